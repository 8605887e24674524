"""Age, sex and life stage, where a question gives them: "women over 50"."""

from __future__ import annotations

import re

from bot.pipeline.names import Span

SEXES = {
    "female": re.compile(r"\b(wom[ae]n|womens|females?|lad(?:y|ies)|girls?)\b", re.I),
    "male": re.compile(r"(?<!wo)\b(m[ae]n|mens|males?|guys?|boys?)\b", re.I),
}
STAGES = {
    "pregnancy": re.compile(r"\b(pregnan\w+|expecting mothers?)\b", re.I),
    "breastfeeding": re.compile(
        r"\b(breast ?-?feeding|lactati\w+|nursing mothers?)\b", re.I
    ),
}
AGE = re.compile(
    r"\b(?P<over>over|above|older than|past|after)? ?(?:age |aged |the age of )?"
    r"(?P<age>\d{1,3})(?P<unit> ?-?(?:years?|yrs?|yo|y/o|year-olds?|year olds?)\b)?"
    r"(?P<plus>\+| plus| and over| and older| or older)?",
    re.I,
)
GROUPS = {
    "teen": (16, re.compile(r"\b(teen\w*|adolescents?)\b", re.I)),
    "older": (75, re.compile(r"\b(elderly|seniors?|older (?:adults?|people))\b", re.I)),
    "toddler": (2, re.compile(r"\btoddlers?\b", re.I)),
    "child": (6, re.compile(r"\b(child|children|kids?)\b", re.I)),
    "baby": (0, re.compile(r"\b(bab(?:y|ies)|infants?|newborns?)\b", re.I)),
}


def person(text: str) -> list[Span]:
    """Return ``age`` (whole years), ``sex`` and ``life_stage`` entities."""
    found = []
    for sex, pattern in SEXES.items():
        match = pattern.search(text)
        if match:
            found.append(Span("sex", sex, match.start(), match.end()))
    for stage, pattern in STAGES.items():
        match = pattern.search(text)
        if match:
            found.append(Span("life_stage", stage, match.start(), match.end()))
    found += _age(text)
    return found


def _age(text: str) -> list[Span]:
    for match in AGE.finditer(text):
        marked = (
            match["over"] or match["unit"] or match["plus"] or "age" in match.group()
        )
        if marked and int(match["age"]) <= 120:
            years = int(match["age"]) + (1 if match["over"] or match["plus"] else 0)
            return [Span("age", str(years), match.start("age"), match.end("age"))]
    for years, pattern in GROUPS.values():
        word = pattern.search(text)
        if word:
            return [Span("age", str(years), word.start(), word.end())]
    return []
