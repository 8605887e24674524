"""Other languages: how a message in one is known, and what is said to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from babel import Locale
from pydantic import Field, constr

from bot.content.base import Line, Strict
from bot.content.countries import Place

if TYPE_CHECKING:
    from bot.content.content import Content

    LanguageCode: TypeAlias = str
else:
    # Two letters, as ISO 639-1 has them.
    LanguageCode = constr(strict=True, regex=r"^[a-z]{2}$")

MOST_NAMED = 2


class Language(Strict):
    """What is said in one language, and small words by which it is known.

    ``help`` is said where the country is known, with ``{emergency}`` and ``{country}``
    filled in; ``help_anywhere`` where it is not.
    """

    name: Line
    reply: Line
    help: Line
    help_anywhere: Line
    words: list[Line] = []


class Languages(Strict):
    """The file ``languages.yml``: languages by their code, such as ``es``."""

    english: list[Line] = Field(..., min_items=1)
    languages: dict[LanguageCode, Language]


def language_reply(content: Content, code: str, place: Place) -> str:
    """Return what is said to a message in the language ``code``."""
    language = content.languages.languages[code]
    country = content.helplines.of(place.country)
    if country is None:
        return f"{language.reply} {language.help_anywhere}"
    numbers = [line.number for line in country.lines("emergency")[:MOST_NAMED]]
    name = Locale.parse(code).territories.get(place.country or "", country.name)
    help = language.help.format(emergency=" / ".join(numbers), country=name)
    return f"{language.reply} {help}"


def language_replies(content: Content) -> Iterator[str]:
    """Yield all that may be said to messages in other languages."""
    for code in content.languages.languages:
        for place in content.helplines.places():
            yield language_reply(content, code, place)
