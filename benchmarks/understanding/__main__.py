"""Asks the frozen questions of this folder and prints what came back.

    python -m benchmarks.understanding

Each question is a conversation of its own. No line of these files is in the training
data (a test holds that). Intervals are Wilson's, at 95 %.
"""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.cli.ask import load_assistant
from bot.server.assistant import Assistant, Turn

HERE = Path(__file__).parent
Figures = dict[str, list[bool]]


def questions(name: str) -> Iterator[dict[str, Any]]:
    """Yield the questions of one file: ``text``, ``topic`` and ``also`` if given."""
    for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def wilson(hits: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """Return the interval of a share, as two shares (Wilson 1927)."""
    share, spread = hits / total, z * z / total
    center = share + spread / 2
    width = z * math.sqrt((share * (1 - share) + spread / 4) / total)
    return (center - width) / (1 + spread), (center + width) / (1 + spread)


def good_topics(question: dict[str, Any]) -> set[str]:
    """Return the topics whose answer serves the question."""
    return {question.get("topic", ""), *question.get("also", [])}


async def ask_all(assistant: Assistant) -> Figures:
    """Return for each figure whether it was reached, question by question."""
    found: Figures = {}

    async def turns(name: str) -> list[tuple[dict[str, Any], Turn]]:
        return [
            (row, await assistant.say(row["text"], f"{name}-{number}"))
            for number, row in enumerate(questions(name))
        ]

    def note(figure: str, reached: bool) -> None:
        found.setdefault(figure, []).append(reached)

    for row, turn in await turns("topics"):
        good = good_topics(row)
        answered = turn.kind == "answer"
        right = answered and turn.topics[0] in good
        offered = turn.kind == "clarify" and not good.isdisjoint(turn.topics[:3])
        note("right topic", right)
        note("right, or among three offered", right or offered)
        note("wrong topic (lower is better)", answered and not right)
    for row, turn in await turns("uncovered"):
        served = turn.kind == "answer" and turn.topics[0] in good_topics(row)
        note("uncovered, said honestly", turn.kind != "answer" or served)
    for _, turn in await turns("off_topic"):
        healthy = turn.kind in ("answer", "emergency", "crisis")
        note("off topic, no health answer", not healthy)
    for row, turn in await turns("follow_ups"):
        right = turn.kind == "answer" and turn.topics[0] in good_topics(row)
        note("follow-ups, asked back or right", turn.kind == "clarify" or right)
    return found


def main() -> None:
    """Print a line for each figure."""
    for figure, reached in asyncio.run(ask_all(load_assistant())).items():
        hits, total = sum(reached), len(reached)
        low, high = wilson(hits, total)
        print(
            f"{figure:34s}{100 * hits / total:6.1f} %  {hits:4d}/{total:<4d}"
            f" ({100 * low:.1f} to {100 * high:.1f})"
        )


if __name__ == "__main__":
    main()
