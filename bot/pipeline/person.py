"""Age, sex and life stage, where a question gives them: "women over 50"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.pipeline.names import Span

SEXES = {
    "female": re.compile(
        r"\b(?:wom[ae]n|womens|females?|lad(?:y|ies)|girls?|mothers?|mom|mum|wife|"
        r"daughter|sister|gran(?:dm(?:a|other)|ny|nie)?|nann?a?|nan|aunt(?:ie)?|niece|menopaus\w*|"
        r"postmenopaus\w*)\b",
        re.I,
    ),
    "male": re.compile(
        r"\b(?:m[ae]n|mens|males?|guys?|boys?|fathers?|dad|husband|son|brother|"
        r"grand(?:pa|d?ad|father)|uncle|nephew|chaps?|blokes?|gentlem[ae]n|lads?)\b",
        re.I,
    ),
}
# Where no such word tells it, and nobody is spoken of who only says something.
PRONOUNS = {
    "female": re.compile(r"\b(?:she|her|hers|herself)\b", re.I),
    "male": re.compile(r"\b(?:he|him|his|himself)\b", re.I),
}
ADVISER = re.compile(
    r"\b(?:doctor|doc|dr|gp|nurse|pharmacist|dietitian|nutritionist|coach|trainer|"
    r"consultant|specialist|midwife|friend|buddy|colleague|boss|teacher|neighbou?r|"
    r"influencer)s?\b|"
    r"\bs?he (?:is |was )?(?:sa(?:ys?|id)|means?|meant|told|tells|swears?|thinks?|"
    r"thought|reckons|insists|claims|mentions?|mentioned|wrote|writes|right|wrong)\b|"
    r"\bis s?he (?:right|wrong)\b",
    re.I,
)
STAGES = {
    "pregnancy": re.compile(r"\b(?:pregnan\w+|expecting mothers?|trimesters?)\b", re.I),
    "breastfeeding": re.compile(
        r"\b(?:breast ?-?feed(?:s|ing)?|lactati\w+|nursing (?:mothers?|mom|mum))\b",
        re.I,
    ),
}
# A number in a question is an age only where the words beside it say so.
NOT_AN_AGE = (
    r"(?! ?-?(?:\d{3}|%|\(?oh\b|hydroxy|iu|i\.u|mc?g|µg|ug|g\b|kg|lbs?|pounds?|nmol|"
    r"ng|ml|days?|weeks?|hours?|minutes?|times|percent|units?|cups?|servings?|foods?|pills?|tablets?))"
)
NUMBER = rf"(?<![\w.,(/-])(?P<age>\d{{1,3}})\b{NOT_AN_AGE}"
OLD = r" ?-?(?:y[/.]?o\b|(?:years?|yrs?)[ -]?olds?\b|(?:years?|yrs?) of age\b)"
WHO = (
    r"(?:wom[ae]n|m[ae]n|females?|males?|people|persons?|adults?|seniors?|anyone|kids|"
    r"someone|everyone|those|folks|children|boys?|girls?|lad(?:y|ies)|guys?|chaps?|blokes?|"
    r"gentlem[ae]n|lads?|patients?)"
)
RELATIVE = (
    r"(?:mother|father|mom|mum|dad|wife|husband|sister|brother|daughter|son|aunt|uncle|"
    r"grand(?:ma|mother|pa|d?ad|father)|granny|gran|nan)(?:['\u2019]?s| is)"
)
AGES = [
    # (pattern, years to add): "over 50" means 51 and up.
    (re.compile(r"(?<![\w.,])(?P<age>\d{1,3})" + OLD, re.I), 0),
    (re.compile(rf"\b(?:aged?|ages|turn(?:s|ed|ing)?) (?:of )?{NUMBER}", re.I), 0),
    (
        re.compile(
            rf"\b(?:over|above|older than|past) (?:the age of |age )?{NUMBER}"
            r"(?! ?(?:months?|is|are))",
            re.I,
        ),
        1,
    ),
    (
        re.compile(
            rf"\b(?:{WHO}|age) (?:under|below|younger than|up to) {NUMBER}(?! months?)",
            re.I,
        ),
        -1,
    ),
    (re.compile(rf"{NUMBER}(?: ?\+| plus\b| (?:and|or) (?:over|older|up|above)\b)"), 1),
    (
        re.compile(
            rf"\b(?:i['\u2019]?m|i am|s?he['\u2019]?s|s?he is|{RELATIVE}|"
            rf"{WHO}),? "
            rf"{NUMBER}(?! ?(?:months?|years?|yrs?))",
            re.I,
        ),
        0,
    ),
    (re.compile(rf"\b(?:{WHO}|someone|gran|nan) of {NUMBER}", re.I), 0),
    (re.compile(rf"{NUMBER},? (?:female|male|woman|man)\b", re.I), 0),
    (re.compile(r"^\W*(?P<age>\d{1,3})(?: years?| yrs?)?\W*$"), 0),
]
DIGIT = re.compile(r"\d")
MONTHS = re.compile(r"(?<!\w)(?P<age>\d{1,2})[ -]?months?[ -]?old\b", re.I)
DECADE = re.compile(
    r"\b(?:in|into) (?:my|his|her|their|your|the)(?: \w+)? "
    r"(?:(?P<number>[2-9]0)['\u2019]?s|(?P<word>twent|thirt|fort|fift|sixt|sevent|eight|"
    r"ninet)ies)\b",
    re.I,
)
TENS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
MIDDLE = 5  # years into the decade
LEVELS = re.compile(r"\b(?:levels?|results?|readings?|scores?|tests?|tested)\b", re.I)
GROUPS = (
    (16, re.compile(r"\b(?:teen\w*|adolescents?)\b", re.I)),
    (75, re.compile(r"\b(?:elderly|seniors?|older (?:adults?|people|folks))\b", re.I)),
    (2, re.compile(r"\btoddlers?\b", re.I)),
    (6, re.compile(r"\b(?:child|children|kids?)\b", re.I)),
    (0, re.compile(r"\b(?:bab(?:y|ies)|infants?|newborns?)\b", re.I)),
)
OLDEST = 120


def person(text: str) -> list[Span]:
    """Return ``age`` (whole years), ``sex`` and ``life_stage`` entities."""
    sexes = _first(text, "sex", SEXES)
    if not sexes:
        sexes = _first(text, "sex", PRONOUNS)
        sexes = [] if sexes and ADVISER.search(text) else sexes
    found = [*sexes, *_first(text, "life_stage", STAGES)]
    return [*found, *list(_ages(text))[:1]]


def _first(
    text: str, entity: str, patterns: Mapping[str, re.Pattern[str]]
) -> list[Span]:
    """Return the first place of each of ``patterns``, which are by value."""
    places = [(value, pattern.search(text)) for value, pattern in patterns.items()]
    return [Span(entity, value, *match.span()) for value, match in places if match]


def _ages(text: str) -> Iterator[Span]:
    """Yield ages, the surest first: in numbers, by decade, by the word for a group."""
    if DIGIT.search(text):
        yield from _in_numbers(text)
    for match in DECADE.finditer(text):
        tens = match["number"] or 10 * (TENS.index(match["word"].lower()) + 2)
        yield Span("age", str(int(tens) + MIDDLE), match.start(), match.end())
    for years, group in GROUPS:
        for match in group.finditer(text):
            yield Span("age", str(years), match.start(), match.end())


def _in_numbers(text: str) -> Iterator[Span]:
    for match in MONTHS.finditer(text):
        yield _age(int(match["age"]) // 12, match)
    for pattern, more in AGES:
        for match in pattern.finditer(text):
            years = int(match["age"]) + more
            # "A level over 50" is no age.
            is_level = more == 1 and LEVELS.search(text)
            if 0 <= years <= OLDEST and not is_level:
                yield _age(years, match)


def _age(years: int, match: re.Match[str]) -> Span:
    return Span("age", str(years), match.start("age"), match.end("age"))
