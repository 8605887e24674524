"""The level of intake that an amount stands for, by the figures of amounts.yml."""

from __future__ import annotations

import re

from rasa_sdk import Tracker

from actions.catalog import fitting_amounts
from actions.understood import PERSON, Understood, one_nutrient
from bot.content.base import Level, NutrientId

WHOSE = "US"  # its recommended amounts and limits are those of the daily values, too
# How many of a nutrient's own unit a dose of 1 is. Blood levels are no doses.
UNITS: dict[NutrientId, dict[str, float]] = {
    "magnesium": {"mg": 1, "g": 1000},
    "vitamin_d": {"mcg": 1, "IU": 1 / 40, "mg": 1000},
}
ONLY_VITAMIN_D = ("IU", "mcg")
DAYS = (
    (re.compile(r"every other day|every (?:2|two) days", re.I), 2),
    (re.compile(r"every (?:2|two|other) weeks?|fortnight", re.I), 14),
    (re.compile(r"(?:a|an|per|each|every|once a) ?(?:week|wk)\b|/ ?w|weekly", re.I), 7),
    (re.compile(r"(?:a|per|each|every|once a) ?month|/ ?m|monthly", re.I), 30),
    (re.compile(r"twice|two times|2 ?x|x ?2", re.I), 0.5),
)
# The limits for magnesium are for pills: food has none, and what is asked for is both.
FROM_PILLS = re.compile(
    r"\b(?:pills?|tablets?|capsules?|supplement\w*|tak(?:e|ing))\b", re.I
)
# Beyond so many times the limit, the unit is more likely wrong than the dose.
BEYOND_BELIEF = 100


def dose_level(tracker: Tracker, nutrient: NutrientId, *, asked: bool) -> Level | None:
    """Return the level that the message's first fitting dose of ``nutrient`` is.

    ``asked`` tells whether a dose that names no nutrient is of this one.
    """
    message = tracker.latest_message or {}
    text = str(message.get("text") or "")
    understood = Understood.of(tracker)
    doses = [one for one in message.get("entities", []) if one["entity"] == "amount"]
    for dose in doses:
        if dose["value"] not in understood.all("amount"):
            continue
        number, unit = dose["value"].split(" ")
        if not _is_of(nutrient, unit, understood, asked=asked):
            continue
        start = dose.get("end", len(text))
        later = [one["start"] for one in doses if one.get("start", 0) >= start]
        a_day = float(number) * UNITS[nutrient][unit]
        a_day /= _days(text[start : min(later, default=len(text))])
        from_pills = bool(FROM_PILLS.search(text))
        return _level(tracker, nutrient, a_day, from_pills=from_pills)
    return None


def _is_of(
    nutrient: NutrientId, unit: str, understood: Understood, *, asked: bool
) -> bool:
    if unit not in UNITS[nutrient]:
        return False
    named = understood.nutrient
    if named is None:
        return asked
    # Of both, the one in milligrams is magnesium.
    both = nutrient == "magnesium" or unit in ONLY_VITAMIN_D
    return one_nutrient(named) == nutrient or (named == "both" and both)


def _days(after: str) -> float:
    """Return for how many days a dose is, by the words that follow it."""
    return next((days for pattern, days in DAYS if pattern.search(after)), 1)


def _level(
    tracker: Tracker, nutrient: NutrientId, a_day: float, *, from_pills: bool
) -> Level | None:
    person = (tracker.get_slot(name) for name in PERSON)
    figures = [
        one for one in fitting_amounts(nutrient, *person) if one.authority == WHOSE
    ]
    # Of those for women and for men the lower, if it is not told whose intake it is.
    recommended = [float(one.value) for one in figures if one.kind == "recommended"]
    limits = [float(one.value) for one in figures if one.kind == "upper_limit"]
    if not recommended or not limits or a_day > BEYOND_BELIEF * min(limits):
        return None
    is_of_pills = nutrient != "magnesium" or from_pills
    if a_day > min(limits) and is_of_pills:
        return "high"
    return "adequate" if a_day >= min(recommended) else "inadequate"
