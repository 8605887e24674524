"""Reads a message word by word, each also as the content spells it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import spacy
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein
from spacy.util import (
    compile_infix_regex,
    compile_prefix_regex,
    compile_suffix_regex,
)
from spellchecker import SpellChecker

from bot.content.vocabulary import Name
from bot.pipeline.abbreviations import UNITS, in_full, spelled_out
from bot.pipeline.compounds import OTHER_FOODS
from bot.pipeline.slips import SHORTEST, Speller

SHORTEST_MISSPELLED = 5
LONG_WORD = 8  # from here on two slips are allowed, not one
# spaCy remembers each word it has seen. It starts afresh at so many, so that
# strangers' words cannot fill the memory.
MOST_REMEMBERED = 100_000
GLUED = r"(?<=[a-zA-Z0-9])[,&+](?=[a-zA-Z])"  # "mag&d" is three words
CORRECTED = ("nutrient", "food", "food_group")  # names that are never only alike
LONGEST_SUFFIX = 40  # characters
MEASURES = {"mmol", "tbsp", "tsp", "kcal"}  # units that no name has


@dataclass(frozen=True)
class Word:
    """A word as it stands in a message, and as the content spells it.

    ``plain`` is in lower case. It is two words for an abbreviation: "d3" is
    "vitamin d3".
    """

    text: str
    start: int
    plain: str

    @property
    def end(self) -> int:
        """Where the word ends in the message."""
        return self.start + len(self.text)


class WordReader:
    """Splits a message into words and puts the content's names in plain spelling."""

    def __init__(self, names: Sequence[Name], examples: Iterable[str] = ()) -> None:
        """Takes the content's names, and questions that its topics have as examples."""
        self._tokenizer = _tokenizer()
        # How often each word of the list is written.
        english = SpellChecker(language="en", distance=1).word_frequency.dictionary
        put_right_to = _words(n for n in names if n.entity in CORRECTED)
        others = _words(n for n in names if n.entity not in CORRECTED)
        # A word that may be meant as it stands is never put right.
        self._right_already = {*english, *others, *UNITS, *MEASURES}
        self._right_already |= {word.replace("'", "") for word in english}
        self._named = put_right_to.union(others, *OTHER_FOODS.values())
        # Misspellings are listed among the names too; they are not put right to.
        self._correct = sorted(
            word
            for word in put_right_to
            if len(word) >= SHORTEST_MISSPELLED and word.isalpha()
            if word in english or in_full(word) != word
        )
        self._speller = Speller(
            english,
            others.union(self._correct),
            (text.lower() for text in examples),
        )

    def words(self, text: str) -> list[Word]:
        """Return each word of ``text``: as it stands, where, and in plain spelling."""
        if len(self._tokenizer.vocab.strings) > MOST_REMEMBERED:
            self._tokenizer = _tokenizer()
        tokens = [token for token in self._tokenizer(text) if not token.is_space]
        plain = spelled_out(self._put_right([token.text for token in tokens]))
        return [
            Word(token.text, token.idx, right)
            for token, right in zip(tokens, plain, strict=True)
        ]

    def _put_right(self, words: Sequence[str]) -> list[str]:
        """Return the words of a message, those that are misspelled put right.

        Where most of the unknown words are near no English word, the message is in
        another language or is none, and only the content's names are put right.
        """
        shouted = all(word.isupper() for word in words if word.isalpha())
        unknown = {
            word: self._speller.right(word.lower())
            for word in words
            if len(word) >= SHORTEST and not self._is_known(word.lower())
            if word.isalpha()
            if shouted or not word.isupper()  # "PCOS" is meant as it stands
        }
        put_right = {one: new for one, new in unknown.items() if new != one.lower()}
        if 2 * len(put_right) < len(unknown):
            put_right = {}
        return [put_right.get(word) or self._name(word) for word in words]

    def _is_known(self, word: str) -> bool:
        """Tell whether a word is right, or is listed as a name of anything."""
        is_name = word in self._named or in_full(word) != word
        return is_name or word in self._right_already

    def _name(self, text: str) -> str:
        """Return the name that ``text`` is near, two slips off if it is long."""
        word = text.lower()
        if len(word) < SHORTEST_MISSPELLED or not word.isalpha():
            return text
        if word in self._right_already:
            return text
        slips = 2 if len(word) >= LONG_WORD else 1
        best = process.extractOne(
            word, self._correct, scorer=DamerauLevenshtein.distance, score_cutoff=slips
        )
        return str(best[0]) if best and best[0][0] == word[0] else text


def pieces(words: Sequence[Word]) -> tuple[list[str], list[int]]:
    """Return what names are looked for in, and which word each piece is from.

    A hyphen inside a word is left out: "egg-yolk" is "egg yolk".
    """
    found = [
        (piece, index)
        for index, word in enumerate(words)
        if word.text != "-" or not _is_inside(words, index)
        for piece in word.plain.split()
    ]
    return [piece for piece, _ in found], [index for _, index in found]


def _is_inside(words: Sequence[Word], index: int) -> bool:
    """Tell whether there is no space on either side of the word at ``index``."""
    if not 0 < index < len(words) - 1:
        return False
    return words[index - 1].end + len(words[index].text) == words[index + 1].start


def _tokenizer() -> Any:
    """Return spaCy's rules for English, without its exceptions.

    The exceptions take "id" apart, and keep the period at the end of "vitamin D.".
    """
    english = spacy.blank("en")
    infixes = [*(english.Defaults.infixes or ()), GLUED]
    suffixes = [*(english.Defaults.suffixes or ()), r"\."]
    tokenizer: Any = english.tokenizer
    tokenizer.rules = {}
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    # spaCy searches the whole rest of a word at each of its letters, so a long one
    # takes many times as long: a prefix is at its begin, a suffix is a few letters.
    prefix, suffix = (
        compile_prefix_regex(english.Defaults.prefixes or ()),
        compile_suffix_regex(suffixes),
    )
    tokenizer.prefix_search = prefix.match
    tokenizer.suffix_search = lambda text: suffix.search(text[-LONGEST_SUFFIX:])
    return tokenizer


def _words(names: Iterable[Name]) -> set[str]:
    return {word for name in names for word in name.text.split()}
