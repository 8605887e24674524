"""Reads a message word by word, each also as the content spells it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import spacy
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein
from spacy.util import compile_infix_regex, compile_suffix_regex
from spellchecker import SpellChecker

from bot.content.vocabulary import Name
from bot.pipeline.abbreviations import in_full, spelled_out

SHORTEST_MISSPELLED = 5
LONG_WORD = 8  # from here on two slips are allowed, not one
# spaCy remembers each word it has seen. It starts afresh at so many, so that
# strangers' words cannot fill the memory.
MOST_REMEMBERED = 100_000
GLUED = r"(?<=[a-zA-Z0-9])[,&+](?=[a-zA-Z])"  # "mag&d" is three words
CORRECTED = ("nutrient", "food", "food_group")  # names whose words are put right to


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

    def __init__(self, names: Sequence[Name]) -> None:
        self._tokenizer = _tokenizer()
        english = SpellChecker(language="en", distance=1).word_frequency
        # A word that may be meant as it stands is never put right.
        self._right_already = set(english.keys())
        self._right_already |= _words(n for n in names if n.entity not in CORRECTED)
        # Misspellings are listed among the names too; they are not put right to.
        self._correct = sorted(
            word
            for word in _words(n for n in names if n.entity in CORRECTED)
            if len(word) >= SHORTEST_MISSPELLED and word.isalpha()
            if word in english or in_full(word) != word
        )

    def words(self, text: str) -> list[Word]:
        """Return each word of ``text``: as it stands, where, and in plain spelling."""
        if len(self._tokenizer.vocab.strings) > MOST_REMEMBERED:
            self._tokenizer = _tokenizer()
        tokens = [token for token in self._tokenizer(text) if not token.is_space]
        plain = spelled_out([self._right(token.text) for token in tokens])
        return [
            Word(token.text, token.idx, right)
            for token, right in zip(tokens, plain, strict=True)
        ]

    def _right(self, text: str) -> str:
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
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    return tokenizer


def _words(names: Iterable[Name]) -> set[str]:
    return {word for name in names for word in name.text.split()}
