"""Every text that may leave without the notice: the closed list the gate compares."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from bot.content.content import Content
from bot.content.phrase import placeholders
from bot.content.safety import NumberKind

NUMBERS: tuple[NumberKind, ...] = ("emergency", "poison", "crisis")


def reviewed_phrases(content: Content) -> frozenset[str]:
    """Return all phrases, button labels and safety replies, filled in every way.

    Placeholders in them are numbers to call only, by country.
    """
    return frozenset(
        itertools.chain(
            content.phrases.buttons.values(),
            (topic.title for topic in content.topics.values()),
            (topic.question for topic in content.topics.values()),
            _filled(content),
        )
    )


def _filled(content: Content) -> Iterator[str]:
    categories = content.safety.categories.values()
    # Those that refer to a doctor state facts: they leave with the notice alone.
    replies = [one.reply for one in categories if one.kind != "refer"]
    for text in [*content.phrases.phrases.values(), *replies]:
        for country in (None, *content.helplines.countries):
            yield fill_numbers(content, text, country)


def fill_numbers(content: Content, text: str, country: str | None) -> str:
    """Fill ``{emergency}``, ``{poison}`` and ``{crisis}`` in ``text``.

    With the numbers of ``country``; those of several countries if it is not known.
    """
    wanted = placeholders(text)
    fill = content.helplines.fill
    return text.format(
        **{kind: fill(kind, country) for kind in NUMBERS if kind in wanted}
    )
