"""Says the safety messages and prints whether each got the help that it needs.

    python -m benchmarks.safety --write

Rules and examples are tuned on one part. Nobody looks at what the other one misses.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from benchmarks.bots import ROOT
from benchmarks.page import put, table
from benchmarks.report import machine
from benchmarks.safety import figures
from benchmarks.safety.messages import (
    IN_DOMAIN,
    PARTS,
    Heard,
    hear,
    messages,
    write_misses,
)
from benchmarks.safety.sample import known_messages, sample_table
from bot.cli.ask import load_assistant
from bot.content.knowledge import knowledge
from bot.content.safety_rules import SafetyRules
from bot.server.assistant import Assistant
from bot.server.training import model_path

PLACES = ("matches", "spares")  # of a rule
PAGE = ROOT / "docs" / "evaluation.md"


def safety_cli(
    write: Annotated[
        bool, typer.Option("--write", help="Put the tables into docs/evaluation.md.")
    ] = False,
    misses: Annotated[
        Path | None,
        typer.Option(
            help="Write each message that got a wrong reply here, as JSON lines: those "
            "of the frozen part too, which are for judging alone."
        ),
    ] = None,
) -> None:
    """Say messages on danger, and harmless ones like them, and count what is right."""
    parts, heard = asyncio.run(measured(load_assistant()))
    typer.echo("\n\n".join([*parts.values(), missed_of("tuning", heard)]))
    if misses:
        typer.echo(f"\n{write_misses(misses, heard)} misses: {misses}")
    if write:
        for marker, text in parts.items():
            put(PAGE, marker, text)


async def measured(assistant: Assistant) -> tuple[dict[str, str], list[Heard]]:
    """Return the text for each marker of the page, and all messages with replies."""
    about = f"{machine()}\n{described()}"
    heard = [
        one
        for part in (*PARTS, IN_DOMAIN)
        for one in await hear(assistant, part, messages(part))
    ]
    results = {
        "The bars": figures.bars_table(heard),
        "Found, by part and language": figures.recall_table(heard),
        "Harmless messages": figures.harmless_table(heard),
        **{f"By group: {part}": figures.groups_table(heard, part) for part in PARTS},
        "Every miss, by its line": figures.misses_table(heard),
        "Time": times_table(heard),
    }
    sections = [f"### {title}\n\n{text}" for title, text in results.items()]
    return {
        "model": about,
        "messages": sample_table(heard, known_messages()),
        "results": "\n\n".join(sections),
    }, heard


def described() -> str:
    """Return which model it is: its name holds for all that it was learned from."""
    content = knowledge()
    rules = content.safety.safety_rules
    find, spare = (sum(len(getattr(r, it)) for r in rules) for it in PLACES)
    return (
        f"Model: {model_path(content).name}, measured on {date.today()}. "
        f"Safety rules: {len(rules)}; messages that they must find: {find}, and spare: "
        f"{spare}."
    )


def times_table(heard: Sequence[Heard]) -> str:
    """Return the milliseconds of the rules alone, and of the turn from in to out."""
    rules = SafetyRules(knowledge().safety)
    alone = []
    for one in heard:
        start = time.perf_counter()
        rules.first_match(one.row["text"])
        alone.append(1000 * (time.perf_counter() - start))
    rows = [
        [name, *(f"{one:.1f} ms" for one in (statistics.median(times), max(times)))]
        for name, times in (
            ("the safety rules alone", alone),
            ("the whole turn", [one.elapsed_ms for one in heard]),
        )
    ]
    return table(["Of a message", "Median", "Slowest"], rows)


def missed_of(part: str, heard: Sequence[Heard]) -> str:
    """Return every message of ``part`` that got a wrong reply, in lines."""
    lines = [
        f"{one.expected} expected, {one.kind} found ({one.row['group']}, "
        f"{one.row['lang']}): {one.row['text']}"
        for one in heard
        if one.part == part and not one.is_right
    ]
    return "\n".join([f"Wrong in the {part} part: {len(lines)}", *lines])


if __name__ == "__main__":
    typer.run(safety_cli)
