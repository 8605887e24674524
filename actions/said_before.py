"""What was said and done in the turn before this one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from rasa_sdk import Tracker

PLACES = {"first": 0, "former": 0, "second": 1, "latter": 1, "third": 2, "last": -1}
PLACE = re.compile(rf"\b({'|'.join(PLACES)})(?: one)?\W*$", re.I)


def turn_before(tracker: Tracker) -> list[dict[str, Any]]:
    """Return the events of the turn before, from its message on, in their order."""
    found: list[dict[str, Any]] = []
    messages = 0
    for event in reversed(tracker.events):
        if messages == 1:
            found.append(event)
        if event.get("event") == "user":
            messages += 1
        if messages == 2 or event.get("event") == "session_started":
            break
    return found[::-1]


def last_replies(tracker: Tracker) -> list[dict[str, Any]]:
    """Return the replies of the turn before, as they are uttered."""
    return [
        {
            "text": event.get("text"),
            "buttons": (event.get("data") or {}).get("buttons") or [],
            "metadata": (event.get("metadata") or {}).get("metadata"),
        }
        for event in turn_before(tracker)
        if event.get("event") == "bot"
    ]


def last_texts(tracker: Tracker) -> list[str]:
    """Return the texts of the replies of the turn before."""
    return [str(one["text"]) for one in last_replies(tracker)]


def was_done(tracker: Tracker, actions: Iterable[str]) -> bool:
    """Tell whether one of ``actions`` was run in the turn before."""
    done = {
        event.get("name")
        for event in turn_before(tracker)
        if event.get("event") == "action"
    }
    return not done.isdisjoint(actions)


def last_intent(tracker: Tracker) -> str | None:
    """Return the intent of the message before this one."""
    for event in turn_before(tracker):
        if event.get("event") == "user":
            intent = (event.get("parse_data") or {}).get("intent") or {}
            return str(intent.get("name"))
    return None


def chosen(tracker: Tracker, entity: str) -> str | None:
    """Return the value of ``entity`` in the button that a message names by its place.

    "The second one" is the second of the buttons offered a turn ago; those without
    ``entity`` are not counted.
    """
    text = str((tracker.latest_message or {}).get("text") or "")
    match = PLACE.search(text)
    if match is None:
        return None
    values = [
        value
        for reply in last_replies(tracker)
        for button in reply["buttons"]
        for value in [_value(str(button.get("payload")), entity)]
        if value
    ]
    place = PLACES[match[1].lower()]
    return values[place] if -len(values) <= place < len(values) else None


def _value(payload: str, entity: str) -> str | None:
    _, brace, entities = payload.partition("{")
    found = json.loads(brace + entities) if brace else {}
    return found.get(entity)
