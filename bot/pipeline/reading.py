"""What a message says before anything is learned: its words, and what it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from bot.content.knowledge import knowledge
from bot.pipeline.amounts import amounts, implied_nutrient, without_units
from bot.pipeline.country import CountryFinder, without_foods
from bot.pipeline.intake import intakes
from bot.pipeline.levels import in_context
from bot.pipeline.names import NameFinder, Span, name_finder, values
from bot.pipeline.person import person
from bot.pipeline.set_aside import asked_about
from bot.pipeline.spelling import Word
from bot.pipeline.unknown_food import neighbors_in_list, unknown_food

MARKS = " ?!.,;:"
MOST_SLIPS = 2  # in a word that is put right


@dataclass(frozen=True)
class Reading:
    """A message, its words, and all that it names, in order."""

    text: str
    words: Sequence[Word]
    names: Sequence[Span]

    @cached_property
    def plain(self) -> str:
        """The words in the content's spelling: "vit d3" is "vitamin d3".

        Marks at the end are left out: many people type none.
        """
        joined = " ".join(word.plain for word in self.words)
        return joined.replace(" '", "'").rstrip(MARKS)  # spaCy parts "what's"

    @property
    def spelled(self) -> str:
        """The message as it stands, but for words that were put right.

        Unlike ``plain`` it keeps abbreviations, and what is between words.
        """
        found, end = [], 0
        for word in self.words:
            right = word.plain if _is_slip(word) else word.text
            found += [self.text[end : word.start], right]
            end = word.end
        return "".join([*found, self.text[end:]])

    def within(self, start: int, end: int) -> Reading:
        """Return a part of the message, read as it was read in the whole."""
        return Reading(
            self.text[start:end],
            [one for one in self.words if start <= one.start and one.end <= end],
            [one for one in self.names if start <= one.start and one.end <= end],
        )


class Reader:
    """Reads by look-up and patterns: names, levels, amounts, a person, a country."""

    def __init__(self, finder: NameFinder, countries: CountryFinder) -> None:
        """Takes the finder for the content's names, and that for a country told."""
        self._finder, self._countries = finder, countries

    def read(self, text: str) -> Reading:
        """Return ``text`` as it is read."""
        words = self._finder.words(text)
        names, given = self._finder.find(text, words), amounts(text)
        spans = in_context(text, names)
        if not values(spans, "food") and not values(spans, "other_food"):
            spans += unknown_food(text, spans, words)
        else:
            spans += neighbors_in_list(text, spans)
        spans = asked_about(text, spans)
        spans += [*given, *implied_nutrient(text, [*spans, *given])]
        spans = without_units(text, spans)
        spans += [*intakes(text, spans), *_beside(person(text), given)]
        told = self._countries.find(text, spans)
        spans = [*without_foods(spans, told), *told]
        spans.sort(key=lambda span: (span.start, span.entity))
        return Reading(text, words, spans)


def _is_slip(word: Word) -> bool:
    """Tell whether a word was put right: "vit" is short for vitamin, and no slip."""
    if not (word.text.isalpha() and word.plain.isalpha()):
        return False
    return DamerauLevenshtein.distance(word.text.lower(), word.plain) <= MOST_SLIPS


@lru_cache(maxsize=1)
def reader() -> Reader:
    """Return the reader for the content that the settings name, made once."""
    return Reader(name_finder(), CountryFinder(knowledge()))


def _beside(spans: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    """Return the spans that share no characters with ``others``."""
    return [
        span
        for span in spans
        if all(span.end <= one.start or span.start >= one.end for one in others)
    ]
