"""Why a message got its reply, told of real messages."""

from __future__ import annotations

import json
import subprocess

import pytest

from tests.conftest import COFACTOR, ROOT

QUESTION = "does salmn have vit d"


@pytest.fixture
def why(talk):
    """Return a function that says something and returns what decided about it."""
    from bot.server.evidence import evidence

    return lambda text: evidence(talk(text))


def test_explained_question_shows_what_was_read_found_and_likely(why):
    facts = why(QUESTION)
    assert facts["read"] == "does salmon have vitamin d"
    assert facts["changed"] == [
        {"typed": "salmn", "read": "salmon"},
        {"typed": "vit", "read": "vitamin"},
    ]
    assert facts["names"] == [
        {"kind": "food", "value": "salmon", "words": "salmn"},
        {"kind": "nutrient", "value": "vitamin_d", "words": "vit d"},
    ]
    likeliest = facts["likeliest"]
    assert len(likeliest) == 5
    assert likeliest[0]["intent"] == facts["intent"] == "food_check"
    assert [one["share"] for one in likeliest] == sorted(
        (one["share"] for one in likeliest), reverse=True
    )
    assert facts["nearest"][0]["intent"] == "food_check"
    assert facts["decision"]["rule"] == "clear"
    assert (facts["kind"], facts["topics"]) == ("answer", ["food_check"])


@pytest.mark.parametrize(
    ("message", "rule", "intent"),
    [
        ("been thinking about suicide", "safety_rule", "crisis"),
        ("will it rain in lisbon on friday", "topics_unlikely", "out_of_scope"),
        ("hello there", "no_question", "greet"),
        ("§§ ¶", "no_letters", "out_of_scope"),
        ('/food_sources{"nutrient": "magnesium"}', "button", "food_sources"),
        ("", "empty", None),
        (None, "empty", None),
        ("x" * 1001, "too_long", None),
    ],
)
def test_explained_message_names_what_decided(why, message, rule, intent):
    facts = why(message)
    assert facts["decision"]["rule"] == rule
    assert facts["intent"] == intent


def test_explained_safety_names_the_rule(why):
    assert why("my chest hurts so bad")["decision"]["named"] == "chest-pain-now"


PART = "my mate is not waking up."
IN_PART = f"Does vitamin D help the bones? {PART} What is magnesium good for?"


def test_explained_alarm_in_a_part_shows_the_part_and_its_share(why):
    from bot.cli.explain import explained

    facts = why(IN_PART)
    decision = facts["decision"]
    assert (facts["intent"], decision["rule"]) == ("emergency", "safety_in_part")
    assert decision["part"] == PART
    assert decision["threshold"] <= decision["share"] <= 1
    told = " ".join(explained(facts).split())
    assert f'In the part "{PART}" safety has' in told
    assert json.loads(json.dumps(facts)) == facts


def test_explained_failure_is_called_one(why, assistant, monkeypatch):
    def fail(*_):
        raise ValueError

    monkeypatch.setattr(assistant._agent, "handle_message", fail)
    assert why(QUESTION)["decision"] == {"rule": "trouble"}


def test_explained_button_shows_its_names_without_the_payload(why):
    facts = why('/food_check{"food": "almonds"}')
    assert facts["names"] == [{"kind": "food", "value": "almonds", "words": ""}]
    assert facts["read"] is None


def ask(*arguments, given=None):
    """Run the command and return what it printed."""
    return subprocess.run(
        [COFACTOR, "ask", *arguments],
        capture_output=True,
        text=True,
        input=given,
        timeout=120,
        cwd=ROOT,
        check=True,
    ).stdout


def test_explained_in_the_terminal_after_the_reply(model):
    reply, _, why = ask("--explain", QUESTION).partition("\n\nHow it was understood\n")
    assert "568 IU" in reply
    assert "  Read as     does salmon have vitamin d\n" in why
    assert "  Reply       an answer, on Magnesium or vitamin D in one food" in why


def test_explained_in_json_beside_what_is_reported(model):
    lines = [{"id": 1, "text": QUESTION}, {"id": 2, "text": 5}]
    given = "\n".join(map(json.dumps, lines))
    read, unread = map(
        json.loads, ask("--jsonl", "--explain", given=given).splitlines()
    )
    assert read["explain"]["read"] == "does salmon have vitamin d"
    assert read["kind"] == read["explain"]["kind"] == "answer"
    assert unread["explain"]["decision"] == {"rule": "empty"}
    plain, _ = map(json.loads, ask("--jsonl", given=given).splitlines())
    assert "explain" not in plain
