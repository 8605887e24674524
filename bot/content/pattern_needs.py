"""What a message must hold for a pattern to be found in it, told before a search.

A search takes long where it fails, and nearly every pattern fails on nearly every
message. But most patterns cannot do without certain words. Where none of those words
stands in a message, the search would find nothing, and so it is left out.
"""

from __future__ import annotations

import re
import sre_parse
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from sre_constants import (
    ASSERT,
    ASSERT_NOT,
    AT,
    AT_BOUNDARY,
    BRANCH,
    IN,
    LITERAL,
    MAX_REPEAT,
    MIN_REPEAT,
    SUBPATTERN,
)
from typing import Any

# A stretch of fewer letters stands in most messages, and rules nothing out.
_SHORTEST = 3
# Longer stretches are cut, so that few lengths must be looked up in a message.
_LONGEST = 6
_LENGTHS = range(_SHORTEST, _LONGEST + 1)
# So many ways to write one stretch are followed; beyond, it is looked at in parts.
_MOST = 256
_BOUNDARY = "\0"
_OTHER = re.compile(r"\W")
# An edge between a word and what is none; where that is written out, it says nothing.
_EDGE = re.compile(f"(?<=\\w){_BOUNDARY}+(?!\\w)(?=\\Z)|(?<=\\A){_BOUNDARY}+(?=\\w)")

Stretches = frozenset[str]


@cache
def needs(pattern: str) -> tuple[Stretches, ...]:
    """Return sets of stretches; the pattern is found only with one of each set.

    The set that fewest messages should meet is the first.
    """
    parsed = sre_parse.parse(pattern)
    if parsed.state.flags & re.IGNORECASE:
        return ()
    found = set(_Reader().read(parsed.data))
    return tuple(sorted(found, key=_strictness, reverse=True))


def stretches(message: str) -> Stretches:
    """Return all stretches of ``message`` that can be in a need."""
    spaced = f" {_OTHER.sub(' ', message)} "
    return frozenset(
        spaced[start : start + length]
        for length in _LENGTHS
        for start in range(len(spaced) - length + 1)
    )


class _Reader:
    """Reads a parsed pattern from left to right, and gathers what it needs.

    ``run`` holds all ways to write what was read since the last gap.
    """

    def __init__(self) -> None:
        self.run: set[str] = {""}
        self.found: list[Stretches] = []

    def read(self, items: Iterable[Any]) -> list[Stretches]:
        for item in items:
            self._take(*item)
        self._gap()
        return self.found

    def _take(self, kind: Any, value: Any) -> None:
        written = _written(kind, value)
        if written is None:
            self._gap()
            self.found.extend(_inside(kind, value))
        elif len(self.run) * len(written) > _MOST:
            self._gap()
            self.run = written
        else:
            self.run = {one + other for one, other in product(self.run, written)}

    def _gap(self) -> None:
        need = frozenset(map(_stretch, self.run))
        if all(len(one) >= _SHORTEST for one in need):
            self.found.append(need)
        self.run = {""}


def _stretch(written: str) -> str:
    """Return the start of what was written as it stands in a spaced message."""
    spaced = _EDGE.sub(" ", written).replace(_BOUNDARY, "")
    return _OTHER.sub(" ", spaced)[:_LONGEST]


def _written(kind: Any, value: Any) -> set[str] | None:
    """Return all that an item can find, or None where that is too much to list."""
    if kind is LITERAL:
        return {chr(value)}
    if kind is AT:
        return {_BOUNDARY if value is AT_BOUNDARY else ""}
    if kind is ASSERT_NOT:
        return {""}
    if kind is IN and all(op is LITERAL for op, _ in value):
        return {chr(sign) for _, sign in value}
    if kind is SUBPATTERN:
        return _sequence(value[-1])
    if kind is BRANCH:
        return _union(map(_sequence, value[1]))
    if kind in (MAX_REPEAT, MIN_REPEAT) and value[:2] == (0, 1):
        return _union([{""}, _sequence(value[2])])
    return None


def _sequence(items: Iterable[Any]) -> set[str] | None:
    run = {""}
    for kind, value in items:
        written = _written(kind, value)
        if written is None or len(run) * len(written) > _MOST:
            return None
        run = {one + other for one, other in product(run, written)}
    return run


def _union(parts: Iterable[set[str] | None]) -> set[str] | None:
    union: set[str] = set()
    for part in parts:
        if part is None:
            return None
        union |= part
    return union if len(union) <= _MOST else None


def _inside(kind: Any, value: Any) -> Iterator[Stretches]:
    """Yield what an item needs that finds too much to list."""
    if kind is SUBPATTERN:
        yield from _Reader().read(value[-1])
    elif kind is ASSERT:
        yield from _Reader().read(value[1])
    elif kind in (MAX_REPEAT, MIN_REPEAT) and value[0] >= 1:
        yield from _Reader().read(value[2])
    elif kind is BRANCH:
        each = [_Reader().read(branch) for branch in value[1]]
        if all(each):
            yield frozenset().union(*(max(one, key=_strictness) for one in each))


def _strictness(need: Stretches) -> tuple[int, int]:
    return min(map(len, need)), -len(need)
