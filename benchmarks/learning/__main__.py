"""Learns from the examples again and again, and prints what that shows.

python -m benchmarks.learning --write
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from benchmarks.bots import ROOT
from benchmarks.learning.ablation import ablation_table
from benchmarks.learning.cross_validation import (
    confusions_table,
    cross_validation_table,
    held_out_shares,
    write_doubtful,
)
from benchmarks.learning.examples import featurize, read_examples
from benchmarks.learning.judged import frozen, held_out
from benchmarks.learning.thresholds import thresholds_table
from benchmarks.page import put
from benchmarks.report import machine
from bot.cli.quiet import quiet

PAGE = ROOT / "docs" / "understanding.md"


def learning_cli(
    write: Annotated[
        bool, typer.Option("--write", help="Put the tables into docs/understanding.md.")
    ] = False,
    doubtful: Annotated[
        Path | None,
        typer.Option(help="Write the examples that are taken for something else here."),
    ] = None,
    ablation: Annotated[
        bool,
        typer.Option(
            "--ablation/--no-ablation", help="Learn without each part too, or not."
        ),
    ] = True,
) -> None:
    """Cross-validate, price the thresholds, and leave out each part in turn."""
    quiet()
    heading = machine()
    examples = read_examples()
    shares = held_out_shares(featurize(examples.readings), examples)
    # The encoder was taught the others.
    spared, shares_of_spared = examples.only(examples.spared), shares[examples.spared]
    parts = {
        "Cross-validation": cross_validation_table(shares_of_spared, spared)
        + "\n\n"
        + confusions_table(shares_of_spared, spared),
        "What the thresholds cost": thresholds_table(
            *held_out(spared, shares_of_spared), examples.names
        ),
    }
    if ablation:
        parts["What each part adds"] = ablation_table(examples, frozen())
    sections = [f"### {title}\n\n{part}" for title, part in parts.items()]
    report = "\n\n".join([heading, *sections])
    typer.echo(report)
    if doubtful:
        typer.echo(f"\n{write_doubtful(doubtful, shares, examples)} in {doubtful}")
    if write:
        put(PAGE, "learning", report)


if __name__ == "__main__":
    typer.run(learning_cli)
