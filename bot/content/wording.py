"""The words of a way to ask, and which of them are names that come and go."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from bot.content.content import Content
from bot.content.vocabulary import vocabulary

# Names of these kinds make another question of the same words. Terms, steps and
# levels do not count as names: "absorb", "kidney" and "good" are everyday words.
KINDS = ("nutrient", "food", "food_group", "form", "medicine")
# No names in nutrients.yml, as "mg" is a unit too; here both can be put aside.
SHORT = {"d": "vitamin_d", "mg": "magnesium"}
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
QUOTE = "\u2019"  # as phones type an apostrophe


class Part(NamedTuple):
    """A word, or a name of one or more words; ``kind`` is "" for a plain word.

    A nutrient's ``text`` is its id, so that "mag" and "magnesium" are the same.
    """

    text: str
    kind: str = ""


class WordingReader:
    """Takes a way to ask apart into words and names."""

    def __init__(self, content: Content) -> None:
        self._names: dict[tuple[str, ...], Part] = {
            (text,): Part(id, "nutrient") for text, id in SHORT.items()
        }
        names = vocabulary(content)
        terms = {name.text for name in names if name.entity == "term"}
        for name in sorted(names, key=lambda name: name.entity != "nutrient"):
            words = _words(name.text)
            if words and name.entity in KINDS:
                # "D3" and "calcitriol" are vitamin D, and terms to ask about.
                is_id = name.entity == "nutrient" and name.text not in terms
                part = Part(name.value if is_id else name.text, name.entity)
                self._names.setdefault(words, part)
        self._lengths: dict[str, list[int]] = {}
        for words in sorted(self._names, key=len, reverse=True):
            lengths = self._lengths.setdefault(words[0], [])
            if len(words) not in lengths:
                lengths.append(len(words))

    def parts(self, text: str) -> list[Part]:
        """Return the words and names of ``text``; of names that overlap, the first."""
        words, place, found = _words(text), 0, []
        while place < len(words):
            part, length = _plain(words[place]), 1
            for longest in self._lengths.get(words[place], ()):
                name = self._names.get(words[place : place + longest])
                if name:
                    part, length = name, longest
                    break
            found.append(part)
            place += length
        return found


@cache
def _plain(word: str) -> Part:
    return Part(word)


def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text.lower().replace(QUOTE, "'")))
