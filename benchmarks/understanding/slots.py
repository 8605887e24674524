"""Whether the slots are right: the nutrient, the food, the person asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from benchmarks.page import table
from benchmarks.understanding.questions import Asked
from benchmarks.understanding.shares import interval, percent
from bot.pipeline.names import name_finder

LOOSELY = ("food", "food_group")


def slots_table(asked: Sequence[Asked]) -> str:
    """Return a line for each slot, over the questions whose topic is right."""
    reached: dict[str, list[bool]] = {}
    for one in asked:
        for slot, expected in one.question.get("slots", {}).items():
            if one.right:
                given = one.turn.slots.get(slot, "")
                reached.setdefault(slot, []).append(is_right(slot, expected, given))
    rows = [
        [slot, percent(ones), f"{sum(ones)} of {len(ones)}", interval(ones)]
        for slot, ones in [
            *reached.items(),
            ("all", [one for ones in reached.values() for one in ones]),
        ]
    ]
    return table(["Slot", "Right", "Given", "95 % interval"], rows)


def is_right(slot: str, expected: str, given: str) -> bool:
    """Tell whether ``given`` is what was expected; a food may be called otherwise."""
    if slot not in LOOSELY or not given:
        return given == expected
    spans = name_finder().find(expected)
    named = {span.value for span in spans if span.entity in LOOSELY}
    wanted = {_plain(name) for name in (expected, *named)}
    return _plain(given) in wanted or _plain(given) <= _plain(expected)


def _plain(name: str) -> frozenset[str]:
    """Return the words of a name without endings: "egg" and "eggs" are one."""
    words = re.findall(r"\w+", name.lower().replace("_", " "))
    return frozenset(re.sub(r"e?s$", "", word) for word in words)
