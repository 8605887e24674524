"""A message in parts, so that one alarm among many words is heard."""

from __future__ import annotations

import re

END = re.compile(r"(?<=[.!?;])\s+|\s*\n\s*|\s+-\s+")
# People who dictate use no marks: what is longer is read through a window of so many
# words, that moves on by half.
LONGEST = 18
WINDOW = 12


def parts(text: str) -> list[str]:
    """Return the sentences of ``text``, long ones in windows; none if it is one."""
    sentences = [sentence for sentence in END.split(text) if sentence.strip()]
    found: list[str] = []
    for sentence in sentences:
        words = sentence.split()
        if len(words) > LONGEST:
            starts = range(0, len(words) - WINDOW // 2, WINDOW // 2)
            found += [" ".join(words[start : start + WINDOW]) for start in starts]
        else:
            found.append(sentence)
    return found if len(found) > 1 else []
