"""What a message, or a part of it, is taken for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.pipeline.pieces import Entity

# "rule", and where they matter "share", "threshold", "named", "part"; Rasa keeps it as
# JSON.
Reason = dict[str, Any]


@dataclass(frozen=True)
class Judged:
    """An intent with its probability, what decided, and what is named.

    ``questions`` are those of a message that holds several, each like a message.
    """

    text: str
    intent: str
    share: float
    why: Reason
    entities: Sequence[Entity]
    questions: list[dict[str, Any]] = field(default_factory=list)

    def as_question(self) -> dict[str, Any]:
        """Return it as Rasa writes a message."""
        return {
            "text": self.text,
            "intent": {"name": self.intent, "confidence": self.share},
            "entities": list(self.entities),
        }

    def asks_the_same_as(self, other: Judged) -> bool:
        """Tell whether both ask the same of the same things."""
        return self.intent == other.intent and _named(self) == _named(other)


def _named(judged: Judged) -> set[tuple[str, str]]:
    return {(one["entity"], one["value"]) for one in judged.entities}
