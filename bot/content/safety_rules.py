"""Finds the safety rule that a message falls under."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from bot.content.safety import Safety

_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'"})

_GROUP = re.compile(r"(?<!\\)\((?!\?)")

# No rule is on signs beyond those of Latin scripts, and a thousand of them take long to
# search: one sign can become eighteen when it is put into its plain form.
_FOREIGN = re.compile(r"[^!-\u024f]{20,}")
_KEPT = 8  # at each end, as the rules look at what stands beside a word


def plain(text: str) -> str:
    """Lower-case, with straight apostrophes and single spaces: what rules search.

    A long stretch without a Latin letter, a digit or a common sign is shortened.
    """
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES).lower()
    text = " ".join(text.split())
    return _FOREIGN.sub(lambda run: run[0][:_KEPT] + run[0][-_KEPT:], text)


def _compile(pattern: str) -> re.Pattern[str]:
    # Nobody asks what a group held, and without keeping it the search is much faster.
    return re.compile(_GROUP.sub("(?:", pattern))


@dataclass(frozen=True)
class _Compiled:
    id: str
    category: str
    pattern: re.Pattern[str]
    unless: list[re.Pattern[str]]

    def found(self, message: str) -> bool:
        """Whether the rule holds for ``message``, which is plain."""
        if not self.pattern.search(message):
            return False
        return not any(unless.search(message) for unless in self.unless)


class SafetyRules:
    """All rules, in the categories' order of precedence."""

    def __init__(self, safety: Safety) -> None:
        order = list(safety.categories)
        rules = []
        for rule in safety.safety_rules:
            silencers = [rule.unless, safety.categories[rule.category].unless]
            unless = [_compile(silencer) for silencer in silencers if silencer]
            pattern = _compile(rule.pattern)
            rules.append(_Compiled(rule.id, rule.category, pattern, unless))
        self._rules = sorted(rules, key=lambda rule: order.index(rule.category))

    def first_match(self, text: str) -> tuple[str, str] | None:
        """Return the category and the id of the first rule that ``text`` meets."""
        message = plain(text)
        for rule in self._rules:
            if rule.found(message):
                return rule.category, rule.id
        return None
