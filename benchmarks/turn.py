"""Milliseconds of one turn at the REST webhook."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack

from benchmarks.bots import Bot, alternate
from benchmarks.report import Row, median, p95, run

REQUESTS, WARM_UP = 200, 10
CONVERSATION = (
    "hello",
    "why does my body need magnesium?",
    "which foods have plenty of it?",
    "is salmon a decent source of vitamin d?",
    "how much vitamin d should a grown-up get?",
    "can I just sit in the sun instead?",
    "are the two of them good for my bones?",
    "will it rain in Lisbon on Friday?",
    "does magnesium get along with antibiotics?",
    "thanks, that helps",
)


def measure(bots: Sequence[Bot]) -> list[Row]:
    """Measure a turn: 200 requests each, in new and in ten-turn conversations.

    Both bots run all the time; each message goes to one and then to the other.
    """
    with ExitStack() as stack:
        servers = {bot.name: stack.enter_context(bot.serve()) for bot in bots}

        def turns(times: int, name: str, length: int) -> list[list[float]]:
            def turn(bot: Bot, number: int) -> float:
                text = CONVERSATION[number % len(CONVERSATION)]
                sender = f"{name}-{number // length}"
                return 1000 * servers[bot.name].say(text, sender)

            return alternate(bots, times, turn)

        turns(WARM_UP, "warm-up", 1)
        rows = []
        for name, length in (("new", 1), ("ten-turn", len(CONVERSATION))):
            times = turns(REQUESTS, name, length)
            what = f"Turn, {name} conversation"
            rows.append(median(f"{what}, median", "ms", times))
            rows.append(p95(f"{what}, 95th percentile", "ms", times))
        return rows


if __name__ == "__main__":
    run(measure)
