"""The decision on a message in parts, and on one that goes on from before."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.pipeline.classifier import PIECES
from bot.pipeline.decision import Decision
from bot.pipeline.pieces import Piece
from tests.pipeline.decided import CONFIG, SAFETY, TOPICS, decide, decided_on, named

BONES = Piece("does it help bones?", [], shares={"bone_health": 0.9})
SLEEP = Piece("does it help sleep?", [], shares={"uncovered": 0.9})
WHO = Piece("who are you?", [], shares={"about_bot": 0.9})
WHICH = Piece("and which foods have it?", [], shares={"food_sources": 0.8})
STORY = Piece("my aunt likes milk.", [], shares={"food_check": 0.9})
UNSURE = Piece("what about milk?", [], shares={"food_check": 0.6})
DOCTOR = Piece("do i have it?", [], shares={"diagnosis": 0.9})
AMOUNT = Piece("vitamin d", named(("nutrient", "vitamin_d")), shares={"inform": 0.9})
CALL = Piece("is she dying?", [], shares={"emergency": 0.6})
MIXED = {"bone_health": 0.5, "food_sources": 0.4}


@pytest.mark.parametrize(
    ("pieces", "intents"),
    [
        ([BONES, WHICH], ["bone_health", "food_sources"]),
        ([WHICH, STORY, BONES], ["food_sources", "bone_health"]),
        ([BONES, BONES, WHICH], ["bone_health", "food_sources"]),
        ([WHICH, AMOUNT], ["food_sources", "inform"]),
        ([BONES, DOCTOR], ["bone_health", "diagnosis"]),
        ([SLEEP, BONES], ["uncovered", "bone_health"]),
        ([BONES, WHO], ["bone_health", "about_bot"]),
    ],
)
def test_decision_takes_several_questions_apart(pieces, intents):
    decided = decided_on(MIXED, pieces=pieces)
    assert decided.get("intent")["name"] == "several"
    found = [one["intent"]["name"] for one in decided.get("questions")]
    assert found == intents


@pytest.mark.parametrize(
    "pieces",
    [
        [BONES, STORY],
        [BONES, UNSURE],
        [AMOUNT, AMOUNT],
        [SLEEP, AMOUNT],
        [BONES, WHICH, CALL],
    ],
)
def test_decision_leaves_a_message_whole_without_two_clear_questions(pieces):
    assert decide(MIXED, pieces=pieces) == "bone_health"


def test_decision_takes_the_one_question_after_small_talk():
    decided = decided_on({"greet": 0.9}, pieces=[STORY, BONES])
    assert decided.get("intent")["name"] == "bone_health"
    assert decided.get("decision")["part"] == "does it help bones?"


@pytest.mark.parametrize(
    ("shares", "about", "intent"),
    [
        ({"follow_up": 0.9}, {"bone_health": 0.8}, "bone_health"),
        ({"follow_up": 0.9}, {"bone_health": 0.6}, "follow_up"),
        ({"follow_up": 0.9}, {"diagnosis": 0.8}, "diagnosis"),
        ({"follow_up": 0.9}, {"crisis": 0.8}, "follow_up"),
        ({"out_of_scope": 0.9}, {"bone_health": 0.9}, "bone_health"),
        ({"out_of_scope": 0.9}, {"bone_health": 0.8}, "out_of_scope"),
        ({"out_of_scope": 0.96}, {"bone_health": 0.9}, "out_of_scope"),
        ({"greet": 0.9}, {"bone_health": 0.9}, "greet"),
    ],
)
def test_decision_reads_what_goes_on_with_the_nutrient_before(shares, about, intent):
    whole = Piece("and is it safe?", [], "magnesium", "magnesium", shares, about)
    (decided,) = Decision(CONFIG, TOPICS, SAFETY).process([Message({PIECES: [whole]})])
    assert decided.get("intent")["name"] == intent
    taken = [one["value"] for one in decided.get("entities")]
    assert taken == (["magnesium"] if intent in ("bone_health", "diagnosis") else [])


@pytest.mark.parametrize(
    ("text", "nutrients"),
    [
        ("does it help bones?", ["magnesium"]),
        ("and for bones?", ["magnesium"]),
        ("what helps bones?", []),
    ],
)
def test_decision_takes_the_nutrient_along_where_a_question_points_back(
    text, nutrients
):
    clear = {"bone_health": 0.9}
    whole = Piece(text, [], "magnesium", "magnesium", clear, clear)
    (decided,) = Decision(CONFIG, TOPICS, SAFETY).process([Message({PIECES: [whole]})])
    assert [one["value"] for one in decided.get("entities")] == nutrients
