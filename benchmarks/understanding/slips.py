"""Slips of the finger: a letter beside the right one, dropped, doubled or swapped."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from bot.pipeline.slips import BESIDE

SHORTEST = 4  # letters of a word that is slipped in
WORD = re.compile(rf"\b[A-Za-z]{{{SHORTEST},}}\b")


Slip = Callable[[str, random.Random], str]


def slipped(slips: int, seed: int, slip_in: Slip, text: str) -> str:
    """Return ``text`` with one slip in each of ``slips`` words, always the same ones.

    A text with fewer long words comes back as it is.
    """
    chance = random.Random(f"{seed} {text}")
    words = list(WORD.finditer(text))
    if len(words) < slips:
        return text
    for word in sorted(chance.sample(words, slips), key=lambda one: -one.start()):
        text = text[: word.start()] + slip_in(word[0], chance) + text[word.end() :]
    return text


def wrong_letter(word: str, chance: random.Random) -> str:
    """Return ``word`` with a letter besides or instead of another, from anywhere.

    No finger slips like that: it tells what a corrector does that expects fingers.
    """
    place = chance.randrange(len(word))
    letters = [one for one in BESIDE if one != word[place].lower()]
    return word[:place] + chance.choice(letters) + word[place + chance.randrange(2) :]


def slip(word: str, chance: random.Random) -> str:
    """Return ``word`` with one slip in it."""
    place = chance.randrange(len(word))
    letter, rest = word[place], word[place + 1 :]
    kind = chance.choice(("beside", "dropped", "doubled", "swapped"))
    if kind == "swapped" and rest and rest[0] != letter:
        return word[:place] + rest[0] + letter + rest[1:]
    if kind == "dropped":
        return word[:place] + rest
    if kind == "doubled":
        return word[: place + 1] + letter + rest
    typed = chance.choice(sorted(BESIDE[letter.lower()]))
    return word[:place] + (typed.upper() if letter.isupper() else typed) + rest
