"""The decision: answer, ask back or decline, by the shares and by what is named."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.pipeline.classifier import PIECES
from bot.pipeline.decision import Decision
from bot.pipeline.pieces import Piece
from tests.pipeline.decided import CONFIG, SAFETY, TOPICS, decide, decided_on


def why(*arguments, **config):
    """Return what decided, as who asks is told."""
    decided = decided_on(*arguments, **config)
    return decided.as_dict(only_output_properties=True)["decision"]


@pytest.mark.parametrize(
    ("shares", "decided"),
    [
        ({"bone_health": 0.9, "out_of_scope": 0.1}, "bone_health"),
        ({"bone_health": 0.41, "out_of_scope": 0.3}, "bone_health"),
        ({"bone_health": 0.39, "food_check": 0.3}, "nlu_fallback"),
        # Surely on a topic, so that the doubt is only which.
        ({"bone_health": 0.35, "food_check": 0.34, "scenario": 0.1}, "bone_health"),
        ({"bone_health": 0.34, "food_check": 0.33, "scenario": 0.1}, "nlu_fallback"),
        # Topics that are likely together are offered, though none is likely alone.
        ({"out_of_scope": 0.39, "bone_health": 0.3}, "nlu_fallback"),
        ({"uncovered": 0.5, "bone_health": 0.2, "food_check": 0.2}, "nlu_fallback"),
        ({"uncovered": 0.5, "bone_health": 0.29}, "uncovered"),
        ({"out_of_scope": 0.5, "uncovered": 0.3, "bone_health": 0.2}, "out_of_scope"),
        ({"out_of_scope": 0.9, "bone_health": 0.1}, "out_of_scope"),
        ({"greet": 0.5, "bone_health": 0.4}, "greet"),
        ({"greet": 0.4, "bone_health": 0.3, "food_check": 0.2}, "nlu_fallback"),
    ],
)
def test_decision_offers_and_declines_by_the_shares(shares, decided):
    assert decide(shares) == decided


@pytest.mark.parametrize(
    ("shares", "decided"),
    [
        ({"crisis": 0.5, "bone_health": 0.4}, "crisis"),
        # Help is needed now, whichever of the two it is.
        ({"crisis": 0.3, "emergency": 0.25, "bone_health": 0.2}, "crisis"),
        ({"crisis": 0.37, "bone_health": 0.36}, "nlu_fallback"),
        ({"crisis": 0.45, "bone_health": 0.41}, "bone_health"),
        ({"crisis": 0.45, "out_of_scope": 0.3}, "out_of_scope"),
        ({"diagnosis": 0.45, "crisis": 0.25, "bone_health": 0.3}, "nlu_fallback"),
        ({"diagnosis": 0.49}, "nlu_fallback"),
    ],
)
def test_decision_leaves_safety_the_word_only_when_it_is_likely(shares, decided):
    assert decide(shares) == decided


def test_decision_hears_safety_in_a_part_of_a_message():
    calm = {"bone_health": 0.95}
    decided = decided_on(calm, parts={"hm": calm, "ah": {"crisis": 0.95}})
    assert decided.get("intent")["name"] == "crisis"
    assert decided.get("decision")["rule"] == "safety_in_part"
    assert decided.get("decision")["part"] == "ah"


@pytest.mark.parametrize(
    ("text", "decided"),
    [
        ("it took my breath away years ago", "bone_health"),
        ("it takes my breath away", "emergency"),
    ],
)
def test_decision_takes_what_is_long_over_for_no_alarm(text, decided):
    shares = {"emergency": 0.5, "bone_health": 0.45}
    assert decide(shares, text=text, answer_from=0.4) == decided


@pytest.mark.parametrize("text", ['"""', "(((", "..."])
def test_decision_hears_no_alarm_where_there_is_no_letter(text):
    assert decide({"crisis": 0.9, "out_of_scope": 0.1}, text=text) == "out_of_scope"


def test_decision_refers_what_is_long_over_and_for_a_doctor():
    shares = {"emergency": 0.6, "bone_health": 0.4}
    parts = {"hm": {"diagnosis": 0.95}}
    assert decide(shares, (), "i fainted years ago, is that why", parts) == "diagnosis"


def test_decision_thresholds_are_config_ymls():
    assert decide({"bone_health": 0.6}, answer_from=0.7) == "nlu_fallback"
    shares = {"bone_health": 0.6, "out_of_scope": 0.3}
    assert decide(shares, answer_from=0.7, offer_from=0.65) == "out_of_scope"


