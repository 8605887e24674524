"""Fixed words: the notice, phrases, button labels and sentences to fill in."""

from __future__ import annotations

import string

from pydantic import Field

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

    easy_names: list[Line] = Field(..., min_items=1)


def placeholders(template: str) -> set[str]:
    """Return the names in braces in ``template``.

    Raises:
        ValueError: If a brace is left open, or closes nothing.
    """
    parts = string.Formatter().parse(template)
    return {name for _, name, _, _ in parts if name is not None}
