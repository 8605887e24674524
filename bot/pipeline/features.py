"""What the classifier sees of a message, in numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from bot.pipeline.encoder import PARTS, SENTENCE, Encoder
from bot.pipeline.mentions import mentions
from bot.pipeline.minilm import WIDTH
from bot.pipeline.ngrams import counts
from bot.pipeline.reading import Reading

Numbers = npt.NDArray[np.float32]

MENTIONS, NGRAMS = "mentions", "ngrams"
# The length of each part of a message's features; 0 leaves a part out.
WEIGHTS = {
    SENTENCE: 1.0,
    "magnesium": 0.7,
    "vitamin_d": 0.7,
    "strongest": 0.7,
    MENTIONS: 0.3,
    NGRAMS: 0.9,
}


@dataclass(frozen=True)
class Features:
    """A row for each message.

    ``sentences`` are the sentence vectors, of (messages, 384) and length 1; ``dense``
    are all dense parts with their weights, the sentence among them; ``counts`` are
    those of words and letter groups, not yet weighed.
    """

    sentences: Numbers
    dense: Numbers
    counts: csr_matrix

    def only(self, messages: npt.NDArray[np.int64]) -> Features:
        """Return the rows of these messages alone."""
        return Features(
            self.sentences[messages], self.dense[messages], self.counts[messages]
        )


def features(
    encoder: Encoder, readings: Sequence[Reading], weights: Mapping[str, float]
) -> Features:
    """Return the features of ``readings``; ``weights`` are like ``WEIGHTS``."""
    texts = [reading.plain for reading in readings]
    vectors = encoder.encode(texts, parts_of(weights))
    return with_vectors(vectors, readings, weights)


def parts_of(weights: Mapping[str, float]) -> list[str]:
    """Return the parts of the encoder's vectors that have a weight."""
    return [part for part in PARTS if weights[part]]


def with_vectors(
    vectors: Numbers, readings: Sequence[Reading], weights: Mapping[str, float]
) -> Features:
    """Return the features of ``readings``, of which the encoder made ``vectors``."""
    texts = [reading.plain for reading in readings]
    parts = parts_of(weights)
    named = np.array([mentions(reading) for reading in readings], dtype=np.float32)
    scale = np.repeat([weights[part] for part in parts], WIDTH).astype(np.float32)
    return Features(
        # The sentence is the first part.
        sentences=vectors[:, :WIDTH] if weights[SENTENCE] else 0 * vectors[:, :WIDTH],
        dense=np.hstack([vectors * scale, weights[MENTIONS] * named]),
        counts=counts(texts),
    )
