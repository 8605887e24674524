"""A message and its parts, each as it stands and with what was talked of before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker

from bot.content.base import NutrientId
from bot.content.knowledge import knowledge
from bot.pipeline.questions import candidates
from bot.pipeline.reading import Reading, reader
from bot.pipeline.vocabulary import VocabularyExtractor

Entity = dict[str, Any]
# "Is it safe", "and for the heart?": about what was talked of before.
POINTS_BACK = re.compile(r"^\W*(?:and|also|what about|how about)\b|\bits?\b", re.I)
Shares = Mapping[str, float]

NUTRIENTS: tuple[NutrientId, ...] = ("magnesium", "vitamin_d")


@dataclass(frozen=True)
class Piece:
    """A message, or a part of it, with the probability of each intent.

    If it names no nutrient, ``nutrient`` is the one that was talked of before, and
    ``shares_about`` are the probabilities with its name put in front.
    """

    text: str
    entities: Sequence[Entity]
    nutrient: NutrientId | None = None
    shares: Shares = field(default_factory=dict)
    shares_about: Shares | None = None

    @property
    def texts(self) -> list[str]:
        """What must be judged: as it stands, and after talk of a nutrient.

        The name goes in front, so that a question on something else stays one.
        """
        if self.nutrient is None:
            return [self.text]
        name = knowledge().nutrients.get(self.nutrient).name
        return [self.text, f"{name}: {self.text}"]

    def judged(self, shares: Mapping[str, Shares]) -> Piece:
        """Return it with its shares, which ``shares`` has by text."""
        own, about = self.texts[0], self.texts[1:]
        return replace(
            self, shares=shares[own], shares_about=shares[about[0]] if about else None
        )

    @property
    def points_back(self) -> bool:
        """Whether it leaves a nutrient open, and says so: "it", "and"."""
        return self.nutrient is not None and bool(POINTS_BACK.search(self.text))

    @property
    def entities_about(self) -> list[Entity]:
        """Its entities, with the nutrient that it leaves open."""
        own = {"entity": "nutrient", "value": self.nutrient, "extractor": "context"}
        return [*self.entities, {**own, "start": 0, "end": 0}]


def pieces(whole: Reading, before: NutrientId | None) -> list[Piece]:
    """Return the message, and then those parts of it that may be questions.

    ``before`` is the nutrient that the conversation was about last.
    """
    first = Piece(whole.text, VocabularyExtractor.entities(whole))
    if not _names_a_nutrient(first):
        first = replace(first, nutrient=before)
    return [first, *_parts(whole.text, before)]


def _parts(text: str, before: NutrientId | None) -> Iterator[Piece]:
    for part in candidates(text):
        piece = Piece(part, VocabularyExtractor.entities(reader().read(part)))
        if _names_a_nutrient(piece):
            named = {one["value"] for one in piece.entities if _is_nutrient(one)}
            before = _one(named.pop()) if len(named) == 1 else None
            yield piece
        else:
            yield replace(piece, nutrient=before)


def nutrient_before(tracker: DialogueStateTracker | None) -> NutrientId | None:
    """Return the nutrient that the conversation was about last; None if both or none.

    In a questionnaire a message goes with its question, not with what came before.
    """
    if tracker is None or tracker.active_loop_name:
        return None
    return _one(tracker.get_slot("nutrient"))


def _names_a_nutrient(piece: Piece) -> bool:
    return any(map(_is_nutrient, piece.entities))


def _is_nutrient(entity: Entity) -> bool:
    return bool(entity["entity"] == "nutrient")


def _one(nutrient: object) -> NutrientId | None:
    return next((one for one in NUTRIENTS if one == nutrient), None)
