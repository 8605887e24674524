"""The decision: answer, ask back or decline, by the shares and by what is named."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.pipeline.decision import Decision

TOPICS = ("bone_health", "food_check", "food_sources", "interactions", "scenario")
KINDS = {"crisis": "urgent", "emergency": "urgent", "diagnosis": "refer"}
CONFIG = {
    "safety_from": 0.50,
    "offer_below": 0.40,
    "decline_from": 0.25,
    "settle_below": 0.60,
    "settle_among": 3,
}


def decide(shares, entities=(), **config):
    """Return the intent that is decided on, given the likeliest ones."""
    ranking = [{"name": name, "confidence": share} for name, share in shares.items()]
    ranking.sort(key=lambda one: -one["confidence"])
    message = Message({"intent": dict(ranking[0]), "intent_ranking": ranking})
    message.set("entities", [{"entity": e, "value": v} for e, v in entities])
    (decided,) = Decision({**CONFIG, **config}, TOPICS, KINDS).process([message])
    assert decided.get("intent_ranking") == ranking  # what was likely stays known
    assert decided.get("intent")["confidence"] == ranking[0]["confidence"]
    return decided.get("intent")["name"]


@pytest.mark.parametrize(
    ("shares", "decided"),
    [
        ({"bone_health": 0.9, "out_of_scope": 0.1}, "bone_health"),
        ({"bone_health": 0.41, "out_of_scope": 0.3}, "bone_health"),
        ({"bone_health": 0.40, "food_check": 0.39}, "bone_health"),
        ({"bone_health": 0.39, "food_check": 0.3}, "nlu_fallback"),
        ({"bone_health": 0.38, "out_of_scope": 0.24}, "nlu_fallback"),
        ({"bone_health": 0.38, "out_of_scope": 0.25}, "out_of_scope"),
        ({"out_of_scope": 0.39, "bone_health": 0.3}, "out_of_scope"),
        ({"out_of_scope": 0.9, "bone_health": 0.1}, "out_of_scope"),
        ({"uncovered": 0.5, "bone_health": 0.4}, "uncovered"),
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
        ({"diagnosis": 0.45, "crisis": 0.3, "bone_health": 0.2}, "nlu_fallback"),
        ({"diagnosis": 0.49}, "nlu_fallback"),
    ],
)
def test_decision_leaves_safety_the_word_only_when_it_is_likely(shares, decided):
    assert decide(shares) == decided


def test_decision_thresholds_are_config_ymls():
    assert decide({"bone_health": 0.6}, offer_below=0.7) == "nlu_fallback"
    shares = {"bone_health": 0.6, "out_of_scope": 0.1}
    assert decide(shares, offer_below=0.7, decline_from=0.05) == "out_of_scope"


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
    far = {"bone_health": 0.5, "scenario": 0.2, "greet": 0.2, "interactions": 0.1}
    assert decide(far, [MEDICINE]) == "bone_health"
    off = {"out_of_scope": 0.5, "interactions": 0.4}
    assert decide(off, [MEDICINE]) == "out_of_scope"


@pytest.mark.parametrize(
    ("entities", "decided"),
    [
        ([("nutrient", "magnesium"), ("other_food", "dragon fruit")], "food_check"),
        ([("nutrient", "magnesium"), FOOD], "food_check"),
        ([("other_food", "dragon fruit")], "out_of_scope"),
        ([("nutrient", "magnesium"), MEDICINE], "out_of_scope"),
    ],
)
def test_decision_a_food_with_a_nutrient_is_not_off_topic(entities, decided):
    shares = {"out_of_scope": 0.5, "food_check": 0.4, "interactions": 0.1}
    assert decide(shares, entities) == decided
    unclear = {"crisis": 0.33, "out_of_scope": 0.32, "food_check": 0.28}
    assert decide(unclear, entities) == decided
    sure = {"out_of_scope": 0.7, "food_check": 0.2}
    assert decide(sure, entities) == "out_of_scope"


def test_decision_without_an_intent_asks_back():
    (decided,) = Decision(CONFIG, TOPICS, KINDS).process([Message.build("hm")])
    assert decided.get("intent")["name"] == "nlu_fallback"


def test_decision_defaults_make_sense():
    defaults = Decision.get_default_config()
    assert set(defaults) == set(CONFIG)
    assert 0 < defaults["decline_from"] <= defaults["offer_below"]
    assert defaults["offer_below"] < defaults["settle_below"] < 1
