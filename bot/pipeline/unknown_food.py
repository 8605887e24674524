"""The food that a question is about when the content does not know it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.pipeline.food_words import NAMED_FOOD, NO_FOOD, NOT_ON_FOOD
from bot.pipeline.names import FOODS, Span
from bot.pipeline.spelling import Word

FOOD = r"(?P<food>[a-z][a-z'\u2019 -]{1,40}?)"
# Stands for each letter of a nutrient's name: nobody types it.
HIDDEN = "\x00"
NUTRIENT = rf"{HIDDEN}+(?: (?:and|or|&) {HIDDEN}+)?"
STOP = (
    r"(?= ?[?.!,;:]| ?$| or | and | per | a day| content| than | please\b| then\b| if |"
    r" though\b| every )"
)
HAVE = (
    r"(?:have|has|had|contains?|provides?|gives?|offers?|got|supply|count|includes?|"
    r"deliver)"
)
BE = rf"(?:is|are|{HAVE})"
RICH = (
    r"(?:a |an |any |that |very |really |actually )*"
    r"(?:good|great|rich|high|decent|ok|full|source|loaded|packed|low|best)\b"
)
CONTENT = r"(?: (?:content|amounts?|levels?|quantity|info|facts?))?"
KIND = r"(?:(?:kinds?|types?|sorts?|brands?|variet(?:y|ies)) of )?"
EAT = r"(?:eat|eating|drink|drinking|love|like|enjoy|snack on)"
FRAMES = [
    re.compile(pattern, re.I)
    for pattern in (
        rf"{NUTRIENT}{CONTENT} (?:is |are )?(?:there |found |present |contained )?"
        rf"(?:in|of|on|from|by eating|eating|drinking) {FOOD}{STOP}",
        rf"{NUTRIENT} (?:do|can|will|would) (?:i|you|we|they) (?:get|have) "
        rf"(?:in|from|by eating|eating|drinking) {FOOD}{STOP}",
        rf"\bhow (?:rich|high|good|full) (?:in|for|of) {NUTRIENT} (?:is|are) "
        rf"{FOOD}{STOP}",
        rf"\b(?:which|what) {KIND}{FOOD} {BE} .*{HIDDEN}",
        rf"\bbest {KIND}{FOOD} (?:for|with|to get|to have|if) .*{HIDDEN}",
        rf"\b(?:do|does|did|can|will|would) {FOOD} (?:also |really )?{HAVE}\b"
        rf".*{HIDDEN}",
        rf"\b(?:is|are) {FOOD} {RICH}.*{HIDDEN}",
        rf"\bhow (?:much|many)(?: \w+ of)? {NUTRIENT} (?:do|does|did|will) {FOOD} "
        rf"{HAVE}\b",
        rf"\b(?:how|what) about {FOOD}(?: for|,| -|\?).*{HIDDEN}",
        rf"\b(?:that|if|whether|think|heard|hear|true|says?|said|read|know) {FOOD} "
        rf"{BE} (?:[\w']+ ){{0,4}}{HIDDEN}",
        rf"\b{EAT} (?:a lot of |lots of |more |some |only |just )*{FOOD}(?:,| and|\.)? "
        rf"(?:do|does|is|are|will|would|give|raise|help|boost|increase)\b.*{HIDDEN}",
        rf"^{FOOD} {BE} (?:[\w']+ ){{0,4}}{HIDDEN}",
        rf"^{FOOD}(?:,| -|:) .*{HIDDEN}",
        rf"^{FOOD}(?: for)? {NUTRIENT}{CONTENT}(?: (?:per|yes|how|or not)\b.*|\W*)$",
        rf"^(?:any )?{NUTRIENT}(?: ?[:,-])? {FOOD}\W*$",
    )
]
FIRST_WORDS = re.compile(
    r"^(?:(?:a|an|the|one|two|three|some|any|really|only|just|eating|drinking|in|of|from|"
    r"with|raw|cooked|fresh|(?:cup|glass|bowl|handful|slice|can|tin|piece|serving|plate|"
    r"spoon|bar|pint|scoop)s? of|there)s? )+",
    re.I,
)
LAST_WORDS = re.compile(
    r"(?: (?:also|too|really|even|actually|still|ever|any|much|found|considered))+$",
    re.I,
)
JOINT = (
    r" ?(?:[,/&+;]|\b(?:and|or|vs|versus|than|n)\b\.?|, ?(?:and|or)\b) ?"
    r"(?:(?:the|some|raw|cooked|fresh|a|an) )?"
)
IN_LIST, LIST_BEFORE = re.compile(JOINT, re.I), re.compile(rf"{JOINT}$", re.I)
# Names that are no food's: a form, a medicine, a term, a step.
NAMED = ("form", "medicine", "term", "step", "nutrient")


def unknown_food(
    text: str, spans: Sequence[Span], words: Sequence[Word] = ()
) -> list[Span]:
    """Return an ``other_food`` entity for the words that stand where a food would.

    ``words`` are those of the text, with misspelled ones put right.
    """
    hidden = text
    for span in spans:
        if span.entity == "nutrient":
            stars = HIDDEN * (span.end - span.start)
            hidden = hidden[: span.start] + stars + hidden[span.end :]
    if hidden == text:
        return []
    for start, end in _candidates(hidden):
        food = text[start:end].lower()
        inside = (one.plain for one in words if start <= one.start < end)
        if NO_FOOD.search(food) or NO_FOOD.search(" ".join(inside)):
            continue
        if not _is_named(spans, start, end):
            return [Span("other_food", food, start, end)]
    if NOT_ON_FOOD.search(text):
        return []
    for match in NAMED_FOOD.finditer(text):
        if not _is_named(spans, *match.span()):
            return [Span("other_food", match[0].lower(), *match.span())]
    return []


def neighbors_in_list(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return the foods that are not known beside a known one: "spinach or kale"."""
    taken = [(span.start, span.end) for span in spans if span.entity in FOODS]
    if not any(
        IN_LIST.match(text, end) or LIST_BEFORE.search(text, max(start - 12, 0), start)
        for start, end in taken
    ):
        return []
    joined = [*taken]
    others = [
        match.span()
        for match in NAMED_FOOD.finditer(text)
        if not _is_named(spans, *match.span())
        and all(match.end() <= start or match.start() >= end for start, end in taken)
    ]
    found = []
    # Once from each side, for a list of several.
    for places in (others, others[::-1]):
        for place in places:
            if place not in joined and any(_is_joined(text, place, o) for o in joined):
                joined.append(place)
                found.append(Span("other_food", text[slice(*place)].lower(), *place))
    return found


def _is_joined(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    first, second = sorted((one, other))
    return bool(IN_LIST.fullmatch(text, first[1], second[0]))


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
