"""A topic that is on one nutrient by itself: its key is checked like the others."""

from __future__ import annotations

import pytest

KEY = "nutrient: vitamin_d\nanswers:"


def test_content_topic_nutrient_is_read(add_topic, found, content):
    add_topic("answers:", KEY)
    assert found() == []
    assert content.topics["sunlight"].nutrient == "vitamin_d"
    assert content.topics["magnesium_forms"].nutrient == "magnesium"
    assert content.topics["bone_health"].nutrient is None


@pytest.mark.parametrize(
    ("old", "new", "what", "next_step"),
    [
        (
            "answers:",
            "nutrient: zinc\nanswers:",
            "nutrient: this is not allowed here.",
            "Allowed: magnesium, vitamin_d",
        ),
        (
            "answers:",
            "nutrient: both\nanswers:",
            "nutrient: this is not allowed here.",
            "Allowed: magnesium, vitamin_d",
        ),
        (
            "answers:",
            "nutrients: vitamin_d\nanswers:",
            "'nutrients' is not a key that goes here.",
            "Did you mean 'nutrient'?",
        ),
        (
            "answers:\n  any:",
            f"{KEY}\n  magnesium:",
            "the topic is on vitamin_d, its 'answers' are not.",
            "See docs/content.md",
        ),
    ],
)
def test_content_topic_nutrient_problem_says_what_and_next(
    add_topic, found, old, new, what, next_step
):
    path = add_topic(old, new)
    (problem,) = found()
    assert problem.path == path
    assert what in str(problem)
    assert next_step in str(problem)
