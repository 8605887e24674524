"""Whose numbers are named where nobody tells: a phone, a setting, a locale."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from bot.channels.gated import gated_turn
from bot.server.assistant import Turn
from tests.said import words

CHEST_PAIN = "I have crushing chest pain right now"
SUICIDE = "I want to kill myself"
OVERDOSE = "I swallowed a whole bottle of vitamin D pills"


@pytest.fixture
def say(assistant, event_loop, checked) -> Callable[..., Turn]:
    """Return a function that says something as ``sender``, over a channel's signs."""
    own = uuid4().hex

    def say(text: Any, sender: str | None = None, **metadata: Any) -> Turn:
        turn = assistant.say(text, sender or own, metadata or None)
        return checked(event_loop.run_until_complete(turn))

    return say


@pytest.mark.parametrize(
    ("phone", "number"),
    [
        ("+4915112345678", "112"),
        ("whatsapp:+447400123456", "999"),
        ("+14165550123", "911"),
        ("+64211234567", "111"),
    ],
)
def test_country_of_a_phone_goes_before_the_sites(say, in_country, phone, number):
    in_country("AU")
    text = words(say(CHEST_PAIN, phone, locale="en-US"))
    assert f"Call {number} now" in text
    assert f"call {number} now" in words(say("chest pain " * 100, phone))


@pytest.mark.parametrize(
    ("phone", "number"),
    [("+447911123456", "999"), ("+447700900123", "999"), ("+12995550100", "911")],
)
def test_country_of_a_prefix_that_several_share_is_named_as_likely(say, phone, number):
    text = words(say(CHEST_PAIN, phone))
    assert f"Call {number} (outside the United " in text


def test_country_of_a_phone_without_numbers_is_not_the_sites(say, in_country):
    in_country("US")
    assert "UK: 999" in words(say(CHEST_PAIN, "+81312345678"))


def test_country_that_is_told_goes_before_the_phones(say):
    say("i'm in new zealand", "+4915112345679")
    assert "Call 111 now" in words(say(CHEST_PAIN, "+4915112345679"))


def test_country_of_the_site_goes_before_the_locale(say, in_country):
    in_country("NZ")
    text = words(say(CHEST_PAIN, locale="en-GB"))
    assert "Call 111 now" in text
    assert "outside" not in text


@pytest.mark.parametrize("message", [CHEST_PAIN, SUICIDE, OVERDOSE, "chest pain " * 99])
def test_country_of_a_locale_is_named_as_likely_only(say, message):
    text = words(say(message, locale="en-GB"))
    assert "999 (outside the United Kingdom: your local emergency number)" in text
    assert "911" not in text


@pytest.mark.parametrize(
    "locale",
    [
        *("XX", "en", "en-XX", "en-ZZ", "🇬🇧", "en-" + "G" * 5000, "", "\x00", "ja-JP"),
        *("en-GB; DROP", "en_GB.UTF-8", "en-EU-", "es-419", None, 7, ["en-GB"]),
        {"en": "GB"},
    ],
)
def test_country_of_no_locale_is_the_unknown_one(say, locale):
    text = words(say(CHEST_PAIN, locale=locale))
    assert "your local emergency number (US, Canada: 911; UK: 999" in text


@pytest.mark.parametrize(
    "sender",
    [
        *("+", "+1", "+999999999999", "+4" + "9" * 180, "whatsapp:", "+0000000000"),
        *("4915112345678", "x+4915112345678", "+49151123456789012345", "+🇩🇪"),
    ],
)
def test_country_of_no_phone_is_the_unknown_one(say, sender):
    assert "your local emergency number" in words(say(CHEST_PAIN, sender))


@pytest.mark.parametrize("country", ["US", "XX", "us", None, 5])
def test_country_cannot_be_slipped_into_metadata(say, country):
    text = words(say(CHEST_PAIN, country=country, country_is_sure=True))
    assert "your local emergency number (US" in text


def test_country_of_a_channel_goes_before_the_sites(
    assistant, event_loop, in_country, checked
):
    from rasa.core.channels.channel import UserMessage

    from bot.channels.rest import Collected

    in_country("US")
    collected = Collected()
    message = UserMessage(CHEST_PAIN, collected, uuid4().hex)
    turn = gated_turn().take(message, assistant._agent.handle_message, "GB")
    event_loop.run_until_complete(turn)
    assert "Call 999 now" in collected.messages[0]["text"]
