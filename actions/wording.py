"""Makes every answer, and the sentences in it, from the content's words."""

from __future__ import annotations

from collections.abc import Iterable

from bot.content.knowledge import knowledge
from bot.guard.answer import Answer


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
