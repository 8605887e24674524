"""The ways in which people type the same question otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable

from benchmarks.understanding.contractions import closed, opened, without_apostrophes
from benchmarks.understanding.slips import slipped
from benchmarks.understanding.spellings import american, british

SEED = 7
# Not inside a number, such as "1,25" or "0.5"; apostrophes have a row of their own.
MARKS = re.compile(r"(?<!\d)[.,:]|[.,:](?!\d)|[;!?\"“”()…]")


def without_marks(text: str) -> str:
    """Return ``text`` without punctuation, but for hyphens and apostrophes."""
    return " ".join(MARKS.sub(" ", text).split())


PERTURBATIONS: dict[str, Callable[[str], str]] = {
    "one typo": lambda text: slipped(text, 1, SEED),
    "two typos": lambda text: slipped(text, 2, SEED),
    "all lower case": str.lower,
    "ALL UPPER CASE": str.upper,
    "no punctuation": without_marks,
    "contractions opened (what is)": opened,
    "contractions closed (don't)": closed,
    "without apostrophes (dont)": without_apostrophes,
    "British spelling": british,
    "American spelling": american,
}
