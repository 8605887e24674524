"""The one rule that decides whether a message is clear enough to be answered."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.training_data.message import Message

UNCLEAR = "nlu_fallback"
OFF_TOPIC = "out_of_scope"


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False
)
class Decision(GraphComponent, IntentClassifier):
    """Asks back when no intent is likely enough; declines when none is near."""

    def __init__(self, config: dict[str, Any]) -> None:
        """Takes the thresholds from config.yml."""
        self._config = config

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Returns the component's default config (see parent class)."""
        return {
            # Below this share of probability the likeliest intents are offered.
            "offer_below": 0.35,
            # From this share for out_of_scope on nothing is offered.
            "decline_from": 0.25,
        }

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Decision:
        """Creates a new component (see parent class for full docstring)."""
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Replaces an intent that is not likely enough."""
        for message in messages:
            intent = message.get("intent") or {}
            if intent.get("confidence", 0.0) < self._config["offer_below"]:
                name = OFF_TOPIC if self._is_off_topic(message) else UNCLEAR
                decided = {"name": name, "confidence": intent.get("confidence", 0.0)}
                message.set("intent", decided, add_to_output=True)
        return messages

    def _is_off_topic(self, message: Message) -> bool:
        shares = {
            one["name"]: one["confidence"] for one in message.get("intent_ranking", [])
        }
        return bool(shares.get(OFF_TOPIC, 0.0) >= self._config["decline_from"])
