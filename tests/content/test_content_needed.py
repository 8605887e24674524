"""The patterns that a message cannot meet are not searched, and nothing is missed."""

from __future__ import annotations

import re
import sre_parse
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.content import load_content
from bot.content.needed import grams, needed, rarest
from bot.content.pattern import unaccented
from bot.content.safety_rules import SafetyRules, plain

SAFETY = load_content().safety
ALL = SafetyRules(SAFETY)
ORDER = list(SAFETY.categories)
SORTED = sorted(SAFETY.safety_rules, key=lambda rule: ORDER.index(rule.category))
MESSAGES = [m for rule in SORTED for m in (*rule.matches, *rule.spares)]


@cache  # there are more of them than re itself keeps
def written(pattern):
    """Return a pattern as it stands in the file, groups and all."""
    return re.compile(unaccented(pattern))


def searched(text):
    """Return what ``first_match`` must, found by searching every pattern."""
    message = plain(text)
    for rule in SORTED:
        silencers = (rule.unless, SAFETY.categories[rule.category].unless)
        if any(written(one).search(message) for one in rule.pattern) and not any(
            written(one).search(message) for one in silencers if one
        ):
            return rule.category, rule.id
    return None


def choices(pattern):
    """Return what ``pattern`` needs, each choice in the order of the alphabet."""
    return [sorted(choice) for choice in needed(sre_parse.parse(pattern))]


def test_needed_letters_change_no_result():
    assert len(MESSAGES) > 1000
    assert [ALL.first_match(one) for one in MESSAGES] == list(map(searched, MESSAGES))


@given(st.lists(st.sampled_from(MESSAGES), min_size=1, max_size=3), st.data())
@settings(max_examples=60)
def test_needed_letters_change_no_result_in_messages_put_together(messages, data):
    text = data.draw(st.sampled_from([". ", " and ", "\n", ""])).join(messages)
    start = data.draw(st.integers(0, len(text) // 2))
    assert ALL.first_match(text[start:]) == searched(text[start:])


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("pills", [["pills"]]),
        (r"\bmy (chest|heart) hurts\b", [["my chest hurts", "my heart hurts"]]),
        ("can'?t breathe", [["can't breathe", "cant breathe"]]),
        ("gr[ae]y hair", [["gray hair", "grey hair"]]),
        ("took.{0,20}pills?", [["took"], ["pill", "pills"]]),
        ("^(?=.*\\bfound\\b)(?=.*empty)", [["found"], ["empty"]]),
        # Each way needs something; of two things it needs, the longer one is asked.
        ("took.*bottle|ate \\d+ gummies", [[" gummies", "bottle"]]),
        # What may be left out, what must not be there, and what is any letter.
        ("(really )?\\w+", []),
        ("(?!.*never)\\d+", []),
        ("bottle|\\d+", []),
        ("(?i)pills", []),
        ("(pills ){2}", [["pills "]]),
        ("i|my", []),
    ],
)
def test_needed_of_a_pattern(pattern, found):
    assert sorted(choices(pattern)) == sorted(found)


@pytest.mark.parametrize(
    "pattern",
    [
        "(took|ate) (the|a) (whole |full )?(bottle|jar)",
        "(?=.*found)(?=.*(empty|open)) ?(found empty|openfound)",
        "a(bc|de)*fgh|x[y-z]{2,3}longer",
        "(kill|hurt)(ing|s)? (my|him) ?self(?! slowly)",
    ],
)
@given(st.data())
@settings(max_examples=50)
def test_needed_is_in_whatever_the_pattern_is_found_in(pattern, data):
    text = data.draw(st.from_regex(pattern))
    for choice in needed(sre_parse.parse(pattern)):
        assert any(one in text for one in choice)


def test_needed_grams_are_in_every_text_that_has_what_is_needed():
    (choice,) = rarest([frozenset({"pills", "cat"})], {"pill": 5, "ills": 1})
    assert choice == {"ills", "cat"}
    assert not choice.isdisjoint(grams("all my pills"))
    assert not choice.isdisjoint(grams("a cat"))
    assert choice.isdisjoint(grams("pil ca t"))


def test_needed_is_known_of_nearly_all_patterns_in_latin_letters():
    patterns = [
        unaccented(one)
        for rule in SORTED
        for one in rule.pattern
        if re.search("[a-z]{3}", one)
    ]
    unknown = [one for one in patterns if not needed(sre_parse.parse(one))]
    assert len(unknown) < 0.1 * len(patterns)
