"""What was said in a turn."""

from __future__ import annotations

from bot.server.assistant import Turn


def words(turn: Turn) -> str:
    """Return what was said, in one message."""
    (message,) = turn.messages
    return str(message["text"])
