"""Every text that may leave without the notice: the closed list the gate compares."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from bot.content.content import Content
from bot.content.countries import Place
from bot.content.helplines import NUMBERS
from bot.content.languages import language_replies
from bot.content.phrase import placeholders


def reviewed_phrases(content: Content) -> frozenset[str]:
    """Return all phrases, button labels and safety replies, filled in every way.

    Placeholders in them are numbers to call and their country only.
    """
    return frozenset(
        itertools.chain(
            content.phrases.buttons.values(),
            (topic.title for topic in content.topics.values()),
            (topic.question for topic in content.topics.values()),
            _filled(content),
            language_replies(content),
        )
    )


def _filled(content: Content) -> Iterator[str]:
    categories = content.safety.categories.values()
    # Those that refer to a doctor state facts: they leave with the notice alone.
    replies = [one.reply for one in categories if one.kind != "refer"]
    places = list(content.helplines.places())
    for text in [*content.phrases.phrases.values(), *replies]:
        for place in places if placeholders(text) else places[:1]:
            yield fill_numbers(content, text, place.country, is_sure=place.is_sure)


def fill_numbers(
    content: Content, text: str, country: str | None, *, is_sure: bool = True
) -> str:
    """Fill ``{emergency}``, ``{poison}``, ``{crisis}`` and ``{where}`` in ``text``.

    With the numbers of ``country``; those of several countries if it is not known.
    Where it is only likely, the emergency number says that it is another elsewhere.
    """
    wanted, place = placeholders(text), Place(country, is_sure)
    helplines = content.helplines
    filled = {kind: helplines.fill(kind, place) for kind in NUMBERS if kind in wanted}
    return text.format(**filled, where=helplines.where(place))
