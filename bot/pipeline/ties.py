"""Whether a level is told of a nutrient: "good magnesium", not "good for magnesium".

An intake is one that a person has. What a food holds, whether something is fine to
take, and what else is low or high are no intakes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.pipeline.names import FOODS, Span
from bot.pipeline.tie_words import (
    ABSENT,
    ARTICLE,
    ASKED_OF,
    ATTRIBUTES,
    CLAUSE,
    CLAUSE_BEGINS,
    COPULA,
    EATS,
    ENOUGH,
    FOODLIKE,
    HAS_PERSON,
    HOLDS,
    IN_RANGE,
    IS_ASKED,
    IS_LOWER,
    IS_SAID,
    LEADS_TO,
    MAY_BE,
    MEASURED,
    OF_OTHER_THING,
    OF_PERSON,
    SAID_ENDS,
    SO_MANY,
    SUBJECT_BETWEEN,
    TAKES,
    THING,
    UNDER,
    VERDICTS,
    WHAT_IS,
    WORKS,
)

WINDOW = 100  # characters before a level that are looked at


@dataclass(frozen=True)
class Ties:
    """The message, where it names foods, and how many levels it has.

    ``loose`` is for what is said of one nutrient where a level of the other is told:
    "ok magnesium plus too much D".
    """

    text: str
    foods: Sequence[tuple[int, int]]
    levels: int
    loose: bool = False

    @classmethod
    def of(cls, text: str, spans: Sequence[Span]) -> Ties:
        """Return the ties in ``text``, in which ``spans`` are named."""
        named = [(span.start, span.end) for span in spans if span.entity in FOODS]
        return cls(text, named, sum(span.entity == "level" for span in spans))

    def hold(self, start: int, end: int, level: Span) -> bool:
        """Tell whether ``level`` is told of the nutrient from ``start`` to ``end``."""
        word = self.text[level.start : level.end]
        before = self.text[max(level.start - WINDOW, 0) : level.start]
        if word.lower() == "lower" and not IS_LOWER.search(before):
            return False
        if UNDER.fullmatch(word) and (
            OF_PERSON.search(before) or SO_MANY.match(self.text, level.end)
        ):
            return False
        if level.start < start:
            return self._leads_to(word, before, start, end, level)
        return self._is_said(word, start, end, level)

    def _leads_to(
        self, word: str, before: str, start: int, end: int, level: Span
    ) -> bool:
        """Tell it of a level before its nutrient: "low in magnesium"."""
        between = self.text[level.end : start]
        if word.lower() == "never":
            taken = TAKES.match(between)
            between = between[taken.end() :] if taken else between
            if not (taken or between.isspace()):
                return False
        if self.loose or not LEADS_TO.fullmatch(between):
            return bool(LEADS_TO.fullmatch(between))
        if self._is_of_food(word, before, between, level):
            return False
        if word.lower() == "without":
            return not WORKS.search(CLAUSE.split(before)[-1])
        if ENOUGH.fullmatch(word) and level.value == "adequate":
            return not (MAY_BE.search(before) or WHAT_IS.search(before))
        if not ATTRIBUTES.fullmatch(word):
            return True
        if between.isspace() and THING.match(self.text, end):
            return False
        return not VERDICTS.fullmatch(word) or self._is_own(before, between, end)

    def _is_own(self, before: str, between: str, end: int) -> bool:
        """Tell whether praise before a nutrient is of what somebody has of it."""
        if WHAT_IS.search(before):
            return False
        if between.lstrip().startswith("range") and not IN_RANGE.search(before):
            return False
        if between.lstrip().startswith(("for", "with")):
            return bool(OF_PERSON.search(before) or CLAUSE_BEGINS.search(before))
        measured = between + self.text[end : end + WINDOW].split(",")[0][:16]
        return bool(MEASURED.search(measured) or not ARTICLE.search(before))

    def _is_of_food(self, word: str, before: str, between: str, level: Span) -> bool:
        """Tell whether it is a food that has so much of the nutrient."""
        is_in = between.lstrip().startswith("in ")
        clause = CLAUSE.split(before)[-1]
        begin = level.start - len(clause)
        places = [end - begin for start, end in self.foods if begin <= start < end]
        places = [end for end in places if end <= len(clause)]
        places += [match.end() for match in FOODLIKE.finditer(clause)]
        if not places and is_in and word.lower() in ("high", "higher", "very high"):
            # "High in magnesium" alone asks for foods.
            return self.levels < 2 and not OF_PERSON.search(before)
        if not places:
            return False
        rest = clause[max(places) :]
        if HAS_PERSON.search(rest) or EATS.search(clause[: max(places)]):
            return False
        return bool(is_in or HOLDS.search(rest))

    def _is_said(self, word: str, start: int, end: int, level: Span) -> bool:
        """Tell it of a level after its nutrient: "magnesium is low"."""
        between = self.text[end : level.start]
        if ASKED_OF.search(between):
            return False
        if not (VERDICTS.fullmatch(word) or ABSENT.fullmatch(word)):
            if SUBJECT_BETWEEN.search(between):
                return False
            is_own = COPULA.search(between)
            return bool(is_own or not OF_OTHER_THING.match(self.text, level.end))
        before = self.text[max(start - WINDOW, 0) : start]
        return bool(
            word.lower() not in ("without", "skip", "extra")
            and IS_SAID.fullmatch(between)
            and (self.loose or SAID_ENDS.match(self.text, level.end))
            and not IS_ASKED.search(before)
            and not self._is_tag(between, level)
        )

    def _is_tag(self, between: str, level: Span) -> bool:
        """Tell whether it only asks for a verdict: "magnesium ok?"."""
        is_question = self.text[level.end :].lstrip().startswith("?")
        return is_question and between.isspace() and self.levels < 2
