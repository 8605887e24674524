"""Milliseconds that safety adds to a turn: its rules, and its ear for parts.

    python -m benchmarks.safety_cost --write

Counted is the time of the processor: one core is used, so on a quiet machine it is the
time that passes, and other programs disturb it less.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import Annotated
from unittest.mock import patch

import typer
from threadpoolctl import threadpool_limits

from benchmarks.bots import ROOT
from benchmarks.page import put, table
from benchmarks.report import machine
from bot.cli.ask import load_assistant
from bot.pipeline.glimpses import Glimpses
from bot.pipeline.safety import SafetyGuard
from bot.server.assistant import Assistant

PAGE = ROOT / "docs" / "benchmarks.md"
BAR = 3.0  # ms that safety may add to a turn, in the median
TIMES, WARM_UP = 20, 2  # turns of each message, with safety and without
SHORT = (
    "which foods are rich in magnesium",
    "is there any vitamin d in oat milk",
    "does vitamin d help against colds in winter",
    "how long do I need to sit in the sun",
    "what is the difference between magnesium citrate and oxide",
    "how much vitamin d do grown-ups need per day in total",
    "why does the body need magnesium to turn vitamin D on",
    "can you tell me more about calcium in the arteries please",
    "who is most likely to be short of magnesium and for what reason",
    "is it better to take the two of them together or at different times of day",
)
CLAUSES = (
    "hello there, which fish has most vitamin d",
    "I eat lots of nuts and seeds, so is that enough magnesium",
    "my doctor talked about vitamin D, but what does it do for bones",
    "we live far up north and see no sun in winter, which foods help then",
    "I read that magnesium is good for sleep. Is there any proof of that",
    "thanks, that was useful. And what about vitamin D in mushrooms, is it the same",
    "my sister says that spinach is best, but I like pumpkin seeds more. Who is right",
    "I do sports four times a week and sweat a lot, does that cost me magnesium or not",
)
STORY = (
    "I have been reading about magnesium and vitamin D for some weeks, because my "
    "sister told me that they work together. She eats a lot of nuts and seeds, and she "
    "sleeps better now. I would like to know which foods have most magnesium, and "
    "whether the sun in spring is enough for vitamin D here.",
    "hi I cook for a whole family and nobody likes fish so I look for other ways to "
    "get vitamin d on the table we have eggs and mushrooms nearly every week and the "
    "milk from the shop says fortified on it which I never understood so what does it "
    "mean and does it matter whether the mushrooms were in the sun",
)
GROUPS = {
    "5 to 16 words, one clause": SHORT,
    "8 to 18 words, several clauses": CLAUSES,
    "300 characters": tuple(one[:300] for one in STORY),
    "1,000 characters": tuple(
        f"{one} {two} {one} {two}"[:1000] for one, two in (STORY, STORY[::-1])
    ),
}
TYPICAL = tuple(GROUPS)[:2]


@contextmanager
def without_safety() -> Iterator[None]:
    """Leave out all that is there for safety alone, until the end of the block.

    That the categories are among the intents costs no time that could be told.
    """
    with (
        patch.object(SafetyGuard, "process", lambda _, messages: messages),
        patch.object(Glimpses, "worth_reading", lambda *_: []),
        patch("bot.pipeline.decision.alarm", lambda *_: None),
    ):
        yield


async def measure(
    assistant: Assistant, messages: Sequence[str], times: int = TIMES
) -> list[tuple[float, float]]:
    """Return the milliseconds of turns, with safety and without, in pairs.

    Each is in a conversation of its own; who is first changes each time.
    """

    async def turn(text: str, name: str, is_safe: bool) -> float:
        with nullcontext() if is_safe else without_safety():
            start = time.process_time()
            await assistant.say(text, f"{name}-{is_safe}")
            return 1000 * (time.process_time() - start)

    pairs = []
    for number in range(times + WARM_UP):
        for place, text in enumerate(messages):
            name = f"{number}-{place}-{len(text)}"
            order = (True, False) if (number + place) % 2 else (False, True)
            took = {is_safe: await turn(text, name, is_safe) for is_safe in order}
            if number >= WARM_UP:
                pairs.append((took[True], took[False]))
    return pairs


def figures(pairs: dict[str, list[tuple[float, float]]]) -> str:
    """Return a table with a line for each group, and whether the bar is reached."""
    typical = [pair for name in TYPICAL for pair in pairs[name]]
    rows = [
        [name, *(f"{one:.1f} ms" for one in _medians(of)), _ratio(of)]
        for name, of in {**pairs, "all of up to 18 words": typical}.items()
    ]
    titles = ["Messages", "Without", "With", "Safety adds", "With / without"]
    added = _medians(typical)[2]
    said = "is reached" if added <= BAR else "is **not** reached"
    return (
        f"{table(titles, rows)}\n\nThe bar {said}: to messages of up to 18 words "
        f"safety adds {added:.1f} ms, {BAR:g} ms at most are wanted."
    )


def _medians(pairs: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """Return the medians without and with safety, and of what it adds to a turn."""
    return (
        statistics.median(without for _, without in pairs),
        statistics.median(with_ for with_, _ in pairs),
        statistics.median(with_ - without for with_, without in pairs),
    )


def _ratio(pairs: Sequence[tuple[float, float]]) -> str:
    return f"{statistics.median(with_ / without for with_, without in pairs):.2f}"


def safety_cost_cli(
    write: Annotated[
        bool, typer.Option("--write", help="Put the table into docs/benchmarks.md.")
    ] = False,
) -> None:
    """Measure a turn with what safety needs and without, in pairs, on one core."""
    if hasattr(os, "sched_setaffinity"):  # not on macOS
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    heading = machine()
    with threadpool_limits(1):
        assistant = load_assistant()
        pairs = {
            name: asyncio.run(measure(assistant, messages))
            for name, messages in GROUPS.items()
        }
    about = f"{heading}\nOne core is used, and its time is counted: {TIMES} pairs each."
    text = f"{about}\n\n{figures(pairs)}"
    typer.echo(text)
    if write:
        put(PAGE, "safety cost", text)


if __name__ == "__main__":
    typer.run(safety_cost_cli)
