"""Compounds: coconut milk is no milk, and is said to be not known."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "food",
    [
        "coconut milk",
        "rice milk",
        "goat's milk",
        "Cashew Milk",
        "oat-milk chocolate cake mix with hemp milk",
        "egg white",
        "egg whites",
        "duck eggs",
        "cottage cheese",
        "cream cheese",
        "sweet potato",
        "sweet potatoes",
        "wild rice",
        "banana bread",
        "almond butter",
        "carrot juice",
        "avocado oil",
        "chicken soup",
        "chicken liver",
        "shiitake mushrooms",
        "greek yogurt",
        "coffee beans",
        "fish oil",
        "potato chips",
        "moong dal",
        "bean curd",
        "badam milk",
        "aloo paratha",
        "mushroom risotto",
    ],
)
def test_compounds_are_other_foods(extract, food):
    found = extract(f"is there any magnesium in {food}?")
    assert found["other_food"][-1] in food.lower()
    assert " " in found["other_food"][-1]
    assert not {"food_group", "step"} & set(found)
    assert found.get("food", []) in ([], ["oat_milk"])


def test_compounds_that_only_sound_like_a_group_are_other_foods(extract):
    found = extract("how much magnesium is in green tea")
    assert found == {"nutrient": ["magnesium"], "other_food": ["green tea"]}


def test_compounds_listed_as_something_else_are_that(extract):
    found = extract("is milk of magnesia the same as magnesium oxide")
    assert found["form"] == ["hydroxide", "oxide"]
    assert "food" not in found


@pytest.mark.parametrize(
    ("text", "food"),
    [
        ("raw spinach", "spinach"),
        ("canned wild salmon", "salmon"),
        ("a glass of cold milk", "milk"),
        ("grilled chicken", "chicken"),
        ("organic eggs", "egg"),
        ("are eggs white", "egg"),
        ("almond milk", "almond_milk"),
        ("soya milk", "soy_milk"),
        ("is goat, milk or egg better", "milk"),
        ("brown rice", "brown_rice"),
        ("peanut butter", "peanut_butter"),
    ],
)
def test_compounds_leave_a_known_food_alone(extract, text, food):
    assert food in extract(text).get("food", [])


@pytest.mark.parametrize(
    "text",
    [
        "does an apple watch show my magnesium",
        "i clean the fish tank with magnesium",
        "an egg timer and vitamin d",
        "my egg timer",
        "her first milk tooth and vitamin d",
        "milk teeth",
        "a milk frother",
        "couch potato with low magnesium",
        "chicken pox and vitamin d",
        "on a bean bag all day, vitamin d",
        "a rice university study on magnesium",
        "the fruit machine",
        "magnesium nut and bolt",
        "the nuts and bolts of vitamin d",
        "an almond tree in magnesium soil",
        "fruit flies on vitamin d",
    ],
)
def test_compounds_of_things_are_no_food(extract, text):
    assert not {"food", "food_group", "other_food"} & set(extract(text))


@pytest.mark.parametrize(
    "text", ["my iron pan", "is an iron skillet bad", "an iron man race"]
)
def test_compounds_of_things_are_no_medicine(extract, text):
    assert "medicine" not in extract(text)


def test_compounds_leave_a_medicine_before_a_thing_alone(extract):
    assert extract("do tetracyclines teeth stains fade")["medicine"]
    assert extract("take iron and magnesium")["medicine"] == ["iron"]


@pytest.mark.parametrize(
    ("text", "food"),
    [
        ("is dragon fruit a source of magnesium", "dragon fruit"),
        ("magnesium in passion fruit", "passion fruit"),
        ("jollof rice and magnesium", "jollof rice"),
    ],
)
def test_compounds_are_neither_the_food_nor_the_group_they_end_with(
    extract, text, food
):
    found = extract(text)
    assert found["other_food"] == [food]
    assert not {"food", "food_group"} & set(found)
