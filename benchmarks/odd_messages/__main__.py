"""Milliseconds of one turn, for messages that nobody should send."""

from __future__ import annotations

import asyncio
import random
import statistics
from collections.abc import Iterator

import typer

from benchmarks.odd_messages.kinds import WORDS, alphabets, emoji, fixed
from benchmarks.report import machine
from bot.cli.ask import load_assistant
from bot.server.assistant import Assistant

WARM_UP, SLOWEST = 20, 5
RANDOM, LONGEST_RANDOM = 40, 200  # messages of each alphabet, characters
Times = list[tuple[float, str]]


def messages() -> Iterator[tuple[str, str]]:
    """Yield (kind, message): fixed ones, and random ones of each alphabet."""
    yield from fixed().items()
    yield from WORDS.items()
    drawn = random.Random(0)
    for kind, signs in alphabets().items():
        for _ in range(RANDOM):
            length = drawn.randint(1, LONGEST_RANDOM)
            yield f"random: {kind}", "".join(drawn.choices(signs, k=length))
    for sign in drawn.sample([*emoji()], RANDOM):
        yield "an emoji", sign


async def measure(assistant: Assistant) -> Times:
    """Return (milliseconds, kind) of each message, in a conversation of its own.

    Each is said once: words that were seen before are read faster.
    """
    for number in range(WARM_UP):
        await assistant.say(f"what is magnesium {number}", f"warm-up-{number}")
    times = []
    for number, (kind, message) in enumerate(messages()):
        turn = await assistant.say(message, f"odd-{number}")
        times.append((turn.elapsed_ms, kind))
    return times


def table(times: Times) -> str:
    """Return the figures as a table, the slowest with their kind."""
    figures = [figure for figure, _ in times]
    slowest = sorted(times, reverse=True)[:SLOWEST]
    rows = [
        ("Median", statistics.median(figures)),
        ("99th percentile", statistics.quantiles(figures, n=100)[-1]),
        *((f"Slowest: {kind}", figure) for figure, kind in slowest),
    ]
    lines = [f"| {what} | {figure:.1f} ms |" for what, figure in rows]
    title = f"| Turn, {len(times)} odd messages | Cofactor |"
    return "\n".join([title, "| --- | ---: |", *lines])


def odd_messages_cli() -> None:
    """Measure a turn with odd messages, in this process: no server, no database."""
    heading = machine()
    typer.echo(f"{heading}\n\n{table(asyncio.run(measure(load_assistant())))}")


if __name__ == "__main__":
    typer.run(odd_messages_cli)
