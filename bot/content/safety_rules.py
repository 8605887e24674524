"""Finds the safety rule that a message falls under."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from bot.content.needed import Choice, grams, rarest
from bot.content.pattern import compiled, unaccented
from bot.content.safety import Safety

# What rules are written in. A pattern is not tried on a message in other letters.
_SCRIPTS = {
    "latin": re.compile("[a-z]"),
    "cyrillic": re.compile("[\u0400-\u04ff]"),
    "arabic": re.compile("[\u0600-\u06ff]"),
    "devanagari": re.compile("[\u0900-\u097f]"),
    "han": re.compile("[\u4e00-\u9fff]"),
}
# A thousand signs of yet another script, or one sign on and on, take long to search.
_FOREIGN = re.compile(
    "[^!-\u024f\u0400-\u04ff\u0600-\u06ff\u0900-\u097f\u4e00-\u9fff]{20,}"
)
_REPEATED = re.compile(r"(.)\1{19,}", re.DOTALL)
_KEPT = 8  # at each end, as the rules look at what stands beside a word


def plain(text: str) -> str:
    """Lower-case, without accents, with single spaces: what rules search.

    A long stretch of one sign, or of signs that no rule is on, is shortened.
    """
    text = "".join(map(_simple, _REPEATED.sub(_ends, text)))
    return _FOREIGN.sub(_ends, " ".join(unaccented(text.lower()).split()))


def _simple(sign: str) -> str:
    """Return the usual form of a sign, but not the many letters that a few become."""
    usual = unicodedata.normalize("NFKC", sign)
    return usual if len(usual) <= 3 else sign


def _ends(run: re.Match[str]) -> str:
    return run[0][:_KEPT] + run[0][-_KEPT:]


def _scripts(text: str) -> set[str]:
    return {name for name, letters in _SCRIPTS.items() if letters.search(text)}


@dataclass(frozen=True)
class _Pattern:
    """A pattern, and what a message must have for it to be searched there at all.

    Of ``scripts`` it must have a letter, and of each of ``needed`` a gram.
    """

    scripts: set[str]
    needed: list[Choice]
    searched: re.Pattern[str]

    @classmethod
    def of(cls, written: str, seen: Mapping[str, int]) -> _Pattern:
        # The names of signs, such as "\\b", are Latin letters in every pattern.
        scripts = _scripts(written) - {"latin"} or {"latin"}
        choices, searched = compiled(written)
        return cls(scripts, rarest(choices, seen), searched)

    def finds(self, message: str, scripts: set[str], letters: set[str]) -> bool:
        if self.scripts.isdisjoint(scripts):
            return False
        if any(choice.isdisjoint(letters) for choice in self.needed):
            return False
        return self.searched.search(message) is not None


@dataclass(frozen=True)
class _Compiled:
    id: str
    category: str
    unless: list[re.Pattern[str]]

    def is_silent(self, message: str) -> bool:
        """Whether the rule says nothing of ``message``, whatever its patterns find."""
        return any(unless.search(message) for unless in self.unless)


class SafetyRules:
    """All rules, in the categories' order of precedence.

    Most patterns are about words that a message does not have. So its letters are
    looked up in an index, and only the patterns that this leaves are searched: the
    result is the same, in a fraction of the time.
    """

    def __init__(self, safety: Safety) -> None:
        order = list(safety.categories)
        ordered = sorted(
            safety.safety_rules, key=lambda rule: order.index(rule.category)
        )
        seen = Counter(
            gram
            for rule in ordered
            for message in (*rule.matches, *rule.spares)
            for gram in grams(plain(message))
        )
        self._patterns: list[tuple[_Compiled, _Pattern]] = []
        self._of: dict[str, list[tuple[_Compiled, _Pattern]]] = defaultdict(list)
        self._with: dict[str, list[int]] = defaultdict(list)
        self._anywhere: list[int] = []
        self._english = {rule.id for rule in ordered if rule.english}
        self._unless = {
            name: compiled(category.unless)[1]
            for name, category in safety.categories.items()
            if category.unless
        }
        for rule in ordered:
            unless = [compiled(rule.unless)[1]] if rule.unless else []
            if rule.category in self._unless:
                unless.append(self._unless[rule.category])
            ready = _Compiled(rule.id, rule.category, unless)
            for pattern in rule.pattern:
                self._add(ready, _Pattern.of(pattern, seen))

    def _add(self, rule: _Compiled, pattern: _Pattern) -> None:
        place = len(self._patterns)
        self._patterns.append((rule, pattern))
        self._of[rule.id].append((rule, pattern))
        if not pattern.needed:
            self._anywhere.append(place)
        for gram in pattern.needed[0] if pattern.needed else ():
            self._with[gram].append(place)

    def first_match(self, text: str) -> tuple[str, str] | None:
        """Return the category and the id of the first rule that ``text`` meets."""
        message = plain(text)
        scripts, letters = _scripts(message), grams(message)
        known = letters & self._with.keys()
        places = {place for gram in known for place in self._with[gram]}
        for place in sorted(places.union(self._anywhere)):
            rule, pattern = self._patterns[place]
            if pattern.finds(message, scripts, letters) and not rule.is_silent(message):
                return rule.category, rule.id
        return None

    def meets(self, text: str, rule: str) -> bool:
        """Tell whether ``text`` meets the rule of this id, whichever goes before it."""
        message = plain(text)
        scripts, letters = _scripts(message), grams(message)
        return any(
            pattern.finds(message, scripts, letters) and not own.is_silent(message)
            for own, pattern in self._of[rule]
        )

    def is_english(self, rule: str) -> bool:
        """Tell whether the rule of this id is on English messages."""
        return rule in self._english

    def spares(self, category: str, text: str) -> bool:
        """Tell whether ``text`` is none of ``category``, whatever else is in it."""
        unless = self._unless.get(category)
        return unless is not None and unless.search(plain(text)) is not None


def is_all_clear(safety: Safety, text: str) -> bool:
    """Tell whether the whole of ``text`` says that an alarm is over or cared for."""
    written = safety.all_clear.pattern if safety.all_clear else []
    message = plain(text)
    return any(compiled(one)[1].fullmatch(message) for one in written)
