"""Replies that refer to a doctor, and what says that an alarm is over."""

from __future__ import annotations

import pytest

from bot.content.reading import ReadingLevel
from bot.content.reviewed import reviewed_phrases
from bot.content.safety_rules import is_all_clear

REFERRALS = ["stop_medicine", "pregnancy_child", "personal_dose", "diagnosis"]
each_referral = pytest.mark.parametrize("category", REFERRALS)
LONG = " ".join(["Ask a doctor."] * 30)
HARD = "Consult an experienced specialist regarding supplementation possibilities."


@each_referral
def test_content_referral_is_short_and_easy(content, category):
    referral = content.safety.categories[category]
    sources = " ".join(one.short for one in content.sources(referral.references))
    assert len(f"{referral.reply} Sources: {sources}".split()) <= 75
    assert ReadingLevel(content.reading.easy_names).grade(referral.reply) < 7


@pytest.mark.parametrize(
    ("category", "who"),
    [
        ("stop_medicine", ["doctor", "pharmacist"]),
        ("pregnancy_child", ["midwife", "doctor", "pediatrician", "pharmacist"]),
        ("personal_dose", ["doctor", "pharmacist", "kidney doctor"]),
        ("diagnosis", ["doctor"]),
    ],
)
def test_content_referral_says_whom_to_ask(content, category, who):
    reply = content.safety.categories[category].reply
    assert [one for one in who if one not in reply] == []


@each_referral
def test_content_referral_may_not_leave_without_the_notice(content, category):
    reply = content.safety.categories[category].reply
    assert reply not in reviewed_phrases(content)


def test_content_referral_without_a_source_is_reported(rewrite, found):
    path = rewrite(
        "safety.yml", lambda data: data["categories"]["diagnosis"].pop("references")
    )
    (problem,) = found()
    assert (problem.code, problem.path) == ("C04", path)
    assert "a reply of kind refer needs one source or more" in problem.what


@pytest.mark.parametrize(
    ("reply", "code", "what"),
    [(LONG, "C10", "words, over 75"), (HARD, "C09", "over 7.")],
)
def test_content_referral_that_is_too_much_is_reported(
    rewrite, found, reply, code, what
):
    rewrite(
        "safety.yml", lambda data: data["categories"]["diagnosis"].update(reply=reply)
    )
    assert any(one.code == code and what in one.what for one in found())


@pytest.mark.parametrize(
    ("key", "message"),
    [("matches", "he is blue"), ("spares", "he is breathing again")],
)
def test_content_all_clear_that_fails_its_examples_is_reported(
    edit, found, key, message
):
    path = edit("safety.yml", f"\n  {key}:\n", f"\n  {key}:\n    - {message}\n")
    (problem,) = found()
    assert (problem.code, problem.path) == ("C12", path)
    assert f"'{message}' stands under '{key}'" in problem.what


def test_content_all_clear_is_no_message_that_a_rule_must_find(content):
    silenced = [
        message
        for rule in content.safety.safety_rules
        for message in rule.matches
        if is_all_clear(content.safety, message)
    ]
    assert silenced == []
