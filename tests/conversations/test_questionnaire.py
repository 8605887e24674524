"""The questionnaire on intakes, in every way a person may go through it or out."""

from __future__ import annotations

import pytest

UNDERSTOOD = "This is what I understood: {}."

LOW_HIGH = {"magnesium_intake": "inadequate", "vitamin_d_intake": "high"}
ASKS_MAGNESIUM, ASKS_VITAMIN_D = "How much magnesium do", "how much vitamin D do"


def last_text(turn):
    """Return the text of the turn's last message."""
    return turn.messages[-1]["text"]


def test_questionnaire_is_not_needed_when_both_levels_are_given(talk):
    turn = talk("what if my magnesium is low and my vitamin D is high")
    assert turn.kind == "answer"
    assert turn.slots == LOW_HIGH
    assert last_text(turn).startswith(
        UNDERSTOOD.format("low magnesium, high vitamin D")
    )


@pytest.mark.parametrize(
    ("payload", "asks", "answer"),
    [
        ('/scenario{"magnesium_intake": "inadequate"}', ASKS_VITAMIN_D, "a lot"),
        ('/scenario{"vitamin_d_intake": "high"}', ASKS_MAGNESIUM, "not enough"),
    ],
)
def test_questionnaire_asks_only_for_the_level_that_is_missing(
    talk, payload, asks, answer
):
    assert asks in last_text(talk(payload))
    assert talk(answer).slots == LOW_HIGH


@pytest.mark.parametrize(
    ("magnesium", "vitamin_d"),
    [
        ("not much", "plenty"),
        ("low", "high"),
        ("hardly any", "a lot"),
        ("too little", "too much"),
        ("none", "loads of it"),
    ],
)
def test_questionnaire_asks_for_both_levels_and_reads_them(talk, magnesium, vitamin_d):
    assert ASKS_MAGNESIUM in last_text(talk("/scenario"))
    assert ASKS_VITAMIN_D in last_text(talk(magnesium))
    told = talk(vitamin_d)
    assert told.slots == LOW_HIGH
    assert told.kind == "answer"


def test_questionnaire_is_answered_by_buttons(talk):
    first = talk("/scenario").messages[0]["buttons"]
    assert [one["title"] for one in first] == ["Too little", "Enough", "A lot", "Stop"]
    second = talk(first[0]["payload"]).messages[0]["buttons"]
    assert talk(second[2]["payload"]).slots == LOW_HIGH


@pytest.mark.parametrize("answer", ["both are low", "low magnesium, low vitamin d"])
def test_questionnaire_takes_both_levels_from_one_answer(talk, answer):
    talk("/scenario")
    assert last_text(talk(answer)).startswith(
        UNDERSTOOD.format("low magnesium, low vitamin D")
    )


def test_questionnaire_takes_the_other_level_first(talk):
    talk("/scenario")
    assert ASKS_MAGNESIUM in last_text(talk("my vitamin d is enough"))
    assert last_text(talk("low")).startswith(
        UNDERSTOOD.format("low magnesium, enough vitamin D")
    )


def test_questionnaire_takes_doses_for_levels(talk):
    talk("/scenario")
    asked = talk("I take 5000 IU daily")
    assert ASKS_MAGNESIUM in last_text(asked)
    assert asked.slots == {"vitamin_d_intake": "high", "amount": "5000 IU"}
    told = talk("about 200 mg a day")
    assert last_text(told).startswith(
        UNDERSTOOD.format("low magnesium, high vitamin D")
    )
    assert told.slots["amount"] == "200 mg"
    assert "amount" not in talk("thanks").slots


def test_questionnaire_says_how_to_go_on_when_the_person_does_not_know(talk):
    talk("/scenario")
    turn = talk("no idea")
    assert "many people don't know" in turn.messages[0]["text"]
    assert ASKS_MAGNESIUM in last_text(turn)
    assert turn.slots == {}


