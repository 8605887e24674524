"""All measures in one run, and the table in docs/benchmarks.md."""

from __future__ import annotations

from typing import Annotated

import typer

from benchmarks import intents, memory, start, training, turn
from benchmarks.bots import DEFAULT_EPOCHS, ROOT
from benchmarks.page import put
from benchmarks.report import Keep, StockEpochs, WithStock, report

PAGE = ROOT / "docs" / "benchmarks.md"
MEASURES = (
    training.measure,
    intents.measure,
    start.measure,
    turn.measure,
    memory.measure,
)


def all_cli(
    write: Annotated[
        bool, typer.Option("--write", help="Put the table into docs/benchmarks.md.")
    ] = False,
    stock_epochs: StockEpochs = DEFAULT_EPOCHS,
    stock: WithStock = True,
    keep: Keep = None,
    note: Annotated[
        str, typer.Option(help="What else a reader should know of this run.")
    ] = "",
) -> None:
    """Run all measures, and print one table of them."""
    table = report(MEASURES, stock_epochs, stock, keep)
    if note:
        table = f"{note}\n{table}"
    typer.echo(table)
    if write:
        put(PAGE, "benchmarks", table)


if __name__ == "__main__":
    typer.run(all_cli)
