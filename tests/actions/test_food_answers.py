"""Food look-ups: what a person reads who asks for foods, or whether one food has it."""

from __future__ import annotations

import pytest

from actions.food_lists import food_list
from actions.foods import amount_text, food_check, nearest_foods, unknown_food
from actions.wording import sentence
from bot.content.food import FoodAmount
from bot.guard.answer import Answer

# The article's two lists, by the ids of foods.yml.
WITH_MAGNESIUM = """spinach swiss_chard almonds cashews pumpkin_seeds black_beans
chickpeas brown_rice oats avocado mackerel salmon"""
WITH_VITAMIN_D = "salmon mackerel tuna milk breakfast_cereal orange_juice egg_yolk"


def foods_in(answer: Answer) -> set[str]:
    """Return the foods that a list names, one a line: "• Spinach, 1 cup: 24 mg"."""
    lines = [line for line in answer.body.splitlines() if line.startswith("• ")]
    return {line[2:].split(",")[0] for line in lines}


@pytest.mark.parametrize(
    ("nutrient", "foods", "count"),
    [("magnesium", WITH_MAGNESIUM, 12), ("vitamin_d", WITH_VITAMIN_D, 7)],
)
def test_food_list_holds_every_food_of_the_articles_list(
    nutrient, foods, count, content
):
    names = {content.foods.foods[id].name.lower() for id in foods.split()}
    listed = {name.lower() for name in foods_in(food_list(nutrient, None))}
    assert listed == names
    assert len(listed) == count


@pytest.mark.parametrize("nutrient", ["both", None])
def test_food_list_for_both_begins_with_salmon_and_mackerel(nutrient):
    lines = food_list(nutrient, None).body.splitlines()
    assert lines[1].startswith("• Salmon,")
    assert lines[2].startswith("• Mackerel,")
    assert "mg of magnesium" in lines[1]
    assert "mcg" in lines[1] and "of vitamin D" in lines[1]


@pytest.mark.parametrize("nutrient", ["magnesium", "vitamin_d"])
def test_food_list_names_the_richest_food_first(nutrient, content):
    body = food_list(nutrient, None).body
    first = next(line for line in body.splitlines() if line.startswith("• "))
    richest = max(
        (food for food in content.foods.foods.values() if nutrient in food.article),
        key=lambda food: food.highest(nutrient),
    )
    assert first[2:].lower().startswith(richest.name.lower())


def test_food_list_of_vitamin_d_names_the_sun_too():
    assert sentence("foods_sun") in food_list("vitamin_d", None).body
    assert sentence("foods_sun") not in food_list("magnesium", None).body


@pytest.mark.parametrize("nutrient", ["magnesium", "vitamin_d"])
def test_food_list_goes_on_with_foods_that_were_not_named_yet(nutrient):
    first, more = food_list(nutrient, None), food_list(nutrient, None, more=True)
    assert first.has_more
    assert foods_in(more)
    assert foods_in(first).isdisjoint(foods_in(more))


@pytest.mark.parametrize(
    ("nutrient", "group", "food"),
    [
        ("magnesium", "nuts", "Almonds"),
        ("magnesium", "leafy_greens", "Spinach"),
        ("magnesium", "legumes", "Black beans"),
        ("vitamin_d", "fish", "Salmon"),
        ("vitamin_d", "dairy", "Milk"),
    ],
)
def test_food_list_of_a_group_holds_only_that_group(nutrient, group, food, content):
    listed = foods_in(food_list(nutrient, group))
    in_group = {
        one.name.lower() for one in content.foods.foods.values() if one.group == group
    }
    assert food in listed
    assert {name.lower() for name in listed} <= in_group


def test_food_list_of_a_group_without_the_nutrient_says_so_and_names_others(content):
    answer = food_list("vitamin_d", "nuts")
    heading = answer.body.splitlines()[0]
    nuts = content.foods.groups["nuts"].name
    assert heading == sentence("foods_group_none", group=nuts, nutrient="vitamin D")
    assert "Salmon" in foods_in(answer)


def test_food_list_of_a_group_for_both_gives_both_amounts():
    answer = food_list("both", "fish")
    salmon = next(line for line in answer.body.splitlines() if "Salmon" in line)
    assert "of magnesium" in salmon and "of vitamin D" in salmon


