"""Names: every way to write a thing leads to it, in the plural too."""

from __future__ import annotations

import pytest

from bot.content.content import load_content
from bot.content.vocabulary import singular_and_plural, vocabulary


@pytest.fixture(scope="module")
def things(content):
    """Return what each name leads to: (kind, text) to ids."""
    found = {}
    for name in vocabulary(content):
        found.setdefault((name.entity, name.text), []).append(name.value)
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("almond", "almonds"),
        ("almonds", "almond"),
        ("cherry", "cherries"),
        ("cherries", "cherry"),
        ("turkey", "turkeys"),
        ("tomato", "tomatoes"),
        ("tomatoes", "tomato"),
        ("peach", "peaches"),
        ("radishes", "radish"),
        ("Brazil Nut", "brazil nuts"),
        ("box", "boxes"),
    ],
)
def test_content_vocabulary_knows_the_other_number(one, other):
    assert set(singular_and_plural(one)) == {one.lower(), other}


@pytest.mark.parametrize("text", ["hummus", "watercress", "couscous", "25(oh)d3"])
def test_content_vocabulary_leaves_what_has_no_plural(text):
    assert list(singular_and_plural(text)) == [text]


@pytest.mark.parametrize(
    ("kind", "text", "id"),
    [
        ("nutrient", "magnesium", "magnesium"),
        ("nutrient", "vit d", "vitamin_d"),
        ("nutrient", "d3", "vitamin_d"),
        ("food", "almond", "almonds"),
        ("food", "almonds", "almonds"),
        ("food", "avocados", "avocado"),
        ("food_group", "nut", "nuts"),
        ("form", "bisglycinate", "glycinate"),
        ("medicine", "doxycycline", "tetracyclines"),
        ("step", "kidneys", "kidney"),
        ("level", "a lot", "high"),
        ("level", "not enough", "inadequate"),
    ],
)
def test_content_vocabulary_name_leads_to_its_thing(things, kind, text, id):
    assert things[kind, text] == [id]


def test_content_vocabulary_has_every_food_by_all_its_names(content, things):
    for id, food in content.foods.foods.items():
        for name in (food.name, *food.names):
            assert things["food", name.lower()] == [id]


def test_content_vocabulary_name_leads_to_one_thing_of_a_kind(things):
    assert {name: ids for name, ids in things.items() if len(ids) > 1} == {}


def test_content_vocabulary_longest_names_come_first(content):
    lengths = [len(name.text) for name in vocabulary(content)]
    assert lengths == sorted(lengths, reverse=True)


def test_content_vocabulary_takes_in_what_an_educator_adds(content_folder, edit):
    spinach = "    name: spinach\n    names: ["
    edit("foods.yml", spinach, f"{spinach}Popeye berry, ")
    names = vocabulary(load_content(content_folder))
    texts = {name.text for name in names if name.value == "spinach"}
    assert {"popeye berry", "popeye berries"} <= texts
