"""What no topic answers: themes with titles, and no example in two places."""

from __future__ import annotations

import pytest

FILE = "uncovered.yml"
FIRST = "longevity vitamin d"  # in the first theme, worth_it


def test_content_uncovered_every_theme_has_a_title_that_differs(content):
    titles = [theme.title for theme in content.uncovered.themes.values()]
    assert len(titles) == len(set(titles)) >= 20


def test_content_uncovered_no_theme_holds_all_that_fits_nowhere(content):
    sizes = [len(theme.examples) for theme in content.uncovered.themes.values()]
    assert max(sizes) <= 0.08 * sum(sizes)


@pytest.mark.parametrize(
    ("old", "new", "code", "what"),
    [
        ("    title: Cancer\n", "", "C04", "themes.cancer.title: it is missing."),
        ("  cancer:\n", "  Cancer:\n", "C04", "themes.Cancer: this is not an id."),
        (
            "    title: Cancer\n",
            "    titel: Cancer\n    title: Cancer\n",
            "C05",
            "'themes.cancer.titel' is not a key that goes here.",
        ),
        (
            "    title: Cancer\n",
            f"    title: Cancer {'and more ' * 9}\n",
            "C04",
            "themes.cancer.title: this is longer than 60 characters.",
        ),
        (
            "themes:\n",
            "themes:\n  pets: {title: Pets, examples: []}\n",
            "C04",
            "themes.pets.examples: this list needs 1 or more entries.",
        ),
    ],
)
def test_content_uncovered_theme_without_its_form_is_refused(
    edit, found, old, new, code, what
):
    path = edit(FILE, old, new)
    (problem,) = found()
    assert (problem.path, problem.code, problem.what) == (path, code, what)


@pytest.mark.parametrize("copy", [FIRST, f"{FIRST.capitalize()}?"])
def test_content_uncovered_example_of_two_themes_is_reported(
    edit, found, line_of, copy
):
    path = edit(
        FILE,
        "title: Cancer\n    examples:\n",
        f"title: Cancer\n    examples: # !\n      - {copy}\n",
    )
    (problem,) = found()
    assert (problem.path, problem.code) == (path, "C07")
    assert problem.line == line_of(path, "examples: # !") + 1
    assert problem.what == f"the example '{copy}' stands in uncovered.yml too."


def test_content_uncovered_example_of_a_topic_is_reported(add_topic, edit, found):
    add_topic("does magnesium help me sleep\n", f"{FIRST}\n")
    (problem,) = found()
    assert (problem.path.name, problem.code) == (FILE, "C07")
    assert problem.what == f"the example '{FIRST}' stands in sleep.yml too."
    edit(FILE, f"      - {FIRST}\n", "")
    assert found() == []
