"""Spells out what people write for the two nutrients: "mag", "mg", "vit d3", "d"."""

from __future__ import annotations

import re
from collections.abc import Sequence

ALWAYS = {
    **{"mag": "magnesium", "mags": "magnesium", "vit": "vitamin", "vits": "vitamins"},
    **{"cholecalciferol": "vitamin d3", "ergocalciferol": "vitamin d2"},
}
ION = re.compile(r"mg(?:\(?2\+?\)?|\+\+|\u00b2\u207a?)\+?")
VITAMIN_D = re.compile(r"(?:vit(?:amin)?[.-]?)?d-?([23])|vit(?:amin)?[.-]?d")

AMBIGUOUS = ("mg", "d")
# "mg" is the unit after a number and these, beside another unit, and in "mg of".
COUNTED = {"many", "few", "hundred", "thousand", "several"}
UNITS = {"mcg", "ug", "µg", "μg", "iu", "ius", "g", "gram", "grams"}
BETWEEN_UNITS = {"and", "or", "to", "into", "vs", "versus", "/", ",", "&", "in"}
# "in mg" is the unit too, but not in "low in mg".
BEFORE_IN = {"low", "high", "rich", "lacking", "deficient", "poor", "short"}

# "d" is the vitamin right after these ...
AMOUNTS = {
    *("low", "lower", "high", "higher", "normal", "enough", "sufficient", "adequate"),
    *("insufficient", "inadequate", "deficient", "optimal", "much", "little", "less"),
    *("more", "extra", "plenty", "lots", "dose", "doses", "megadose", "units"),
    *("take", "taking", "supplement", "supplementing", "vitamins", "any"),
}
# ... and after these if the message speaks of nutrients elsewhere; never after a
# noun, as in "plan d", "grade d" and "a client d".
SMALL_WORDS = {
    *("", "and", "or", "nor", "&", "+", "/", ",", ";", ":", ".", "(", "plus", "with"),
    *("without", "of", "in", "on", "for", "from", "by", "to", "than", "vs", "versus"),
    *("my", "your", "his", "her", "our", "their", "the", "both", "but", "while", "if"),
    *("is", "are", "does", "do", "can", "could", "will", "would", "has", "about", "no"),
    *("need", "needs", "get", "getting", "not", "when", "because", "so", "then", "as"),
    *("like", "what", "why", "how", "any", "some", "only", "just", "good", "bad"),
    *("suppose", "say", "says", "said", "think", "that", "whether", "although", "too"),
}
NUTRITION = {
    *("low", "high", "normal", "enough", "sufficient", "adequate", "deficient"),
    *("insufficient", "inadequate", "optimal", "fine", "ok", "okay", "good", "great"),
    *("bad", "level", "levels", "intake", "deficiency", "dose", "supplement", "test"),
    *("supplements", "tested", "sun", "bones", "iu", "mcg", "vitamin", "vitamins"),
    *("magnesium", "mg", "calcium", "zinc", "iron", "k2", "b12"),
}
# It is too without such talk, after these and before what no noun stands before: some
# write "d" for "the", as in "what is d best food".
POINTED_AT = {
    *("my", "your", "his", "her", "their", "our", "me", "him", "them", "us", "you"),
    *("it", "be", "give", "gives", "gave", "giving", "have", "having", "get", "of"),
    *("do", "does", "did", "can", "could", "will", "would", "should", "if", "when"),
    *("that", "says", "said", "say", "think", "without", "with", "selling", "buy"),
}
SAID_OF_IT = {
    *("", ".", ",", "?", "!", ";", ")", "and", "or", "but", "with", "without", "from"),
    *("is", "isn't", "isnt", "was", "are", "has", "have", "had", "does", "do", "did"),
    *("can", "could", "will", "would", "should", "make", "makes", "help", "helps"),
    *("work", "works", "matter", "matters", "need", "needs", "come", "comes", "came"),
    *("go", "goes", "went", "itself", "alone", "daily", "per", "too", "as"),
    *("in", "at", "for", "if", "when"),
    *("level", "levels", "deficiency", "intake", "dose", "supplement", "supplements"),
    *("capsule", "capsules", "tablet", "tablets", "pill", "pills", "drops", "gummies"),
}


