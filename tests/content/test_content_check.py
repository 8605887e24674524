"""What is wrong between files: ids, names, units, gaps, words the program says."""

from __future__ import annotations

import pytest

KALE = """
foods:
  kale_chips:
    name: kale chips
    names: [crisped kale]
    group: leafy_greens
    article: []
    servings:
      - serving: 1 cup (30 g)
        magnesium: {value: 20, unit: mg, reference: usda-sr28}
        vitamin_d: {value: 0, unit: mcg, reference: usda-sr28}
    note: It differs by brand.
    references: [usda-sr28]
"""
TERM = """terms:
  sleep_term:
    name: deep sleep
    names: [slumber]
    short: This is sleep.
    references: [nhs-mg]
"""


@pytest.fixture
def add_food(edit):
    """Return a function that adds kale chips, with one text in them replaced."""

    def add(old="", new=""):
        assert old in KALE
        return edit("foods.yml", "\nfoods:\n", KALE.replace(old, new, 1))

    return add


def test_content_check_sound_food_has_no_problem(add_food, found):
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
def test_content_check_food_problem_says_where_what_and_next(
    add_food, found, line_of, old, new, code, line, what, next_step
):
    path = add_food(old, new)
    problem, *others = found()
    assert {one.code for one in (problem, *others)} == {code}
    assert (problem.path, problem.line) == (path, line_of(path, line))
    assert what in problem.what
    assert next_step in problem.next_step


@pytest.mark.parametrize("value", ["20", "20.5", '"20-30"', "8.5-10"])
def test_content_check_amount_may_be_a_number_or_a_range(add_food, found, value):
    add_food("value: 20", f"value: {value}")
    assert found() == []


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


@pytest.mark.parametrize(
    ("key", "id"),
    [("phrases", "blocked"), ("buttons", "tell_more"), ("sentences", "food_rich")],
)
def test_content_check_words_that_the_program_says_are_there(rewrite, found, key, id):
    path = rewrite("phrases.yml", lambda data: data[key].pop(id))
    (problem,) = found()
    assert (problem.code, problem.path) == ("C13", path)
    assert problem.what == f"'{id}' is missing under '{key}'."
    assert problem.next_step == "Restore it: the program says it."


@pytest.mark.parametrize(
    ("file", "keys", "text", "what", "next_step"),
    [
        (
            "phrases.yml",
            ("phrases", "trouble"),
            "Call {emergancy} now.",
            "phrases.trouble: nothing is filled in for {emergancy} here.",
            "Allowed: {crisis}, {emergency}, {poison}.",
        ),
        (
            "phrases.yml",
            ("phrases", "greet"),
            "Hello {}. What would you like to know?",
            "phrases.greet: nothing is filled in for {} here.",
            "Allowed: {crisis}, {emergency}, {poison}.",
        ),
        (
            "phrases.yml",
            ("phrases", "greet"),
            "Hello {you. What would you like to know?",
            "phrases.greet: expected '}'",
            "Write a name in braces",
        ),
        (
            "phrases.yml",
            ("sentences", "food_rich"),
            "Yes, {fod} has much {nutrient}.",
            "sentences.food_rich: nothing is filled in for {fod} here.",
            "Allowed: {food}, {nutrient}.",
        ),
        (
            "phrases.yml",
            ("sentences", "foods_sun"),
            "The {sun} makes it too.",
            "sentences.foods_sun: nothing is filled in for {sun} here.",
            "Allowed: none.",
        ),
        (
            "safety.yml",
            ("categories", "emergency", "reply"),
            "Call {emergency} or {poison}.",
            "categories.emergency.reply: nothing is filled in for {poison} here.",
            "Allowed: {emergency}.",
        ),
        (
            "safety.yml",
            ("categories", "emergency", "reply"),
            "Call {emergency now.",
            "categories.emergency.reply: expected '}'",
            "Write a name in braces",
        ),
    ],
)
def test_content_check_braces_hold_what_is_filled_in(
    rewrite, found, file, keys, text, what, next_step
):
    def put(data):
        for key in keys[:-1]:
            data = data[key]
        data[keys[-1]] = text

    path = rewrite(file, put)
    (problem,) = found()
    assert (problem.code, problem.path) == ("C04", path)
    assert problem.line > 0
    assert what in problem.what
    assert next_step in problem.next_step


@pytest.mark.parametrize("key", ["phrases", "sentences"])
def test_content_check_fixed_words_have_no_blank_line(rewrite, found, key):
    rewrite("phrases.yml", lambda data: data[key].update(extra="One.\n\nTwo."))
    (problem,) = found()
    assert problem.code == "C11"
    assert problem.what == f"{key}.extra: there is a blank line in the text."


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
