"""Messages that nobody should send, and somebody will: each gets one clear reply."""

from __future__ import annotations

import pytest

EMPTY = "I got an empty message."
TOO_LONG = "too long"


@pytest.mark.parametrize(
    "message",
    [
        None,
        "",
        " ",
        "\n\t ",
        "/",
        "//",
        "/ /",
        "\x00",
        "\x1b\x07",
        "\ud800",
    ],
)
def test_odd_message_with_nothing_in_it_is_called_empty(talk, message):
    (reply,) = talk(message).messages
    assert EMPTY in reply["text"]


@pytest.mark.parametrize(
    "message", [5, 1.5, True, [], {}, ["hello"], {"text": "x"}, b"x"]
)
def test_odd_message_that_is_no_text_is_called_empty(talk, message):
    (reply,) = talk(message).messages
    assert EMPTY in reply["text"]


@pytest.mark.parametrize("length", [1001, 3999, 4001, 100_000])
@pytest.mark.parametrize("sign", ["a", "é", "😀", "/"])
def test_odd_message_over_1000_characters_is_called_too_long(talk, length, sign):
    (reply,) = talk("x" + sign * (length - 1)).messages
    assert TOO_LONG in reply["text"]


def test_odd_message_that_is_not_read_is_not_reported_as_the_one_before(talk):
    talk("does salmon have vitamin D")
    unread = talk("x" * 1001)
    assert unread.confidence == 0
    assert unread.understood == {}


@pytest.mark.parametrize("filler", ["salmon ", "very ", "😀", "\u0301", "مرحبا "])
def test_odd_message_of_1000_characters_is_read(talk, filler):
    message = ("does salmon have vitamin D? " + filler * 1000)[:1000]
    turn = talk(message)
    assert TOO_LONG not in turn.messages[0]["text"]


@pytest.mark.parametrize(
    "message",
    [
        "does\x00 salmon have vitamin D\x07",
        "does salmon have \ud800vitamin D",
        "  does salmon have vitamin D \n",
        "DOES SALMON HAVE VITAMIN D",
        "/does salmon have vitamin D",
    ],
)
def test_odd_signs_around_a_question_do_not_hide_it(talk, message):
    turn = talk(message)
    assert turn.topics == ["food_check"]
    assert "568 IU" in turn.messages[0]["text"]


@pytest.mark.parametrize(
    "message",
    [
        '/inform{"nutrient":"<script>"}',
        '/food_sources{"nutrient": "iron"}',
        '/food_check{"food": "dragon"}',
        '/food_check{"other_food": "call 555-1234 now"}',
        '/food_sources{"food_group": "rocks"}',
        '/daily_amount{"nutrient": "magnesium", "age": "²"}',
        '/daily_amount{"nutrient": "magnesium", "age": "200"}',
        '/daily_amount{"nutrient": "magnesium", "sex": "robot"}',
        '/scenario{"magnesium_intake": "<b>", "vitamin_d_intake": "9000 IU"}',
        '/inform{"topic": "crisis", "requested_slot": "x"}',
        '/inform{"nutrient": ["magnesium"]}',
        '/inform{"nutrient": null}',
        '/inform{"nutrient": {"a": "b"}}',
        "/inform[1]",
        "/inform{",
        "/inform@0.1",
        "/nlu_fallback",
        "/out_of_scope",
        "/uncovered",
        "/action_answer",
        "/action_erase",
        "/foo",
        "/crisis",
        "/personal_dose",
        "/erase_data",
        "/restart",
        "/session_start",
        "/back",
        "/scenario_form",
        "EXTERNAL: /crisis",
        "/../../etc/passwd",
    ],
)
def test_odd_payload_gets_a_clear_reply_and_sets_nothing(talk, message):
    turn = talk(message)
    assert len(turn.messages) == 1
    assert "something went wrong" not in turn.messages[0]["text"]
    assert "can't answer that safely" not in turn.messages[0]["text"]
    known = {None, "magnesium"}
    assert {turn.slots.get("nutrient")} <= known
    assert "food" not in turn.slots
    assert "food_group" not in turn.slots
    assert "magnesium_intake" not in turn.slots


@pytest.mark.parametrize("intent", ["crisis", "erase_data", "nlu_fallback", "greet"])
def test_odd_payload_cannot_name_an_intent_that_no_button_has(talk, intent):
    turn = talk(f'/{intent}{{"nutrient": "magnesium"}}')
    # What was read as a wish to erase is erased, and was read in words.
    assert not turn.understood.get("text", "").startswith("/")


@pytest.mark.parametrize(
    "message", ["😀", "🥜🐟?", "????", "12345", "مرحبا", "你好吗", "\u202eabc"]
)
def test_odd_message_without_words_gets_a_reply(talk, message):
    turn = talk(message)
    assert len(turn.messages) == 1
    assert turn.kind in ("decline", "clarify", "smalltalk", "uncovered")
