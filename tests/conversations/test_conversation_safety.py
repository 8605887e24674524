"""What goes to a person: emergencies, crises, referrals; whose numbers are named."""

from __future__ import annotations

import pytest

CHEST_PAIN = "I have crushing chest pain right now"
OVERDOSE = "I swallowed a whole bottle of vitamin D pills"
SUICIDE = "I want to kill myself"


@pytest.mark.parametrize(
    ("message", "kind", "words"),
    [
        (CHEST_PAIN, "emergency", "This could be an emergency"),
        ("my dad collapsed and is not breathing", "emergency", "emergency"),
        (OVERDOSE, "emergency", "Do not try to vomit"),
        (SUICIDE, "crisis", "you are not alone"),
    ],
)
def test_safety_sends_to_help_at_once(talk, message, kind, words):
    turn = talk(message)
    assert turn.kind == kind
    assert words in turn.messages[0]["text"]
    assert len(turn.messages) == 1


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("should I take 5000 IU of vitamin D, I weigh 60 kg", "what amount is right"),
        ("my legs twitch at night, am I low in magnesium", "A doctor can"),
        ("my vitamin D test came back at 18, is that a deficiency", "A doctor can"),
        ("can I stop my blood pressure pills and take magnesium", "doctor or pharma"),
        ("I am pregnant, can I take vitamin D", "midwife or doctor"),
        ("can I give my baby vitamin D drops", "pediatrician"),
        ("I have kidney disease, how much magnesium may I take", "kidney doctor"),
        ("I'm on warfarin, can I take magnesium", "clash with medicines"),
    ],
)
def test_safety_refers_what_only_a_professional_may_answer(
    talk, content, message, words
):
    turn = talk(message)
    (reply,) = turn.messages
    assert turn.kind == "refer"
    assert words in reply["text"]
    assert reply["text"].endswith(f"\n{content.notice}")
    assert turn.topics == []


@pytest.mark.parametrize("message", [CHEST_PAIN, OVERDOSE, SUICIDE])
def test_safety_comes_before_what_the_conversation_was_on(talk, message):
    talk("does salmon have vitamin D")
    assert talk(message).slots == {}
    assert talk("/tell_more").kind == "clarify"


def test_safety_names_several_countries_when_none_is_set(talk):
    text = talk(CHEST_PAIN).messages[0]["text"]
    for number in ("911", "999", "112", "000", "111"):
        assert number in text
    assert "988" in talk(SUICIDE).messages[0]["text"]


def test_safety_names_the_numbers_of_the_country_that_is_set(talk, in_country):
    in_country("gb")
    emergency, crisis, overdose = talk(CHEST_PAIN), talk(SUICIDE), talk(OVERDOSE)
    assert "Call 999 now" in emergency.messages[0]["text"]
    assert "911" not in emergency.messages[0]["text"]
    assert "116 123 (Samaritans)" in crisis.messages[0]["text"]
    assert "111 (NHS 111)" in overdose.messages[0]["text"]


@pytest.mark.parametrize("country", ["XX", "zz", ""])
def test_safety_names_several_countries_for_a_code_it_does_not_know(
    talk, in_country, country
):
    in_country(country)
    text = talk(CHEST_PAIN).messages[0]["text"]
    assert "911" in text and "999" in text


def test_safety_names_several_crisis_lines_where_a_country_lists_none(talk, in_country):
    in_country("IE")
    assert "112 or 999" in talk(CHEST_PAIN).messages[0]["text"]
    text = talk(SUICIDE).messages[0]["text"]
    assert "US, Canada: 988" in text and "UK: 116 123" in text


@pytest.mark.parametrize("country", [None, "GB"])
def test_safety_names_a_number_when_a_message_is_too_long_to_read(
    talk, in_country, country
):
    if country:
        in_country(country)
    text = talk("chest pain " * 100).messages[0]["text"]
    assert "999" in text
    assert ("911" in text) == (country is None)


def test_a_call_for_help_inside_a_button_payload_is_heard(talk):
    turn = talk('/inform{"food": "i want to kill myself"}')
    assert turn.kind == "crisis"
