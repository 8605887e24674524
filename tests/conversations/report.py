"""``python -m tests.conversations.report``: all conversations, and what they reach."""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from typing import Any

from bot.cli.quiet import quiet
from bot.cli.train import trained_model
from bot.content.content import Content
from tests.conversations.case import all_cases, hold
from tests.conversations.coverage import Reached, missing
from tests.conversations.walks import walks

NAMED = 12  # of what is missing


class Held:
    """Holds conversations one after another, and notes what they reach."""

    def __init__(self, assistant: Any, loop: asyncio.AbstractEventLoop) -> None:
        self._assistant, self._loop = assistant, loop
        self.reached = Reached()
        self.right: Counter[str] = Counter()
        self.all: Counter[str] = Counter()
        self.wrong: list[str] = []
        self._number = 0
        store = assistant._agent.tracker_store
        save = store.save

        async def see_and_save(tracker: Any) -> None:
            self.reached.see(tracker)
            await save(tracker)

        store.save = see_and_save

    def hold_all(self, content: Content) -> None:
        """Hold each case, and each walk through the content."""
        for phenomenon, case in all_cases():
            self.all[phenomenon] += 1
            self._number += 1
            try:
                hold(case, self._say)
                self.right[phenomenon] += 1
            except AssertionError as error:
                self.wrong.append(f"{phenomenon}: {case.notice} ({error})")
        for walk in walks(content):
            self.all["the whole content"] += 1
            self._number += 1
            for text in walk:
                self._say(text)
            self.right["the whole content"] += 1

    def _say(self, text: Any) -> Any:
        sender = f"conversation-{self._number}"
        turn = self._loop.run_until_complete(self._assistant.say(text, sender))
        self.reached.hear(turn.messages)
        return turn


def main() -> int:
    """Print the table and what is missing; 1 if anything is."""
    model = trained_model()
    quiet()
    from bot.content.knowledge import knowledge
    from bot.server.assistant import Assistant

    held = Held(Assistant(model), asyncio.new_event_loop())
    held.hold_all(knowledge())
    print(f"{'Phenomenon':<34}{'right':>7}{'all':>7}")
    for phenomenon, number in held.all.items():
        print(f"{phenomenon:<34}{held.right[phenomenon]:>7}{number:>7}")
    print(f"{'together':<34}{held.right.total():>7}{held.all.total():>7}")
    print(f"\n{'Reached':<34}{'yes':>7}{'all':>7}   ({held.reached.turns} turns)")
    left_out = missing(held.reached, knowledge())
    for kind, (names, number) in left_out.items():
        print(f"{kind:<34}{number - len(names):>7}{number:>7}")
        if names:
            rest = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
            print(f"  not reached: {', '.join(names[:NAMED])}{rest}")
    for line in held.wrong:
        print(f"\nNot as expected: {line}")
    return int(bool(held.wrong) or any(names for names, _ in left_out.values()))


if __name__ == "__main__":
    sys.exit(main())
