"""Which level a message gives for which nutrient: "magnesium ok, vitamin d low"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.pipeline.names import Span

BOTH = re.compile(
    r"\b(both|either(?: one)?|neither|each|the two|all of (?:it|them)|two of them)\b",
    re.I,
)
# "not low" and "not too high" turn a level round.
NEGATED = re.compile(r"\b(?:not|isn't|isnt|aren't|never)(?: too| very| so)? $", re.I)
CLAUSE_END = re.compile(r"[,;.!?]|\b(?:but|while|and)\b", re.I)
FARTHEST = 60  # characters between a level and the nutrient it is about


def intakes(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return ``magnesium_intake`` and ``vitamin_d_intake`` entities.

    A level goes to the nearest nutrient; one in the same clause is nearer than any
    other. "Both" gives the level to both.
    """
    levels = [_turned(text, span) for span in spans if span.entity == "level"]
    nutrients = [span for span in spans if span.entity == "nutrient"]
    if not levels:
        return []
    named = {span.value for span in nutrients}
    both = BOTH.search(text)
    if both and (len(levels) == 1 or not named):
        level = min(levels, key=lambda one: abs(one.start - both.start()))
        value = "inadequate" if both.group().lower() == "neither" else level.value
        return [
            Span(f"{nutrient}_intake", value, level.start, level.end)
            for nutrient in ("magnesium", "vitamin_d")
        ]
    found = {}
    if len(levels) == 1 and len(named) == 2 and _joined(text, nutrients):
        for value in sorted(named):
            found[value] = levels[0]
    for nutrient in nutrients:
        if nutrient.value not in found:
            nearest = min(levels, key=lambda level: _distance(text, level, nutrient))
            if _distance(text, nearest, nutrient) <= FARTHEST:
                found[nutrient.value] = nearest
    return [
        Span(f"{value}_intake", level.value, level.start, level.end)
        for value, level in found.items()
    ]


def _distance(text: str, level: Span, nutrient: Span) -> int:
    """Characters between the two; a clause's end between them counts as far."""
    first, second = sorted((level, nutrient), key=lambda span: span.start)
    between = text[first.end : second.start]
    gap = len(between) + (FARTHEST // 2 if CLAUSE_END.search(between) else 0)
    # "low magnesium": a level more often stands before its nutrient or after "is".
    return max(gap, 0)


def _joined(text: str, nutrients: Sequence[Span]) -> bool:
    """Tell whether the two nutrients stand together: "magnesium and vitamin d"."""
    first, last = nutrients[0], nutrients[-1]
    between = text[first.end : last.start].strip().lower()
    return between in (
        "and",
        "&",
        "+",
        "or",
        "nor",
        "and my",
        "/",
        "and also",
        ",",
        "plus",
    )


def _turned(text: str, level: Span) -> Span:
    if NEGATED.search(text[: level.start]):
        turned = {"high": "adequate", "adequate": "inadequate"}
        value = turned.get(level.value, level.value)
        return Span(level.entity, value, level.start, level.end)
    return level
