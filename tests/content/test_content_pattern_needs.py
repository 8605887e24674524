"""What a pattern needs never hides a message in which the pattern is found."""

from __future__ import annotations

import re

import pytest

from bot.content.content import load_content
from bot.content.pattern_needs import needs, stretches
from bot.content.safety_rules import plain, unaccented

RULES = load_content().safety.safety_rules
SAID = [plain(text) for rule in RULES for text in [*rule.matches, *rule.spares]]


def searched(pattern: str, message: str) -> bool:
    """Whether ``message`` has all that ``pattern`` needs."""
    held = stretches(message)
    return not any(need.isdisjoint(held) for need in needs(pattern))


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        (r"\bchest\b", "my chest, it hurts"),
        (r"can'?t breathe", "i can't breathe"),
        (r"can'?t breathe", "cant breathe"),
        (r"\b(pills?|tablets)\b", "a pill."),
        (r"hij[oa]s?\b.{0,9}\bfrasco", "mis hijas y el frasco"),
        (r"^(?=.*\bfound\b)(?=.*\bempty\b)", "empty, i found it"),
        (r"(?<!not )\bdying\b(?! of)", "dying"),
        (r"(ab|cd){2}\w+", "abcde"),
        (r"sleep(ing)?$", "is she sleeping"),
        (r"a,? b\.c", "a b.c"),
        (r"хочу (жить|умереть)", "больше жить не хочу, хочу умереть"),
        (r"नहीं जीना", "अब नहीं जीना"),
        ("不想活", "我不想活了"),
        (r"(?i)Pain", "pain"),
        (r".*", ""),
    ],
)
def test_pattern_needs_let_through_what_the_pattern_finds(pattern, message):
    assert re.search(pattern, message)
    assert searched(pattern, message)


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        (r"\b(pastillas|comprimidos)\b", "does salmon have vitamin d"),
        (r"\bhai\b", "the chair is high, haired"),
        (r"^(?=.*\bfound\b)(?=.*\bempty\b)", "i found it"),
        (r"\b(no|nunca) (quiero|puedo) .{0,9}vivir", "no quiero dormir"),
    ],
)
def test_pattern_needs_spare_a_search_where_the_words_are_missing(pattern, message):
    assert not re.search(pattern, message)
    assert not searched(pattern, message)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_pattern_needs_of_each_rule_change_nothing_that_it_finds(rule):
    for written in rule.pattern:
        pattern = unaccented(written)
        said = [*map(plain, rule.matches), *SAID[::5]]
        found = [message for message in said if re.search(pattern, message)]
        assert [message for message in found if not searched(pattern, message)] == []


def test_pattern_needs_are_known_of_nearly_every_pattern_in_latin_letters():
    patterns = [one for rule in RULES for one in rule.pattern if one.isascii()]
    without = [one for one in patterns if not needs(one)]
    assert len(without) < len(patterns) / 20, without
