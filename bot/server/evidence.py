"""What decided about a message: the facts behind a turn, for whoever asks why."""

from __future__ import annotations

from typing import Any

from bot.pipeline.names import name_finder
from bot.server.assistant import Turn

LIKELIEST = 5


def evidence(turn: Turn) -> dict[str, Any]:
    """Return how the message was read, what was found and likely, and what decided.

    All of it goes into JSON. ``read`` is None for what was not read by words: a button,
    and what never reached the model. ``rule`` in ``decision`` says what decided; shares
    and likeness are at most 1.
    """
    understood = turn.understood
    intent = (understood.get("intent") or {}).get("name")
    facts: dict[str, Any] = {
        "read": None,
        "changed": [],
        "names": _names(understood),
        "likeliest": [],
        "nearest": [],
        "intent": intent,
        "decision": understood.get("decision") or {"rule": "button"},
        "kind": turn.kind,
        "topics": turn.topics,
    }
    if turn.instead is not None:
        facts["decision"] = {"rule": turn.instead}
    elif "decision" in understood:
        facts |= _read(understood["text"])
        facts["likeliest"] = [
            {"intent": one["name"], "share": round(one["confidence"], 4)}
            for one in understood["intent_ranking"][:LIKELIEST]
        ]
        facts["nearest"] = [
            {"text": one["text"], "intent": one["intent"], "likeness": one["cosine"]}
            for one in understood["nearest"]
        ]
    return facts


def _read(text: str) -> dict[str, Any]:
    """Return the words as the model saw them, and which of them were put right."""
    words = name_finder().words(text)
    return {
        "read": " ".join(word.plain for word in words),
        "changed": [
            {"typed": word.text, "read": word.plain}
            for word in words
            if word.plain != word.text.lower()
        ],
    }


def _names(understood: dict[str, Any]) -> list[dict[str, str]]:
    """Return each name once: its kind, its id, and the words that stand for it."""
    text = str(understood.get("text", ""))
    found = [
        {
            "kind": str(one["entity"]),
            "value": str(one["value"]),
            "words": "" if text.startswith("/") else text[one["start"] : one["end"]],
        }
        for one in understood.get("entities", [])
    ]
    return [one for place, one in enumerate(found) if one not in found[:place]]
