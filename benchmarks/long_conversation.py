"""Milliseconds of a turn in a conversation of 500 turns: at its end and near its start.

    python -m benchmarks.long_conversation --write

The server runs as an operator starts it, with conversations in SQLite. Several long
conversations take turns, so that what else the machine does falls on all turns alike.
"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from benchmarks.bots import ROOT, Server, cofactor
from benchmarks.page import put, table
from benchmarks.report import machine
from benchmarks.turn import CONVERSATION

PAGE = ROOT / "docs" / "benchmarks.md"
TURNS, CONVERSATIONS = 500, 3
EARLY, LATE = (10, 60), (450, 500)  # both hold each message of CONVERSATION as often
BAR = 1.2


def measure(server: Server) -> list[list[float]]:
    """Return the milliseconds of each turn, a list for each conversation."""
    took: list[list[float]] = [[] for _ in range(CONVERSATIONS)]
    for number in range(TURNS):
        text = CONVERSATION[number % len(CONVERSATION)]
        for name, turns in enumerate(took):
            turns.append(1000 * server.say(text, f"long-{name}"))
    return took


def figures(took: list[list[float]]) -> str:
    """Return a table of the medians, and whether the bar is reached."""
    rows, ratios = [], []
    for number, turns in enumerate(took, start=1):
        early, late = (statistics.median(turns[slice(*of)]) for of in (EARLY, LATE))
        ratios.append(late / early)
        ratio = f"{ratios[-1]:.2f}"
        rows.append(
            [f"Conversation {number}", f"{early:.1f} ms", f"{late:.1f} ms", ratio]
        )
    worst = max(ratios)
    said = "is reached" if worst <= BAR else "is **not** reached"
    titles = ["", "Turns 10 to 60", "Turns 450 to 500", "Ratio"]
    return (
        f"{table(titles, rows)}\n\nThe bar {said}: the ratio is {worst:.2f} at most, "
        f"{BAR:g} is wanted."
    )


def long_conversation_cli(
    write: Annotated[
        bool, typer.Option("--write", help="Put the table into docs/benchmarks.md.")
    ] = False,
    keep: Annotated[
        Path | None, typer.Option(help="A folder for the model, to use it again.")
    ] = None,
) -> None:
    """Measure turns of conversations of 500 turns."""
    heading = machine()
    with (
        tempfile.TemporaryDirectory() as temporary,
        cofactor(keep or Path(temporary)).serve() as server,
    ):
        took = measure(server)
    text = f"{heading}\n\n{figures(took)}"
    typer.echo(text)
    if write:
        put(PAGE, "long conversation", text)


if __name__ == "__main__":
    typer.run(long_conversation_cli)
