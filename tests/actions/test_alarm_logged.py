"""What an alarm says and logs: what found it, never who or what; no crisis is over."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.safety import ActionSafety


def alarm(category: str, text: str, careful: str | None, **found: Any) -> list[Any]:
    """Return what is said when ``category`` is heard in ``text``."""
    message: dict[str, Any] = {
        "text": text,
        "intent": {"name": category, "confidence": 1.0},
        "entities": [],
        **found,
    }
    slots = {"careful": careful, "alarm": None, "country": None}
    tracker = Tracker(
        "Bumblethorpe", slots, message, [], False, None, {}, "action_listen"
    )
    dispatcher = CollectingDispatcher()
    ActionSafety().run(dispatcher, tracker, {})
    return dispatcher.messages


@pytest.mark.parametrize(
    ("category", "found", "line"),
    [
        (
            "emergency",
            {"safety_rule": "chest-pain"},
            "Alarm: category emergency, found by rule chest-pain.",
        ),
        (
            "crisis",
            {"decision": {"rule": "safety", "share": 0.8749, "threshold": 0.5}},
            "Alarm: category crisis, found by classifier, probability 0.87.",
        ),
        (
            "diagnosis",
            {"decision": {"rule": "safety", "share": 0.5, "threshold": 0.45}},
            "Alarm: category diagnosis, found by classifier, probability 0.50.",
        ),
    ],
)
def test_alarm_is_one_line_at_info_with_what_found_it(caplog, category, found, line):
    caplog.set_level(logging.INFO)
    alarm(category, "Bumblethorpe fell", None, **found)
    (record,) = caplog.records
    assert record.levelno == logging.INFO
    assert record.getMessage() == line


@pytest.mark.parametrize(
    ("category", "kind"), [("crisis", "crisis"), ("emergency", "smalltalk")]
)
def test_alarm_of_a_crisis_is_never_taken_for_all_clear(category, kind):
    (said,) = alarm(category, "i am fine now", "emergency")
    assert said["metadata"]["kind"] == kind
