"""The food that a question is about when the content does not know it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.pipeline.names import Span

FOOD = r"(?P<food>[a-z][a-z' -]{1,40}?)"
NUTRIENT = "NUTRIENT"
FRAMES = [
    re.compile(pattern, re.I)
    for pattern in (
        rf"\b(?:is|are|was) (?:there )?(?:any |much |some )?{NUTRIENT} in {FOOD}(?:\?|$|,| or | and )",
        rf"\b{NUTRIENT} (?:is |are |content )?(?:there )?(?:in|of|from) {FOOD}(?:\?|$|,| or | and )",
        rf"\b(?:do|does|did|can) {FOOD} (?:have|has|contain|provide|give|offer|got|supply|count)\b",
        rf"\b(?:is|are) {FOOD} (?:a |an )?(?:really )?(?:good|great|rich|high|decent|ok|full|source|loaded|packed|low)\b",
        rf"\bhow (?:much|many) {NUTRIENT} (?:do|does|is|are)(?: there)?(?: in)? {FOOD}(?: have| has| contain|\?|$)",
        rf"^{FOOD} (?:for )?{NUTRIENT}(?: content| amount)?\??$",
        rf"^{NUTRIENT} {FOOD}\??$",
    )
]
ARTICLES = re.compile(
    r"^(?:(?:a|an|the|one|some|any|my|your|really|in|of|eating|raw) )+", re.I
)
NOT_FOODS = re.compile(
    r"\b(?:it|that|this|they|them|foods?|diet|body|blood|sun\w*|skin|supplements?|pills?|"
    r"people|adults?|you|we|i|what|which|how|why|when|who|deficiency|symptoms?|levels?|"
    r"test|dose|day|daily|low|high|too|much|benefits?|water pills?|help|side effects?)\b",
    re.I,
)


def unknown_food(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return an ``other_food`` entity for the words that stand where a food would."""
    nutrients = [span for span in spans if span.entity == "nutrient"]
    if not nutrients:
        return []
    plain = text.strip()
    for span in reversed(nutrients):
        plain = plain[: span.start] + NUTRIENT + plain[span.end :]
    for frame in FRAMES:
        match = frame.search(plain)
        if match:
            words = ARTICLES.sub("", match["food"].strip()).lower()
            start = text.lower().find(words)
            if words and start >= 0 and not NOT_FOODS.search(words):
                return [Span("other_food", words, start, start + len(words))]
    return []
