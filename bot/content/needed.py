"""What a text must hold for a pattern to be found in it, so that few are searched."""

from __future__ import annotations

import re
import sre_parse
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

# Of several texts one has to be there; of several such sets each.
Choice = frozenset[str]
LENGTHS = (4, 3)  # of a gram: the letters in a row that stand for a text
MOST_SIGNS, MOST_TEXTS = 8, 50  # that are written out: of a class, of a stretch
NOTHING: Choice = frozenset({""})


@dataclass(frozen=True)
class _Found:
    """All texts that a piece of a pattern can be, if they are few, and what it needs.

    ``needs`` holds for what is around the texts, or inside a piece of too many.
    """

    texts: Choice | None
    needs: tuple[Choice, ...] = ()

    def all_needs(self) -> tuple[Choice, ...]:
        return self.needs if self.texts is None else (*self.needs, self.texts)


def needed(parsed: sre_parse.SubPattern) -> list[Choice]:
    """Return sets of texts: where the pattern is found, the text has one of each.

    Texts are of three letters or more. What cannot be told from the pattern is left
    out: an empty list says that it may be found anywhere.
    """
    if parsed.state.flags & re.IGNORECASE:
        return []
    found = _sequence(parsed.data)
    return [choice for choice in found.all_needs() if _is_telling(choice)]


def grams(text: str) -> set[str]:
    """Return all stretches of three and of four letters of ``text``."""
    threes = map("".join, zip(text, text[1:], text[2:], strict=False))
    fours = map("".join, zip(text, text[1:], text[2:], text[3:], strict=False))
    return {*threes, *fours}


def rarest(choices: Iterable[Choice], seen: Mapping[str, int]) -> list[Choice]:
    """Return ``choices`` as grams, by ``seen`` the rarest; that of fewest goes first.

    A text that holds one of the texts of a choice holds one of its grams.
    """
    short = {frozenset(_gram(text, seen) for text in choice) for choice in choices}
    return sorted(
        short, key=lambda one: (sum(seen.get(gram, 0) for gram in one), sorted(one))
    )


def _gram(text: str, seen: Mapping[str, int]) -> str:
    length = next(length for length in LENGTHS if len(text) >= length)
    found = [text[at : at + length] for at in range(len(text) - length + 1)]
    return min(found, key=lambda gram: seen.get(gram, 0))


def _is_telling(choice: Choice) -> bool:
    return min(map(len, choice)) >= min(LENGTHS)


def _sequence(items: Iterable[tuple[Any, Any]]) -> _Found:
    """Read what stands side by side; a border of words between two takes no place."""
    needs: list[Choice] = []
    texts, is_whole = NOTHING, True
    for code, value in items:
        found = _piece(str(code), value)
        needs += found.needs
        if found.texts is not None and len(texts) * len(found.texts) <= MOST_TEXTS:
            texts = frozenset(map("".join, product(texts, found.texts)))
            continue
        needs.append(texts)
        texts, is_whole = found.texts or NOTHING, False
    if is_whole:
        return _Found(texts, tuple(needs))
    return _Found(None, (*needs, texts))


def _piece(code: str, value: Any) -> _Found:
    if code == "LITERAL":
        return _Found(frozenset({chr(value)}))
    if code in ("AT", "ASSERT_NOT"):
        return _Found(NOTHING)  # takes no letter, and needs none
    if code == "ASSERT":
        return _Found(NOTHING, _sequence(value[1]).all_needs())
    if code == "IN":
        return _Found(_signs(value))
    if code == "BRANCH":
        return _branch([_sequence(one) for one in value[1]])
    if code == "SUBPATTERN" and not (value[1] or value[2]):  # flags of its own
        return _sequence(value[3])
    if code in ("MAX_REPEAT", "MIN_REPEAT"):
        return _repeat(*value)
    return _Found(None)


def _signs(items: Iterable[tuple[Any, Any]]) -> Choice | None:
    signs: set[str] = set()
    for code, value in items:
        low, high = value if str(code) == "RANGE" else (value, value)
        if str(code) not in ("LITERAL", "RANGE") or high - low >= MOST_SIGNS:
            return None
        signs.update(map(chr, range(low, high + 1)))
    return frozenset(signs) if len(signs) <= MOST_SIGNS else None


def _branch(ways: list[_Found]) -> _Found:
    texts = [way.texts for way in ways if way.texts is not None]
    if len(texts) == len(ways) and not any(way.needs for way in ways):
        return _Found(frozenset().union(*texts))
    # Whichever way is taken, it needs the most telling of what it needs.
    best = [
        max(filter(_is_telling, way.all_needs()), key=_worth, default=None)
        for way in ways
    ]
    known = [one for one in best if one is not None]
    is_known = len(known) == len(ways)
    return _Found(None, (frozenset().union(*known),) if is_known else ())


def _worth(choice: Choice) -> tuple[int, int]:
    return min(map(len, choice)), -len(choice)


def _repeat(least: int, most: Any, items: Any) -> _Found:
    found = _sequence(items)
    if least == 0:
        maybe = found.texts if most == 1 and not found.needs else None
        return _Found(maybe | NOTHING if maybe is not None else None)
    return found if most == 1 else _Found(None, found.all_needs())
