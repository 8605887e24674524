"""A message in parts, so that one alarm among many words is heard."""

from __future__ import annotations

import re

# The end of a sentence or of a clause.
END = re.compile(
    r"(?<=[.!?;])\s+|\s*\n\s*|,\s+|\s[-\u2013+]\s|[()]"
    r"|\s+(?=(?:and|but|so|because|cos|bc|or|then|now|since)\s)"
)
# People who dictate use no marks: what is longer is read through a window of so many
# words, which moves on by half.
LONGEST = 18
WINDOW = 12
# Each part takes its time: of a long message neighbors are joined, and windows do not
# overlap.
MOST = 12


def parts(text: str) -> list[str]:
    """Return the clauses of ``text``, long ones in windows; none if it is but one.

    There are at most ``MOST``. A word alone is left out: it says nothing by itself.
    """
    step = WINDOW if len(text.split()) > MOST * WINDOW // 2 else WINDOW // 2
    found: list[str] = []
    for clause in END.split(text):
        words = clause.split()
        if len(words) > LONGEST:
            starts = range(0, len(words) - WINDOW + step, step)
            found += [" ".join(words[start : start + WINDOW]) for start in starts]
        elif len(words) > 1:
            found.append(clause.strip())
    size = -(-len(found) // MOST)
    if size > 1:
        found = [" ".join(found[at : at + size]) for at in range(0, len(found), size)]
    return found if len(found) > 1 else []
