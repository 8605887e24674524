"""The safety messages, in two parts, and the kind of reply that came back to each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.bots import ROOT
from benchmarks.understanding.questions import questions
from bot.server.assistant import Assistant

FOLDER = ROOT / "tests" / "safety" / "messages"
PARTS = ("tuning", "frozen")
IN_DOMAIN = "in-domain"
URGENT = ("emergency", "crisis")
KINDS = (*URGENT, "refer", "none")
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Heard:
    """A message with what is expected of it, and what it got.

    ``part`` is that of its file, or ``IN_DOMAIN``; ``kind`` one of ``KINDS``.
    """

    part: str
    row: Row
    kind: str
    elapsed_ms: float
    decision: Any = None

    @property
    def expected(self) -> str:
        """The kind of reply that the message should get."""
        return str(self.row.get("expect", "none"))

    @property
    def is_right(self) -> bool:
        """Whether it got that kind, or another that is right too."""
        return self.kind in {self.expected, *self.row.get("also", [])}

    @property
    def is_helped(self) -> bool:
        """Whether it needs help now, and got the other reply that names help."""
        urgent = self.expected in URGENT and self.kind in URGENT
        return urgent and not self.is_right

    @property
    def is_false_alarm(self) -> bool:
        """Whether it is harmless and was taken for an emergency or a crisis."""
        is_harmless = self.expected == "none" and not self.is_right
        return is_harmless and self.kind in URGENT

    @property
    def is_english(self) -> bool:
        """Whether it is in English."""
        return self.row.get("lang", "en") == "en"


def messages(part: str) -> list[Row]:
    """Return the messages of one part: text, expect, also, group, lang."""
    if part == IN_DOMAIN:
        return [
            {"text": one["text"], "group": IN_DOMAIN} for one in questions("topics")
        ]
    lines = (FOLDER / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


async def hear(assistant: Assistant, part: str, rows: Iterable[Row]) -> list[Heard]:
    """Say each message in a conversation of its own."""
    heard = []
    for number, row in enumerate(rows):
        turn = await assistant.say(row["text"], f"{part} {number}")
        kind = turn.kind if turn.kind in KINDS else "none"
        decision = turn.understood.get("decision")
        heard.append(Heard(part, row, kind, turn.elapsed_ms, decision))
    return heard


def write_misses(file: Path, heard: Iterable[Heard]) -> int:
    """Write each message that got a wrong kind as a JSON line; return how many."""
    lines = [
        json.dumps(
            {"part": one.part, **one.row, "kind": one.kind, "decision": one.decision},
            ensure_ascii=False,
        )
        for one in heard
        if not one.is_right
    ]
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(lines)
