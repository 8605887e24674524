"""Whose numbers are named: those of the country that a person tells."""

from __future__ import annotations

import pytest

from tests.said import words

CHEST_PAIN = "I have crushing chest pain right now"
SUICIDE = "I want to kill myself"
OVERDOSE = "I swallowed a whole bottle of vitamin D pills"


@pytest.mark.parametrize(
    ("telling", "number"),
    [
        ("I'm in Germany", "112"),
        ("im from the uk", "999"),
        ("we live in new zealand", "111"),
        ("Luxembourg", "112"),
        ("ok, the Netherlands", "112"),
        ("what's the emergency number in France", "112"),
        ("who do i call in australia", "000"),
        ("I am calling from Canada", "911"),
        ("hi, I live in Scotland", "999"),
        ("we're on holiday in the south of Spain", "112"),
        ("i live in cork, ireland", "112 or 999"),
        ("I\u2019m in the States", "911"),
        ("U.S.", "911"),
        ("WE ARE IN AUSTRALIA", "000"),
        ("i moved to slovenia two years ago", "112"),
        ("those are american numbers but i'm in britain", "999"),
    ],
)
def test_country_told_is_thanked_for_and_its_number_named(talk, telling, number):
    turn = talk(telling)
    assert turn.kind == "smalltalk"
    assert words(turn).startswith("Thank you.")
    assert words(turn).endswith(f"call {number}.")
    assert "This could be an emergency. Call " + number + " now" in words(
        talk(CHEST_PAIN)
    )


@pytest.mark.parametrize("telling", ["I live in Japan", "Japan", "im in brazil"])
def test_country_without_numbers_gets_those_of_several_not_the_sites(
    talk, in_country, telling
):
    in_country("US")
    assert "UK: 999" in words(talk(telling))
    text = words(talk(CHEST_PAIN))
    assert "your local emergency number" in text
    assert "UK: 999" in text and "EU: 112" in text


def test_country_told_with_the_alarm_counts_at_once(talk):
    text = words(talk("i'm in ireland and i want to die"))
    assert "Call 112 or 999" in text
    assert "911" not in text


@pytest.mark.parametrize(
    ("alarm", "telling", "said"),
    [
        (SUICIDE, "I'm in the US", ["988", "text 741741", "911"]),
        (SUICIDE, "UK", ["116 123 (Samaritans)", "999"]),
        (OVERDOSE, "new zealand", ["0800 764 766", "111"]),
        (OVERDOSE, "i live in finland", ["0800 147 111", "112"]),
        (CHEST_PAIN, "Ireland", ["112 or 999"]),
        (CHEST_PAIN, "germany, please hurry", ["112"]),
    ],
)
def test_country_told_after_an_alarm_gets_the_line_for_it(talk, alarm, telling, said):
    talk(alarm)
    turn = talk(telling)
    assert turn.kind == "smalltalk"
    for number in said:
        assert number in words(turn)
    numbers = turn.messages[0]["metadata"]["numbers"]
    assert {one["kind"] for one in numbers} >= {"emergency"}
    assert "buttons" not in turn.messages[0]


def test_country_told_later_takes_the_place_of_the_one_before(talk):
    talk("I live in the US")
    talk("sorry, actually I'm in Australia")
    assert "Call 000 now" in words(talk(CHEST_PAIN))


def test_country_is_kept_when_starting_over_and_goes_with_what_is_erased(talk):
    talk("I live in Sweden")
    talk("start over")
    assert "Call 112 now" in words(talk(CHEST_PAIN))
    talk("please erase what I said")
    assert "your local emergency number" in words(talk(CHEST_PAIN))


def test_country_told_in_the_questionnaire_does_not_break_it(talk):
    talk("what if I get too little of one of them, can you tell me my scenario")
    asked = talk("/scenario")
    assert asked.kind == "clarify"
    turn = talk("I live in Canada")
    assert turn.messages[0]["text"].endswith("call 911.")
    assert "How much magnesium" in turn.messages[-1]["text"]
    assert "how much vitamin D" in words(talk("low"))
    assert talk("high").kind == "answer"


@pytest.mark.parametrize(
    ("message", "kind", "topic"),
    [
        ("how much vitamin D do people in Finland get", None, None),
        ("is there enough sun in England", "answer", "sunlight"),
        ("how much magnesium is in turkey", "answer", "food_check"),
        ("do brazil nuts have magnesium", "answer", "food_check"),
        ("magnesium in chili", "answer", "food_check"),
        ("is there vitamin D in swiss cheese", "answer", "food_check"),
        ("my friend Jordan asks which foods have magnesium", "answer", "food_sources"),
        ("grease", None, None),
        ("guinea pig", None, None),
        ("my sister lives in Canada", None, None),
        ("I live in Georgia", None, None),
        ("i live in new jersey", None, None),
    ],
)
def test_country_is_not_told_by_every_name_of_one(talk, message, kind, topic):
    turn = talk(message)
    assert "country" not in turn.slots
    assert turn.kind != "smalltalk"
    if kind:
        assert (turn.kind, turn.topics[0]) == (kind, topic)


@pytest.mark.parametrize(
    ("message", "topic"),
    [
        ("I live in Norway, how long in the sun for vitamin D", "sunlight"),
        ("we're in Ireland, which foods have vitamin D", "food_sources"),
    ],
)
def test_country_told_in_a_question_is_noted_and_the_question_answered(
    talk, message, topic
):
    turn = talk(message)
    assert (turn.kind, turn.topics) == ("answer", [topic])
    assert "112" in words(talk(CHEST_PAIN))


def test_country_known_lists_its_numbers_to_call(talk, in_country):
    in_country("GB")
    assert talk(SUICIDE).messages[0]["metadata"]["numbers"] == [
        {
            "label": "Samaritans",
            "number": "116 123",
            "kind": "crisis",
            "href": "tel:116123",
        },
        {"label": "Shout", "number": "85258", "kind": "crisis", "href": "sms:85258"},
        {
            "label": "NHS 111 mental health option, in England",
            "number": "111",
            "kind": "crisis",
            "href": "tel:111",
        },
        {
            "label": "Emergency services",
            "number": "999",
            "kind": "emergency",
            "href": "tel:999",
        },
    ]


def test_country_unknown_lists_numbers_of_several_with_their_country(talk):
    numbers = talk(CHEST_PAIN).messages[0]["metadata"]["numbers"]
    found = {one["label"]: one["href"] for one in numbers}
    assert found["Emergency services in the United States"] == "tel:911"
    assert found["Emergency services in the United Kingdom"] == "tel:999"
    assert found["Triple Zero in Australia"] == "tel:000"
    assert len(found) >= 5
