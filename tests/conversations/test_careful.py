"""After an alarm: nothing cheerful, help within reach, real questions answered."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.conversations.test_alarms import ALARMS

UNDERSTOOD = "This is what I understood: {}."

CHEST_PAIN, CHILD, SUICIDE = (
    ALARMS[name][0] for name in ("emergency", "poisoning", "crisis")
)
EMERGENCY, CRISIS_LINE = "999", "116 123"
SMALL = [
    "ok",
    "yes",
    "no",
    "im fine now",
    "false alarm",
    "it was a joke",
    "thanks",
    "hello",
    "bye",
    "well done, great bot",
    "you are useless",
    "what can you do",
    "stop",
    "asdf qwer",
    "lol",
    "who won the world cup",
    "what about that",
    "and now?",
    "nobody cares",
    "tell me more",
    "magnesium",
]
OVER = [
    "he is breathing again",
    "she's awake now",
    "the ambulance is here",
    "poison control said he is fine",
]
each_alarm = pytest.mark.parametrize("alarm", [CHEST_PAIN, CHILD, SUICIDE])


@pytest.fixture
def talk(talk, in_country):
    """Return the shared ``talk``, in Great Britain."""
    in_country("GB")
    return talk


def is_careful(text, alarm):
    """Tell whether a reply names whom to call after ``alarm``, and offers to go on."""
    lines = [EMERGENCY, *([CRISIS_LINE] if alarm == SUICIDE else [])]
    return all(line in text for line in lines) and "whenever you want" in text


@each_alarm
@pytest.mark.parametrize("message", [*SMALL, *OVER])
def test_careful_reply_names_help_and_suggests_nothing(talk, alarm, message):
    talk(alarm)
    (reply,) = talk(message).messages
    assert is_careful(reply["text"], alarm)
    assert "buttons" not in reply
    assert reply["metadata"]["kind"] not in ("answer", "emergency", "crisis")
    assert reply["metadata"]["topics"] == []
    assert EMERGENCY in [one["number"] for one in reply["metadata"]["numbers"]]


def test_careful_crisis_reply_is_warm_and_names_the_crisis_line_first(talk):
    talk(SUICIDE)
    (reply,) = talk("thanks").messages
    assert "good that you wrote" in reply["text"]
    assert "someone you trust" in reply["text"]
    assert reply["metadata"]["numbers"][0]["number"] == CRISIS_LINE


@each_alarm
def test_careful_replies_are_not_the_same_twice_in_a_row(talk, alarm):
    texts = [talk(one).messages[0]["text"] for one in (alarm, "ok", "ok", "thanks")]
    assert all(one != after for one, after in pairwise(texts))


@each_alarm
@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("how much magnesium is in spinach", "78 mg"),
        ("which foods have vitamin D", "Foods with vitamin D"),
        ("what if my magnesium is low and my vitamin D is high", "low magnesium"),
    ],
)
def test_careful_conversation_still_answers_real_questions(
    talk, alarm, question, answer
):
    talk(alarm)
    turn = talk(question)
    assert turn.kind == "answer"
    assert answer in turn.messages[0]["text"]
    assert "buttons" not in turn.messages[0]


def test_careful_conversation_tells_more_when_it_is_typed(talk):
    talk(CHEST_PAIN)
    first, more, all_told = (
        talk(one) for one in ("signs of low magnesium", "tell me more", "tell me more")
    )
    assert (first.kind, more.kind) == ("answer", "answer")
    assert first.messages[0]["text"] != more.messages[0]["text"]
    assert "That's all I have" in all_told.messages[0]["text"]
    for turn in (first, more, all_told):
        assert "buttons" not in turn.messages[0]


def test_careful_conversation_asks_back_with_buttons_on_the_subject_alone(talk):
    talk(SUICIDE)
    titles = [one["title"] for one in talk("/food_sources").messages[0]["buttons"]]
    assert titles == ["Magnesium", "Vitamin D", "Both"]
    unclear = talk("is it the vitamin d that matters")
    assert unclear.messages[0]["text"].endswith("Is it one of these?")
    assert unclear.messages[0]["buttons"]


def test_careful_conversation_offers_nothing_instead_of_what_it_does_not_know(talk):
    talk(CHEST_PAIN)
    (reply,) = talk("does magnesium help with tinnitus").messages
    assert reply["metadata"]["kind"] == "uncovered"
    assert "no reviewed answer" in reply["text"]
    assert "these instead" not in reply["text"]
    assert "buttons" not in reply


@each_alarm
@pytest.mark.parametrize("leave", ["start over", "stop"])
def test_careful_conversation_stays_so_when_it_starts_over(talk, kept, alarm, leave):
    talk(alarm)
    talk("does salmon have vitamin D")
    (reply,) = talk(leave).messages
    assert is_careful(reply["text"], alarm)
    assert kept().get_slot("topic") is None
    assert is_careful(talk("thanks").messages[0]["text"], alarm)


def test_careful_conversation_is_cheerful_again_when_it_is_erased(talk):
    talk(SUICIDE)
    assert "I've erased" in talk("please erase what I said").messages[0]["text"]
    (hello,) = talk("hello").messages
    assert "I'm Cofactor" in hello["text"]
    assert hello["buttons"]


@pytest.mark.parametrize(
    ("first", "second"), [(CHEST_PAIN, SUICIDE), (SUICIDE, CHEST_PAIN)]
)
def test_careful_conversation_keeps_the_crisis_line_once_it_was_needed(
    talk, first, second
):
    talk(first)
    talk(second)
    assert CRISIS_LINE in talk("ok").messages[0]["text"]


def test_careful_conversation_begins_the_questionnaire_afresh(talk):
    talk("/scenario")
    talk("low")
    talk(CHEST_PAIN)
    (asked,) = talk("/scenario").messages
    assert "How much magnesium" in asked["text"]
    assert [one["title"] for one in asked["buttons"]][-1] == "Stop"
    talk("high")
    told = talk("not much")
    assert told.messages[0]["text"].startswith(
        UNDERSTOOD.format("high magnesium, low vitamin D")
    )
    assert "buttons" not in told.messages[0]


@pytest.mark.parametrize(
    "message",
    [
        "he is breathing again but his lips are blue",
        "he stopped breathing again",
        "she woke up and has a seizure",
    ],
)
def test_careful_conversation_still_hears_danger_in_what_sounds_better(talk, message):
    talk(CHEST_PAIN)
    assert talk(message).kind == "emergency"


@pytest.mark.parametrize("message", OVER)
def test_all_clear_alone_is_no_reason_to_leave_out_the_reply(talk, message):
    # Nobody has been told whom to call yet.
    assert talk(message).kind == "emergency"


def test_referral_leaves_the_conversation_as_cheerful_as_it_was(talk):
    talk("I am pregnant, can I take vitamin D")
    assert "You're welcome" in talk("thanks").messages[0]["text"]
    assert talk("does salmon have vitamin D").messages[0]["buttons"]


def test_referral_after_an_alarm_does_not_end_the_care(talk):
    talk(SUICIDE)
    talk("I am pregnant, can I take vitamin D")
    assert is_careful(talk("thanks").messages[0]["text"], SUICIDE)
