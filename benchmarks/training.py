"""Seconds to train from nothing, and the size of what comes out."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.bots import Bot, alternate
from benchmarks.report import Row, median, run

TRAININGS = 1  # of each bot: one of stock's may take half an hour


def measure(bots: Sequence[Bot]) -> list[Row]:
    """Measure a training from nothing, our encoder's graph too, and the model's size.

    Time is that of the whole command; size is that of all that a server loads.
    """
    seconds = alternate(bots, TRAININGS, lambda bot, _: bot.train())
    sizes = [[bot.megabytes()] for bot in bots]
    return [
        median("Training, no cache", "s", seconds),
        median("Model on disk", "MB", sizes),
    ]


if __name__ == "__main__":
    run(measure)
