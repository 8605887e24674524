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
