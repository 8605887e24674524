"""Asks the frozen questions of this folder and prints what came back.

    python -m benchmarks.understanding --write

No line of these files is in the training data (a test holds that).
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from benchmarks.bots import ROOT
from benchmarks.page import put
from benchmarks.report import machine
from benchmarks.understanding import entities, frozen, robustness, scope, slots
from benchmarks.understanding.questions import SINGLE, Asked, ask, questions
from bot.cli.ask import load_assistant
from bot.content.knowledge import knowledge
from bot.server.assistant import Assistant

PAGE = ROOT / "docs" / "understanding.md"


def understanding_cli(
    write: Annotated[
        bool, typer.Option("--write", help="Put the tables into docs/understanding.md.")
    ] = False,
    misses: Annotated[
        Path | None,
        typer.Option(help="Write each question that went wrong here, as JSON lines."),
    ] = None,
    typed_otherwise: Annotated[
        bool,
        typer.Option(
            "--robustness/--no-robustness",
            help="Ask the questions with typos and the like too: most of the time.",
        ),
    ] = True,
) -> None:
    """Ask questions that were never trained on, and count what is right."""
    report, asked = asyncio.run(measured(load_assistant(), typed_otherwise))
    typer.echo(report)
    if misses:
        typer.echo(f"\n{frozen.write_misses(misses, asked)} misses: {misses}")
    if write:
        put(PAGE, "understanding", report)


async def measured(
    assistant: Assistant, typed_otherwise: bool
) -> tuple[str, list[Asked]]:
    """Return the tables under their headings, and the frozen questions as asked."""
    heading = machine()
    asked = [
        one for file in SINGLE for one in await ask(assistant, file, questions(file))
    ]
    topics = knowledge().topics
    sure = scope.outcomes(asked, topics)
    parts = {
        "The whole": frozen.figures_table(asked),
        "Topic by topic": frozen.topics_table(asked),
        "Slots": slots.slots_table(asked),
        "On topic or not": scope.scope_table(asked, topics),
        "Confidence": f"Expected calibration error: {scope.calibration_error(sure):.3f}"
        f"\n\n{scope.calibration_table(sure)}",
    }
    if typed_otherwise:
        pairs = await robustness.perturbed(assistant, asked)
        parts["Typed otherwise"] = robustness.robustness_table(pairs)
    named = await ask(assistant, "entities", questions("entities"))
    parts["What is named"] = entities.entities_table(named)
    sections = [f"### {title}\n\n{part}" for title, part in parts.items()]
    return "\n\n".join([heading, *sections]), asked


if __name__ == "__main__":
    typer.run(understanding_cli)
