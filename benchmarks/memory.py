"""Megabytes of memory after 200 turns."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.bots import Bot
from benchmarks.report import Row, median, run
from benchmarks.turn import CONVERSATION

TURNS = 200


def measure(bots: Sequence[Bot]) -> list[Row]:
    """Measure resident memory after 200 turns, in all processes of a bot."""
    used = [[_used(bot)] for bot in bots]
    return [median(f"Memory after {TURNS} turns", "MB", used)]


def _used(bot: Bot) -> float:
    with bot.serve() as server:
        for number in range(TURNS):
            conversation, turn = divmod(number, len(CONVERSATION))
            server.say(CONVERSATION[turn], f"conversation-{conversation}")
        return server.memory()


if __name__ == "__main__":
    run(measure)
