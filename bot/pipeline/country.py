"""The country that a person says to be in: "I live in Spain", or its name alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.content.content import Content
from bot.content.countries import plain_name
from bot.pipeline.names import FOODS, Span

COUNTRY = "country"
SOON = (
    r"(?:(?:currently|now|right now|at the moment|still|both|all|also|actually|here|"
    r"just|over|back|mostly|usually|presently|originally|living|staying|based|located|"
    r"calling|writing|texting|messaging|on holiday|on vacation|on a trip) )"
)
AM = r"(?:am|are|'m|'re|m)"
LIVE = r"(?:live|reside|stay|dwell)"
# Words after which a place is the person's own, the surest first. "In" alone is none:
# "is there sun in England" says nothing of who asks; nor does "if I live in Spain".
NOT_IF = r"(?<!if )(?<!imagine )(?<!suppose )"
CUES = [
    re.compile(pattern)
    for pattern in (
        rf"{NOT_IF}\b(?:i ?{AM}|we ?(?:are|'re)|im|^were) "
        rf"{SOON}{{0,3}}in\b|\bhere in\b",
        rf"{NOT_IF}\b(?:i|we|and i) {SOON}{{0,2}}{LIVE} {SOON}?in\b"
        r"|(?:^|[.,;!?] *)(?:living|based|located|staying) (?:here )?in\b"
        r"|\b(?:i|we)(?:'ve| have| just| recently){0,2} moved to\b"
        r"|\b(?:my|our) (?:country|location|home) (?:is|:)",
        r"\b(?:calling|writing|texting|messaging|chatting) (?:you )?(?:here )?from\b",
        r"\b(?:emergency (?:number|line|service|phone|call)s?|ambulance(?: number)?|"
        r"(?:crisis|poison|suicide|help) ?(?:hot ?)?(?:line|number|cent(?:er|re)|"
        r"control)s?|hot ?line|999|911|112)\b[^.?!]{0,20}? (?:in|for|of)\b",
        r"\b(?:who|what|which|number|where|whom|how)\b[\w' ]{0,20} (?:call|dial|ring|"
        r"phone)(?: for (?:help|an ambulance)| in an emergency)?,? "
        r"(?:in|from|if i'?m in)\b",
        rf"\b(?:i ?{AM}|we ?(?:are|'re)|im|i come|we come|i hail) {SOON}{{0,2}}from\b"
        r"|\b(?:hello|hi|hey|greetings|regards)(?: there| all)? from\b",
    )
]
NO_TOWN = (*FOODS, "nutrient", "form", "medicine", "term")
# What may stand between these words and the name: a part of the country, or a town.
PART = (
    r"(?:(?:the )?(?:north|south|east|west|mid|rural|sunny|cold|central|middle)"
    r"(?:ern)?(?:[ -]?(?:east|west)(?:ern)?)?(?: part)?(?: of)? )"
)
NOT_A_TOWN = (
    r"(?!(?:a|an|and|but|or|of|with|for|about|from|my|your|his|her|our|their|this|that|"
    r"love|pain|not|no|to|like|than|eating|the)\b)"
)
TOWN = rf"(?:{NOT_A_TOWN}[a-z][a-z'.-]*(?: {NOT_A_TOWN}[a-z][a-z'.-]*)?(?P<comma>,)? )"
GAP = rf" *(?:the )?(?:{PART}|{TOWN}(?:in )?)??(?:the )?"
# "Brazil nuts" and "a guinea pig" are no place.
THING = r"(?! ?(?:nuts?|pigs?|fowls?|hens?|cheese|chard)\b)"
BEFORE_ALONE = (
    r"\W*(?:(?:yes|no|ok|okay|oh|um+|uh|hi|hello|hey|thanks|sorry|well|just|it'?s|"
    r"it is|in|from|i mean|country|here|still|at)\b[ ,:.!-]*)*"
)
AFTER_ALONE = (
    r"(?:[ ,.!-]+(?:here|please|pls|now|thanks|thank you|actually|mate|"
    r"then|country|hurry|help|help me|quick|quickly))*"
    r"(?:,? not (?:in )?(?:the )?[\w.]+)?"
    r"[^\w?]*"
)
OF_NUMBER = r"(?:'?s)? (?:emergency|ambulance|crisis|poison|suicide) (?:number|line)"


class CountryFinder:
    """Looks for a place that is told, not for every name of a country."""

    def __init__(self, content: Content) -> None:
        """Takes the names of countries from the content and from babel."""
        names = content.helplines.names
        self._codes = names.by_text()
        self._not_alone = {plain_name(name) for name in names.not_alone}
        longest_first = sorted(self._codes, key=lambda name: -len(name))
        any_name = "|".join(map(re.escape, longest_first))
        name = rf"(?P<name>{any_name})(?![\w-]){THING}"
        self._after_cue = re.compile(rf"{GAP}\b{name}")
        self._alone = re.compile(rf"{BEFORE_ALONE}{GAP}\b{name}{AFTER_ALONE}")
        self._of_number = re.compile(rf"\b{name}{OF_NUMBER}")

    def find(self, text: str, spans: Sequence[Span] = ()) -> list[Span]:
        """Return the ``country`` that ``text`` tells, one at most.

        What ``spans`` name is no town: "magnesium, Finland" tells nothing.
        """
        plain = plain_name(text)
        for match in self._told(text, plain):
            code, place = self._codes[match["name"]], match.span("name")
            named = any(
                match.start() <= one.start and one.end <= place[0]
                for one in spans
                if one.entity in NO_TOWN
            )
            if code and not named:
                return [Span(COUNTRY, code, *place)]
        return []

    def _told(self, text: str, plain: str) -> Iterator[re.Match[str]]:
        """Yield the places where a country is told, the surest first."""
        for cue in CUES:
            for found in cue.finditer(plain):
                match = self._after_cue.match(plain, found.end())
                if match and not self._is_word(match, plain, found.end()):
                    yield match
        yield from self._of_number.finditer(plain)
        match = self._alone.fullmatch(plain)
        if match and (
            match["name"] not in self._not_alone
            # "US", but not "us".
            or (text[slice(*match.span("name"))].isupper() and len(match["name"]) < 3)
        ):
            yield match

    def _is_word(self, match: re.Match[str], plain: str, start: int) -> bool:
        """Tell whether the name may be a word or a person, far from what tells it."""
        gap = plain[start : match.start("name")].split()
        is_far = not set(gap) <= {"the"} and not match["comma"]
        return match["name"] in self._not_alone and is_far


def without_foods(spans: Sequence[Span], countries: Sequence[Span]) -> list[Span]:
    """Return ``spans`` without a food that is a country here: "I live in Turkey"."""
    return [
        span
        for span in spans
        if span.entity not in FOODS
        or all(span.end <= one.start or one.end <= span.start for one in countries)
    ]
