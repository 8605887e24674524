"""The one rule that decides whether a message is clear enough to be answered."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.content.knowledge import knowledge
from bot.pipeline.classifier import SHARES

INTAKES = ("magnesium_intake", "vitamin_d_intake")
TOPIC_OF = {
    "medicine": "interactions",
    "food": "food_check",
    "form": "magnesium_forms",
    "other_food": "food_check",
}
UNCLEAR = "nlu_fallback"
REFUSED = ("out_of_scope", "uncovered")


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False
)
class Decision(GraphComponent, IntentClassifier):
    """Answers, offers up to three topics, says that it has no answer, or declines.

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
        # Why these: docs/decisions.md. `make evaluate` shows what a change does.
        return {
            # From this probability of a topic on, its answer is given; below it the
            # likeliest topics are offered, ...
            "answer_from": 0.50,
            # ... unless all topics together have less than this: then it is said that
            # there is no answer, or that the matter is another.
            "offer_from": 0.33,
            # From this probability for all categories of one kind on, safety has the
            # word. A rule of safety.yml has it anyway: SafetyGuard comes after this.
            "safety_from": 0.50,
            # Below this, what is named may settle on another topic,
            "settle_below": 0.60,
            # if all topics together have this, so that only topics are in doubt, and
            "settle_from": 0.70,
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
        """Sets the intent that the shares are clear enough for."""
        for message in messages:
            shares: dict[str, float] = message.get(SHARES) or {}
            ranking = sorted(shares, key=lambda name: -shares[name])
            name, why = self._decide(message, ranking, shares)
            share = shares[ranking[0]] if ranking else 0.0
            intent = {"name": name, "confidence": share}
            message.set(INTENT, intent, add_to_output=True)
            message.set("decision", why, add_to_output=True)
        return messages

    def _decide(
        self, message: Message, ranking: list[str], shares: Mapping[str, float]
    ) -> tuple[str, str]:
        """Return the intent to act on, and the reason in a few words."""
        if ranking and ranking[0] in self._kinds:
            kind = self._kinds[ranking[0]]
            total = sum(s for n, s in shares.items() if self._kinds.get(n) == kind)
            if total >= self._config["safety_from"]:
                return ranking[0], f"safety: {kind} {total:.2f}"
        ranking = [name for name in ranking if name not in self._kinds]
        topics = [name for name in ranking if name in self._topics]
        on_topic = sum(shares[name] for name in topics)
        if not ranking:
            return UNCLEAR, "nothing is likely"
        is_other = ranking[0] not in topics and ranking[0] not in REFUSED
        if is_other and shares[ranking[0]] >= on_topic:
            return ranking[0], "no question on a topic"
        if not topics or on_topic < self._config["offer_from"]:
            likelier = max(REFUSED, key=lambda name: shares.get(name, 0.0))
            return likelier, f"all topics together {on_topic:.2f}"
        share = shares[topics[0]]
        is_close = share < self._config["settle_below"]
        if is_close and on_topic >= self._config["settle_from"]:
            for topic in _named_topics(message):
                if topic in topics[: self._config["settle_among"]]:
                    return topic, f"close, and {topic} is what is named"
        if share >= self._config["answer_from"]:
            return topics[0], f"clear enough at {share:.2f}"
        return UNCLEAR, f"likeliest topic only {share:.2f}"


def _named_topics(message: Message) -> list[str]:
    """Return the topics that the entities of a message point to."""
    entities = {one["entity"]: one["value"] for one in message.get(ENTITIES, [])}
    levels = [entities[intake] for intake in INTAKES if intake in entities]
    # Too little of both is a topic of its own, combined_deficiency.
    if len(levels) == len(INTAKES) and set(levels) != {"inadequate"}:
        return ["scenario"]
    return [topic for entity, topic in TOPIC_OF.items() if entity in entities]