@pytest.mark.parametrize("answer", ["yes", "no", "no thanks", "magnesium", "/inform"])
def test_questionnaire_asks_again_when_it_did_not_get_a_level(talk, answer):
    talk("/scenario")
    turn = talk(answer)
    assert "I didn't catch that" in turn.messages[0]["text"]
    assert ASKS_MAGNESIUM in last_text(turn)
    assert turn.slots == {}


def test_questionnaire_takes_no_level_that_does_not_exist(talk):
    talk("/scenario")
    turn = talk('/inform{"magnesium_intake": "enormous"}')
    assert turn.slots == {}
    assert ASKS_MAGNESIUM in last_text(turn)


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ("stop", "I've stopped"),
        ("/stop", "I've stopped"),
        ("never mind", "I've stopped"),
        ("start over", "let's start again"),
        ("goodbye", "Goodbye"),
        ("delete my data", "I've erased"),
    ],
)
def test_questionnaire_is_left_for_good(talk, message, says):
    talk("/scenario")
    talk("low")
    (left,) = talk(message).messages
    assert says in left["text"]
    after = talk("high")
    assert after.kind == "clarify"
    assert after.topics == []
    assert not any(ASKS_VITAMIN_D in one["text"] for one in after.messages)


@pytest.mark.parametrize("message", ["/stop", "start over"])
def test_questionnaire_that_is_stopped_forgets_the_levels(talk, message):
    talk("/scenario")
    talk("low")
    assert talk(message).slots == {}
    assert talk("tell me more").kind == "clarify"


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("does salmon have vitamin D", "answer"),
        ("what is calcitriol", "answer"),
        ("who won the world cup", "decline"),
        ("does magnesium help with tinnitus", "uncovered"),
        ("hello", "smalltalk"),
        ("help", "smalltalk"),
    ],
)
def test_questionnaire_goes_on_after_another_question(talk, message, kind):
    talk("/scenario")
    talk("low")
    turn = talk(message)
    assert turn.kind == kind
    assert ASKS_VITAMIN_D in last_text(turn)
    told = talk("plenty")
    assert last_text(told).startswith(
        UNDERSTOOD.format("low magnesium, high vitamin D")
    )


def test_questionnaire_told_after_another_question_is_what_more_is_asked_on(talk):
    talk("/scenario")
    talk("does salmon have vitamin D")
    talk("low")
    talk("plenty")
    assert "568 IU" not in last_text(talk('/inform{"nutrient": "vitamin_d"}'))


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("I have crushing chest pain right now", "emergency"),
        ("I swallowed a whole bottle of vitamin D pills", "emergency"),
        ("I want to kill myself", "crisis"),
        ("can I stop my blood pressure pills and take magnesium instead", "refer"),
        ("I am pregnant, can I take vitamin D", "refer"),
        ("should I take 5000 IU of vitamin D, I weigh 60 kg", "refer"),
        ("my legs twitch at night, am I low in magnesium", "refer"),
    ],
)
def test_questionnaire_is_left_for_safety_and_does_not_resume(talk, message, kind):
    talk("/scenario")
    talk("low")
    turn = talk(message)
    assert turn.kind == kind
    assert len(turn.messages) == 1
    assert turn.slots == {}
    after = talk("high")
    assert after.kind == "clarify"
    assert after.topics == []
    assert after.slots == {}


def test_questionnaire_begins_afresh_each_time(talk):
    talk('/scenario{"magnesium_intake": "high", "vitamin_d_intake": "high"}')
    turn = talk("/scenario")
    assert ASKS_MAGNESIUM in last_text(turn)
    assert turn.slots == {}


def test_questionnaire_may_be_told_again_with_one_level_changed(talk):
    talk('/scenario{"magnesium_intake": "inadequate", "vitamin_d_intake": "high"}')
    again = talk('/inform{"magnesium_intake": "adequate"}')
    assert last_text(again).startswith(
        UNDERSTOOD.format("enough magnesium, high vitamin D")
    )


def test_questionnaire_reports_the_answer_that_it_was_given(talk):
    talk("/scenario")
    assert talk("not much").understood["text"] == "not much"
