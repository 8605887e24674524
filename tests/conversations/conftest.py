"""Talking, with what every reply owes a person checked at every turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from rasa.core.channels.channel import OutputChannel

from bot.channels.gated import gated_turn
from bot.content.content import Content
from bot.guard.answer import has_blank_line
from bot.server.assistant import Turn
from bot.settings import settings

KINDS = {
    "answer",
    "smalltalk",
    "clarify",
    "decline",
    "uncovered",
    "refer",
    "emergency",
    "crisis",
}


@pytest.fixture
def checked(content: Content) -> Callable[[Turn], Turn]:
    """Return a function that checks what one turn owes a person, and returns it."""
    gate = gated_turn().gate(OutputChannel())

    def check(turn: Turn) -> Turn:
        assert turn.messages, "no reply"
        for message in turn.messages:
            check_message(message, content)
            assert gate.may_leave(message)
        check_slots(turn.slots, content)
        return turn

    return check


@pytest.fixture
def talk(
    talk: Callable[[Any], Turn], checked: Callable[[Turn], Turn]
) -> Callable[[Any], Turn]:
    """Return the shared ``talk``, which here checks each reply as well."""
    return lambda text: checked(talk(text))


@pytest.fixture
def in_country(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Return a function that sets the operator's country for this test."""

    def set_country(country: str) -> None:
        monkeypatch.setenv("COFACTOR_COUNTRY", country)
        settings.cache_clear()

    yield set_country
    monkeypatch.undo()
    settings.cache_clear()


def check_message(message: dict[str, Any], content: Content) -> None:
    """Assert that a message is one block and, if an answer, noticed and sourced."""
    text, metadata = message["text"], message["metadata"]
    assert text.strip() and not has_blank_line(text)
    assert metadata["kind"] in KINDS
    if metadata["kind"] == "answer":
        assert text.endswith(f"\n{content.notice}")
        assert "\nSources: " in text
        assert metadata["notice"] == str(content.notice)
        assert metadata["sources"]
        for source in metadata["sources"]:
            assert source["url"] == content.references[source["id"]].url


def check_slots(slots: dict[str, str], content: Content) -> None:
    """Assert that no slot holds what the content does not know."""
    levels = {None, "inadequate", "adequate", "high"}
    assert slots.get("nutrient") in {None, "magnesium", "vitamin_d", "both"}
    assert slots.get("food_group") in {None, *content.foods.groups}
    assert slots.get("magnesium_intake") in levels
    assert slots.get("vitamin_d_intake") in levels
