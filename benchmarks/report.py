"""Runs measures and puts their figures in a table that names the machine."""

from __future__ import annotations

import os
import platform
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from benchmarks import bots
from benchmarks.bots import DEFAULT_EPOCHS, Bot
from bot.server.training import checked_content, model_path

StockEpochs = Annotated[
    int,
    typer.Option(min=1, help="Epochs of the stock model; 5 for a quick run."),
]
WithStock = Annotated[
    bool, typer.Option("--stock/--no-stock", help="Measure the stock bot too, or not.")
]
Keep = Annotated[
    Path | None,
    typer.Option(help="Keep the models in this folder, and use those that are there."),
]


@dataclass(frozen=True)
class Row:
    """One line of the table: a figure of each bot, and stock's divided by ours."""

    what: str
    unit: str
    figures: Sequence[float]
    ratio: float | None

    def __str__(self) -> str:
        decimals = 0 if min(self.figures) >= 100 else 1
        cells = [f"{figure:.{decimals}f} {self.unit}" for figure in self.figures]
        ratio = [] if self.ratio is None else [f"{self.ratio:.1f}"]
        return "| " + " | ".join([self.what, *cells, *ratio]) + " |"


Samples = Sequence[Sequence[float]]
Measure = Callable[[Sequence[Bot]], list[Row]]


def run(measure: Measure) -> None:
    """Be the command for one measure; the measure's docstring is the help."""

    def cli(
        stock_epochs: StockEpochs = DEFAULT_EPOCHS,
        stock: WithStock = True,
        keep: Keep = None,
    ) -> None:
        typer.echo(report([measure], stock_epochs, stock, keep))

    cli.__doc__ = measure.__doc__
    typer.run(cli)


def median(what: str, unit: str, samples: Samples) -> Row:
    """Return each bot's median, and the median of the ratios of the pairs."""
    ratios = [two[1] / two[0] for two in zip(*samples, strict=True) if len(two) == 2]
    figures = [statistics.median(one) for one in samples]
    return Row(what, unit, figures, statistics.median(ratios) if ratios else None)


def p95(what: str, unit: str, samples: Samples) -> Row:
    """Return each bot's 95th percentile, and the ratio of the two."""
    figures = [statistics.quantiles(one, n=20)[-1] for one in samples]
    return Row(what, unit, figures, figures[1] / figures[0] if figures[1:] else None)


def report(
    measures: Sequence[Measure], epochs: int, stock: bool, keep: Path | None
) -> str:
    """Run the measures and return the table, below a line on machine and bots."""
    # Ended like this, blocks are left as usual, and with them all servers stop.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Ended."))
    heading = machine()
    learned = model_path(checked_content()).name.removesuffix(".tar.gz")
    with nullcontext(keep) if keep else tempfile.TemporaryDirectory() as folder:
        # A kept model is of use as long as what is learned from stays the same.
        work = Path(folder).absolute() / learned
        compared = [bots.cofactor(work / "cofactor")]
        if stock:
            compared.append(bots.stock(work / f"stock-{epochs}-epochs", epochs))
        rows = [row for measure in measures for row in measure(compared)]
    if learned not in str(model_path(checked_content())):
        raise RuntimeError("The content changed during the run. Run it again.")
    ratio = ["Stock / Cofactor"] if stock else []
    titles = ["Measure", *(bot.name for bot in compared), *ratio]
    table = [
        "| " + " | ".join(titles) + " |",
        "| --- |" + " ---: |" * (len(titles) - 1),
        *map(str, rows),
    ]
    if stock:
        heading += (
            f"\nStock model: {epochs} epochs; Rasa's default is {DEFAULT_EPOCHS}."
        )
    return heading + "\n\n" + "\n".join(table)


def machine() -> str:
    """Describe the machine, the versions, and what else keeps it busy."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    packages = ("cofactor", "rasa", "rasa-sdk", "tensorflow", "onnxruntime")
    versions = ", ".join(f"{package} {version(package)}" for package in packages)
    return (
        f"Machine: {os.cpu_count()} cores, {_processor()}, {memory:.0f} GB memory, "
        f"{platform.system()} {platform.machine()}; load average at the start "
        f"{os.getloadavg()[0]:.1f}.\n"
        f"Versions: Python {platform.python_version()}, {versions}."
    )


def _processor() -> str:
    listed = Path("/proc/cpuinfo")
    if listed.exists():
        for line in listed.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
        return platform.machine()
    command = ["sysctl", "-n", "machdep.cpu.brand_string"]  # macOS
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()
