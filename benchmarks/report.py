"""Runs measures, and puts their figures in a table that names the machine."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from benchmarks.bots import DEFAULT_EPOCHS, Bot, Cofactor, Stock

StockEpochs = Annotated[
    int, typer.Option(min=1, help="Epochs of the stock model; 5 for a quick run.")
]
WithStock = Annotated[
    bool, typer.Option("--stock/--no-stock", help="Measure the stock bot too, or not.")
]
Keep = Annotated[
    Path | None,
    typer.Option(help="Keep the models here, and use those that are here already."),
]


@dataclass(frozen=True)
class Row:
    """One line of the table: ``figures`` of each bot, in one order, in ``unit``."""

    what: str
    unit: str
    figures: Sequence[float]
    ratio: float | None = None

    @classmethod
    def median(cls, what: str, unit: str, samples: Sequence[Sequence[float]]) -> Row:
        """Return medians, and the median of the ratios of each pair."""
        ratio = None
        if len(samples) == 2:
            ratio = statistics.median(b / a for a, b in zip(*samples, strict=True))
        return cls(what, unit, [statistics.median(one) for one in samples], ratio)

    @classmethod
    def p95(cls, what: str, unit: str, samples: Sequence[Sequence[float]]) -> Row:
        """Return 95th percentiles, and their ratio."""
        figures = [statistics.quantiles(one, n=20)[-1] for one in samples]
        return cls(what, unit, figures, figures[1] / figures[0] if figures[1:] else None)

    def __str__(self) -> str:
        cells = [f"{figure:.3g}" if figure < 100 else f"{figure:.0f}" for figure in self.figures]
        ratio = [f"{self.ratio:.1f} ×"] if self.ratio else []
        return f"| {self.what} | {' | '.join(f'{cell} {self.unit}' for cell in cells + [])} |"


Measure = Callable[[Sequence[Bot]], list[Row]]
