"""What the model understood of the latest message, checked against the content."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker

from bot.content.base import NutrientId
from bot.content.countries import is_country
from bot.content.knowledge import knowledge

NUTRIENTS: tuple[NutrientId, ...] = ("magnesium", "vitamin_d")
LEVELS = ("inadequate", "adequate", "high")
INTAKES = ("magnesium_intake", "vitamin_d_intake")
PERSON = ("age", "sex", "life_stage")
DETAILS = ("amount", *PERSON)
AGE, OLDEST = re.compile(r"[0-9]{1,3}"), 120  # years
AMOUNT = re.compile(r"[0-9]{1,10}(\.[0-9]{1,3})? (IU|mcg|mg|g|ng/mL|[nm]mol/L|mg/dL)")


@dataclass(frozen=True)
class Understood:
    """The intent, its confidence, and entities as lists of known ids."""

    intent: str
    confidence: float
    ranking: tuple[str, ...]
    entities: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, tracker: Tracker) -> Understood:
        """Read the latest message. An entity that the content lacks is dropped.

        A button's payload can be typed by hand, so no value in it is trusted; a food
        that the content lacks is a person's own word, which no button has.
        """
        message: dict[str, Any] = tracker.latest_message or {}
        from_button = str(message.get("text") or "").startswith("/")
        found: dict[str, list[str]] = {}
        for entity in message.get("entities", []):
            name, value = entity.get("entity"), str(entity.get("value"))
            if from_button and name == "other_food":
                continue
            if _known(name, value) and value not in found.setdefault(name, []):
                found[name].append(value)
        intent = message.get("intent") or {}
        return cls(
            intent=str(intent.get("name") or ""),
            confidence=float(intent.get("confidence") or 0.0),
            ranking=tuple(
                str(one.get("name")) for one in message.get("intent_ranking", [])
            ),
            entities={name: tuple(values) for name, values in found.items()},
        )

    def all(self, entity: str) -> tuple[str, ...]:
        """Return all values of ``entity``, in the order of the message."""
        return self.entities.get(entity, ())

    def first(self, entity: str) -> str | None:
        """Return the first value of ``entity``."""
        values = self.all(entity)
        return values[0] if values else None

    @property
    def nutrient(self) -> str | None:
        """``magnesium``, ``vitamin_d``, ``both``, or None if neither is named."""
        values = set(self.all("nutrient"))
        return "both" if len(values) > 1 or "both" in values else self.first("nutrient")


def form_of(tracker: Tracker) -> str | None:
    """Return the form that is going on, None if none is."""
    return (tracker.active_loop or {}).get("name")


def one_nutrient(nutrient: str | None) -> NutrientId | None:
    """Return ``nutrient`` if it is one nutrient, None if it is both or not known."""
    for known in NUTRIENTS:
        if nutrient == known:
            return known
    return None


def _known(entity: str | None, value: str) -> bool:
    content = knowledge()
    allowed: dict[str, Any] = {
        "nutrient": (*NUTRIENTS, "both"),
        "food": content.foods.foods,
        "food_group": content.foods.groups,
        "term": content.glossary.terms,
        "form": content.forms.forms,
        "medicine": content.medicines.medicines,
        "step": {step.id for step in content.activation.steps},
        "magnesium_intake": LEVELS,
        "vitamin_d_intake": LEVELS,
        "sex": ("female", "male"),
        "life_stage": ("pregnancy", "breastfeeding"),
        "language": content.languages.languages,
        "topic": content.topics,
    }
    if entity == "age":
        # Not isdigit: it also holds for signs that int refuses, such as "²".
        return bool(AGE.fullmatch(value)) and int(value) <= OLDEST
    if entity == "amount":
        return bool(AMOUNT.fullmatch(value))
    if entity == "country":
        return is_country(value)
    if entity == "other_food":
        return bool(value.strip())
    return entity in allowed and value in allowed[entity]
