"""A message in the questions that it may hold, so that each of them is answered."""

from __future__ import annotations

import re
from collections.abc import Iterator

# The end of a sentence; or a word that joins two questions, each with its own verb.
ASKS = (
    r"(?:what|how|which|where|when|why|who|whats|hows|is|are|do|does|did|can|could|"
    r"should|will|would|tell|explain|list|show|give)"
)
END = re.compile(
    r"(?<=[.!?;])\s+|\s*\n\s*"
    rf"|\s*,?\s+(?=(?:and|also|plus|or|but)\s+(?:also\s+|then\s+)?{ASKS}\b)"
    rf"|,\s+(?={ASKS}\b)"
    r"|\s+(?=\(?[2-9][.)]\s+[a-z])",
    re.I,
)
LEADING = r"(?:(?:and|also|plus|or|but|so|then|ok|okay|hi|hey|hello|please)\W+)"
ASKING = re.compile(
    rf"\?|^\W*(?:\d[.)]\s*)?{LEADING}{{0,3}}{ASKS}\b"
    r"|\b(?:what|which|how (?:much|many|long|often)|why|want to know|wonder\w*)\b",
    re.I,
)
# "And magnesium in oats", "vitamin d side effects": asked in key words. What is told of
# somebody has one of these.
TELLS = re.compile(
    r"\b(?:i|i'm|i've|my|me|we|our|he|she|his|her|they|their|am|is|are|was|were|been|"
    r"take|takes|took|have|has|had|got|eat|eats|drink|like|likes|love|loves|thanks?|"
    r"not|no|never|without|instead|forget)\b",
    re.I,
)
KEY_WORDS = 8
# People ask two or three things at once; in what has many parts, most tell a story.
MOST = 8
FEW_WORDS = 3
EDGES = " ,\t\n"


def candidates(text: str) -> list[str]:
    """Return the parts of ``text`` that may be questions of their own; none if but one.

    What is told goes with the question after it: "I take warfarin, is it safe?". A few
    words alone do not: "not much" may answer a question. None if there are more than
    ``MOST`` parts.
    """
    found: list[str] = []
    told = 0
    for start, end in _spans(text):
        if is_asking(text[start:end]) or len(text[told:end].split()) <= FEW_WORDS:
            found.append(text[told:end].strip(EDGES))
            told = end
    if found and text[told:].strip():
        found.append(text[told:].strip(EDGES))
    found = [part for part in found if re.search(r"\w", part)]
    return found if 1 < len(found) <= MOST else []


def is_put_as_question(part: str) -> bool:
    """Tell whether a part has a question mark, or begins as a question does."""
    return bool(ASKING.search(part))


def is_asking(part: str) -> bool:
    """Tell whether a part is put as a question, or asks in a few key words."""
    if is_put_as_question(part):
        return True
    return len(part.split()) <= KEY_WORDS and not TELLS.search(part)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in END.finditer(text):
        yield start, end.start()
        start = end.end()
    yield start, len(text)
