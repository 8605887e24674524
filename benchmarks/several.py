"""How well several questions in one message are taken apart, by the threshold for it.

    python -m benchmarks.several --write

Messages are two frozen questions put together, which must come apart, and frozen
questions and messages off topic, which must stay whole: each is one question.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator, Sequence
from typing import Annotated, Any

import typer

from benchmarks.bots import ROOT
from benchmarks.page import put, table
from benchmarks.report import machine
from benchmarks.understanding.questions import Question, questions
from bot.cli.ask import load_assistant
from bot.server.assistant import Assistant

PAGE = ROOT / "docs" / "understanding.md"
THRESHOLD = "answer_in_part_from"
LEVELS = (0.5, 0.6, 0.7, 0.8, 0.9)
PAIRS, SEED = 300, 20261128
JOINTS = ("? ", "? And ", ". Also, ")
LONGEST = 12  # words of a question: longer ones hold a story, not one of two questions
SEVERAL = "several"


def pairs() -> Iterator[tuple[str, set[str], set[str]]]:
    """Yield messages of two questions, each with the topics that serve the two."""
    asked = [one for one in questions("topics") if _is_short(one)]
    chance = random.Random(SEED)
    found = 0
    while found < PAIRS:
        first, second = chance.sample(asked, 2)
        if _good(first).isdisjoint(_good(second)):
            found += 1
            text = first["text"].rstrip("?.! ") + JOINTS[found % len(JOINTS)]
            yield text + second["text"], _good(first), _good(second)


def _is_short(question: Question) -> bool:
    return len(question["text"].split()) <= LONGEST


def _good(question: Question) -> set[str]:
    return {question["topic"], *question["also"]}


async def measure(assistant: Assistant) -> list[list[str]]:
    """Return a row for each threshold."""
    decision = _decision(assistant)
    together = list(pairs())
    single = [
        one["text"] for file in ("topics", "off_topic") for one in questions(file)
    ]
    rows = []
    for level in LEVELS:
        decision._config[THRESHOLD] = level
        found = [await _topics(assistant, text) for text, _, _ in together]
        both = sum(
            len(topics) == 2 and topics[0] in first and topics[1] in second
            for topics, (_, first, second) in zip(found, together, strict=True)
        )
        wrong = sum(
            any(topic not in first | second for topic in topics)
            for topics, (_, first, second) in zip(found, together, strict=True)
        )
        cut = [await _topics(assistant, text) for text in single]
        split = sum(len(topics) > 1 for topics in cut)
        rows.append([f"{level:.2f}", *map(_percent, (both, wrong), (PAIRS, PAIRS))])
        rows[-1].append(f"{split} of {len(single)}")
    return rows


async def _topics(assistant: Assistant, text: str) -> list[str]:
    """Return the intents of the questions that a message is taken apart into."""
    parsed: dict[str, Any] = await assistant._agent.parse_message(text)
    if parsed["intent"]["name"] != SEVERAL:
        return []
    return [one["intent"]["name"] for one in parsed["questions"]]


def _decision(assistant: Assistant) -> Any:
    """Return the component that decides, as it is loaded."""
    nodes = assistant._agent.processor.graph_runner._instantiated_nodes.values()
    return next(
        node._component
        for node in nodes
        if node._component_class.__name__ == "Decision"
    )


def _percent(number: int, of: int) -> str:
    return f"{100 * number / of:.0f} %"


def figures(rows: Sequence[list[str]]) -> str:
    """Return the table."""
    titles = ["From", "Both right", "One wrong", "Single ones cut"]
    return table(titles, list(rows))


def several_cli(
    write: Annotated[
        bool, typer.Option("--write", help="Put the table into docs/understanding.md.")
    ] = False,
) -> None:
    """Measure how two questions in one message are taken apart."""
    heading = machine()
    rows = asyncio.run(measure(load_assistant()))
    text = f"{heading}\n\n{figures(rows)}"
    typer.echo(text)
    if write:
        put(PAGE, "several", text)


if __name__ == "__main__":
    typer.run(several_cli)