def test_food_check_says_plainly_that_spinach_has_no_vitamin_d():
    answer = food_check(["spinach"], "vitamin_d")
    assert answer.body == sentence("food_none", food="spinach", nutrient="vitamin D")
    assert answer.sources


@pytest.mark.parametrize(
    ("food", "nutrient", "verdict"),
    [
        ("pumpkin_seeds", "magnesium", "food_rich"),
        ("salmon", "vitamin_d", "food_rich"),
        ("salmon", "magnesium", "food_some"),
        ("avocado", "magnesium", "food_some"),
        ("apple", "magnesium", "food_little"),
        ("carrot", "magnesium", "food_little"),
        ("carrot", "vitamin_d", "food_none"),
    ],
)
def test_food_check_words_follow_the_share_of_the_daily_value(
    food, nutrient, verdict, content
):
    names = {"magnesium": "magnesium", "vitamin_d": "vitamin D"}
    name = content.foods.foods[food].name
    first = food_check([food], nutrient).body.splitlines()[0]
    assert first == sentence(verdict, food=name, nutrient=names[nutrient])


def test_food_check_gives_serving_amount_and_share():
    body = food_check(["salmon"], "vitamin_d").body
    assert "3 oz sockeye, cooked (85 g): 14.2 mcg (568 IU) of vitamin D, 71%" in body


def test_food_check_without_a_nutrient_tells_both():
    body = food_check(["salmon"], None).body
    assert "mg of magnesium" in body and "of vitamin D" in body


def test_food_check_says_what_is_not_known(content):
    food, nutrient = next(
        (id, nutrient)
        for id, food in content.foods.foods.items()
        for nutrient in ("magnesium", "vitamin_d")
        if not food.known(nutrient)
    )
    name = content.foods.foods[food].name
    label = content.nutrients.get(nutrient).name
    expected = sentence("food_unknown_amount", food=name, nutrient=label)
    assert expected in food_check([food], nutrient).body


def test_unknown_food_names_what_is_near_and_repeats_no_word_of_the_person():
    answer = unknown_food("zzyzx salmon burgers <b>")
    assert sentence("food_not_known") in answer.body
    assert "salmon" in answer.body
    assert not any(word in str(answer) for word in ("zzyzx", "burgers", "<b>"))


def test_unknown_food_with_nothing_near_names_nothing():
    answer = unknown_food("qqqqqq")
    assert answer.body.splitlines() == [
        sentence("food_not_known"),
        sentence("food_label"),
    ]


@pytest.mark.parametrize("word", ["and", "the", "of", "with", "in", ""])
def test_nearest_foods_to_a_little_word_are_none(word):
    assert nearest_foods(word) == []


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (10, "mcg", "10 mcg (400 IU)"),
        (2.5, "mcg", "2.5 mcg (100 IU)"),
        (0, "mcg", "0 mcg (0 IU)"),
        (79, "mg", "79 mg"),
        ("30-50", "mg", "30-50 mg"),
    ],
)
def test_amount_text_gives_vitamin_d_in_iu_too(value, unit, text):
    amount = FoodAmount(value=value, unit=unit, reference="usda-sr28")
    assert amount_text(amount) == text


def test_food_list_can_leave_out_a_group(content):
    listed = food_list("vitamin_d", "fish", without_group=True).body
    assert "Milk" in listed
    fish = [one for one in content.foods.foods.values() if one.group == "fish"]
    assert not [one.name for one in fish if one.name.capitalize() in listed]


def test_food_check_says_of_several_foods_each_and_what_is_not_known():
    body = food_check(["almonds", "spinach", "dragon fruit"], "magnesium").body
    assert "magnesium in almonds" in body and "magnesium in spinach" in body
    assert body.endswith("I have no figures for the other food.")
    assert "dragon" not in body


def test_food_check_whose_amount_may_be_much_says_by_what_that_is_measured():
    answer = food_check(["salmon"], "vitamin_d", is_it_much=True)
    assert "5% of the daily value or less counts as low" in answer.body
    assert "fda-dv" in [source.id for source in answer.sources]
