"""What the decision's thresholds cost."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.learning.judged import Asked, Decided, Shares, decide
from benchmarks.page import table

# A wrong answer on health, a needless refusal, an unneeded "did you mean".
WRONG, REFUSAL, OFFER = 10, 3, 1
GRID = {
    "answer_from": (0.45, 0.5, 0.55, 0.6, 0.7, 0.8),
    "answer_from_if_sure": (0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8),
    "sure_from": (0.6, 0.7, 0.8, 0.9),
    "offer_from": (0.1, 0.2, 0.25, 0.3, 0.4, 0.5),
}


def cost(one: Decided) -> int:
    """Return what came of a message, as the sum of what it costs its person."""
    if one.what == "answer":
        return WRONG if one.wrong else 0
    if one.what == "offer":
        return OFFER if one.offered or not one.asked.good else REFUSAL
    return REFUSAL if one.asked.good else 0


def thresholds_table(asked: Sequence[Asked], shares: Shares, names: list[str]) -> str:
    """Return the cost per hundred messages, one threshold changed at a time."""
    rows = [
        _row(threshold, value, decide(asked, shares, names, **{threshold: value}))
        for threshold, values in GRID.items()
        for value in values
    ]
    titles = ["Threshold", "Cost of 100", "Right", "Wrong", "Offered", "Refused"]
    return table(titles, rows)


def _row(threshold: str, value: float, decided: Sequence[Decided]) -> list[str]:
    on_topic = [one for one in decided if one.asked.good]

    def share(count: int, of: Sequence[Decided]) -> str:
        return f"{100 * count / len(of):.1f} %"

    return [
        f"{threshold} {value:.2f}",
        f"{100 * sum(map(cost, decided)) / len(decided):.1f}",
        share(sum(one.right for one in on_topic), on_topic),
        share(sum(one.wrong for one in decided), decided),
        share(sum(one.offered for one in on_topic), on_topic),
        share(sum(one.what == "refuse" for one in on_topic), on_topic),
    ]
