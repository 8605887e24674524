"""What the widget costs a page: ``python -m benchmarks.widget --write``."""

from __future__ import annotations

from typing import Annotated

import typer

from benchmarks.bots import ROOT
from benchmarks.page import put
from benchmarks.report import machine
from benchmarks.widget import size, smoothness
from bot.cli.ask import load_assistant
from tests.browser import stock_widget

PAGE = ROOT / "docs" / "benchmarks.md"


def widget_cli(
    write: Annotated[
        bool, typer.Option("--write", help="Put the tables into docs/benchmarks.md.")
    ] = False,
) -> None:
    """Measure the widget: its size, and its longest frame in 500 messages."""
    stock_widget.fetch()
    heading = machine()
    text = f"{heading}\n\n{size.figures()}\n\n{smoothness.figures(load_assistant())}"
    typer.echo(text)
    if write:
        put(PAGE, "widget", text)


if __name__ == "__main__":
    typer.run(widget_cli)
