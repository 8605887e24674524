"""Abbreviations: "mg" and "d" are nutrients where their neighbors show it."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "low mg",
        "mg and vit d",
        "is mg good for sleep",
        "mg",
        "Mg?",
        "what does mg do in the body",
        "how much mg is in cashews",
        "how much mg a day",
        "foods high in mg",
        "rich in mg",
        "mag and d",
        "do mags help",
        "d + mg",
        "d/mg",
        "i am low in mg, what now",
        "should i take mg at night",
        "lots of mg but little d",
        "what does Mg2+ do",
        "Mg2+ and calcium ions",
        "free Mg++ in serum",
        "mg(2+) in cells",
    ],
)
def test_abbreviations_mg_is_magnesium(extract, plain, text):
    assert "magnesium" in extract(text)["nutrient"]
    assert "magnesium" in plain(text).split()


@pytest.mark.parametrize(
    "text",
    [
        "is 400 mg a lot",
        "300mg",
        "200-mg tablets",
        "about 1,000 mg",
        "a few hundred mg",
        "how many mg should a person get",
        "10 mg of vitamin d",
        "mg of vitamin d",
        "mcg or mg",
        "mg to iu",
        "what does mg mean",
        "how much vitamin d in mg",
    ],
)
def test_abbreviations_mg_is_the_unit(extract, plain, text):
    assert "magnesium" not in extract(text).get("nutrient", [])
    assert "magnesium" not in plain(text)


def test_abbreviations_mg_beside_magnesium_is_the_unit(plain):
    assert plain("magnesium per day in mg") == "magnesium per day in mg"
    assert plain("mg per day of magnesium") == "mg per day of magnesium"


@pytest.mark.parametrize(
    "text",
    [
        "low in d",
        "mag and d",
        "my d is fine",
        "d + mg",
        "d",
        "D?",
        "is my d too low",
        "low D.",
        "not enough d",
        "how much d should a person get",
        "too much d",
        "high dose d",
        "vitamins c and d",
        "calcium, magnesium, d",
        "mag without d",
        "his d level is normal",
        "magnesium is good, what about d",
        "should i take d with magnesium",
        "low-d",
        "id like more d",
        "25 oh d",
        "25-oh-d",
        "25 (oh) d",
        "does d make a sprain mend quicker",
        "my knees creak, could it be d?",
        "can we give him d",
        "they told me d was the trouble",
        "shops selling d capsules",
        "since the operation my d has been odd",
        "WHY DOES D MATTER FOR TODDLERS",
        "25 hydroxy d",
    ],
)
def test_abbreviations_d_is_the_vitamin(extract, plain, text):
    assert "vitamin_d" in extract(text)["nutrient"]
    assert "vitamin d" in plain(text)


@pytest.mark.parametrize(
    "text",
    [
        "vitamin b and d'or",
        "client d's file",
        "what is d best food for sleep",
        "does d doctor know",
        "the answer must be d",
        "is it b, or could it be d",
        "give me d remote",
        "plan d",
        "grade d",
        "grade d beef",
        "medicare part d",
        "what is in group d",
        "hepatitis d and low magnesium",
        "option d is good",
        "the d train",
        "what comes after c and d",
        "i'd like magnesium",
        "id take magnesium",
        "who'd be low",
    ],
)
def test_abbreviations_d_is_just_a_letter(extract, plain, text):
    assert "vitamin_d" not in extract(text).get("nutrient", [])
    assert "vitamin d" not in plain(text)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("vit d", "vitamin d"),
        ("Vit D3", "vitamin d3"),
        ("vitd", "vitamin d"),
        ("vitd3", "vitamin d3"),
        ("vit-d", "vitamin - d"),
        ("vit. d", "vitamin . d"),
        ("vitamind", "vitamin d"),
        ("VitaminD3", "vitamin d3"),
        ("D-3", "vitamin d3"),
        ("d2", "vitamin d2"),
        ("vitamin D3", "vitamin d3"),
        ("d3 and k2", "vitamin d3 and k2"),
        ("vits d and c", "vitamins vitamin d and c"),
    ],
)
def test_abbreviations_of_vitamin_d_are_spelled_out(extract, plain, written, read):
    assert plain(written) == read
    assert extract(written)["nutrient"] == ["vitamin_d"]


@pytest.mark.parametrize(
    "text",
    [
        "does D itself help bones",
        "mackerel 100 g D",
        "a whole winter's worth of D",
        "mag & D",
        "is it true that D fades in the dark months",
        "the sunshine vitamin",
        "how much cholecalciferol is in trout",
    ],
)
def test_abbreviations_capital_d_and_other_names_are_the_vitamin(extract, plain, text):
    assert "vitamin_d" in extract(text)["nutrient"]
    assert "vitamin d" in plain(text)


@pytest.mark.parametrize(
    "text",
    [
        "which medicare plan D is best",
        "hepatitis D",
        "the D programming language",
        "A, B, C or D",
        "lol :D",
        "a D-dimer result",
        "symphony in D major",
    ],
)
def test_abbreviations_capital_d_elsewhere_is_a_letter(extract, plain, text):
    assert "vitamin" not in plain(text)
