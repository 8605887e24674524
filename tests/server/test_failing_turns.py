"""What a person and the log get when something fails in the middle of a turn."""

from __future__ import annotations

import logging

import pytest

QUESTION = "does salmon have vitamin D"
SECRET = "Featherstonehaugh"


def fail(*args: object, **kwargs: object) -> None:
    """Fail as code does that quotes what it could not take."""
    raise ValueError(f"could not take {SECRET}")


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ("actions.foods.food_check", QUESTION),
        ("actions.lookups.make_answer", "/bone_health"),
        ("actions.topics.say", "/food_sources"),
        ("actions.smalltalk.say", "hello"),
        ("actions.unanswered.say", "who won the world cup"),
        ("actions.safety.send_to_help", "I have crushing chest pain right now"),
        ("actions.scenarios.say", "/scenario"),
        ("actions.understood.knowledge", QUESTION),
    ],
)
def test_failing_action_still_gets_a_reply_with_a_number_to_call(
    talk, monkeypatch, caplog, what, message
):
    caplog.set_level(logging.INFO)
    monkeypatch.setattr(what, fail)
    (reply,) = talk(message).messages
    assert "something went wrong on my side" in reply["text"]
    assert "999" in reply["text"]
    assert reply["metadata"]["kind"] == "decline"
    assert "failed" in caplog.text
    assert SECRET not in caplog.text
    assert message not in caplog.text


def test_failing_action_does_not_spoil_the_next_turn(talk, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr("actions.foods.food_check", fail)
        talk(QUESTION)
    assert "568 IU" in talk(QUESTION).messages[0]["text"]


def test_failing_scenario_after_the_questionnaire_gets_a_reply(talk, monkeypatch):
    talk("/scenario")
    talk("low")
    with monkeypatch.context() as patched:
        patched.setattr("actions.catalog.scenario", fail)
        assert "something went wrong" in talk("plenty").messages[-1]["text"]
    assert talk(QUESTION).kind == "answer"


def test_failing_turn_gets_a_reply_and_no_word_is_logged(
    talk, assistant, monkeypatch, caplog
):
    caplog.set_level(logging.INFO)
    monkeypatch.setattr(assistant._agent, "handle_message", fail)
    (reply,) = talk(QUESTION).messages
    assert "something went wrong on my side" in reply["text"]
    assert "ValueError" in caplog.text
    assert SECRET not in caplog.text
