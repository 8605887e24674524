"""A message and its parts, each as it stands and with what was talked of before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
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

FOODS = ("food", "food_group", "other_food")
NUTRIENTS: tuple[NutrientId, ...] = ("magnesium", "vitamin_d")

# "Is there magnesium in it", but not "is it true about magnesium".
OF_A_FOOD = re.compile(
    r"\b(?:in|of|from) (?:it|them|there|that|this|these|those)\b|"
    r"\b(?:do|does) (?:it|they|these|those)\b|"
    r"\b(?:it|they) (?:has|have|got|contains?)\b",
    re.I,
)


@dataclass(frozen=True)
class Piece:
    """A message, or a part of it, with the probability of each intent.

    ``about`` is what was talked of before, where it leaves that open: a nutrient, by
    its name, or a food. ``shares_about`` are the probabilities with that put in front;
    ``nutrient`` is the nutrient's id.
    """

    text: str
    entities: Sequence[Entity]
    about: str | None = None
    nutrient: NutrientId | None = None
    shares: Shares = field(default_factory=dict)
    shares_about: Shares | None = None

    @property
    def texts(self) -> list[str]:
        """What must be judged: as it stands, and after talk of a nutrient.

        The name goes in front, so that a question on something else stays one.
        """
        own = [self.text]
        return own if self.about is None else [*own, f"{self.about}: {self.text}"]

    def judged(self, shares: Mapping[str, Shares]) -> Piece:
        """Return it with its shares, which ``shares`` has by text."""
        own, about = self.texts[0], self.texts[1:]
        return replace(
            self, shares=shares[own], shares_about=shares[about[0]] if about else None
        )

    @property
    def points_back(self) -> bool:
        """Whether it leaves open what it is about, and says so: "it", "and"."""
        return self.about is not None and bool(POINTS_BACK.search(self.text))

    @property
    def entities_about(self) -> list[Entity]:
        """Its entities, with the nutrient that it leaves open."""
        if self.nutrient is None:
            return list(self.entities)
        own = {"entity": "nutrient", "value": self.nutrient, "extractor": "context"}
        return [*self.entities, {**own, "start": 0, "end": 0}]


@dataclass(frozen=True)
class Before:
    """What was talked of before: one nutrient, or none or both; and a food, by name."""

    nutrient: NutrientId | None = None
    food: str | None = None

    @classmethod
    def of(cls, tracker: DialogueStateTracker | None) -> Before:
        """Return what the conversation was about last.

        In a questionnaire a message goes with its question, not with what came before.
        """
        if tracker is None or tracker.active_loop_name:
            return cls()
        return cls(
            _one(tracker.get_slot("nutrient")), _food_name(tracker.get_slot("food"))
        )

    def after(self, piece: Piece) -> Before:
        """Return what was talked of once ``piece`` has been said."""
        nutrients, foods = _named(piece, "nutrient"), _named(piece, "food")
        nutrient = _one(next(iter(nutrients))) if len(nutrients) == 1 else None
        return Before(
            nutrient if nutrients else self.nutrient,
            _food_name(foods.pop()) if foods else self.food,
        )

    def completing(self, piece: Piece) -> Piece:
        """Return ``piece`` with what it leaves open."""
        if not _named(piece, "nutrient"):
            if self.nutrient is None:
                return piece
            name = knowledge().nutrients.get(self.nutrient).name
            return replace(piece, about=name, nutrient=self.nutrient)
        names_food = any(_named(piece, kind) for kind in FOODS)
        is_of_food = not names_food and OF_A_FOOD.search(piece.text)
        return replace(piece, about=self.food) if is_of_food else piece


def pieces(whole: Reading, before: Before) -> list[Piece]:
    """Return the message, and then those parts of it that may be questions."""
    found = [before.completing(_piece(whole))]
    for part in candidates(whole.text):
        piece = _piece(reader().read(part))
        found.append(before.completing(piece))
        before = before.after(piece)
    return found


def _piece(reading: Reading) -> Piece:
    return Piece(reading.text, VocabularyExtractor.entities(reading))


def _named(piece: Piece, kind: str) -> set[str]:
    return {str(one["value"]) for one in piece.entities if one["entity"] == kind}


def _food_name(food: object) -> str | None:
    known = knowledge().foods.foods.get(str(food))
    return known.name if known else None


def _one(nutrient: object) -> NutrientId | None:
    return next((one for one in NUTRIENTS if one == nutrient), None)
