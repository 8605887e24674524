"""An answer on health, which cannot exist without its notice."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


def has_blank_line(text: str) -> bool:
    """Tell whether ``text`` has a blank line between two others.

    Rasa's channels send each paragraph as a message of its own, which would part
    an answer from its notice.
    """
    return bool(_BLANK_LINE.search(text.strip()))


class UnsoundAnswerError(ValueError):
    """An answer was built from words that may not leave the assistant."""


def _require_one_block(what: str, text: str) -> None:
    if not text.strip():
        raise UnsoundAnswerError(f"{what} is empty; it needs at least one sentence.")
    if has_blank_line(text):
        raise UnsoundAnswerError(f"{what} has a blank line; join it with one newline.")


@dataclass(frozen=True)
class Notice:
    """The medical disclaimer and the suggestion to get tested."""

    disclaimer: str
    get_tested: str

    def __post_init__(self) -> None:
        """Refuse a notice that lacks one of its two sentences."""
        _require_one_block("The disclaimer", self.disclaimer)
        _require_one_block("The suggestion to get tested", self.get_tested)

    def __str__(self) -> str:
        return f"{self.disclaimer} {self.get_tested}"


@dataclass(frozen=True)
class Source:
    """A source that an answer rests on: who says it, and where to read it."""

    id: str
    short: str
    title: str
    url: str


@dataclass(frozen=True)
class Answer:
    """A health statement with its sources and, always, its notice.

    ``str(answer)`` is the whole message, one block of lines: body, sources, notice.
    """

    body: str
    notice: Notice
    sources: tuple[Source, ...]
    topic: str
    has_more: bool = field(default=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse what is empty, unsourced or would be split on its way."""
        _require_one_block("The answer", self.body)
        if not isinstance(self.notice, Notice):
            raise UnsoundAnswerError("An answer needs its Notice.")
        if not self.sources:
            raise UnsoundAnswerError(f"An answer on {self.topic} needs a source.")

    def __str__(self) -> str:
        names = "; ".join(dict.fromkeys(source.short for source in self.sources))
        return f"{self.body.strip()}\nSources: {names}\n{self.notice}"
