"""Safety goes before all that was understood."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.content.safety_rules import SafetyRules
from bot.pipeline.alarm import kinds
from bot.pipeline.decision import DECISION
from bot.pipeline.reading import reader
from bot.pipeline.safety import SafetyGuard
from bot.pipeline.vocabulary import READING


@pytest.fixture(scope="module")
def guard(content):
    """Return the guard with the real rules."""
    return SafetyGuard(
        SafetyGuard.get_default_config(),
        SafetyRules(content.safety),
        kinds(content.safety),
    )


def understood(text: str, intent: str = "food_check") -> Message:
    message = Message.build(text)
    message.set("intent", {"name": intent, "confidence": 0.99})
    return message


def test_safety_overrides_any_intent(content, guard):
    for rule in content.safety.safety_rules:
        for text in rule.matches:
            (message,) = guard.process([understood(text)])
            intent = message.get("intent")
            assert intent["name"] in content.safety.categories, text
            assert intent["confidence"] == 1.0
            assert message.get("safety_rule")


def test_safety_names_the_rule_that_decided(guard):
    (message,) = guard.process([understood("been thinking about suicide")])
    assert message.get("intent")["name"] == "crisis"
    assert message.get("safety_rule") == "suicide-words"
    shown = message.as_dict(only_output_properties=True)
    assert shown["safety_rule"] == "suicide-words"
    assert shown["decision"] == {"rule": "safety_rule", "named": "suicide-words"}


@pytest.mark.parametrize(
    ("text", "heard", "share", "name"),
    [
        # A rule hears a medicine alone; what was learned hears that help is needed now.
        ("can i stop my warfarin", "emergency", 0.9, "emergency"),
        ("can i stop my warfarin", "crisis", 0.85, "crisis"),
        ("can i stop my warfarin", "crisis", 0.8, "stop_medicine"),
        ("can i stop my warfarin", "personal_dose", 0.9, "stop_medicine"),
        ("nehme die pille, darf ich vitamin d nehmen", "crisis", 0.9, "stop_medicine"),
        ("been thinking about suicide", "emergency", 0.9, "crisis"),
    ],
)
def test_safety_a_referral_does_not_silence_an_alarm(guard, text, heard, share, name):
    asked = understood(text, heard)
    asked.set(DECISION, {"rule": "safety", "share": share})
    (message,) = guard.process([asked])
    assert message.get("intent")["name"] == name


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("my chset hurts so bad", "chest-pain-now"),
        ("my todler swalowed the vitamin pilss", "child-ate-pills"),
        ("i want to kill mysefl", "harm-myself"),
        ("does mag help with cehst pain", None),
    ],
)
def test_safety_hears_what_is_misspelled(guard, text, rule):
    asked = understood(text)
    asked.set(READING, reader().read(text))
    (message,) = guard.process([asked])
    assert message.get("safety_rule") == rule


@pytest.mark.parametrize("text", ["does salmon have magnesium", "", "hello"])
def test_safety_leaves_other_messages_alone(guard, text):
    (message,) = guard.process([understood(text)])
    assert message.get("intent") == {"name": "food_check", "confidence": 0.99}
    assert message.get("safety_rule") is None


@pytest.mark.parametrize(
    "text",
    [
        "/i want to kill myself",
        "/ i want to kill myself",
        "//i want to kill myself",
        "/help i want to kill myself",
        "/stop{i want to kill myself}",
        '/inform{"food": "almonds"} i want to kill myself',
    ],
)
def test_safety_a_slash_does_not_hide_a_crisis(talk, text):
    turn = talk(text)
    assert turn.kind == "crisis"
    assert turn.understood["intent"]["name"] == "crisis"
