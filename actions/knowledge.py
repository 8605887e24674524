"""The content, loaded once a process, and the maker of every answer."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from bot.content.content import Content, load_content
from bot.guard.answer import Answer
from bot.settings import settings


@lru_cache(maxsize=1)
def knowledge() -> Content:
    """Return the content of the folder that the settings name."""
    return load_content(settings().content)


def make_answer(
    body: str, references: Iterable[str], topic: str, *, has_more: bool = False
) -> Answer:
    """Make the answer ``body`` on ``topic``: the only place where answers are made."""
    content = knowledge()
    return Answer(
        body, content.notice, content.sources(references), topic, has_more=has_more
    )


def sentence(name: str, /, **values: object) -> str:
    """Return a sentence of phrases.yml with its placeholders filled from content."""
    text = knowledge().phrases.sentences[name].format(**values)
    return text[0].upper() + text[1:]
