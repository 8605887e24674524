"""A message in parts, so that one alarm among many words is heard."""

from __future__ import annotations

import re
from collections.abc import Iterator

# The end of a sentence or of a clause.
END = re.compile(
    r"(?<=[.!?;])\s+|\s*\n\s*|,\s+|\s[-\u2013+]\s|[()]"
    r"|\s+(?=(?:and|but|so|because|cos|bc|or|then|now|since)\s)"
)
WORD = re.compile(r"\S+")
# People who dictate use no marks: what is longer is read through a window of so many
# words, which moves on by half.
LONGEST = 18
WINDOW = 12
# Each part takes its time: of a long message neighbors are joined, and windows do not
# overlap.
MOST = 12


Span = tuple[int, int]  # from a character to the one after the last


def parts(text: str) -> list[Span]:
    """Return where the clauses of ``text`` are, long ones in windows; none if but one.

    There are at most ``MOST``. A word alone is left out: it says nothing by itself.
    """
    step = WINDOW if len(text.split()) > MOST * WINDOW // 2 else WINDOW // 2
    found: list[Span] = []
    for start, end in _clauses(text):
        inside = [word.span() for word in WORD.finditer(text, start, end)]
        if len(inside) > LONGEST:
            starts = range(0, len(inside) - WINDOW + step, step)
            windows = [inside[first : first + WINDOW] for first in starts]
            found += [(window[0][0], window[-1][1]) for window in windows]
        elif len(inside) > 1:
            found.append((inside[0][0], inside[-1][1]))
    size = -(-len(found) // MOST)
    if size > 1:
        groups = [found[at : at + size] for at in range(0, len(found), size)]
        found = [(group[0][0], group[-1][1]) for group in groups]
    return found if len(found) > 1 else []


def _clauses(text: str) -> Iterator[Span]:
    start = 0
    for end in END.finditer(text):
        yield start, end.start()
        start = end.end()
    yield start, len(text)