MEDICINE, FOOD = ("medicine", "ppi"), ("food", "almonds")
LOW, ENOUGH = ("magnesium_intake", "inadequate"), ("vitamin_d_intake", "adequate")


@pytest.mark.parametrize(
    ("entities", "near", "decided"),
    [
        ([MEDICINE], "interactions", "interactions"),
        ([FOOD], "food_check", "food_check"),
        ([("other_food", "granola")], "food_check", "food_check"),
        ([LOW, ENOUGH], "scenario", "scenario"),
        ([], "interactions", "bone_health"),
        ([LOW], "scenario", "bone_health"),
        ([LOW, ("vitamin_d_intake", "inadequate")], "scenario", "bone_health"),
    ],
)
def test_decision_names_settle_close_topics(entities, near, decided):
    assert decide({"bone_health": 0.5, near: 0.3}, entities) == decided


def test_decision_names_do_not_settle_what_is_clear_or_far():
    assert decide({"bone_health": 0.61, "interactions": 0.3}, [MEDICINE]) == (
        "bone_health"
    )
    far = {"bone_health": 0.3, "food_check": 0.25, "food_sources": 0.2}
    assert decide({**far, "interactions": 0.1}, [MEDICINE]) == "nlu_fallback"
    off = {"out_of_scope": 0.7, "interactions": 0.2}
    assert decide(off, [MEDICINE]) == "out_of_scope"
    # It may be on no topic at all: a name does not make it one.
    doubtful = {"uncovered": 0.4, "bone_health": 0.3, "interactions": 0.25}
    assert decide(doubtful, [MEDICINE]) == "nlu_fallback"


@pytest.mark.parametrize(
    ("shares", "entities", "reason"),
    [
        (
            {"bone_health": 0.65, "out_of_scope": 0.35},
            [],
            {"rule": "clear", "share": 0.65, "threshold": 0.4},
        ),
        (
            {"bone_health": 0.65, "food_check": 0.35},
            [],
            {"rule": "clear", "share": 0.65, "threshold": 0.35},
        ),
        (
            {"bone_health": 0.39, "food_check": 0.3},
            [],
            {"rule": "unclear", "share": 0.39, "threshold": 0.4},
        ),
        (
            {"uncovered": 0.8, "bone_health": 0.125, "food_check": 0.0625},
            [],
            {"rule": "topics_unlikely", "share": 0.1875, "threshold": 0.3},
        ),
        (
            {"bone_health": 0.5, "interactions": 0.3},
            [MEDICINE],
            {
                "rule": "named",
                "share": 0.5,
                "threshold": 0.6,
                "named": "medicine",
            },
        ),
        (
            {"crisis": 0.5, "emergency": 0.25, "bone_health": 0.2},
            [],
            {"rule": "safety", "share": 0.75, "threshold": 0.5},
        ),
        (
            {"greet": 0.5, "bone_health": 0.4},
            [],
            {"rule": "no_question", "share": 0.5},
        ),
    ],
)
def test_decision_says_what_decided(shares, entities, reason):
    assert why(shares, entities) == reason


@pytest.mark.parametrize(
    "text", [",,,", "????", "\u1f66\u1fba", "\U0001f95c", "\u03c9?"]
)
def test_decision_answers_nothing_without_a_letter_or_digit(text):
    shares = {"bone_health": 0.9, "uncovered": 0.1}
    assert decide(shares, text=text) == "out_of_scope"
    assert why(shares, text=text) == {"rule": "no_letters"}
    assert decide({"greet": 0.9}, text=text) == "greet"


@pytest.mark.parametrize("text", ["d?", "\uff44", "\u00e9?", "3", "\U0001d555"])
def test_decision_reads_a_letter_in_any_of_its_forms(text):
    assert decide({"bone_health": 0.9}, text=text) == "bone_health"


def test_decision_without_shares_asks_back():
    message = Message({PIECES: [Piece("hm", [])]})
    (decided,) = Decision(CONFIG, TOPICS, SAFETY).process([message])
    assert decided.get("intent")["name"] == "nlu_fallback"
    assert decided.get("decision") == {"rule": "nothing_likely"}


def test_decision_defaults_make_sense():
    defaults = Decision.get_default_config()
    assert set(defaults) == set(CONFIG)
    assert 0 < defaults["offer_from"] < defaults["answer_from_if_sure"]
    assert defaults["answer_from_if_sure"] < defaults["answer_from"]
    assert defaults["answer_from"] < defaults["settle_below"] < defaults["sure_from"]
