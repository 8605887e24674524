"""Fixed words: the notice, phrases, button labels and sentences to fill in."""

from __future__ import annotations

import string
from typing import Literal

from pydantic import Field, StrictStr

from bot.content.base import Id, Line, Strict, Text


class NoticeWords(Strict):
    """The file ``notice.yml``."""

    disclaimer: Line
    get_tested: Line


class Phrases(Strict):
    """The file ``phrases.yml``.

    ``phrases`` are whole messages that say nothing on health, so they need no notice;
    ``buttons`` are labels; ``sentences`` are parts of answers, filled from the content.
    """

    phrases: dict[Id, Text]
    buttons: dict[Id, Line]
    sentences: dict[Id, Text]


class Reading(Strict):
    """The file ``reading.yml``: names that count as easy words."""

    easy_names: list[StrictStr] = Field(..., min_items=1)


Placeholder = Literal["food", "near", "choices", "emergency", "poison", "crisis"]


def placeholders(template: str) -> set[str]:
    """Return the names in braces in ``template``."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}
