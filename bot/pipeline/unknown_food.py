"""The food that a question is about when the content does not know it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.pipeline.names import Span

FOOD = r"(?P<food>[a-z][a-z'\u2019 -]{1,40}?)"
# Stands for each letter of a nutrient's name: nobody types it.
HIDDEN = "\x00"
NUTRIENT = rf"{HIDDEN}+(?: (?:and|or|&) {HIDDEN}+)?"
STOP = r"(?= ?[?.!,;:]| ?$| or | and | per | a day| content| than )"
HAVE = r"(?:have|has|had|contain|contains|provide|give|offer|got|supply|count|include)"
BE = rf"(?:is|are|{HAVE})"
RICH = (
    r"(?:a |an |any |that |very |really |actually )*"
    r"(?:good|great|rich|high|decent|ok|full|source|loaded|packed|low|best)\b"
)
CONTENT = r"(?: (?:content|amounts?|levels?|quantity|info|facts?))?"
FRAMES = [
    re.compile(pattern, re.I)
    for pattern in (
        rf"{NUTRIENT}{CONTENT} (?:is |are )?(?:there )?"
        rf"(?:in|of|on|from|by eating|eating|drinking) {FOOD}{STOP}",
        rf"\b(?:do|does|did|can|will) {FOOD} (?:also |really )?{HAVE}\b.*{HIDDEN}",
        rf"\b(?:is|are) {FOOD} {RICH}.*{HIDDEN}",
        rf"\bhow (?:much|many) {NUTRIENT} (?:do|does|did|will) {FOOD} {HAVE}\b",
        rf"\b(?:how|what) about {FOOD}(?: for|,| -|\?).*{HIDDEN}",
        rf"\b(?:that|if|whether|think) {FOOD} {BE} (?:[\w']+ ){{0,4}}{HIDDEN}",
        rf"^{FOOD} {BE} (?:[\w']+ ){{0,4}}{HIDDEN}",
        rf"^{FOOD}(?:,| -|:) .*{HIDDEN}",
        rf"^{FOOD}(?: for)? {NUTRIENT}{CONTENT}(?: (?:per|yes|how|or not)\b.*|\W*)$",
        rf"^(?:any )?{NUTRIENT} {FOOD}\W*$",
    )
]
FIRST_WORDS = re.compile(
    r"^(?:(?:a|an|the|one|some|any|really|in|of|from|eating|drinking|with|"
    r"raw|cooked|fresh|cup|glass|bowl|handful|slice|can|piece|serving|there)s? )+",
    re.I,
)
LAST_WORDS = re.compile(r"(?: (?:also|too|really|even|actually|still|ever))+$", re.I)
# Words that stand in these places too, and are not in a food's name.
NO_FOOD = re.compile(
    r"\b(?:the|my|your|our|his|its?|that|this|these|those|he|she|they|them|thing|i|me|you|we|"
    r"u|us|\w*thing|people|person|adults?|children|kids?|babies|wom[ae]n|m[ae]n|\w*one|"
    r"everybody|doctors?|body|bodies|blood|bones?|brain|heart|muscles?|cells?|skin|hair|"
    r"urine|arter(?:y|ies)|foods?|diets?|meals?|nutrition|sun\w*|light|lamps?|weather|"
    r"supplements?|pills?|tablets?|capsules?|gummies|drops|sprays?|powders?|injections?|"
    r"shots?|baths?|lotions?|creams?|brands?|products?|forms?|types?|kinds?|labels?|"
    r"multi\w*|vitamins?|minerals|sources?|calcium|zinc|iron|potassium|k2|iu|mg|mcg|"
    r"what|which|how|why|when|where|who|whose|if|whether|not|no|yes|than|more|most|less|"
    r"and|or|plus|like|just|only|from|against|instead|being|very|going|about|between|"
    r"is|are|was|do|does|did|can|could|should|will|need|needs|take|taking|get|use|used|"
    r"raise|help\w*|work\w*|makes?|caus\w*|affect\w*|check\w*|drink|explained|expecting|"
    r"definition|meaning|for|with|without|during|after|before|while|at|by|on|to|as|of$|"
    r"deficien\w*|symptoms?|signs?|levels?|lack|tests?|results?|ranges?|doses?|effects?|"
    r"dosages?|overdose|toxicity|intake|amounts?|days?|daily|nights?|morning|week|months?|"
    r"years?|age|low|high|too|much|many|enough|excess|good|bad|best|better|benefits?|role|"
    r"risks?|absorption|conversion|treatment|study|research|article|evidence|facts?|"
    r"sleep|pain|cramps?|stress|anxiety|depression|\w*itis|\w*osis|disease|cancer|"
    r"diabetes|pressure|health|hi|hello|hey|ok|so|well|ways?|lots?|sort|safe|normal|"
    r"never|mind|forget|skip|ignore|aside|sorry|meant?|natural\w*|please|thanks|anyone|both|either|other|same|together|different|difference|vs|versus)\b",
    re.I,
)
# Names that are no food's: a form, a medicine, a term, a step.
NAMED = ("form", "medicine", "term", "step", "nutrient")


def unknown_food(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return an ``other_food`` entity for the words that stand where a food would."""
    hidden = text
    for span in spans:
        if span.entity == "nutrient":
            stars = HIDDEN * (span.end - span.start)
            hidden = hidden[: span.start] + stars + hidden[span.end :]
    if hidden == text:
        return []
    for start, end in _candidates(hidden):
        words = text[start:end].lower()
        if not NO_FOOD.search(words) and not _is_named(spans, start, end):
            return [Span("other_food", words, start, end)]
    return []


def _candidates(hidden: str) -> Iterator[tuple[int, int]]:
    """Yield the places where a food's name would stand, without small words."""
    for frame in FRAMES:
        match = frame.search(hidden)
        if match:
            words, start = match["food"], match.start("food")
            kept = FIRST_WORDS.sub("", words)
            start += len(words) - len(kept)
            kept = LAST_WORDS.sub("", kept.rstrip())
            if kept:
                yield start, start + len(kept)


def _is_named(spans: Sequence[Span], start: int, end: int) -> bool:
    """Tell whether the words end with the name of something else, or are a group's."""
    return any(
        (span.entity in NAMED and start < span.end == end)
        or (span.entity == "food_group" and (span.start, span.end) == (start, end))
        for span in spans
    )
