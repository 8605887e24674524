"""Ways to ask that are too alike: reported with both lines, and what to do."""

from __future__ import annotations

import re
from itertools import cycle

import pytest

BODY = """
    hair skin nails mood back knees eyes teeth gums liver gut bladder hands feet neck
    hips wrists elbows ankles toes fingers ears nose throat chest spine joints nerves
"""
BODY_PARTS = BODY.split()
FOOD_TEMPLATES = (
    "does {} have magnesium at night",
    "how much vitamin D is in {} at night",
    "{} vitamin d content at night",
    "can you get magnesium from {} at night",
    "is there any d3 in {} at night",
)


@pytest.fixture
def add_examples(add_topic):
    """Return a function that adds ways to ask to a topic with twenty varied ones."""

    def add(*examples):
        lines = "".join(f"  - {example}\n" for example in examples)
        return add_topic("examples:\n", f"examples:\n{lines}")

    return add


def quoted(text):
    """Return what stands in quotes in a message, and the number of the line."""
    (line,) = re.findall(r"on line (\d+)", text)
    return (*re.findall(r"'(.+?)'", text), int(line))


@pytest.mark.parametrize(
    "templates",
    [
        pytest.param(FOOD_TEMPLATES[:1], id="a food in one sentence"),
        pytest.param(FOOD_TEMPLATES, id="a food in five sentences"),
        pytest.param(["is magnesium good for {body} at night"], id="another word"),
    ],
)
def test_content_alike_template_is_reported_with_file_and_line(
    add_examples, found, line_of, content, templates
):
    foods = [food.name for food in content.foods.foods.values()][:60]
    fillers = zip(foods, cycle(BODY_PARTS), strict=False)
    made = [
        templates[number % len(templates)].format(food, body=part)
        for number, (food, part) in enumerate(fillers)
        if "{}" in templates[0] or number < len(BODY_PARTS)
    ]
    path = add_examples(*made)
    problems = found()
    assert len(problems) > len(made) / 2
    assert {(one.code, one.path) for one in problems} == {("C15", path)}
    for problem in problems:
        example, other, line = quoted(problem.what)
        assert {example, other} <= set(made)
        assert problem.line == line_of(path, f"- {example}")
        assert line == line_of(path, f"- {other}")
        assert "examples, more than 15%," in problem.what
        assert "People ask in fragments, in long stories" in problem.next_step


def test_content_alike_lines_copied_with_one_word_changed_are_reported(
    edit, found, content
):
    examples = content.topics["immune"].examples
    copies = [
        f"{example.rsplit(' ', 1)[0]} {part}"
        for example, part in zip(examples, cycle(BODY_PARTS), strict=False)
        if re.fullmatch(r"\w+( \w+){5,}", example)
    ]
    lines = "".join(f"  - {copy}\n" for copy in copies)
    path = edit("topics/immune.yml", "examples:\n", f"examples:\n{lines}")
    problems = found()
    assert len(problems) > 20
    assert {(one.code, one.path) for one in problems} == {("C15", path)}
    assert all(" on line " in one.what and one.line > 0 for one in problems)


@pytest.mark.parametrize(
    "copy",
    [
        "help me sleep, does magnesium?",
        "does magnesium help you sleep",
        "So does MAGNESIUM help me sleep?!",
        "why does mag help me sleep",
    ],
)
def test_content_alike_near_copy_is_named_with_its_twin(
    add_examples, found, line_of, copy
):
    original = "does magnesium help me sleep"
    path = add_examples(f"'{copy}'")
    (problem,) = found()
    lines = {original: line_of(path, f"- {original}"), copy: line_of(path, copy)}
    example, other, line = quoted(problem.what)
    assert (example, other) == (original, copy)
    assert (problem.code, problem.path) == ("C15", path)
    assert (problem.line, line) == (lines[example], lines[other])
    assert problem.next_step.startswith("Reword or delete one.")


@pytest.mark.parametrize(
    "examples",
    [
        pytest.param(["does vitamin D help me sleep"], id="another nutrient"),
        pytest.param(["almonds at bedtime", "kale at bedtime"], id="another food"),
        pytest.param(
            ["low mag, high D, bad nights", "high mag, low D, bad nights"],
            id="the other way round",
        ),
        pytest.param(["does magnesium not help me sleep"], id="the opposite"),
        pytest.param(["does magnesium help me slep"], id="a typo"),
    ],
)
def test_content_alike_a_few_lines_that_ask_something_else_may_stay(
    add_examples, found, examples
):
    add_examples(*examples)
    assert found() == []


def test_content_alike_only_as_many_as_are_above_the_limit_must_change(
    add_examples, found, line_of
):
    foods = ["almonds", "kale", "salmon", "oats"]
    path = add_examples(*(f"will {food} late at night do" for food in foods[:3]))
    assert found() == []
    path = add_examples(*(f"will {food} late at night do" for food in foods))
    (problem,) = found()
    assert problem.line == line_of(path, "oats")
    assert "4 of 24 examples, more than 15%, have such a twin" in problem.what


def test_content_alike_too_many_with_one_opening_are_reported(
    add_examples, found, line_of
):
    endings = [
        "helps in the evening, or is that a tale",
        "and a good night: any link",
        "wakes my neighbor",
        "taken late. Fine?",
        "ought to calm, so they say on the radio",
    ]
    add_examples(*(f"'tell me, {name}'" for name in endings[:3]))
    assert found() == []
    path = add_examples(*(f"'I hear magnesium {ending}'" for ending in endings))
    (problem,) = found()
    assert problem.line == line_of(path, endings[-1])
    assert f"'I hear magnesium {endings[-1]}' begins like" in problem.what
    assert f"on line {line_of(path, endings[0])}; 5 of 25 examples" in problem.what
    assert "Begin some of them in other ways." in problem.next_step
