"""The ways in which people type the same question otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from benchmarks.understanding.contractions import closed, opened, without_apostrophes
from benchmarks.understanding.slips import slip, slipped, wrong_letter
from benchmarks.understanding.spellings import american, british

SEEDS = (101, 102, 103)  # slips are made so many times, each time elsewhere
# Not inside a number, such as "1,25" or "0.5"; apostrophes have a row of their own.
MARKS = re.compile(r"(?<!\d)[.,:]|[.,:](?!\d)|[;!?\"“”()…]")


def without_marks(text: str) -> str:
    """Return ``text`` without punctuation, but for hyphens and apostrophes."""
    return " ".join(MARKS.sub(" ", text).split())


Change = Callable[[str], str]
PERTURBATIONS: dict[str, Sequence[Change]] = {
    "one typo": [partial(slipped, 1, seed, slip) for seed in SEEDS],
    "two typos": [partial(slipped, 2, seed, slip) for seed in SEEDS],
    "one letter wrong, any": [
        partial(slipped, 1, seed, wrong_letter) for seed in SEEDS
    ],
    "all lower case": [str.lower],
    "ALL UPPER CASE": [str.upper],
    "no punctuation": [without_marks],
    "contractions opened (what is)": [opened],
    "contractions closed (don't)": [closed],
    "without apostrophes (dont)": [without_apostrophes],
    "British spelling": [british],
    "American spelling": [american],
}
