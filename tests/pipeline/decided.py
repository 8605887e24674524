"""A decision on made-up probabilities, for the tests of it."""

from __future__ import annotations

from rasa.shared.nlu.training_data.message import Message

from bot.content.safety import Safety
from bot.pipeline.classifier import PART_SHARES, PIECES
from bot.pipeline.decision import Decision
from bot.pipeline.pieces import Piece

TOPICS = ("bone_health", "food_check", "food_sources", "interactions", "scenario")
SAFETY = Safety.parse_obj(
    {
        "categories": {
            "crisis": {"kind": "crisis", "reply": "Call {crisis}."},
            "emergency": {
                "kind": "emergency",
                "reply": "Call {emergency}.",
                "unless": "years ago",
            },
            "diagnosis": {
                "kind": "refer",
                "reply": "Ask a doctor.",
                "references": ["nhs-d"],
            },
        },
        "safety_rules": [],
    }
)
CONFIG = {
    "urgent_from": 0.50,
    "urgent_in_part_from": 0.90,
    "refer_from": 0.50,
    "refer_in_part_from": 0.90,
    "sure_from": 0.70,
    "answer_from": 0.40,
    "answer_from_if_sure": 0.35,
    "offer_from": 0.30,
    "answer_in_part_from": 0.70,
    "answer_if_off_from": 0.85,
    "surely_off": 0.95,
    "settle_below": 0.60,
    "settle_among": 3,
}


def named(*entities):
    """Return entities as Rasa writes them."""
    return [{"entity": entity, "value": value} for entity, value in entities]


def decided_on(shares, entities=(), text="hm", parts=None, pieces=(), **config):
    """Return a message whose intent is decided on, given the likeliest ones."""
    whole = Piece(text, named(*entities), shares=shares)
    message = Message({PIECES: [whole, *pieces], PART_SHARES: parts or {}})
    (decided,) = Decision({**CONFIG, **config}, TOPICS, SAFETY).process([message])
    assert decided.get("intent")["confidence"] == max(shares.values())
    return decided


def decide(*arguments, **config):
    """Return the intent that is decided on."""
    return decided_on(*arguments, **config).get("intent")["name"]
