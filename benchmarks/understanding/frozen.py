"""How the questions that were never trained on are answered, by file and by topic."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.page import table
from benchmarks.understanding.questions import Asked
from benchmarks.understanding.shares import interval, percent

Figures = dict[str, list[bool]]


def figures(asked: Sequence[Asked]) -> Figures:
    """Return for each figure whether it was reached, question by question."""
    of = {
        file: [one for one in asked if one.file == file]
        for file in ("topics", "uncovered", "off_topic", "follow_ups")
    }
    return {
        "right topic": [one.right for one in of["topics"]],
        "right, or among three offered": [
            one.right or one.offered for one in of["topics"]
        ],
        "wrong topic (lower is better)": [_wrong(one) for one in of["topics"]],
        "uncovered, said honestly": [one.served for one in of["uncovered"]],
        "off topic, no health answer": [one.served for one in of["off_topic"]],
        "follow-ups, asked back or right": [one.served for one in of["follow_ups"]],
    }


def figures_table(asked: Sequence[Asked]) -> str:
    """Return a line for each figure, with its interval."""
    rows = [
        [name, percent(reached), f"{sum(reached)} of {len(reached)}", interval(reached)]
        for name, reached in figures(asked).items()
    ]
    return table(["Figure", "Share", "Questions", "95 % interval"], rows)


def topics_table(asked: Sequence[Asked]) -> str:
    """Return a line for each topic: right, offered, wrong, and neither."""
    topics: dict[str, list[Asked]] = {}
    for one in asked:
        if one.file == "topics":
            topics.setdefault(one.question["topic"], []).append(one)
    rows = []
    for topic, ones in sorted(topics.items(), key=lambda item: _right(item[1])):
        right, offered = sum(o.right for o in ones), sum(o.offered for o in ones)
        wrong = sum(_wrong(one) for one in ones)
        rest = len(ones) - right - offered - wrong
        counts = [len(ones), right, offered, wrong, rest]
        rows.append([topic, *map(str, counts), percent([o.right for o in ones])])
    titles = ["Topic", "Questions", "Right", "Offered", "Wrong", "Neither", "Right"]
    return table(titles, rows)


def write_misses(file: Path, asked: Sequence[Asked]) -> int:
    """Write each question that was not served as a JSON line; return how many."""
    missed = [one for one in asked if not one.served]
    lines = [
        json.dumps(
            {
                "file": one.file,
                "text": one.question["text"],
                "expected": sorted(one.good - {""}) or [f"not {one.turn.kind}"],
                "kind": one.turn.kind,
                "topics": one.turn.topics,
                "confidence": round(one.turn.confidence, 3),
                "decision": one.turn.understood.get("decision", ""),
            },
            ensure_ascii=False,
        )
        for one in missed
    ]
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(missed)


def _wrong(one: Asked) -> bool:
    return one.turn.kind == "answer" and not one.right


def _right(ones: Sequence[Asked]) -> float:
    return sum(one.right for one in ones) / len(ones)
