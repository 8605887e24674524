"""Finds the content's own names in a message: by phrase, plural or close spelling."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import spacy
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spellchecker import SpellChecker

from bot.content.content import Content, load_content
from bot.content.vocabulary import Name, vocabulary
from bot.settings import settings

SHORTEST_MISSPELLED = 5
LONG_WORD = 8  # from here on two slips are allowed, not one
# How a nutrient's abbreviation is spelled out for the features.
SPELLED_OUT = {
    "mag": "magnesium",
    "mags": "magnesium",
    "vit": "vitamin",
    "vitd": "vitamin d",
    "vitamind": "vitamin d",
    "d3": "vitamin d3",
    "d2": "vitamin d2",
}


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
        self._spacy = spacy.blank("en")
        self._names: dict[str, Name] = {}
        self._matcher = PhraseMatcher(self._spacy.vocab, attr="LOWER")
        for index, name in enumerate(vocabulary(content)):
            self._names[str(index)] = name
            self._matcher.add(str(index), [self._spacy.make_doc(name.text)])
        correct = {
            word
            for name in self._names.values()
            if name.entity in ("nutrient", "food", "food_group")
            for word in name.text.split()
            if len(word) >= SHORTEST_MISSPELLED and word.isalpha()
        }
        self._english = SpellChecker(language="en", distance=1).word_frequency
        # Misspellings are listed among the names too; they are not put right to.
        self._correct = sorted(word for word in correct if word in self._english)

    def words(self, text: str) -> list[tuple[str, int, str]]:
        """Return each word of ``text``: as it stands, where, and in plain spelling."""
        found = []
        doc = self._spacy.make_doc(text)
        for token in doc:
            if token.is_space:
                continue
            plain = self._right(token.text)
            plain = SPELLED_OUT.get(plain.lower(), plain)
            before = doc[token.i - 1].lower_ if token.i else ""
            if before in ("vit", "vitamin", "vitamins") and plain[:9] == "vitamin d":
                plain = plain[len("vitamin ") :]
            found.append((token.text, token.idx, plain))
        return found

    def find(self, text: str) -> list[Span]:
        """Return the names in ``text``; of those that overlap, the longest.

        Names of different kinds may share words: "D3" is a nutrient and a term.
        """
        original, corrected = self._spacy.make_doc(text), self._corrected(text)
        matches = sorted(
            self._matcher(corrected), key=lambda match: (match[1] - match[2], match[1])
        )
        taken: dict[str, set[int]] = {}
        found = []
        for key, start, end in matches:
            name = self._names[self._spacy.vocab.strings[key]]
            kind = "food" if name.entity == "food_group" else name.entity
            places = taken.setdefault(kind, set())
            if places.isdisjoint(range(start, end)):
                places.update(range(start, end))
                stop = original[end - 1].idx + len(original[end - 1])
                found.append(Span(name.entity, name.value, original[start].idx, stop))
        return sorted(found, key=lambda span: (span.start, span.entity))

    def _corrected(self, text: str) -> Doc:
        doc = self._spacy.make_doc(text)
        words = [self._right(token.text) for token in doc]
        spaces = [bool(token.whitespace_) for token in doc]
        return Doc(self._spacy.vocab, words=words, spaces=spaces)

    def _right(self, word: str) -> str:
        low = word.lower()
        if len(low) < SHORTEST_MISSPELLED or not low.isalpha() or low in self._english:
            return word
        slips = 2 if len(low) >= LONG_WORD else 1
        best = process.extractOne(
            low, self._correct, scorer=DamerauLevenshtein.distance, score_cutoff=slips
        )
        return best[0] if best and best[0][0] == low[0] else word


@lru_cache(maxsize=1)
def name_finder() -> NameFinder:
    """Return the finder for the content that the settings name, made once."""
    return NameFinder(load_content(settings().content))


@lru_cache(maxsize=1)
def names_fingerprint() -> str:
    """Return a hash of all names: with other names the features are others."""
    names = vocabulary(load_content(settings().content))
    lines = "\n".join(f"{n.entity} {n.value} {n.text}" for n in names)
    return hashlib.sha256(lines.encode()).hexdigest()


def values(spans: Iterable[Span], entity: str) -> list[str]:
    """Return the values of one kind of name, each once, in order."""
    return list(dict.fromkeys(span.value for span in spans if span.entity == entity))
