"""What is wrong between files: ids, names, units and gaps."""

from __future__ import annotations

import pytest

TERM = """terms:
  sleep_term:
    name: deep sleep
    names: [slumber]
    short: This is sleep.
    references: [nhs-mg]
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "what", "next_step"),
    [
        (
            "references: [nhs-mg]",
            "references: [nhs-gm]",
            "nhs-gm",
            "terms.sleep_term.references.0: 'nhs-gm' is not an id",
            "Did you mean 'nhs-mg'?",
        ),
        (
            "    references: [nhs-mg]\n",
            "    references: [nhs-mg]\n  nap:\n    name: nap\n    names: [Slumber]\n"
            "    short: This is sleep.\n    references: [nhs-mg]\n",
            "  nap:",
            "the name 'Slumber' belongs to both sleep_term and nap.",
            "Leave it with one of them.",
        ),
    ],
)
def test_content_check_glossary_is_not_taken_for_the_topic_of_that_name(
    edit, found, line_of, old, new, line, what, next_step
):
    path = edit("glossary.yml", "terms:\n", TERM.replace(old, new))
    (problem,) = found()
    assert (problem.path, problem.line) == (path, line_of(path, line))
    assert what in problem.what
    assert next_step in problem.next_step


def test_content_check_key_point_leads_to_a_topic(edit, found, line_of):
    path = edit("article.yml", "topic: magnesium_role", "topic: magnesium_rol")
    (problem,) = found()
    line = line_of(path, "topic: magnesium_rol")
    assert (problem.code, problem.path, problem.line) == ("C06", path, line)
    assert "'magnesium_rol' is not an id in topics/." in problem.what
    assert "Did you mean 'magnesium_role'?" in problem.next_step


def test_content_check_unknown_id_without_a_near_one_has_no_guess(edit, found):
    edit("article.yml", "topic: magnesium_role", "topic: zzz")
    (problem,) = found()
    assert problem.next_step == "If it is new, add it to topics/ first."


@pytest.mark.parametrize(
    ("file", "key"),
    [
        ("amounts.yml", "amounts"),
        ("scenarios.yml", "scenarios"),
        ("activation.yml", "steps"),
        ("safety.yml", "safety_rules"),
        ("safety_languages.yml", "safety_rules"),
    ],
)
def test_content_check_id_that_stands_twice_is_reported(rewrite, found, file, key):
    taken = []

    def repeat(data):
        taken.append(data[key][0]["id"])
        data[key][1]["id"] = taken[0]

    path = rewrite(file, repeat)
    problem = next(one for one in found() if one.code == "C03")
    assert problem.path == path
    assert problem.what == f"the id '{taken[0]}' stands twice in this list."
    assert "another id" in problem.next_step


def test_content_check_source_that_an_entry_takes_over_is_checked(edit, found):
    first = (
        "{id: one, nutrient: magnesium, kind: recommended, authority: US, age: [1, 2], "
        "population: all, sex: any, value: 3, unit: mg a day, reference: nhs-gm}"
    )
    both = f"\namounts:\n  - &one {first}\n  - {{<<: *one, id: two}}\n"
    path = edit("amounts.yml", "\namounts:\n", both)
    start = path.read_text().splitlines().index("amounts:") + 1
    assert [(one.code, one.line) for one in found()] == [
        ("C06", start + 1),
        ("C06", start + 2),
    ]


@pytest.mark.parametrize("magnesium", ["inadequate", "adequate", "high"])
@pytest.mark.parametrize("vitamin_d", ["inadequate", "adequate", "high"])
def test_content_check_missing_scenario_is_named(rewrite, found, magnesium, vitamin_d):
    def drop(data):
        data["scenarios"] = [
            one
            for one in data["scenarios"]
            if (one["magnesium"], one["vitamin_d"]) != (magnesium, vitamin_d)
        ]

    path = rewrite("scenarios.yml", drop)
    (problem,) = found()
    assert (problem.code, problem.path, problem.line) == ("C13", path, 0)
    assert f"magnesium {magnesium}, vitamin_d {vitamin_d}" in problem.what
    assert "Add it" in problem.next_step


@pytest.mark.parametrize(
    ("nutrient", "food"), [("magnesium", "oats"), ("vitamin_d", "egg_yolk")]
)
def test_content_check_food_of_the_article_is_listed(rewrite, found, nutrient, food):
    def unlist(data):
        data["foods"][food]["article"].remove(nutrient)

    path = rewrite("foods.yml", unlist)
    (problem,) = found()
    assert (problem.code, problem.path) == ("C13", path)
    assert f"the article lists '{food}' under {nutrient}" in problem.what
    assert problem.next_step == f"Add {nutrient} to its 'article'."


def test_content_check_fact_without_a_unit_is_refused(rewrite, found):
    path = rewrite("amounts.yml", lambda data: data["amounts"][0].pop("unit"))
    (problem,) = found()
    assert (problem.code, problem.path) == ("C04", path)
    assert problem.what == "amounts.0.unit: it is missing."


def test_content_check_age_that_ends_before_it_begins_is_refused(rewrite, found):
    rewrite("amounts.yml", lambda data: data["amounts"][3].update(age=[9, 4]))
    (problem,) = found()
    assert problem.what == "amounts.3.age: the first age is above the second."


def test_content_check_problems_between_files_are_reported_at_once(
    edit, add_topic, add_food, found
):
    add_topic("[nhs-mg]", "[nhs-gm]")
    add_food("group: leafy_greens", "group: leafy")
    edit("article.yml", "topic: magnesium_role", "topic: magnesium_rol")
    edit("phrases.yml", "  blocked:", "  blokked:")
    reported = [(one.path.name, one.code) for one in found()]
    assert reported == [
        ("article.yml", "C06"),
        ("foods.yml", "C06"),
        ("phrases.yml", "C13"),
        ("sleep.yml", "C06"),
    ]
