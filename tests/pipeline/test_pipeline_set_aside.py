"""A nutrient that a message sets aside is not what it asks about; others are."""

from __future__ import annotations

import pytest

MAGNESIUM, VITAMIN_D = {"magnesium"}, {"vitamin_d"}


@pytest.mark.parametrize(
    ("text", "nutrient"),
    [
        ("not magnesium, vitamin d", VITAMIN_D),
        ("Not magnesium. Vitamin D.", VITAMIN_D),
        ("vitamin d please, not magnesium", VITAMIN_D),
        ("mag not d", MAGNESIUM),
        ("no, not vitamin d, mag", MAGNESIUM),
        ("i meant magnesium and not vitamin d", MAGNESIUM),
        ("foods for vitamin d, not for magnesium", VITAMIN_D),
        ("foods with vitamin d (not magnesium)", VITAMIN_D),
        ("forget the magnesium, what about vitamin d", VITAMIN_D),
        ("vitamin d foods please, and forget magnesium", VITAMIN_D),
        ("never mind magnesium, which foods have vitamin d", VITAMIN_D),
        ("Nevermind d. How much mag per day?", MAGNESIUM),
        ("let's skip vitamin d, is magnesium good for sleep", MAGNESIUM),
        ("can we leave vitamin d and talk about magnesium", MAGNESIUM),
        ("vitamin d aside, what does magnesium do", MAGNESIUM),
        ("enough about vitamin d, why does mag matter", MAGNESIUM),
        ("ok i am done with magnesium, signs of low d?", VITAMIN_D),
        ("everyone talks about vitamin d, but what about magnesium", MAGNESIUM),
        ("people rave about taking vitamin d. and what about mag?", MAGNESIUM),
        ("you always hear of magnesium, how about d3", VITAMIN_D),
        ("I know about d already, how about mag", MAGNESIUM),
        ("i've read plenty on mag. tell me about vitamin d", VITAMIN_D),
        ("got it on magnesium, now vitamin d", VITAMIN_D),
        ("most people take vitamin d, so what about magnesium", MAGNESIUM),
        ("magnesium foods please, leave out vitamin d", MAGNESIUM),
        ("thanks for the magnesium info, what about vitamin d", VITAMIN_D),
        ("instead of vitamin d, tell me about magnesium", MAGNESIUM),
        ("tell me about mag rather than d", MAGNESIUM),
        ("i'm not asking about magnesium, i'm asking about vitamin d", VITAMIN_D),
        ("i didn't ask about vitamin d, which foods have magnesium", MAGNESIUM),
        ("not interested in mag, only in vit d foods", VITAMIN_D),
        ("i dont mean magnesium, i mean vitamin d", VITAMIN_D),
        ("magnesium is not what i asked, vitamin d is", VITAMIN_D),
        ("enough on magnesium - and vitamin d?", VITAMIN_D),
        ("that's enough on vitamin d. now magnesium", MAGNESIUM),
        ("this is not about vitamin d, how much magnesium is in kale", MAGNESIUM),
    ],
)
def test_set_aside_leaves_the_other_nutrient(extract, text, nutrient):
    assert set(extract(text)["nutrient"]) == nutrient


@pytest.mark.parametrize(
    "text",
    [
        "vitamin d without magnesium",
        "i take vitamin d but i don't take magnesium",
        "can't absorb vitamin d without mag",
        "is vitamin d useless if magnesium is low",
        "can i take vitamin d and not magnesium",
        "is it ok to take magnesium instead of vitamin d",
        "should i eat more magnesium rather than take vitamin d",
        "not only magnesium but vitamin d too",
        "not magnesium alone, vitamin d as well",
        "does vitamin d not need magnesium",
        "why is magnesium not absorbed without vitamin d",
        "what happens if i ignore magnesium and take d",
        "will d work if i skip magnesium",
        "enough magnesium but not vitamin d",
        "i have enough on vitamin d, but on magnesium?",
        "enough of vitamin d and magnesium",
        "low in magnesium but not in vitamin d",
        "how much magnesium should i get and what about vitamin d",
        "which foods have magnesium? and what about vitamin d?",
        "if i take magnesium what about vitamin d",
        "what about magnesium and vitamin d",
        "what about vitamin d with magnesium",
        "tell me about magnesium and vitamin d",
        "i know magnesium helps vitamin d, but why",
        "i heard magnesium activates vitamin d, is that true",
        "everyone says vitamin d needs magnesium",
        "magnesium or vitamin d for sleep",
        "i'm not sure if magnesium or vitamin d",
        "is magnesium, and not calcium, what vitamin d needs",
        "my doctor never mentions magnesium with vitamin d",
        "magnesium aside from vitamin d",
    ],
)
def test_set_aside_keeps_both_where_both_matter(extract, text):
    assert set(extract(text)["nutrient"]) == MAGNESIUM | VITAMIN_D


@pytest.mark.parametrize("text", ["not magnesium", "forget vitamin d", "mag aside"])
def test_set_aside_keeps_the_only_nutrient(extract, text):
    assert len(extract(text)["nutrient"]) == 1


@pytest.mark.parametrize(
    "text", ["never mind magnesium, vitamin d", "skip mag, vitamin d foods"]
)
def test_set_aside_is_no_level_of_intake(extract, text):
    assert set(extract(text)) == {"nutrient"}
