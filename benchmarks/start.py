"""Seconds from the start of the processes to the first answer."""

from __future__ import annotations

import time
from collections.abc import Sequence

from benchmarks.bots import Bot, alternate
from benchmarks.report import Row, median, run

STARTS = 3  # of each bot, one at a time


def measure(bots: Sequence[Bot]) -> list[Row]:
    """Measure the time from starting a bot's processes to its first answer."""
    for bot in bots:
        bot.train_once()
    return [median("Start to first answer", "s", alternate(bots, STARTS, _start))]


def _start(bot: Bot, number: int) -> float:
    start = time.perf_counter()
    with bot.serve():
        return time.perf_counter() - start


if __name__ == "__main__":
    run(measure)
