"""The training examples, with features: what is learned from, apart from Rasa."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.pipeline.encoder import Encoder
from bot.pipeline.features import NGRAMS, WEIGHTS, Features, features
from bot.pipeline.importer import ContentImporter
from bot.pipeline.intent_model import DEFAULTS, IntentModel, learn
from bot.pipeline.minilm import encoder_file
from bot.pipeline.reading import Reading, reader
from bot.pipeline.tuned_layers import is_spared
from bot.settings import settings


@dataclass(frozen=True)
class Examples:
    """All examples: their texts, readings and intents.

    ``intents`` are numbers into ``names``; the encoder was not taught those that
    ``spared`` says.
    """

    texts: list[str]
    readings: list[Reading]
    names: list[str]
    intents: npt.NDArray[np.int64]
    spared: npt.NDArray[np.bool_]

    def only(self, chosen: npt.NDArray[np.bool_]) -> Examples:
        """Return these of the examples alone."""
        at = np.flatnonzero(chosen)
        return Examples(
            [self.texts[one] for one in at],
            [self.readings[one] for one in at],
            self.names,
            self.intents[at],
            self.spared[at],
        )


def read_examples() -> Examples:
    """Return the examples that ``cofactor train`` learns from."""
    importer = ContentImporter("config.yml", "domain.yml", ["data"])
    messages = importer.get_nlu_data().intent_examples
    texts = [str(message.get("text")) for message in messages]
    names, intents = np.unique(
        [str(message.get("intent")) for message in messages], return_inverse=True
    )
    readings = [reader().read(text) for text in texts]
    spared = np.array([is_spared(text) for text in texts])
    return Examples(texts, readings, [str(name) for name in names], intents, spared)


def featurize(
    readings: list[Reading],
    weights: Mapping[str, float] = WEIGHTS,
    graph: Path | None = None,
) -> Features:
    """Return the features of ``readings``, with all processors at work.

    By the encoder in use, if ``graph`` names no other.
    """
    path = graph or encoder_file(settings().cache)
    encoder = Encoder(path, threads=os.cpu_count() or 1)
    return features(encoder, readings, weights)


def learned(
    found: Features,
    intents: npt.NDArray[np.int64],
    held_out: npt.NDArray[np.bool_],
    **changes: Any,
) -> IntentModel:
    """Return what is learned from features, with some of the defaults changed."""
    weight = changes.pop("ngram_weight", WEIGHTS[NGRAMS])
    return learn(found, intents, held_out, {**DEFAULTS, **changes}, weight)
