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


def parts(text: str) -> list[str]:
    """Return the clauses of ``text``, long ones in windows; none if it is but one.

    A word alone is left out: it says nothing without the rest.
    """
    found: list[str] = []
    for clause in END.split(text):
        words = clause.split()
        if len(words) > LONGEST:
            starts = range(0, len(words) - WINDOW // 2, WINDOW // 2)
            found += [" ".join(words[start : start + WINDOW]) for start in starts]
        elif len(words) > 1:
            found.append(clause.strip())
    return found if len(found) > 1 else []