# "D" in capitals is the vitamin, but not after these or another single letter, nor
# before those that follow.
GRADED = {
    *("plan", "plans", "grade", "grades", "class", "type", "hepatitis", "hep", "part"),
    *("section", "option", "answer", "string", "language", "size", "cup", "block"),
    *("group", "league", "division", "schedule", "appendix", "letter", "programming"),
    *(":", ";", "=", "'", "\u2019", "3", "2", "r", "&"),
}
LETTERED = {
    *("programming", "language", "major", "minor", "flat", "sharp", "chord", "string"),
    *(
        "day",
        "battery",
        "batteries",
        "cell",
        "cells",
        "cup",
        "grade",
        "student",
        "note",
    ),
    *("league", "division", "drive", "class", "button", "dimer", "glucose", "ribose"),
    *("mannose", "aspartic", "'", "\u2019", "&", "c", "e", "-", "+", "#"),
}
# With these in the message, "d" is one of the answers, or a mark.
CHOICES = {one for one in GRADED if one.isalpha() and len(one) > 1} | {"b", "c", "e"}


def spelled_out(words: Sequence[str]) -> list[str]:
    """Return the ``words`` of a message in lower case, with the nutrients in full.

    "mg" and "d" stand for a nutrient only here and there: their neighbors decide.
    """
    small = [word.lower() for word in words]
    known = [in_full(word) for word in small]
    for place, word in enumerate(small[:-1]):
        if word == "sunshine" and small[place + 1] in ("vitamin", "vit"):
            known[place : place + 2] = ["vitamin", "d"]
    for place in _capitals(words, small):
        known[place] = "vitamin d"
    return [_in_place(known, place) for place in range(len(known))]


def _capitals(words: Sequence[str], small: Sequence[str]) -> list[int]:
    """Return the places of "D" in capitals that stand for the vitamin."""
    if all(word.isupper() for word in words if word.isalpha()):
        return []  # a message in capitals says nothing by one of them
    if {"B", "C"} <= {*words} and not {*small} & {"vitamin", "vitamins"}:
        return []  # one of the answers to choose from
    return [
        place
        for place, word in enumerate(words)
        if word == "D"
        and not {*small[max(place - 1, 0) : place]} & GRADED
        and not {*small[place + 1 : place + 2]} & LETTERED
        and not (place and len(words[place - 1]) == 1 and words[place - 1].isupper())
    ]


def in_full(word: str) -> str:
    """Return ``word``, in full if it is an abbreviation wherever it stands."""
    if ION.fullmatch(word):
        return "magnesium"
    match = VITAMIN_D.fullmatch(word)
    return f"vitamin d{match[1] or ''}" if match else ALWAYS.get(word, word)


def _in_place(words: Sequence[str], place: int) -> str:
    word = words[place]
    if word not in AMBIGUOUS and not word.startswith("vitamin d"):
        return word
    before = [one for one in words[max(place - 4, 0) : place] if one != "-"]
    if word == "mg":
        return word if _is_unit(words, place, before) else "magnesium"
    if before[-1:] == ["vitamin"] or before[-2:] == ["vitamin", "."]:
        return word.removeprefix("vitamin ")
    return "vitamin d" if word == "d" and _is_vitamin(words, place, before) else word


def _is_unit(words: Sequence[str], place: int, before: Sequence[str]) -> bool:
    last, last_but_one = ["", "", *before][:-3:-1]
    after, after_next = [*words[place + 1 : place + 3], "", ""][:2]
    return (
        any(character.isdigit() for character in last)
        or last in COUNTED
        or (last == "in" and last_but_one not in BEFORE_IN)
        or (last in BETWEEN_UNITS and last_but_one in UNITS)
        or (after in BETWEEN_UNITS and after_next in UNITS)
        or after in ("of", "mean", "means", "stand", "stands")
        or "magnesium" in words
    )


def _is_vitamin(words: Sequence[str], place: int, before: Sequence[str]) -> bool:
    last = before[-1] if before else ""
    if last in AMOUNTS or (last in ("oh", "hydroxy", ")") and "25" in before):
        return True
    others = {*words[:place], *words[place + 1 :]} - {last}
    if not any(one.isalnum() for one in [*words[:place], *words[place + 1 :]]):
        return True  # the answer to "magnesium or vitamin D?"
    if last in SMALL_WORDS and not others.isdisjoint(NUTRITION | {"vitamin d"}):
        return True
    after = words[place + 1] if place + 1 < len(words) else ""
    is_said_of = last in POINTED_AT and after in SAID_OF_IT
    return is_said_of and others.isdisjoint(CHOICES)
