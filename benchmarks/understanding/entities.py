"""Whether what a message names is found, by kind: precision, recall and F1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from benchmarks.page import table
from benchmarks.understanding.questions import Asked, Question

KINDS = (
    *("nutrient", "food", "other_food", "food_group", "term", "form", "medicine"),
    *("step", "magnesium_intake", "vitamin_d_intake", "amount", "age", "sex"),
    "life_stage",
)
Named = set[tuple[str, str]]


def found(one: Asked) -> Named:
    """Return the kinds and values that were found in a message."""
    return {
        (entity["entity"], str(entity["value"]))
        for entity in one.turn.understood.get("entities") or []
        if entity["entity"] in KINDS
    }


def expected(question: Question, named: Named) -> tuple[Named, Named]:
    """Return what is to be found, and what may be found without being counted.

    "tofu|silken tofu" is right either way; "?iu" may be found or not.
    """
    gold: Named = set()
    open_to_taste: Named = set()
    for kind, values in question["entities"].items():
        for value in values:
            ways = [(kind, way) for way in value.lstrip("?").split("|")]
            if value.startswith("?"):
                open_to_taste.update(ways)
            else:
                gold.add(next((way for way in ways if way in named), ways[0]))
    return gold, open_to_taste - gold


def counts(asked: Sequence[Asked]) -> dict[str, Counter[str]]:
    """Return for each kind how many were found, spurious and missed."""
    counted = {kind: Counter[str]() for kind in KINDS}
    for one in asked:
        named = found(one)
        gold, open_to_taste = expected(one.question, named)
        named -= open_to_taste
        for outcome, ones in (
            ("found", named & gold),
            ("spurious", named - gold),
            ("missed", gold - named),
        ):
            for kind, _ in ones:
                counted[kind][outcome] += 1
    return counted


def entities_table(asked: Sequence[Asked]) -> str:
    """Return a line for each kind, and one for all together (micro average)."""
    counted = counts(asked)
    whole = sum(counted.values(), Counter[str]())
    rows = [_row(kind, one) for kind, one in [*counted.items(), ("all", whole)]]
    return table(["Kind", "In the messages", "Precision", "Recall", "F1"], rows)


def scores(one: Counter[str]) -> tuple[float, float, float]:
    """Return precision, recall and F1; 0 where there is nothing to divide by."""
    hits = one["found"]
    precision = hits / max(hits + one["spurious"], 1)
    recall = hits / max(hits + one["missed"], 1)
    return (
        precision,
        recall,
        2 * hits / max(2 * hits + one["spurious"] + one["missed"], 1),
    )


def _row(kind: str, one: Counter[str]) -> list[str]:
    figures = [f"{100 * score:.1f} %" for score in scores(one)]
    return [kind, str(one["found"] + one["missed"]), *figures]
