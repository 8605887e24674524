"""Which parts of a message may be alarming: told from the whole, in no time.

To encode a part by itself takes as long as to encode a short message. But the vectors
of its tokens are there, since the whole was encoded; they say nearly the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.pipeline.encoder import Tokens
from bot.pipeline.features import parts_of, with_vectors
from bot.pipeline.intent_model import IntentModel
from bot.pipeline.parts import parts
from bot.pipeline.reading import Reading


@dataclass(frozen=True)
class Glimpses:
    """Picks the parts of a message that are to be read by themselves.

    ``alarming`` are the numbers of the intents that matter, ``least`` is what they must
    have together; ``weights`` are those of the features.
    """

    model: IntentModel
    weights: Mapping[str, float]
    alarming: Sequence[int]
    least: float

    def worth_reading(self, whole: Reading, tokens: Tokens) -> list[str]:
        """Return the parts of ``whole`` that may be alarming, or that were not seen."""
        readings = [whole.within(*span) for span in parts(whole.text)]
        places = _places(whole.plain, readings)
        seen = [
            number
            for number, (start, end) in enumerate(places)
            if 0 <= start < end <= tokens.end
        ]
        calm = self._calm(
            [readings[number] for number in seen],
            [places[number] for number in seen],
            tokens,
        )
        quiet = {number for number, is_calm in zip(seen, calm, strict=True) if is_calm}
        return [
            reading.text
            for number, reading in enumerate(readings)
            if number not in quiet
        ]

    def _calm(
        self, seen: Sequence[Reading], places: Sequence[tuple[int, int]], tokens: Tokens
    ) -> list[bool]:
        if not seen:
            return []
        vectors = tokens.of(places, parts_of(self.weights))
        shares = self.model.glance(with_vectors(vectors, seen, self.weights))
        alarming = shares[:, list(self.alarming)].sum(axis=1)
        return [float(share) < self.least for share in alarming]


def _places(plain: str, readings: Sequence[Reading]) -> list[tuple[int, int]]:
    """Return where each part stands in ``plain``; -1 for one that is not there."""
    places, start = [], 0
    for reading in readings:
        found = plain.find(reading.plain, start)
        places.append((found, found + len(reading.plain)))
        start = max(found, start)
    return places
