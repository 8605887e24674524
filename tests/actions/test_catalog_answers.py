"""Look-ups by name: scenarios, steps, amounts, terms, forms, medicines, sources."""

from __future__ import annotations

import pytest

from actions import catalog
from actions.understood import LEVELS, Understood
from actions.wording import sentence


def naming(**entities: str) -> Understood:
    """Return what was understood of a message that names ``entities``."""
    named = {name: tuple(values.split()) for name, values in entities.items()}
    return Understood("inform", 1.0, (), named)


@pytest.mark.parametrize("magnesium", LEVELS)
@pytest.mark.parametrize("vitamin_d", LEVELS)
def test_scenario_says_whether_the_articles_table_covers_the_mix(magnesium, vitamin_d):
    covered = {
        ("adequate", "adequate"),
        ("inadequate", "adequate"),
        ("inadequate", "high"),
        ("inadequate", "inadequate"),
    }
    body = catalog.scenario(magnesium, vitamin_d).body
    says_not_covered = sentence("scenario_not_in_article") in body
    assert says_not_covered == ((magnesium, vitamin_d) not in covered)


def test_scenario_differs_for_each_of_the_nine_mixes():
    bodies = {catalog.scenario(one, other).body for one in LEVELS for other in LEVELS}
    assert len(bodies) == 9


def test_activation_tells_all_three_steps_in_order():
    body = catalog.activation(None).body
    assert body.index("Transport") < body.index("Liver") < body.index("Kidneys")


@pytest.mark.parametrize(
    ("step", "word"),
    [("transport", "carrier"), ("liver", "25(OH)D"), ("kidney", "calcitriol")],
)
def test_activation_tells_one_step_alone(step, word):
    body = catalog.activation(step).body
    assert word in body
    assert body != catalog.activation(None).body


def test_activation_tells_more_once():
    assert catalog.activation(None).has_more
    assert not catalog.activation(None, more=True).has_more
    assert catalog.activation(None, more=True).body != catalog.activation(None).body


@pytest.mark.parametrize(
    ("nutrient", "who", "amounts"),
    [
        ("magnesium", {"sex": "female", "age": "51"}, ["320 mg a day for women"]),
        ("magnesium", {"sex": "male", "age": "19"}, ["400 mg a day for men"]),
        ("magnesium", {"age": "6"}, ["130 mg a day for children", "110 mg a day"]),
        ("magnesium", {"life_stage": "pregnancy"}, ["360 mg a day"]),
        ("vitamin_d", {"age": "75"}, ["20 mcg a day"]),
        ("vitamin_d", {"age": "30"}, ["15 mcg a day", "100 mcg a day"]),
        ("vitamin_d", {"life_stage": "pregnancy"}, ["15 mcg a day"]),
    ],
)
def test_amounts_are_those_of_the_age_the_sex_and_the_life_stage(
    nutrient, who, amounts
):
    answer = catalog.amounts(naming(**who), nutrient)
    assert [amount for amount in amounts if amount not in answer.body] == []


@pytest.mark.parametrize("nutrient", ["magnesium", "vitamin_d"])
def test_amounts_for_a_child_are_not_those_for_other_ages(nutrient):
    body = catalog.amounts(naming(age="6"), nutrient).body
    for others in (" men ", " women ", "adults", "babies", "9 to 13"):
        assert others not in body


@pytest.mark.parametrize("nutrient", ["magnesium", "vitamin_d"])
def test_amounts_for_women_are_not_those_for_men(nutrient):
    women = catalog.amounts(naming(sex="female", age="30"), nutrient).body
    assert " men " not in women


def test_amounts_without_a_sex_are_those_of_both():
    body = catalog.amounts(naming(age="40"), "magnesium").body
    assert "420 mg a day for men" in body
    assert "320 mg a day for women" in body


@pytest.mark.parametrize("nutrient", ["magnesium", "vitamin_d"])
@pytest.mark.parametrize("age", [0, 3, 8, 13, 18, 30, 50, 70, 90, 120])
def test_amounts_say_that_they_are_no_dose_and_whose_figures_they_are(nutrient, age):
    body = catalog.amounts(naming(age=str(age)), nutrient).body
    assert body.endswith(sentence("amounts_not_personal"))
    assert "• US recommends" in body


def test_amounts_of_the_limit_say_what_counts_toward_it():
    magnesium = catalog.amounts(naming(age="40"), "magnesium").body
    vitamin_d = catalog.amounts(naming(age="40"), "vitamin_d").body
    assert sentence("amounts_limit_magnesium") in magnesium
    assert sentence("amounts_limit_vitamin_d") in vitamin_d


def test_amounts_for_nobody_in_particular_are_left_to_the_topic():
    assert catalog.amounts(naming(), "magnesium") is None


@pytest.mark.parametrize(
    ("entity", "value", "word"),
    [
        ("term", "calcitriol", "active form"),
        ("form", "oxide", "Magnesium oxide"),
        ("medicine", "statins", "statin"),
    ],
)
def test_named_entries_are_told(entity, value, word):
    found = catalog.named(naming(**{entity: value}), entity)
    answer = catalog.entries(found, "glossary")
    assert word in answer.body
    assert answer.sources


def test_named_entries_of_a_comparison_are_both_told(content):
    found = catalog.named(naming(form="citrate oxide"), "form")
    body = catalog.entries(found, "magnesium_forms").body
    assert content.forms.forms["citrate"].short in body
    assert content.forms.forms["oxide"].short in body


def test_medicines_are_those_that_concern_the_nutrient(content):
    medicines = content.medicines.medicines
    ids = {medicine.nutrient: id for id, medicine in medicines.items()}
    both = naming(medicine=f"{ids['magnesium']} {ids['vitamin_d']}")
    found = catalog.named(both, "medicine")
    assert catalog.for_nutrient(found, "magnesium") == [medicines[ids["magnesium"]]]
    assert catalog.for_nutrient(found, "vitamin_d") == [medicines[ids["vitamin_d"]]]
    assert catalog.for_nutrient(found, None) == found


def test_medicine_that_concerns_the_other_nutrient_is_told_all_the_same(content):
    id, medicine = next(
        (id, one)
        for id, one in content.medicines.medicines.items()
        if one.nutrient == "vitamin_d"
    )
    found = catalog.named(naming(medicine=id), "medicine")
    assert catalog.for_nutrient(found, "magnesium") == [medicine]


def test_references_name_each_source_of_the_last_answer_with_its_title(content):
    rests_on = content.sources(["jaoa-2018", "ods-mg-hp"])
    answer = catalog.references(rests_on)
    assert answer.sources == rests_on
    for source in rests_on:
        assert f"• {source.short}: {source.title}" in answer.body
