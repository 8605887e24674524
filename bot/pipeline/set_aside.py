"""Which nutrient a message is not about: "forget magnesium, what about vitamin D"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.pipeline.names import Span

# Stands for each letter of a nutrient's name: nobody types it.
HIDDEN = "\x00"
SMALL = (
    r"(?:(?:the|my|about|on|of|in|for|with|that|this|taking|all|any|more|talking)\b ?)*"
)
N = rf"{HIDDEN}+"
BEGIN = r"(?:^|[.,;:!?(\u2013\u2014-]|\b(?:and|but|so|ok|okay|please|just|now)\b)"
LET_US = r"(?:let['\u2019]?s |let us |(?:we|you) can |can (?:we|you) )?"
NOT = r"(?:\bnot|n['\u2019]?t)\b"
# Said of a nutrient, these put it out of the question.
ASIDE = [
    re.compile(pattern, re.I)
    for pattern in (
        rf"{BEGIN} *{LET_US}(?:forget|skip|ignore|drop|leave(?: out)?|"
        rf"never ?mind) {SMALL}{N}",
        rf"\b(?:done with|tired of|enough (?:about|of hearing about)) {SMALL}{N}",
        rf"(?:^|\bthat['\u2019]?s )enough (?:on|of) {SMALL}{N}"
        r"(?= *[.,;:!?\u2013\u2014-]+ *"
        rf"(?:(?:and|now|next|then|what about|how about|on to) )*{N}\W*$)",
        rf"{NOT} (?:really |actually )?(?:ask\w*|mean\w*|wonder\w*|talk\w*|interested|"
        rf"car(?:e|ing)|(?:want|like|need) to (?:know|hear|read|talk)) {SMALL}{N}",
        rf"{NOT} (?:about|for) {SMALL}{N}",
        rf"{N},? (?:aside|apart)\b(?! from)",
        rf"{N} (?:is|was)(?: not|n['\u2019]?t) (?:what|my question|"
        r"the (?:one|question|topic|point|issue|problem))\b",
    )
]
# So do these, unless it is told what a person takes in: "d instead of magnesium" may be
# what to ask about or what to take.
NOT_THIS = [
    re.compile(pattern, re.I)
    for pattern in (
        rf"(?:{BEGIN}|\b(?:no|mean|meant|said|asked)\b|{HIDDEN}) *not (?:the )?{N}"
        r"(?! (?:alone|only|just|too|as well))",
        rf"\b(?:instead of|rather than|as opposed to) {SMALL}{N}",
    )
]
# What is asked begins anew here; a nutrient before was only the way to it ...
TURN = re.compile(
    r"\b(?:(?:what|how)(?:['\u2019]?s)? (?:about|of)|tell me(?: more)? (?:about|on)"
    r"|(?:now|(?:on|over|back|switch|move on) to|talk about)(?: for| to| about)?"
    rf"(?= {SMALL}{HIDDEN}))\b",
    re.I,
)
KNOWN = (
    r"\b(?:talk\w*|kn[eo]w\w*|hear[ds]?|read|told|learn\w*|rav\w+|underst\w+|got)\b"
    r" (?:[\w']+ ){0,3}"
)
IS_KNOWN = re.compile(rf"{KNOWN}{HIDDEN}|\b(?:every(?:one|body)|people)\b", re.I)
KNOWN_ABOUT = re.compile(rf"{KNOWN}(?:about|on|of) {SMALL}{HIDDEN}", re.I)
# ... unless there is a question before too, or a condition.
ALSO_ASKED = re.compile(
    r"\?|(?:^|[.,;!] *)(?:and |but |so )?(?:how|what|which|why|when|is|are|do|does|did|"
    r"can|could|should|will|would|tell|explain|give|list|show)\b|"
    r"\b(?:if|when|with|without)\b",
    re.I,
)
TAKEN = re.compile(
    r"\b(?:t[ao]k(?:es?|ing|en)|took|eat\w*|us(?:e|es|ing)|supplement\w*|gets?|getting|"
    r"swap\w*|switch(?:ed|ing)?|buy\w*|drink\w*|absorb\w*|works?)\b",
    re.I,
)


def asked_about(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return ``spans`` without the nutrient that the message sets aside, if any.

    What only one nutrient is named for, or both are, stays as it is.
    """
    named = [span for span in spans if span.entity == "nutrient"]
    hidden = text
    for span in named:
        stars = HIDDEN * (span.end - span.start)
        hidden = hidden[: span.start] + stars + hidden[span.end :]
    # "Enough magnesium but not vitamin D" is on both; "no, not magnesium" has no level.
    has_levels = any(
        span.entity == "level" and text[span.start : span.end].lower() != "no"
        for span in spans
    )
    places = list(_aside(hidden, has_levels=has_levels))
    left = [span for span in named if not _within(span, places)]
    if not left or len({span.value for span in named}) < 2:
        return list(spans)
    values = {span.value for span in left}
    return [
        span
        for span in spans
        if not (
            (span.entity == "nutrient" and span.value not in values)
            # "Never mind", "skip" and "enough about" are no levels of intake.
            or (span.entity == "level" and _within(span, places))
        )
    ]


def _aside(hidden: str, *, has_levels: bool) -> Iterator[tuple[int, int]]:
    """Yield the places that are set aside: a nutrient, with the words that do it."""
    for pattern in ASIDE:
        yield from (match.span() for match in pattern.finditer(hidden))
    if not has_levels and not TAKEN.search(hidden):
        for pattern in NOT_THIS:
            yield from (match.span() for match in pattern.finditer(hidden))
    *_, turn = [None, *TURN.finditer(hidden)]
    if turn and HIDDEN in hidden[turn.end() :]:
        before = hidden[: turn.start()]
        is_open = TAKEN.search(before) or ALSO_ASKED.search(before)
        is_left = IS_KNOWN.search(before) or not is_open
        if KNOWN_ABOUT.search(before) or (is_left and not has_levels):
            yield 0, turn.start()


def _within(span: Span, places: Sequence[tuple[int, int]]) -> bool:
    return any(start <= span.start and span.end <= end for start, end in places)
