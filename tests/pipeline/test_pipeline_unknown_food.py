"""Foods that the content does not know are noticed, and only foods."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "food"),
    [
        ("is there vitamin d in kombucha", "kombucha"),
        ("Vitamin D in Kombucha?", "kombucha"),
        ("  is there vitamin d in kombucha", "kombucha"),
        ("does ramen have magnesium", "ramen"),
        ("do oysters contain any mag", "oysters"),
        ("can natto provide vitamin d", "natto"),
        ("how much magnesium is in a big mac", "big mac"),
        ("how much magnesium is there in tofu", "tofu"),
        ("how much mg does kefir have", "kefir"),
        ("are figs a good source of magnesium", "figs"),
        ("is marmite rich in magnesium", "marmite"),
        ("quinoa magnesium content", "quinoa"),
        ("tempeh has lots of magnesium, right", "tempeh"),
        ("magnesium content of quinoa", "quinoa"),
        ("tahini magnesium per spoon", "tahini"),
        ("ghee vit d", "ghee"),
        ("vitamin d butter", "butter"),
        ("mag in brazil nuts", "brazil nuts"),
        ("walnuts - do they have magnesium?", "walnuts"),
        ("what about prunes for magnesium", "prunes"),
        ("is there magnesium and vitamin d in caviar", "caviar"),
        ("how much magnesium and vitamin d do figs have", "figs"),
        ("i heard that eel has crazy amounts of vitamin d", "eel"),
        ("do you get vit d from eating pork chops", "pork chops"),
        ("magnesium in pad thai or ramen", "pad thai"),
        ("which chocolate has the most magnesium", "chocolate"),
        ("which kinds of lettuce are high in magnesium", "lettuce"),
        ("which energy drink has the most magnesium", "energy drink"),
        ("what's the best granola for magnesium", "granola"),
        ("is hot cocoa any good for mag", "hot cocoa"),
        ("tofu magnesium?", "tofu"),
        ("vitamin d in oysters", "oysters"),
        ("how much mag do i get from a bowl of laksa", "laksa"),
        ("i love medlars, do they have magnesium", "medlars"),
        ("i eat a lot of papaya, does that give me magnesium", "papaya"),
        ("how rich in magnesium is tahini", "tahini"),
        ("magnesium in okra please", "okra"),
        ("how many iu of vitamin d does margarine have", "margarine"),
        ("will eating liverwurst raise my vitamin d", "liverwurst"),
        ("is magnesium found in purslane", "purslane"),
        ("i heard freekeh is full of magnesium", "freekeh"),
        ("my friend says durian has magnesium", "durian"),
        ("magnesium: sesame?", "sesame"),
        ("lobster and vitamin d", "lobster"),
        ("ice cream vitamin d", "ice cream"),
        ("is there vitamin d in spring rolls", "spring rolls"),
        ("do scones have magnesium", "scones"),
        ("does bone broth contain magnesium", "bone broth"),
        ("mineral water magnesium", "mineral water"),
        ("is guinness rich in magnesium", "guinness"),
        ("herring roe, has it vitamin d", "herring roe"),
        ("is there magnesium in passion fruit", "passion fruit"),
        ("are walnuts or any of those magnesium rich", "walnuts"),
        ("bournvita magnesium?", "bournvita"),
    ],
)
def test_unknown_food_is_named(finder, text, food):
    from bot.pipeline.reading import reader

    (found,) = (
        span for span in reader().read(text).names if span.entity == "other_food"
    )
    assert found.value == food
    assert text[found.start : found.end].lower() == food


@pytest.mark.parametrize(
    "text",
    [
        "does it have magnesium",
        "do they contain vitamin d",
        "is there magnesium in my body",
        "how much magnesium is in the blood",
        "does the sun give vitamin d",
        "can sunlight provide vitamin d",
        "does my doctor have vitamin d",
        "which foods have magnesium",
        "what has vitamin d",
        "is magnesium good for sleep",
        "does low magnesium have symptoms",
        "vitamin d test",
        "magnesium dose",
        "magnesium glycinate",
        "mag glycinate or citrate",
        "does this supplement have magnesium",
        "how much vitamin d per day",
        "vitamin d please",
        "just magnesium",
        "magnesium, not vitamin d",
        "kombucha",
        "does ramen have iron",
        "does a sun lamp give vitamin d",
        "is a sun lamp any good for vitamin d",
        "which multivitamin has the most magnesium",
        "which form has the most magnesium",
        "which month is best for vitamin d",
        "is an epsom bath good for magnesium",
        "does my phone block vitamin d",
        "cancer vitamin d",
        "vitamin d and cancer",
        "does stress use up magnesium",
        "vitamin d in winter",
        "vitamin d in scotland",
        "vitamin d through a window",
        "tanning bed vitamin d",
        "does the moon give vitamin d",
        "is glass good for vitamin d",
        "magnesium on an empty stomach",
        "magnesium in pregnancy",
        "migraine magnesium",
        "fibromyalgia magnesium",
        "constipation magnesium",
        "is swimming good for vitamin d",
        "does levothyroxine or aspirin contain magnesium",
        "does lithium have magnesium",
        "can dogs have magnesium",
        "what about the evening for magnesium",
        "how much vitamin d in 10 minutes",
        "magnesium price",
        "does car paint have magnesium",
        "forget magnesium, vitamin d",
        "can i take magnesium with coffee",
        "does coffee block vitamin d",
        "",
    ],
)
def test_unknown_food_is_not_seen_where_there_is_none(extract, text):
    assert "other_food" not in extract(text)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("is there vitamin d in salmon", "food", "salmon"),
        ("are leafy greens high in magnesium", "food_group", "leafy_greens"),
        ("do nuts have magnesium", "food_group", "nuts"),
    ],
)
def test_unknown_food_is_not_a_known_one(extract, text, kind, value):
    assert extract(text)[kind] == [value]
    assert "other_food" not in extract(text)


@pytest.mark.parametrize(
    "text",
    [
        "vitamin d plz",
        "magnesium pls thx",
        "magnesium third trimester",
        "magnesium in a nutshell",
        "vitamin d in brief",
        "magnesium rims",
        "magnesium alloy wheels",
        "magnesium fire starter",
        "whats elemental magnesium",
        "wats elemental magnesium",
        "im defficient in vitamin d",
        "ive got loads of magnesium",
        "magnesium matters",
        "her magnesium",
        "my nan's vitamin d",
        "uncle's vitamin d",
    ],
)
def test_unknown_food_is_not_seen_in_everyday_words(extract, text):
    assert "other_food" not in extract(text)


@pytest.mark.parametrize(
    ("text", "food", "other"),
    [
        ("magnesium in spinach and kale", ["spinach"], ["kale"]),
        ("kale or spinach for magnesium", ["spinach"], ["kale"]),
        ("salmon, oysters and prawns: vitamin d?", ["salmon"], ["oysters", "prawns"]),
        ("tofu vs almonds magnesium", ["almonds"], ["tofu"]),
    ],
)
def test_unknown_food_beside_a_known_one_in_a_list_is_named(extract, text, food, other):
    found = extract(text)
    assert [value for value in found["food"] if value != "tofu"] == food
    assert found.get("other_food", []) == other or "tofu" in found["food"]


@pytest.mark.parametrize(
    "text",
    [
        "spinach with coffee and magnesium",
        "is spinach good, i drink tea with vitamin d",
    ],
)
def test_unknown_food_elsewhere_than_in_the_list_is_not_named(extract, text):
    assert "other_food" not in extract(text)
