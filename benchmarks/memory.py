"""Memory after 200 turns, and the processor time of a turn."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.bots import Bot
from benchmarks.report import Row, median, run
from benchmarks.turn import CONVERSATION

TURNS = 200


def measure(bots: Sequence[Bot]) -> list[Row]:
    """Measure memory after 200 turns, and the processor time of one, in all processes.

    Processor time is measured on Linux only.
    """
    used = [_used(bot) for bot in bots]
    memory, busy = ([[figure] for figure in one] for one in zip(*used, strict=True))
    rows = [median(f"Memory after {TURNS} turns", "MB", memory)]
    if all(figure > 0 for (figure,) in busy):
        rows.append(median("Processor time of a turn", "ms", busy))
    return rows


def _used(bot: Bot) -> tuple[float, float]:
    with bot.serve() as server:
        before = server.busy()
        for number in range(TURNS):
            conversation, turn = divmod(number, len(CONVERSATION))
            server.say(CONVERSATION[turn], f"conversation-{conversation}")
        return server.memory(), 1000 * (server.busy() - before) / TURNS


if __name__ == "__main__":
    run(measure)
