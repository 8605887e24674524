"""Replies to an alarm: short in every country, and never without a number."""

from __future__ import annotations

import re

import pytest

from bot.content.call_links import call_links
from bot.content.helplines import NUMBERS
from bot.content.reviewed import fill_numbers

URGENT = ("crisis", "poisoning", "emergency")


def said(content, category, place):
    """Return the reply of ``category`` as a person in ``place`` reads it."""
    reply = content.safety.categories[category].reply
    return fill_numbers(content, reply, place.country, is_sure=place.is_sure)


@pytest.mark.parametrize("category", URGENT)
def test_replies_have_50_words_at_most_in_every_country(content, category):
    for place in content.helplines.places():
        assert len(said(content, category, place).split()) <= 50, place


@pytest.mark.parametrize("category", URGENT)
def test_replies_read_easily_in_every_country(content, category):
    from bot.content.reading import ReadingLevel

    level = ReadingLevel([*content.reading.easy_names, "emergency"])
    for place in content.helplines.places():
        # A list in brackets is looked through, not read as a sentence.
        text = re.sub(r" \([^)]*\)", "", said(content, category, place))
        assert level.grade(text) < 7, text


@pytest.mark.parametrize("category", URGENT)
def test_replies_to_an_unknown_country_never_name_one_alone(content, category):
    text = next(said(content, category, one) for one in content.helplines.places())
    for number in ("US, Canada: 911", "UK: 999", "EU: 112", "Australia: 000"):
        assert number in text
    assert "your local emergency number" in text


def test_replies_over_50_words_are_found_for_the_country_that_has_them(rewrite, found):
    def add(data):
        reply = data["categories"]["emergency"]["reply"]
        data["categories"]["emergency"]["reply"] = f"{reply.strip()} Be calm now."

    path = rewrite("safety.yml", add)
    (problem,) = found()
    assert (problem.code, problem.path) == ("C17", path)
    assert problem.what == (
        "categories.emergency.reply: 52 words for the unknown country, numbers and "
        "all, over 50."
    )


def test_replies_over_50_words_are_found_by_the_name_of_one_line(rewrite, found):
    def add(data):
        line = data["countries"]["NZ"]["crisis"][0]
        line["name"] = "The national line for " + "every one of us, " * 5

    rewrite("helplines.yml", add)
    (problem,) = found()
    assert problem.code == "C17"
    assert "words for NZ" in problem.what


@pytest.mark.parametrize(
    ("category", "kind"), [("crisis", "crisis"), ("emergency", "emergency")]
)
def test_replies_without_a_number_are_found(rewrite, found, category, kind):
    def leave_out(data):
        entry = data["categories"][category]
        entry["reply"] = entry["reply"].replace(f"{{{kind}}}", "someone")

    rewrite("safety.yml", leave_out)
    (problem,) = found()
    assert problem.code == "C13"
    assert problem.what == f"categories.{category}.reply: it does not say whom to call."


@pytest.mark.parametrize("number", ["112 or 999", "1-800-POISON", "+1 911", "- 5"])
def test_helplines_have_numbers_that_a_phone_can_dial(rewrite, found, number):
    def write(data):
        data["countries"]["US"]["emergency"][0]["number"] = number

    rewrite("helplines.yml", write)
    (problem,) = found()
    assert "this is no number to dial" in problem.what
    assert "'then'" in problem.next_step


def test_helplines_name_by_hand_only_numbers_that_they_list(content):
    listed = {
        line.number
        for country in content.helplines.countries.values()
        for kind in NUMBERS
        for line in country.lines(kind)
    }
    for kind in NUMBERS:
        words = getattr(content.helplines.unknown, kind)
        named = re.findall(r": ([\d -]+\d)", words)
        assert len(named) >= 3
        assert set(named) <= listed


def test_helplines_links_dial_digits_and_every_place_has_one(content):
    for place in content.helplines.places():
        links = call_links(content.helplines, NUMBERS, place)
        assert links
        for link in links:
            assert re.fullmatch(r"(tel|sms):\d+", link["href"])
            digits = re.sub(r"\D", "", link["number"])
            assert link["href"].endswith(f":{digits}")
