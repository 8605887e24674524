"""Which word a misspelled one is likeliest to be: how common each is, and the slip."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

# Shorter words that no list knows are abbreviations as often as slips.
SHORTEST = 4
LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Letters that sound alike: who writes by ear takes one for the other.
ALIKE = ("aeiouy", "bp", "cks", "dt", "fv", "gj", "mn", "sz")
LATIN = re.compile("[a-z]+")
KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")

LONGEST = 24  # letters; more are no word

# What people ask here, against what English is used for elsewhere.
SHARE_OF_EXAMPLES = 0.8
LEAST = 1e-5  # the share of a name that no example has
# Examples are misspelled on purpose here and there: a word of theirs is a slip if
# another that it may come from is so many times as common.
TIMES = 5
# How easily a slip happens, beside those that are common: a letter swapped with the
# next, dropped, doubled, or hit beside its own.
BOTH_KEYS = 0.3  # the letter and the one beside it
FIRST = 0.3  # people look at the first letter
OTHER = 0.03  # any other letter instead, or besides
# A word that no list has is more likely a name than a slip below this share, ...
LEAST_LIKELY = 1.5e-7
LEAST_LIKELY_SHORT = 5e-5  # ... and so is one of four letters, near so many words.

# British endings and the American ones of the word list.
BRITISH = [
    (re.compile(pattern), american)
    for pattern, american in (
        ("our", "or"),
        (r"is(?=e|ing|ation|able)", "iz"),
        (r"ys(?=e|ing)", "yz"),
        (r"re(?=s?$)", "er"),
        ("ae", "e"),
        ("oe", "e"),
        (r"ll(?=ed$|ing$|er$)", "l"),
        (r"ence(?=s?$)", "ense"),
        (r"ogue(?=s?$)", "og"),
    )
]


def _beside() -> dict[str, frozenset[str]]:
    """Return for each letter those whose keys touch its own; the rows are staggered."""
    places = {
        letter: (row, column + row / 2)
        for row, letters in enumerate(KEYS)
        for column, letter in enumerate(letters)
    }
    return {
        letter: frozenset(
            other
            for other, (above, left) in places.items()
            if other != letter and abs(above - row) <= 1 and abs(left - column) <= 1
        )
        for letter, (row, column) in places.items()
    }


BESIDE = _beside()
# What a letter may stand for: one that is beside it, or sounds like it.
LIKE = {
    letter: near.union(*(one for one in ALIKE if letter in one)) - {letter}
    for letter, near in BESIDE.items()
}


class Speller:
    """Puts single words right by what people ask, and by what English is written of."""

    def __init__(
        self, english: Mapping[str, int], names: Iterable[str], examples: Iterable[str]
    ) -> None:
        """Takes how often each English word is used, names, and example questions."""
        self._english, self._names = english, frozenset(names)
        self._all_english = sum(english.values())
        words = (word for text in examples for word in re.findall(r"[a-z]+", text))
        self._asked = Counter(words)
        self._all_asked = max(sum(self._asked.values()), 1)

    def right(self, word: str) -> str:
        """Return what ``word``, in lower case and in no list, most likely stands for.

        That is the word itself if the examples have it often enough, or if it is near
        no word that is common enough.
        """
        if not SHORTEST <= len(word) <= LONGEST or not LATIN.fullmatch(word):
            return word
        for british, ending in BRITISH:
            american = british.sub(ending, word)
            if american != word and american in self._english:
                return american
        least = LEAST_LIKELY if len(word) > SHORTEST else LEAST_LIKELY_SHORT
        best, likelihood = word, max(least, TIMES * self._share(word))
        for meant, ease in slipped_from(word):
            if meant in self._english or meant in self._names:
                likely = ease * self._share(meant)
                if likely > likelihood:
                    best, likelihood = meant, likely
        return best

    def _share(self, word: str) -> float:
        """Return which part of all words is this one."""
        asked = self._asked[word] / self._all_asked
        english = self._english.get(word, 0) / self._all_english
        share = SHARE_OF_EXAMPLES * asked + (1 - SHARE_OF_EXAMPLES) * english
        return max(share, LEAST) if word in self._names else share


def slipped_from(word: str) -> Iterator[tuple[str, float]]:
    """Yield all that ``word`` may stand for, and how easily the slip happens."""
    for place, typed in enumerate(word):
        before, rest = word[:place], word[place + 1 :]
        ease = 1.0 if before else FIRST
        for letter in LETTERS:
            yield before + letter + word[place:], ease  # it was dropped
        for letter in LIKE[typed]:
            yield before + letter + rest, ease
        if rest and rest[0] != typed:
            yield before + rest[0] + typed + rest[1:], 1.0  # the two were swapped
        around = before[-1:] + rest[:1]
        if typed in around:
            yield before + rest, 1.0  # it was doubled
        elif not BESIDE[typed].isdisjoint(around):
            yield before + rest, BOTH_KEYS
        elif before:
            yield before + rest, OTHER
        if before:
            for letter in LETTERS:
                yield before + letter + rest, OTHER
    for letter in LETTERS:
        yield word + letter, 1.0
