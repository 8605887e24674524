"""What is logged of an alarm: what it was and what found it, never who or what."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.safety import ActionSafety


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
    message: dict[str, Any] = {
        "text": "Bumblethorpe fell",
        "intent": {"name": category, "confidence": 1.0},
        "entities": [],
        **found,
    }
    slots = {"careful": None}
    tracker = Tracker(
        "Bumblethorpe", slots, message, [], False, None, {}, "action_listen"
    )
    ActionSafety().run(CollectingDispatcher(), tracker, {})
    (record,) = caplog.records
    assert record.levelno == logging.INFO
    assert record.getMessage() == line
