"""What an educator is told of how a message was understood, and why so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from bot.cli.explain import COLUMNS, DECISIONS, INTENTS, KINDS, REPLIES, explained

ROOT = Path(__file__).parent.parent.parent
TOPIC = "Magnesium or vitamin D in one food (food_check)"


def facts(**changed):
    """Return the facts on "does salmn have vit d", some of them changed."""
    return {
        "read": "does salmon have vitamin d",
        "changed": [
            {"typed": "salmn", "read": "salmon"},
            {"typed": "vit", "read": "vitamin"},
        ],
        "names": [
            {"kind": "food", "value": "salmon", "words": "salmn"},
            {"kind": "nutrient", "value": "vitamin_d", "words": "Vitamin D"},
        ],
        "likeliest": [
            {"intent": "food_check", "share": 0.9648},
            {"intent": "out_of_scope", "share": 0.0312},
            {"intent": "crisis", "share": 0.0004},
        ],
        "nearest": [
            {
                "text": "is there vitamin D in salmon",
                "intent": "food_check",
                "likeness": 0.981,
            }
        ],
        "intent": "food_check",
        "decision": {"rule": "clear", "share": 0.9648, "threshold": 0.5},
        "kind": "answer",
        "topics": ["food_check"],
        **changed,
    }


def shown(**changed):
    """Return what is told, by the part's title, each in one line."""
    first, *lines = explained(facts(**changed)).splitlines()
    assert first == "How it was understood"
    told, title = {}, ""
    for line in lines:
        title = line[:14].strip() or title
        told[title] = f"{told.get(title, '')} {line[14:].strip()}".strip()
    return told


def test_explain_tells_every_fact_in_plain_words():
    assert shown() == {
        "Read as": "does salmon have vitamin d",
        "Put right": "salmn is salmon; vit is vitamin",
        "Names": 'food: salmon, typed "salmn" nutrient: vitamin D',
        "Likeliest": f"96%  {TOPIC} 3%  off topic <1%  safety (crisis)",
        "Most alike": f'98%  "is there vitamin D in salmon": {TOPIC}',
        "Decided": f"The likeliest topic has 96%. From 50% on it is answered: {TOPIC}.",
        "Reply": f"an answer, on {TOPIC}",
    }


@pytest.mark.parametrize(
    ("decision", "intent", "told"),
    [
        (
            {"rule": "unclear", "share": 0.39, "threshold": 0.5},
            "nlu_fallback",
            "39%. Below 50% it is not answered; the likeliest topics are offered",
        ),
        (
            {"rule": "topics_unlikely", "share": 0.04, "threshold": 0.33},
            "uncovered",
            "together have 4%. Below 33% none is answered or offered: a question that",
        ),
        (
            {"rule": "named", "share": 0.45, "threshold": 0.6, "named": "medicine"},
            "interactions",
            "Here it is the medicine: Medicines and supplements (interactions).",
        ),
        (
            {"rule": "safety", "share": 0.62, "threshold": 0.5},
            "crisis",
            "Safety has 62%, all categories of its kind together. From 50% on",
        ),
        (
            {"rule": "safety_in_part", "share": 0.97, "threshold": 0.95}
            | {"part": "he {is} 5% blue"},
            "emergency",
            'In the part "he {is} 5% blue" safety has 97%, all categories of its kind '
            "together. From 95% on in a part it goes before all else: safety",
        ),
        (
            {"rule": "safety_rule", "named": "chest-pain-now"},
            "emergency",
            "'chest-pain-now' of safety.yml found it. Such a rule goes before all else"
            ": safety (emergency).",
        ),
        ({"rule": "no_question", "share": 0.9}, "greet", "has 90%"),
    ],
)
def test_explain_says_which_rule_or_threshold_decided(decision, intent, told):
    assert told in shown(decision=decision, intent=intent)["Decided"]


def test_explain_leaves_out_what_there_is_none_of():
    told = shown(
        read=None,
        changed=[],
        names=[],
        likeliest=[],
        nearest=[],
        intent=None,
        decision={"rule": "empty"},
        kind="decline",
        topics=[],
    )
    assert told == {
        "Decided": "There was nothing in it to read, so the model never saw it.",
        "Reply": "a fixed message without an answer",
    }


@pytest.mark.parametrize("read", ["word " * 200, "a" * 1000, "{named} %s " * 90])
def test_explain_fits_80_columns(read):
    lines = explained(facts(read=read.strip())).splitlines()
    assert max(map(len, lines)) <= COLUMNS == 80


def test_explain_has_words_for_every_kind_of_name_and_intent(content):
    domain = yaml.safe_load((ROOT / "domain.yml").read_text())
    assert set(KINDS) == set(domain["entities"])
    assert set(INTENTS) == set(domain["intents"]) - set(content.safety.categories)


def test_explain_has_words_for_every_rule_that_decides():
    decide = ("decision.py", "language.py", "safety.py")
    parts = (ROOT / "bot/pipeline" / name for name in decide)
    text = "".join(part.read_text() for part in parts)
    rules = set(re.findall(r'"rule": "(\w+)"|_why\(\s*"(\w+)"', text))
    rules = {rule for found in rules for rule in found if rule}
    assert len(rules) > 5
    assert set(DECISIONS) == rules | {"button", "empty", "too_long", "trouble"}


def test_explain_has_words_for_every_kind_of_reply():
    page = (ROOT / "docs/integrating.md").read_text()
    kinds = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert len(REPLIES) == 8
    assert set(REPLIES) <= set(kinds)
