"""What a word for a level means where it stands: "not low" is adequate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.pipeline.names import Span

# Words that may stand between "not" and what it turns round.
FILLERS = (
    r"(?:[\s-]+(?:too|very|so|that|really|quite|exactly|even|all|actually|nearly|"
    r"anywhere|near|get|gets|getting|got|have|has|had|having|take|takes|taking|eat|"
    r"eats|eating|consume|reach|been|being|be|is|are|was|were|a|an|the|in|on|of|for|"
    r"my|your|our|his|her|their|i|you|we|it|it's|its|they|them|one|think|believe|say|said|call|"
    r"called|mean|meant|would|and|or|"
    r"magnesium|mag|mg|vitamin|vit|d|d3)\b){0,7}"
)
NOT = (
    r"\b(?:not|never|hardly|barely|rarely|neither|nor|cannot|(?:do|does|did|is|are|was|"
    r"were|has|have|had|ca|wo|would|could|should|ai)n['\u2019]?t)\b"
)
NEGATED = re.compile(rf"(?:{NOT}{FILLERS}|\b(?:no|without))\s+$", re.I)
NEGATED_AFTER = re.compile(
    r" (?:(?:of|on|in|for) neither|(?:is|are) not|(?:isn|aren)['\u2019]?t)\b"
    r" *(?:$|[.,;!?])",
    re.I,
)
WINDOW = 80  # characters before a word in which a "not" is looked for
NO_AMOUNT = re.compile(rf"{NOT}{FILLERS}\s+(?P<amount>much|many|any)\b", re.I)
# Not a lot is little, but not too high is all right.
TURNED = {"inadequate": "adequate", "adequate": "inadequate", "high": "inadequate"}
HEIGHT = re.compile(r"high|too|very|excess|above|over|elevated", re.I)
# "Good for bones", "a good source", "is it bad if": no level of intake.
NO_LEVEL = re.compile(
    r" (?:to|at|sources?|foods?|ideas?|signs?|time|way|"
    r"for (?!(?:my |your )?(?:mag|mg|vit|d\b|d3\b|both)))",
    re.I,
)
# "No, I meant magnesium" contradicts; "no magnesium" is a level.
CONTRADICTS = re.compile(
    r"no(?:[,.!;:]|\s+(?:wait|sorry|actually|i|i'm|it|it's|that|that's|you|my|not|the|"
    r"hang|hold|thanks|problem|idea|clue|way)\b)",
    re.I,
)
OPINION = re.compile(r"good|great|bad|fine|ok|okay|right|normal|healthy", re.I)
ASKED = re.compile(r"\b(?:is|are) (?:it|that|this|these|those) (?:\w+ )?$", re.I)
THE_SAME = re.compile(r"\b(?:so is|so are|too|also|as well|same|likewise)\b", re.I)


def in_context(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return ``spans`` with each level as it is meant, and without those that are none.

    "I don't eat much of it" gives a level too, though "much" alone is none.
    """
    levels: list[Span] = []
    for span in spans:
        if span.entity != "level" or _is_no_level(text, span):
            continue
        negation = find_negation(text, span.start, span.end)
        if negation is not None:
            # "Never" is a level too, but not in "never low".
            levels = [one for one in levels if one.start < negation]
            span = turned(text, span)
        levels.append(span)
    for match in NO_AMOUNT.finditer(text):
        start, end = match.span("amount")
        if all(level.end <= start or level.start >= end for level in levels):
            levels.append(Span("level", "inadequate", start, end))
    others = [span for span in spans if span.entity != "level"]
    return sorted([*others, *levels], key=lambda span: (span.start, span.entity))


def find_negation(text: str, start: int, end: int) -> int | None:
    """Return where the "not" is that belongs to the words from start to end, if any."""
    window = max(start - WINDOW, 0)
    match = NEGATED.search(text[window:start])
    if match:
        return window + match.start()
    return end if NEGATED_AFTER.match(text, end) else None


def _is_no_level(text: str, level: Span) -> bool:
    if NO_LEVEL.match(text, level.end) or CONTRADICTS.match(text, level.start):
        return True
    is_opinion = OPINION.fullmatch(text, level.start, level.end)
    return bool(is_opinion and ASKED.search(text[: level.start]))


def turned(text: str, level: Span) -> Span:
    """Return what "not" makes of ``level``."""
    words = text[level.start : level.end]
    if level.value == "high" and HEIGHT.search(words):
        return replace(level, value="adequate")
    return replace(level, value=TURNED[level.value])
