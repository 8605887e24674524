"""Names: what a message names is found, where it stands, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.content import load_content
from bot.content.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("text", "entity", "value"),
    [
        ("an almond", "food", "almonds"),
        ("ALMONDS", "food", "almonds"),
        ("bananas", "food", "banana"),
        ("two potatoes", "food", "potato"),
        ("garbanzo beans", "food", "chickpeas"),
        ("pepitas", "food", "pumpkin_seeds"),
        ("porridge", "food", "oats"),
        ("samon", "food", "salmon"),
        ("aloo", "food", "potato"),
        ("a jacket spud", "food", "potato"),
        ("kaju", "food", "cashews"),
        ("moongphali", "food", "peanuts"),
        ("channa", "food", "chickpeas"),
        ("curd", "food", "yogurt"),
        ("semi-skimmed milk", "food", "milk"),
        ("a tin of tuna", "food", "tuna"),
        ("wholemeal toast", "food", "whole_wheat_bread"),
        ("beef mince", "food", "ground_beef"),
        ("pinhead oats", "food", "oats"),
        ("advocado", "food", "avocado"),
        ("hens egg", "food", "egg"),
        ("mackeral", "food", "mackerel"),
        ("egg-yolk", "food", "egg_yolk"),
        ("vit d", "nutrient", "vitamin_d"),
        ("mag", "nutrient", "magnesium"),
        ("D3", "nutrient", "vitamin_d"),
        ("25(OH)D", "nutrient", "vitamin_d"),
        ("25 oh d", "nutrient", "vitamin_d"),
        ("25 OH D", "term", "calcidiol"),
        ("magnisium", "nutrient", "magnesium"),
        ("Hypomagnesaemia", "nutrient", "magnesium"),
        ("hypermagnesemia", "nutrient", "magnesium"),
        ("hypermagnesemia", "term", "hypermagnesemia"),
        ("cholecalciferol", "nutrient", "vitamin_d"),
        ("cholecalciferol", "term", "vitamin_d3"),
        ("ergocalciferol", "nutrient", "vitamin_d"),
        ("calcidiol", "nutrient", "vitamin_d"),
        ("calcidiol", "term", "calcidiol"),
        ("calcitriol", "nutrient", "vitamin_d"),
        ("25-hydroxy test", "nutrient", "vitamin_d"),
        ("a 25 hydroxy result", "nutrient", "vitamin_d"),
        ("25(OH)D", "term", "calcidiol"),
        ("vitimin d", "nutrient", "vitamin_d"),
        ("my vitamin D.", "nutrient", "vitamin_d"),
        ("(vitamin d)", "nutrient", "vitamin_d"),
        ("nuts", "food_group", "nuts"),
        ("leafy greens", "food_group", "leafy_greens"),
        ("mg citrate", "form", "citrate"),
        ("200 mg citrate", "form", "citrate"),
        ("prilosec", "medicine", "ppi"),
        ("the liver step", "step", "liver"),
        ("lots of", "level", "high"),
        ("isn't enough", "level", "inadequate"),
    ],
)
def test_names_are_found_however_written(extract, text, entity, value):
    assert value in extract(text)[entity]


def test_names_in_the_content_are_each_found_alone(content, finder):
    missed = {
        name.text
        for name in vocabulary(content)
        if (name.entity, name.value)
        not in {(span.entity, span.value) for span in finder.find(name.text)}
    }
    assert missed == {"mg"}  # alone it is the answer "magnesium", not the unit


@pytest.mark.parametrize(
    ("text", "foods"),
    [
        ("brown rice", ["brown_rice"]),
        ("rice", ["white_rice"]),
        ("rice or brown rice", ["white_rice", "brown_rice"]),
        ("beef liver", ["beef_liver"]),
        ("cod liver oil", ["cod_liver_oil"]),
        ("almond milk", ["almond_milk"]),
        ("peanut butter", ["peanut_butter"]),
        ("uv mushrooms and mushrooms", ["uv_mushrooms", "mushrooms"]),
        ("spinach, tuna and milk", ["spinach", "tuna", "milk"]),
    ],
)
def test_names_longest_wins(extract, text, foods):
    assert extract(text)["food"] == foods


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("d3", {"nutrient", "term"}),
        ("magnesium citrate", {"nutrient", "form"}),
        ("vitamin d toxicity", {"nutrient", "term"}),
        ("beef liver", {"food"}),
        ("kidney beans", {"food"}),
        ("low fat milk", {"food"}),
        ("milk of magnesia", {"form"}),
        ("the liver", {"step"}),
        ("adequate intake of magnesium", {"term", "level", "nutrient"}),
    ],
)
def test_names_of_different_kinds_share_words_but_a_food_is_whole(finder, text, kinds):
    assert {span.entity for span in finder.find(text)} == kinds


@pytest.mark.parametrize("text", ["green tea", "my pulse is fast", "can i drink that"])
def test_names_of_groups_are_not_their_singular(extract, text):
    assert "food_group" not in extract(text)


NAMES = [
    name.text
    for name in vocabulary(load_content())
    # A number before "mg oxide" makes a unit of "mg".
    if name.entity in ("food", "form") and not name.text.startswith("mg")
]
# What people type around a name, but no letters that could make another name of it.
AROUND = st.text(st.sampled_from(" \t\n?!,;:()*#'\"🌞éß中0123456789-"), max_size=12)


@given(before=AROUND, after=AROUND, name=st.sampled_from(NAMES))
@settings(max_examples=300, deadline=None)
def test_names_offsets_point_at_the_name(finder, before, after, name):
    text = f"{before} {name.title()} {after}"
    start = len(before) + 1
    places = {(span.start, span.end) for span in finder.find(text)}
    assert (start, start + len(name)) in places


@given(st.text(max_size=120))
@settings(max_examples=300, deadline=None)
def test_names_offsets_are_inside_the_message(finder, text):
    for span in finder.find(text):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]


def test_extractor_sets_the_names_and_how_the_message_was_read(finder):
    from rasa.shared.nlu.training_data.message import Message

    from bot.pipeline.reading import reader
    from bot.pipeline.vocabulary import READING, VocabularyExtractor

    text = "is vit d in samon, or in egg-yolk? i'm low in mg"
    (message,) = VocabularyExtractor(reader()).process([Message.build(text)])
    found = [
        (e["entity"], text[e["start"] : e["end"]]) for e in message.get("entities")
    ]
    assert ("food", "samon") in found
    assert ("food", "egg-yolk") in found
    assert message.get(READING).plain == (
        "is vitamin d in salmon , or in egg - yolk ? i'm low in magnesium"
    )


def test_extractor_finds_nothing_in_a_message_without_text(finder):
    from rasa.shared.nlu.training_data.message import Message

    from bot.pipeline.reading import reader
    from bot.pipeline.vocabulary import VocabularyExtractor

    message = Message({"intent": {"name": "greet"}})
    VocabularyExtractor(reader()).process([message])
    assert message.get("entities") == []
