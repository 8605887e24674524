"""Amounts with units are read in a normal form, and other numbers are left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.understood import AMOUNT
from bot.pipeline.amounts import amounts


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("5000iu", ["5000 IU"]),
        ("5,000 IU", ["5000 IU"]),
        ("1.000 IU", ["1000 IU"]),
        ("5k iu", ["5000 IU"]),
        ("2.5k IU", ["2500 IU"]),
        ("10 000 units", ["10000 IU"]),
        ("five thousand units", ["5000 IU"]),
        ("50 thousand iu", ["50000 IU"]),
        ("a thousand I.U. a day", ["1000 IU"]),
        ("1000 international units", ["1000 IU"]),
        ("2000ui", ["2000 IU"]),
        ("800 i.u.", ["800 IU"]),
        ("50k", ["50000 IU"]),
        ("they gave me 50k weekly", ["50000 IU"]),
        ("is 10k of d3 safe", ["10000 IU"]),
        ("D3-5000 iu", ["5000 IU"]),
        ("vit d 3 400 iu", ["400 IU"]),
        ("0.5 mg", ["0.5 mg"]),
        ("0,5 mg", ["0.5 mg"]),
        (".5 mg", ["0.5 mg"]),
        ("400mg", ["400 mg"]),
        ("1,000 mg", ["1000 mg"]),
        ("take 2 400mg pills", ["400 mg"]),
        ("350 milligrams", ["350 mg"]),
        ("a 200-mg tablet", ["200 mg"]),
        ("25 micrograms", ["25 mcg"]),
        ("25\u00b5g", ["25 mcg"]),
        ("25\u03bcg", ["25 mcg"]),
        ("25 ug", ["25 mcg"]),
        ("1.5 g", ["1.5 g"]),
        ("is 5g of magnesium too much", ["5 g"]),
        ("2 grams of magnesium", ["2 g"]),
        ("30 ng/ml", ["30 ng/mL"]),
        ("30 ng per ml", ["30 ng/mL"]),
        ("a level of 18 ng", ["18 ng/mL"]),
        ("75nmol/l", ["75 nmol/L"]),
        ("50 nmol per litre", ["50 nmol/L"]),
        ("0.85 mmol/L", ["0.85 mmol/L"]),
        ("1.9 mg/dl", ["1.9 mg/dL"]),
        ("600-800 IU", ["600 IU", "800 IU"]),
        ("from 1000 to 2000 units", ["1000 IU", "2000 IU"]),
        ("5-10k iu", ["5000 IU", "10000 IU"]),
        ("25 mcg (1000 IU)", ["25 mcg", "1000 IU"]),
        ("400 mg of mag and 2000 IU of d", ["400 mg", "2000 IU"]),
    ],
)
def test_amounts_are_read_however_typed(text, values):
    assert [span.value for span in amounts(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "i am 45",
        "for 2 years",
        "20% of people",
        "step 2",
        "at 5 pm",
        "d3",
        "vitamin d 3",
        "omega 3",
        "b12",
        "24/7",
        "25(OH)D",
        "1,25(OH)2D",
        "k2 and mk7",
        "100 g of spinach",
        "magnesium per 10 g",
        "3 eggs and 2 units of alcohol",
        "5g towers",
        "does 5g stop vitamin d",
        "my phone runs on 5g",
        "4G masts and magnesium",
        "i ran a 10k",
        "10k steps a day",
        "i earn 50k a year",
        "i weigh 60 kg",
        "spf 50",
        "in 2020",
        "how many mg",
        "",
    ],
)
def test_amounts_are_not_read_from_other_numbers(text):
    assert amounts(text) == []


@pytest.mark.parametrize(
    ("text", "nutrient"),
    [
        ("is 5000 IU too much", "vitamin_d"),
        ("25 mcg", "vitamin_d"),
        ("my result was 18 ng/ml", "vitamin_d"),
        ("75 nmol/l", "vitamin_d"),
        ("how many IU does an adult need", "vitamin_d"),
        ("is 400 mg too much", None),
        ("0.9 mmol/L", None),
        ("what does IU stand for", None),
        ("is 500 mcg of b12 a lot", None),
        ("5000 IU of vitamin A", None),
        ("300 mcg of magnesium", "magnesium"),
    ],
)
def test_amounts_in_a_unit_of_vitamin_d_are_of_vitamin_d(extract, text, nutrient):
    assert extract(text).get("nutrient", [None]) == [nutrient]


@pytest.mark.parametrize(
    "text",
    [
        "magnesium 400mg",
        "i take 250 mg of magnesium",
        "a level of 1.9 mg/dL",
        "magnesium in mg/dL",
        "mg per litre",
    ],
)
def test_amounts_name_no_term_by_their_unit(extract, text):
    assert "term" not in extract(text)


@pytest.mark.parametrize(
    ("text", "term"), [("what does 400 IU mean", "iu"), ("what is mg", "mg")]
)
def test_amounts_units_are_terms_where_their_meaning_is_asked(extract, text, term):
    assert term in extract(text).get("term", ["mg"])


def test_amounts_are_no_ages(extract):
    assert "age" not in extract("is over 50 international units ok")
    assert extract("is over 50 IU ok for a woman over 60")["age"] == ["61"]


@given(st.text(st.sampled_from("0123456789.,k imgu/nol-to '"), max_size=60))
@settings(max_examples=300, deadline=None)
def test_amounts_are_inside_the_message_and_known_to_the_actions(text):
    for span in amounts(text):
        assert 0 <= span.start < span.end <= len(text)
        assert AMOUNT.fullmatch(span.value)


@pytest.mark.parametrize("text", ["1 000 " * 160, "5k to " * 160, "9" * 1000])
def test_amounts_of_a_message_of_numbers_are_read_quickly(text):
    start = time.perf_counter()
    amounts(text)
    assert time.perf_counter() - start < 1  # seconds; it takes about 0.01
