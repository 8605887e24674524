"""A topic file with one thing wrong: what the educator is told, and where."""

from __future__ import annotations

import pytest

ANSWERS = """\
answers:
  any:
    short: |
      Some people say that it helps.
      The proof is thin.
    references: [nhs-mg]
"""
HARD = (
    "Physiological homeostatic mechanisms necessitate considerable "
    "biochemical sophistication throughout gastrointestinal absorption."
)
LONG = "\n      ".join(["It helps us all to do so."] * 13)


def test_content_topics_sound_one_has_no_problem(add_topic, found):
    add_topic()
    assert found() == []


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "what", "next_step"),
    [
        pytest.param(
            "question: Does magnesium help me sleep?\n",
            "",
            "C04",
            "title:",
            "question: it is missing.",
            "Add 'question'",
            id="missing key",
        ),
        pytest.param(
            "follow_ups:",
            "folow_ups:",
            "C05",
            "folow_ups:",
            "'folow_ups' is not a key that goes here.",
            "Did you mean 'follow_ups'? Allowed: answers, examples, follow_ups, lookup",
            id="unknown key",
        ),
        pytest.param(
            "    references:",
            "    mroe: Not known.\n    references:",
            "C05",
            "mroe:",
            "'answers.any.mroe' is not a key that goes here.",
            "Did you mean 'more'? Allowed: more, references, short, simple.",
            id="unknown key inside another",
        ),
        pytest.param(
            "- citrate for falling asleep faster",
            "- 2000",
            "C04",
            "- 2000",
            "examples.7: this is not a text.",
            "put it in quotes if it is yes, no or a number.",
            id="number without quotes",
        ),
        pytest.param(
            "- does magnesium help me sleep",
            "- yes",
            "C04",
            "- yes",
            "examples.0: this is not a text.",
            "put it in quotes if it is yes, no or a number.",
            id="yes without quotes",
        ),
        pytest.param(
            "- please explain melatonin and d3 to me, i am from Poland",
            "- no",
            "C04",
            "- no",
            "examples.19: this is not a text.",
            "put it in quotes if it is yes, no or a number.",
            id="no without quotes",
        ),
        pytest.param(
            "- something for the small hours",
            '- ""',
            "C04",
            '- ""',
            "examples.3: nothing is given.",
            "Fill it in.",
            id="empty example",
        ),
        pytest.param(
            "  - something for the small hours\n",
            "",
            "C04",
            "examples:",
            "examples: this list needs 20 or more entries.",
            "Add what is missing.",
            id="too few examples",
        ),
        pytest.param(
            "title: Magnesium and sleep",
            "title: Magnesium and sleep, and dreams, and getting up",
            "C04",
            "title:",
            "title: this is longer than 40 characters.",
            "Shorten it.",
            id="title too long for a button",
        ),
        pytest.param(
            "title: Magnesium and sleep",
            "title:",
            "C04",
            "title:",
            "title: nothing is given.",
            "Fill it in",
            id="empty title",
        ),
        pytest.param(
            "follow_ups: [get_tested]",
            "follow_ups: [get_tested, immune, bone_health, together]",
            "C04",
            "follow_ups:",
            "follow_ups: this list may have 3 entries at most.",
            "Take out",
            id="too many follow-ups",
        ),
        pytest.param(
            "follow_ups: [get_tested]",
            "follow_ups: get_tested",
            "C04",
            "follow_ups:",
            "follow_ups: this needs a list",
            "See docs/content.md",
            id="text in place of a list",
        ),
        pytest.param(
            ANSWERS,
            "",
            "C04",
            "title:",
            "a topic needs 'answers' or 'lookup'.",
            "See docs/content.md",
            id="neither answers nor lookup",
        ),
        pytest.param(
            "answers:",
            "lookup: fods\nanswers:",
            "C04",
            "lookup:",
            "lookup: this is not allowed here.",
            "Allowed: foods, food, scenarios",
            id="lookup that does not exist",
        ),
        pytest.param(
            "[nhs-mg]",
            "[]",
            "C04",
            "references:",
            "answers.any.references: this list needs 1 or more entries.",
            "Add what is missing.",
            id="answer without a source",
        ),
        pytest.param(
            "[nhs-mg]",
            "[nhs-gm]",
            "C06",
            "references:",
            "answers.any.references.0: 'nhs-gm' is not an id in references.yml.",
            "Did you mean 'nhs-mg'? If it is new, add it to references.yml first.",
            id="unknown source",
        ),
        pytest.param(
            "follow_ups: [get_tested]",
            "follow_ups: [get_tetsed]",
            "C06",
            "follow_ups:",
            "follow_ups.0: 'get_tetsed' is not an id in topics/.",
            "Did you mean 'get_tested'?",
            id="unknown topic to follow",
        ),
        pytest.param(
            "      The proof is thin.",
            "\n      The proof is thin.",
            "C11",
            "short:",
            "answers.any.short: there is a blank line in the text.",
            "Messaging platforms split there",
            id="blank line in an answer",
        ),
        pytest.param(
            "      The proof is thin.",
            "      \t\n      The proof is thin.",
            "C11",
            "short:",
            "answers.any.short: there is a blank line in the text.",
            "write it as one block of lines.",
            id="line of spaces in an answer",
        ),
        pytest.param(
            "The proof is thin.",
            HARD,
            "C09",
            "short:",
            "answers.any.short: the reading grade is",
            "Use shorter sentences and everyday words",
            id="too hard to read",
        ),
        pytest.param(
            "The proof is thin.",
            LONG,
            "C10",
            "short:",
            "answers.any.short: 97 words, over 90.",
            "move part of it to 'more'.",
            id="too long",
        ),
        pytest.param(
            "    references:",
            f"    more: {HARD}\n    references:",
            "C09",
            "more:",
            "answers.any.more: the reading grade is",
            "Use shorter sentences",
            id="the rest is too hard to read",
        ),
        pytest.param(
            "follow_ups:",
            "title: Sleep\nfollow_ups:",
            "C03",
            "title: Sleep",
            "the key 'title' stands twice here.",
            "Keep one of them",
            id="repeated key",
        ),
        pytest.param(
            "    references:",
            "    short: It may.\n    references:",
            "C03",
            "short: It may.",
            "the key 'short' stands twice here.",
            "Keep one of them",
            id="repeated key inside another",
        ),
        pytest.param(
            "title: Magnesium and sleep",
            "title: Magnesium: and sleep",
            "C02",
            "title:",
            "this is not valid YAML: mapping values are not allowed",
            "Check indentation, colons and quotes near this line.",
            id="colon without quotes",
        ),
        pytest.param(
            "follow_ups: [get_tested]",
            "follow_ups: [get_tested\nlookup: [",
            "C02",
            "lookup:",
            "this is not valid YAML:",
            "Check indentation, colons and quotes",
            id="bracket left open",
        ),
    ],
)
def test_content_topics_problem_says_where_what_and_next(
    add_topic, found, line_of, old, new, code, line, what, next_step
):
    path = add_topic(old, new)
    (problem,) = found()
    assert (problem.path, problem.line) == (path, line_of(path, line))
    assert what in str(problem)
    assert next_step in str(problem)
    assert str(problem).endswith(f"[{code}]")


def test_content_topics_same_example_in_two_is_named_in_both(add_topic, found, line_of):
    taken = "is it worthwhile to count sheep"
    first = add_topic("counting sheep, or eating almonds", taken)
    second = first.with_name("slumber.yml")
    text = first.read_text().replace("  - ", "  - tonight, ")
    text = text.replace(f"tonight, {taken}", taken)
    second.write_text(text.replace(taken, "Is it  worthwhile to count SHEEP?"))
    (problem,) = found()
    assert (problem.code, problem.path) == ("C07", second)
    assert problem.line == line_of(second, "SHEEP")
    assert "'Is it  worthwhile to count SHEEP?' stands in sleep.yml too" in problem.what
    assert "reword or delete" in problem.next_step
