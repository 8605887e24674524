"""Age, sex and life stage: read where they are given, and nowhere else."""

from __future__ import annotations

import pytest

FEMALE, MALE = {"sex": ["female"]}, {"sex": ["male"]}


def age(years: int, **more: list[str]) -> dict[str, list[str]]:
    return {"age": [str(years)], **more}


@pytest.fixture
def person(extract):
    """Return a function that gives what a message says of a person."""
    kinds = ("age", "sex", "life_stage")
    return lambda text: {k: v for k, v in extract(text).items() if k in kinds}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("magnesium for women over 50", age(51, **FEMALE)),
        ("35 year old male", age(35, **MALE)),
        ("35-year-old man", age(35, **MALE)),
        ("30 yr old woman", age(30, **FEMALE)),
        ("30yr old", age(30)),
        ("for a 7 y/o", age(7)),
        ("my cat is no 7yo", age(7)),
        ("a girl of 12 years of age", age(12, **FEMALE)),
        ("men aged 70 and over", age(70, **MALE)),
        ("age 45", age(45)),
        ("people above 65", age(66)),
        ("adults older than 70", age(71)),
        ("65+ adults", age(66)),
        ("50 and over", age(51)),
        ("kids under 5", age(4)),
        ("women 19-30", age(19, **FEMALE)),
        ("adults 19 to 50", age(19)),
        ("i'm 34", age(34)),
        ("I\u2019m 34", age(34)),
        ("she is 12", age(12, **FEMALE)),
        ("my aunt is 83", age(83, **FEMALE)),
        ("my grandad's 77", age(77, **MALE)),
        ("female, 29", age(29, **FEMALE)),
        ("male 61", age(61, **MALE)),
        ("29 female", age(29, **FEMALE)),
        ("52", age(52)),
        ("34 years", age(34)),
        ("18 months old", age(1)),
        ("6 month old baby", age(0)),
        ("in my twenties", age(25)),
        ("men in their sixties", age(65, **MALE)),
        ("in her 80s", age(85, **FEMALE)),
        ("into his seventies", age(75, **MALE)),
        ("a lady of 71", age(71, **FEMALE)),
        ("for a chap of 68", age(68, **MALE)),
        ("71 yo", age(71)),
        ("71 y.o. gran", age(71, **FEMALE)),
        ("he is 200 years old", MALE),
        ("my gran", FEMALE),
        ("grandma's bones", FEMALE),
        ("nan takes d3", FEMALE),
        ("my uncle", MALE),
        ("grandad", MALE),
        ("her vitamin d is low", FEMALE),
        ("should he take magnesium", MALE),
        ("is his magnesium ok", MALE),
        ("my son and her results", MALE),
        ("how much for kids", age(6)),
        ("toddlers", age(2)),
        ("vitamin d for seniors", age(75)),
        ("teenage girl", age(16, **FEMALE)),
        ("newborn", age(0)),
        ("pregnant", {"life_stage": ["pregnancy"]}),
        ("in the second trimester", {"life_stage": ["pregnancy"]}),
        ("breastfeeding mom", {"life_stage": ["breastfeeding"], **FEMALE}),
        ("while breast-feeding", {"life_stage": ["breastfeeding"]}),
        ("after menopause", FEMALE),
        ("for my husband", MALE),
    ],
)
def test_person_is_read(person, text, expected):
    assert person(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "5000 IU",
        "a 25 (OH) d level",
        "the 25 hydroxy test",
        "my doctor says he wants a test",
        "he reckons magnesium wakes up d",
        "d keeps you young, is she right",
        "is over 2000 iu ok",
        "over 50 mcg",
        "25(OH)D",
        "1,25(OH)2D",
        "400 mg",
        "vitamin b12 and k2",
        "vitamin b12 plus magnesium",
        "step 1",
        "omega 3 and d3",
        "is a level over 50 too high",
        "over 30 ng/ml",
        "i took it for 2 years",
        "past 3 months",
        "after 3 weeks",
        "over 100 foods",
        "i'm 60 kg",
        "i am 160 pounds",
        "100% of the daily value",
        "magnesium 300",
        "nursing home",
        "the human body",
        "womanly mentions of management",
    ],
)
def test_person_is_not_read_from_other_numbers_and_words(person, text):
    assert person(text) == {}


def test_person_months_of_pregnancy_are_no_age(person):
    assert person("i'm 5 months pregnant") == {"life_stage": ["pregnancy"]}


def test_person_the_number_of_a_test_is_no_age_of_whose_it_is(person):
    assert person("my gran's 25 (OH) d level") == FEMALE
    assert person("my gran's 25 hydroxy test") == FEMALE
