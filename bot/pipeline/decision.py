"""The one rule that decides whether a message is clear enough to be answered."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message

from bot.content.knowledge import knowledge

INTAKES = ("magnesium_intake", "vitamin_d_intake")
FOOD_TOPIC = "food_check"
TOPIC_OF = {
    "medicine": "interactions",
    "food": FOOD_TOPIC,
    "form": "magnesium_forms",
    "other_food": FOOD_TOPIC,
}
UNCLEAR = "nlu_fallback"
OFF_TOPIC = "out_of_scope"


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False
)
class Decision(GraphComponent, IntentClassifier):
    """Asks back when no intent is likely enough; declines when none is near.

    Where two topics are close, what the message names settles it: a medicine is a
    question on medicines, two levels of intake are a scenario.
    """

    def __init__(
        self, config: dict[str, Any], topics: Collection[str], kinds: Mapping[str, str]
    ) -> None:
        """Takes the thresholds, the topics, and the kind of each safety category."""
        self._config, self._topics, self._kinds = config, topics, kinds

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Returns the component's default config (see parent class)."""
        return {
            # Below this share of probability the likeliest intents are offered.
            "offer_below": 0.35,
            # From this share for out_of_scope on nothing is offered.
            "decline_from": 0.25,
            # From this share for all categories of one kind on, safety has the word.
            # A rule of safety.yml has it anyway: SafetyGuard comes after this.
            "safety_from": 0.50,
            # Below this share, what is named may settle on another topic,
            "settle_below": 0.60,
            # if that topic is among so many of the likeliest.
            "settle_among": 3,
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
        content = knowledge()
        kinds = {
            # A crisis and an emergency are alike in that help is needed now.
            name: "refer" if category.kind == "refer" else "urgent"
            for name, category in content.safety.categories.items()
        }
        return cls(config, frozenset(content.topics), kinds)

    def process(self, messages: list[Message]) -> list[Message]:
        """Replaces an intent that is not likely enough."""
        for message in messages:
            intent = message.get("intent") or {}
            share = float(intent.get("confidence", 0.0))
            name = self._decide(message, str(intent.get("name")), share)
            if name != intent.get("name"):
                decided = {"name": name, "confidence": share}
                message.set("intent", decided, add_to_output=True)
        return messages

    def _decide(self, message: Message, name: str, share: float) -> str:
        ranking = message.get("intent_ranking", [])
        if name in self._kinds:
            if self._is_sure(ranking, self._kinds[name]):
                return name
            ranking = [one for one in ranking if one["name"] not in self._kinds]
            if not ranking:
                return UNCLEAR
            name, share = ranking[0]["name"], ranking[0]["confidence"]
        settled = self._settled(message, name, share, ranking)
        if settled:
            return settled
        if share >= self._config["offer_below"]:
            return name
        shares = {one["name"]: one["confidence"] for one in ranking}
        is_off = shares.get(OFF_TOPIC, 0.0) >= self._config["decline_from"]
        return OFF_TOPIC if is_off else UNCLEAR

    def _settled(
        self, message: Message, name: str, share: float, ranking: list[dict[str, Any]]
    ) -> str | None:
        """Return the near topic that is settled on by what the message names, if any.

        A food with a nutrient is hardly off topic: "magnesium in dragon fruit".
        """
        if share >= self._config["settle_below"]:
            return None
        named = _named_topics(message) if name in self._topics else []
        may_be_off = name == OFF_TOPIC or share < self._config["offer_below"]
        if not named and may_be_off and _is_on_a_food(message):
            named = [FOOD_TOPIC]
        near = [one["name"] for one in ranking[: self._config["settle_among"]]]
        return next((topic for topic in named if topic in near), None)

    def _is_sure(self, ranking: list[dict[str, Any]], kind: str) -> bool:
        alike = (one for one in ranking if self._kinds.get(one["name"]) == kind)
        total = sum(one["confidence"] for one in alike)
        return bool(total >= self._config["safety_from"])


def _named_topics(message: Message) -> list[str]:
    """Return the topics that the entities of a message point to."""
    entities = {one["entity"]: one["value"] for one in message.get(ENTITIES, [])}
    levels = [entities[intake] for intake in INTAKES if intake in entities]
    # Too little of both is a topic of its own, combined_deficiency.
    if len(levels) == len(INTAKES) and set(levels) != {"inadequate"}:
        return ["scenario"]
    return [topic for entity, topic in TOPIC_OF.items() if entity in entities]


def _is_on_a_food(message: Message) -> bool:
    """Tell whether a message names both a nutrient and a food."""
    entities = {one["entity"] for one in message.get(ENTITIES, [])}
    return "nutrient" in entities and not entities.isdisjoint(("food", "other_food"))
