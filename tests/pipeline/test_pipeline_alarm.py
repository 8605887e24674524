"""An alarm is heard in the whole of a message and in each part of it."""

from __future__ import annotations

import pytest

from bot.pipeline.alarm import alarm
from bot.pipeline.parts import LONGEST, MOST, WINDOW
from bot.pipeline.parts import parts as spans

KINDS = {"crisis": "urgent", "emergency": "urgent", "diagnosis": "refer"}
THRESHOLDS = {
    "urgent_from": 0.4,
    "urgent_in_part_from": 0.9,
    "refer_from": 0.5,
    "refer_in_part_from": 0.8,
}
CALM = {"bone_health": 0.9, "crisis": 0.05}


def heard(whole, *parts):
    """Return the category that is heard, and by which threshold; None if none is."""
    named = {f"part {number}": shares for number, shares in enumerate(parts)}
    found = alarm(whole, named, KINDS, THRESHOLDS)
    return found and (found.category, found.threshold)


def parts(text):
    """Return the parts of ``text`` as texts."""
    return [text[start:end] for start, end in spans(text)]


@pytest.mark.parametrize(
    ("whole", "parts", "category", "threshold"),
    [
        ({"crisis": 0.4, "bone_health": 0.6}, [], "crisis", "urgent_from"),
        # Help is needed now, whichever of the two it is.
        ({"crisis": 0.25, "emergency": 0.2}, [], "crisis", "urgent_from"),
        (CALM, [CALM, {"emergency": 0.95}], "emergency", "urgent_in_part_from"),
        ({"diagnosis": 0.5}, [], "diagnosis", "refer_from"),
        (CALM, [{"diagnosis": 0.8}], "diagnosis", "refer_in_part_from"),
        # What is urgent goes first, though the other is likelier.
        ({"diagnosis": 0.9}, [{"crisis": 0.9}], "crisis", "urgent_in_part_from"),
    ],
)
def test_alarm_is_heard(whole, parts, category, threshold):
    assert heard(whole, *parts) == (category, threshold)


def test_alarm_says_in_which_part_it_is_heard():
    parts = {"is kale good": CALM, "i want to die": {"crisis": 0.95}}
    assert alarm(CALM, parts, KINDS, THRESHOLDS).part == "i want to die"
    assert alarm({"crisis": 0.9}, {"a": CALM}, KINDS, THRESHOLDS).part is None


def test_alarm_is_not_heard_where_it_is_unlikely():
    assert heard({}) is None
    assert heard(CALM, CALM, {"crisis": 0.89}, {"diagnosis": 0.79}) is None
    assert heard({"crisis": 0.39, "diagnosis": 0.49}) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("does salmon have vitamin d", []),
        ("thanks. my chest hurts badly", []),  # a word alone is no part
        ("thanks a lot. my chest hurts", ["thanks a lot.", "my chest hurts"]),
        ("nuts are fine, i want to die", ["nuts are fine", "i want to die"]),
        (
            "is kale good and my son swallowed pills",
            ["is kale good", "and my son swallowed pills"],
        ),
        ("line one\nline two", ["line one", "line two"]),
    ],
)
def test_parts_are_the_clauses_of_a_message(text, found):
    assert parts(text) == found


def test_parts_of_what_has_no_marks_are_windows_that_overlap():
    words = [f"word{number}" for number in range(LONGEST + 10)]
    found = parts(" ".join(words))
    assert all(len(part.split()) <= WINDOW for part in found)
    assert {word for part in found for word in part.split()} == set(words)
    assert found[0].split()[-1] in found[1].split()


def test_parts_of_a_very_long_message_are_few_and_leave_out_no_word():
    words = [f"word{number}" for number in range(170)]
    found = parts(" ".join(words))
    assert 1 < len(found) <= MOST
    assert " ".join(found).split() == words
    assert 1 < len(parts(". ".join(f"{word} is it" for word in words))) <= MOST
