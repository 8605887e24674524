"""Conversations as YAML: what a person says, and what must come of it.

A file of ``cases`` is a phenomenon, such as ``correction.yml``. Each conversation says
in one line what a person notices; each turn, what is said and what must come of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from pydantic import BaseModel, Field

from bot.server.assistant import Turn

CASES = Path(__file__).parent / "cases"


class Step(BaseModel):
    """One turn. Of ``say`` and ``press``, the title of a button offered, one is there.

    ``messages`` is how many replies there are; ``kind`` and ``topics`` are the first
    one's. Each of ``says`` stands in the replies' text, none of ``never`` does. Each of
    ``buttons`` is offered, none of ``no_buttons`` is.
    """

    say: str | None = None
    press: str | None = None
    kind: str | None = None
    topics: list[str] | None = None
    messages: int | None = None
    says: list[str] = []
    never: list[str] = []
    buttons: list[str] = []
    no_buttons: list[str] = []
    slots: dict[str, str | None] = {}

    class Config:
        """A key that is not known is a typing error."""

        extra = "forbid"


class Case(BaseModel):
    """A conversation, and what a person notices in it."""

    notice: str = Field(..., max_length=110)
    turns: list[Step] = Field(..., min_items=1)

    class Config:
        """A key that is not known is a typing error."""

        extra = "forbid"


class Named(NamedTuple):
    """A case with the phenomenon that it is of."""

    phenomenon: str
    case: Case


def all_cases() -> Iterator[Named]:
    """Yield each case of each file."""
    for path in sorted(CASES.glob("*.yml")):
        for row in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield Named(path.stem.replace("_", " "), Case.parse_obj(row))


def hold(case: Case, talk: Callable[[Any], Turn]) -> None:
    """Hold the conversation; what is not as it must be fails an assertion."""
    buttons: dict[str, str] = {}
    for step in case.turns:
        turn = talk(_said(step, buttons))
        buttons = {
            one["title"]: one["payload"]
            for message in turn.messages
            for one in message.get("buttons", [])
        }
        _check(step, turn, buttons)


def _said(step: Step, buttons: dict[str, str]) -> str:
    if step.press is None:
        assert step.say is not None, "a turn needs 'say' or 'press'"
        return step.say
    assert step.press in buttons, f"no button '{step.press}' among {list(buttons)}"
    return buttons[step.press]


def _check(step: Step, turn: Turn, buttons: dict[str, str]) -> None:
    text = "\n".join(str(message["text"]) for message in turn.messages)
    where = f"after '{step.say or step.press}': {turn.kind} {turn.topics} {text!r}"
    assert step.kind in (None, turn.kind), where
    assert step.topics in (None, turn.topics), where
    assert step.messages in (None, len(turn.messages)), where
    for words in step.says:
        assert words in text, f"'{words}' is missing {where}"
    for words in step.never:
        assert words not in text, f"'{words}' is there {where}"
    for title in step.buttons:
        assert title in buttons, f"no button '{title}' among {list(buttons)} {where}"
    for title in step.no_buttons:
        assert title not in buttons, f"a button '{title}' {where}"
    for name, value in step.slots.items():
        assert turn.slots.get(name) == value, f"slots {turn.slots} {where}"
