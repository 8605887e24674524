"""The closed list of what may leave without the notice."""

from __future__ import annotations

import pytest

from bot.content.reviewed import fill_numbers, reviewed_phrases


@pytest.fixture(scope="module")
def phrases(content):
    """Return the closed list."""
    return reviewed_phrases(content)


def test_content_reviewed_holds_phrases_labels_and_titles(content, phrases):
    assert content.phrases.phrases["greet"] in phrases
    assert set(content.phrases.buttons.values()) <= phrases
    assert {topic.title for topic in content.topics.values()} <= phrases


def test_content_reviewed_holds_no_answer(content, phrases):
    for topic in content.topics.values():
        for passage in (topic.answers.any, topic.answers.magnesium):
            assert passage is None or passage.short not in phrases


def test_content_reviewed_holds_safety_replies_for_every_country(content, phrases):
    reply = content.safety.categories["emergency"].reply
    for country, number in {"US": "911", "GB": "999", "AU": "000", "NZ": "111"}.items():
        filled = fill_numbers(content, reply, country)
        assert filled in phrases
        assert number in filled


def test_content_reviewed_holds_what_is_said_where_a_country_is_likely(
    content, phrases
):
    reply = content.safety.categories["crisis"].reply
    filled = fill_numbers(content, reply, "US", is_sure=False)
    assert "911 (outside the United States: your local emergency number)" in filled
    assert filled in phrases


@pytest.mark.parametrize("country", ["DE", "FR", "NO", "IS", "NL"])
def test_content_reviewed_members_of_the_union_have_its_number(
    content, phrases, country
):
    told = content.phrases.phrases["country_told"]
    filled = fill_numbers(content, told, country)
    assert filled in phrases
    assert filled.endswith("call 112.")


def test_content_reviewed_leaves_no_brace_open(phrases):
    assert [text for text in phrases if "{" in text or "}" in text] == []


@pytest.mark.parametrize("country", [None, "XX"])
def test_content_reviewed_unknown_country_gets_the_numbers_of_several(
    content, phrases, country
):
    filled = fill_numbers(content, "Call {emergency}.", country)
    assert all(number in filled for number in ("911", "999", "112", "000"))


def test_content_reviewed_country_without_a_number_gets_those_of_several(content):
    # India has a crisis line here, and no other number.
    assert "14416" in fill_numbers(content, "{crisis}", "IN")
    assert fill_numbers(content, "{poison}", "IN") == content.helplines.unknown.poison
