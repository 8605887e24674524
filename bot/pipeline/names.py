"""Finds the content's own names in a message: by phrase, plural or close spelling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from bot.content.content import Content
from bot.content.knowledge import knowledge
from bot.content.vocabulary import Name, vocabulary
from bot.pipeline.abbreviations import AMBIGUOUS
from bot.pipeline.compounds import is_thing, whole_name
from bot.pipeline.spelling import Word, WordReader, pieces

UNKNOWN = "\x00"  # stands for a word that is in no name
FOODS = ("food", "food_group", "other_food")
# What a name of these kinds covers is part of it: in "beef liver", "liver" is no step.
WHOLE = (*FOODS, "form", "medicine")


@dataclass(frozen=True)
class Span:
    """A name found: what it is, and which characters of the message it covers."""

    entity: str
    value: str
    start: int
    end: int


class NameFinder:
    """Looks for all names of the content with spaCy's PhraseMatcher."""

    def __init__(self, content: Content) -> None:
        names = vocabulary(content)
        self.words = WordReader(names, _examples(content)).words
        self._names: dict[str, Name] = {}
        self._pieces: set[str] = set()
        self._vocab = Vocab()
        self._matcher = PhraseMatcher(self._vocab)
        for index, name in enumerate(names):
            # As a name of its own, "mg" is the unit.
            is_whole = name.text in AMBIGUOUS
            parts = [name.text] if is_whole else pieces(self.words(name.text))[0]
            self._names[str(index)] = name
            self._pieces.update(parts)
            self._matcher.add(str(index), [Doc(self._vocab, words=parts)])

    def find(self, text: str, words: Sequence[Word] | None = None) -> list[Span]:
        """Return the names in ``text``; of those that overlap, the longest.

        Names of different kinds may share words: "D3" is a nutrient and a term.
        A food that is only called after a known one is an ``other_food``.
        ``words`` are the text's own, where they are known already.
        """
        words = self.words(text) if words is None else words
        parts, owners = pieces(words)
        found: list[Span] = []
        taken: dict[str, set[int]] = {}
        whole: list[range] = []
        for entity, value, places in self._matches(parts):
            covered = taken.setdefault("food" if entity in FOODS else entity, set())
            if not covered.isdisjoint(places):
                continue
            if entity != "nutrient" and any(_is_part(places, one) for one in whole):
                continue
            covered.update(places)
            if entity in WHOLE:
                whole.append(places)
            first, last = words[owners[places[0]]], words[owners[places[-1]]]
            start, end = first.start, last.end
            found.append(Span(entity, value or text[start:end].lower(), start, end))
        return sorted(found, key=lambda span: (span.start, span.entity))

    def _matches(self, parts: Sequence[str]) -> list[tuple[str, str, range]]:
        """Return (entity, value, places) for all names, the longest first."""
        matches = []
        # spaCy remembers each word of a Doc: one that is in no name is left out.
        known = [part if part in self._pieces else UNKNOWN for part in parts]
        for key, start, end in self._matcher(Doc(self._vocab, words=known)):
            name = self._names[self._vocab.strings[key]]
            is_food = name.entity in FOODS
            if (is_food or name.entity == "medicine") and is_thing(
                parts, start, end, is_food=is_food
            ):
                continue
            matches.append((name.entity, name.value, range(start, end)))
            if is_food:
                places = range(*whole_name(parts, start, end))
                if len(places) > end - start:
                    matches.append(("other_food", "", places))
        # A known name goes before one that is only like it: almond milk is known.
        return sorted(
            matches, key=lambda m: (-len(m[2]), m[2][0], m[0] == "other_food")
        )


def _is_part(places: range, whole: range) -> bool:
    return len(places) < len(whole) and places[0] in whole and places[-1] in whole


def _examples(content: Content) -> list[str]:
    """Return the questions that the topics have for examples."""
    return [text for topic in content.topics.values() for text in topic.examples]


@lru_cache(maxsize=1)
def name_finder() -> NameFinder:
    """Return the finder for the content that the settings name, made once."""
    return NameFinder(knowledge())


def values(spans: Iterable[Span], entity: str) -> list[str]:
    """Return the values of one kind of name, each once, in order."""
    return list(dict.fromkeys(span.value for span in spans if span.entity == entity))
