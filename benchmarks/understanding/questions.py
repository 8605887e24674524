"""The frozen questions of this folder, and what came back to each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.server.assistant import Assistant, Turn

HERE = Path(__file__).parent
SINGLE = ("topics", "uncovered", "off_topic", "follow_ups")
HEALTH = ("answer", "emergency", "crisis")
OFFERED = 3  # how many topics a reply offers at most
Question = Mapping[str, Any]


@dataclass(frozen=True)
class Asked:
    """A question of one file, with the turn that it got."""

    file: str
    question: Question
    turn: Turn

    @property
    def good(self) -> set[str]:
        """The topics whose answer serves the question."""
        return {self.question.get("topic", ""), *self.question.get("also", [])}

    @property
    def right(self) -> bool:
        """Whether it was answered with a topic that serves it."""
        return self.turn.kind == "answer" and self.turn.topics[0] in self.good

    @property
    def offered(self) -> bool:
        """Whether such a topic was among those that were offered."""
        topics = self.turn.topics[:OFFERED]
        return self.turn.kind == "clarify" and not self.good.isdisjoint(topics)

    @property
    def served(self) -> bool:
        """Whether the turn is what the questions of its file should get."""
        if self.file == "off_topic":
            return self.turn.kind not in HEALTH
        if self.file == "uncovered":
            return self.turn.kind != "answer" or self.right
        return self.right or (self.file == "follow_ups" and self.turn.kind == "clarify")

    @property
    def ranking(self) -> dict[str, float]:
        """The likeliest intents and the share of each, best first."""
        ranked = self.turn.understood.get("intent_ranking") or []
        return {one["name"]: float(one["confidence"]) for one in ranked}


def questions(file: str) -> list[Question]:
    """Return the questions of one file: each has a ``text``, and what is expected."""
    lines = (HERE / f"{file}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


async def ask(
    assistant: Assistant, file: str, rows: Iterable[Question], run: str = "as written"
) -> list[Asked]:
    """Ask each question in a conversation of its own; ``run`` tells runs apart."""
    return [
        Asked(file, row, await assistant.say(row["text"], f"{run} {file} {number}"))
        for number, row in enumerate(rows)
    ]
