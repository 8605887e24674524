"""How hard a text is to read: Flesch-Kincaid, with names counted as easy words."""

from __future__ import annotations

import re
from collections.abc import Iterable

import textstat

EASY_WORD = "food"


class ReadingLevel:
    """Measures texts; the names in reading.yml count as one easy word each.

    Source: Kincaid et al. 1975 as computed by textstat.
    """

    def __init__(self, easy_names: Iterable[str]) -> None:
        names = sorted({name.lower() for name in easy_names}, key=len, reverse=True)
        self._names = re.compile(
            # A placeholder such as {food} stands for a name.
            r"\{\w+\}|(?<!\w)(?:"
            + "|".join(map(re.escape, names))
            + r")(?:s|es)?(?!\w)",
            re.IGNORECASE,
        )

    def grade(self, text: str) -> float:
        """Return the US school grade that ``text`` reads at.

        Each line is a sentence of its own; a list item without a verb counts too.
        """
        lines = [line.strip(" •") for line in text.splitlines() if line.strip()]
        ended = [line if line[-1] in ".!?" else f"{line}." for line in lines]
        plain = self._names.sub(EASY_WORD, " ".join(ended))
        return float(textstat.flesch_kincaid_grade(plain))
