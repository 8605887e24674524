"""A food with one thing wrong: what the educator is told, and where."""

from __future__ import annotations

import pytest


def test_content_foods_sound_food_has_no_problem(add_food, found):
    add_food()
    assert found() == []


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "what", "next_step"),
    [
        pytest.param(
            ", unit: mg,",
            ",",
            "C04",
            "magnesium:",
            "foods.kale_chips.servings.0.magnesium.unit: it is missing.",
            "Add 'unit'",
            id="amount without a unit",
        ),
        pytest.param(
            ", reference: usda-sr28}\n        vit",
            "}\n        vit",
            "C04",
            "magnesium:",
            "foods.kale_chips.servings.0.magnesium.reference: it is missing.",
            "Add 'reference'",
            id="amount without a source",
        ),
        pytest.param(
            "value: 20, unit: mg",
            "value: 0.02, unit: g",
            "C04",
            "unit: g,",
            "foods have magnesium in mg, not in g.",
            "Convert the amount",
            id="magnesium in grams",
        ),
        pytest.param(
            "value: 0, unit: mcg",
            "value: 400, unit: IU",
            "C04",
            "unit: IU",
            "foods have vitamin_d in mcg, not in IU.",
            "1 mcg of vitamin D is 40 IU.",
            id="vitamin D in IU",
        ),
        pytest.param(
            "value: 20",
            "value: a trace",
            "C04",
            "a trace",
            "write a number, or a range such as 30-50.",
            "See docs/content.md",
            id="amount in words",
        ),
        pytest.param(
            "value: 20",
            "value: yes",
            "C04",
            "value: yes",
            "this is not an amount.",
            "Write a number, with no unit beside it.",
            id="yes for an amount",
        ),
        pytest.param(
            "value: 20",
            "value: -20",
            "C04",
            "value: -20",
            "an amount can't be below zero.",
            "See docs/content.md",
            id="amount below zero",
        ),
        pytest.param(
            "group: leafy_greens",
            "group: leafy_green",
            "C06",
            "group: leafy_green",
            "foods.kale_chips.group: 'leafy_green' is not an id in the groups",
            "Did you mean 'leafy_greens'?",
            id="unknown group",
        ),
        pytest.param(
            "magnesium: {value: 20, unit: mg, reference: usda-sr28}",
            "magnesium: {value: 20, unit: mg, reference: usda-sr82}",
            "C06",
            "usda-sr82",
            "magnesium.reference: 'usda-sr82' is not an id in references.yml.",
            "Did you mean 'usda-sr28'?",
            id="unknown source of an amount",
        ),
        pytest.param(
            "[crisped kale]",
            "[Spinach]",
            "C08",
            "spinach:",
            "the name 'spinach' belongs to both kale_chips and spinach.",
            "Leave it with one of them.",
            id="name of another food",
        ),
        pytest.param(
            "[crisped kale]",
            "[leafy greens]",
            "C08",
            "kale_chips:",
            "the name 'leafy greens' belongs to both leafy_greens and kale_chips.",
            "Leave it with one of them.",
            id="name of a group",
        ),
        pytest.param(
            "[crisped kale]",
            "[avocados]",
            "C08",
            "avocado:",
            "belongs to both kale_chips and avocado.",
            "Leave it with one of them.",
            id="plural of another food",
        ),
        pytest.param(
            "note: It differs by brand.",
            "note: |\n      It differs.\n\n      By brand.",
            "C11",
            "note: |",
            "foods.kale_chips.note: there is a blank line in the text.",
            "Messaging platforms split there",
            id="blank line in a note",
        ),
    ],
)
def test_content_foods_food_problem_says_where_what_and_next(
    add_food, found, line_of, old, new, code, line, what, next_step
):
    path = add_food(old, new)
    problem, *others = found()
    assert {one.code for one in (problem, *others)} == {code}
    assert (problem.path, problem.line) == (path, line_of(path, line))
    assert what in problem.what
    assert next_step in problem.next_step


@pytest.mark.parametrize("value", ["20", "20.5", '"20-30"', "8.5-10"])
def test_content_foods_amount_may_be_a_number_or_a_range(add_food, found, value):
    add_food("value: 20", f"value: {value}")
    assert found() == []
