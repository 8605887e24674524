"""Finds the safety rule that a message falls under."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from bot.content.pattern_needs import Stretches, needs, stretches
from bot.content.safety import Safety

_SAME = str.maketrans(
    {
        **dict.fromkeys("\u2019\u2018\u02bc`", "'"),
        # Letters that Unicode does not take apart, and what people type for them.
        **{"ß": "ss", "ł": "l", "ø": "o", "œ": "oe", "æ": "ae", "\u0131": "i"},
        # Persian letters for the Arabic ones; two Hindi signs for one nasal sound.
        **{"\u06cc": "\u064a", "\u06a9": "\u0643", "\u0901": "\u0902"},
        # What is not seen: a stretched Arabic word, a joined or parted one.
        **dict.fromkeys("\u0640\u200b\u200c\u200d\u200e\u200f\u00ad\ufeff", ""),
    }
)
# Accents of Latin and Cyrillic letters, Arabic vowels and hamzas, the Hindi dot.
_MARKS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670\u093c]")
_ARABIC = str.maketrans({"\u0629": "\u0647", "\u0649": "\u064a", "\u0671": "\u0627"})

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
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_KEPT = 8  # at each end, as the rules look at what stands beside a word


def plain(text: str) -> str:
    """Lower-case, without accents, with single spaces: what rules search.

    A long stretch of one sign, or of signs that no rule is on, is shortened.
    """
    text = "".join(map(_simple, _REPEATED.sub(_ends, text)))
    return _FOREIGN.sub(_ends, " ".join(unaccented(text.lower()).split()))


def unaccented(text: str) -> str:
    """Write letters the way they are typed in haste; patterns are put so as well."""
    text = unicodedata.normalize("NFD", text.translate(_SAME))
    return unicodedata.normalize("NFC", _MARKS.sub("", text)).translate(_ARABIC)


def _simple(sign: str) -> str:
    """Return the usual form of a sign, but not the many letters that a few become."""
    usual = unicodedata.normalize("NFKC", sign)
    return usual if len(usual) <= 3 else sign


def _ends(run: re.Match[str]) -> str:
    return run[0][:_KEPT] + run[0][-_KEPT:]


def _scripts(text: str) -> set[str]:
    return {name for name, letters in _SCRIPTS.items() if letters.search(text)}


class _Message:
    """What rules are tried on: a plain message, and what can be found in it."""

    def __init__(self, text: str) -> None:
        self.text = plain(text)
        self.scripts = _scripts(self.text)
        self.stretches = stretches(self.text)


@dataclass(frozen=True)
class _Rule:
    id: str
    category: str
    unless: list[re.Pattern[str]]


@dataclass(frozen=True)
class _Pattern:
    """One pattern of a rule, with the scripts of which a message must have a letter.

    Of each of ``needs`` a message must have a stretch, or the search is in vain.
    """

    rule: _Rule
    scripts: set[str]
    needs: tuple[Stretches, ...]
    searched: re.Pattern[str]

    @classmethod
    def of(cls, rule: _Rule, written: str) -> _Pattern:
        # The names of signs, such as "\\b", are Latin letters in every pattern.
        scripts = _scripts(written) - {"latin"} or {"latin"}
        searched = _compile(written)
        return cls(rule, scripts, needs(searched.pattern), searched)

    def finds(self, message: _Message) -> bool:
        """Whether the pattern is in ``message``, and nothing silences its rule."""
        if self.scripts.isdisjoint(message.scripts):
            return False
        if any(need.isdisjoint(message.stretches) for need in self.needs):
            return False
        if self.searched.search(message.text) is None:
            return False
        return not any(unless.search(message.text) for unless in self.rule.unless)


@cache  # rules of a category share its "unless", processes all
def _compile(pattern: str) -> re.Pattern[str]:
    # Nobody asks what a group held, and without keeping it the search is much faster.
    return re.compile(_GROUP.sub("(?:", unaccented(pattern)))


class SafetyRules:
    """All rules, in the categories' order of precedence."""

    def __init__(self, safety: Safety) -> None:
        order = list(safety.categories)
        self._unless = {
            name: _compile(category.unless)
            for name, category in safety.categories.items()
            if category.unless
        }
        self._patterns: list[_Pattern] = []
        for rule in sorted(safety.safety_rules, key=lambda r: order.index(r.category)):
            unless = [_compile(rule.unless)] if rule.unless else []
            if rule.category in self._unless:
                unless.append(self._unless[rule.category])
            compiled = _Rule(rule.id, rule.category, unless)
            self._patterns += [_Pattern.of(compiled, one) for one in rule.pattern]
        # Few of the patterns can be found in a message: those to which its stretches
        # lead, and those which need none. Asking each one takes twice as long.
        self._always: list[int] = []
        self._with: dict[str, list[int]] = defaultdict(list)
        for number, pattern in enumerate(self._patterns):
            if not pattern.needs:
                self._always.append(number)
            for stretch in pattern.needs[0] if pattern.needs else ():
                self._with[stretch].append(number)

    def first_match(self, text: str) -> tuple[str, str] | None:
        """Return the category and the id of the first rule that ``text`` meets."""
        message = _Message(text)
        possible = set(self._always)
        for stretch in message.stretches & self._with.keys():
            possible.update(self._with[stretch])
        for number in sorted(possible):
            pattern = self._patterns[number]
            if pattern.finds(message):
                return pattern.rule.category, pattern.rule.id
        return None

    def spares(self, category: str, text: str) -> bool:
        """Tell whether ``text`` is none of ``category``, whatever else is in it."""
        unless = self._unless.get(category)
        return unless is not None and unless.search(plain(text)) is not None
