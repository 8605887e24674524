"""The one rule that decides whether a message is clear enough to be answered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.content.knowledge import knowledge
from bot.content.safety import Safety
from bot.content.safety_rules import SafetyRules
from bot.pipeline.alarm import REFER, Alarm, alarm, kinds
from bot.pipeline.classifier import PART_SHARES, SHARES

DECISION = "decision"  # what decided, for whoever asks
# "rule", and where they matter "share", "threshold", "named", "part"; Rasa keeps it as
# JSON.
Reason = dict[str, Any]

INTAKES = ("magnesium_intake", "vitamin_d_intake")
TOPIC_OF = {
    "medicine": "interactions",
    "food": "food_check",
    "form": "magnesium_forms",
    "other_food": "food_check",
}
UNCLEAR = "nlu_fallback"
REFUSED = ("out_of_scope", "uncovered")
TELL_COUNTRY, COUNTRY = "tell_country", "country"
LETTER = re.compile(r"[a-z0-9]", re.I)


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False
)
class Decision(GraphComponent, IntentClassifier):
    """Answers, offers up to three topics, says that it has no answer, or declines.

    Where two topics are close, what the message names settles it: a medicine is a
    question on medicines, two levels of intake are a scenario.
    """

    def __init__(
        self, config: dict[str, Any], topics: Collection[str], safety: Safety
    ) -> None:
        """Takes the thresholds, the topics, and the safety categories."""
        self._config, self._topics = config, topics
        self._kinds, self._rules = kinds(safety), SafetyRules(safety)
        self._referrals = {name: it for name, it in self._kinds.items() if it == REFER}

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Returns the component's default config (see parent class)."""
        # Why these: docs/decisions.md. `make evaluate` shows what a change does.
        return {
            # A message is surely on a topic where all topics together have this.
            "sure_from": 0.80,
            # From this probability of a topic on, its answer is given; from the second
            # on, if the message is surely on a topic: then the doubt is only which.
            # Below it the likeliest topics are offered, ...
            "answer_from": 0.55,
            "answer_from_if_sure": 0.45,
            # ... unless all topics together have less than this: then it is said that
            # there is no answer, or that the matter is another.
            "offer_from": 0.25,
            # From this probability for all categories of one kind on, safety has the
            # word: in the whole message, and in a part of it. A rule of safety.yml has
            # it anyway: SafetyGuard comes after this.
            "urgent_from": 0.50,
            "urgent_in_part_from": 0.98,
            "refer_from": 0.50,
            "refer_in_part_from": 0.90,
            # Below this, what is named may settle on another topic, if the message is
            # surely on a topic, and that one is among so many of the likeliest.
            "settle_below": 0.60,
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
        return cls.of_content(config)

    @classmethod
    def of_content(cls, config: dict[str, Any]) -> Decision:
        """Return the decision between the topics and categories of the content."""
        content = knowledge()
        return cls(config, frozenset(content.topics), content.safety)

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets the intent that the shares are clear enough for, and what decided."""
        for message in messages:
            shares: dict[str, float] = message.get(SHARES) or {}
            ranking = sorted(shares, key=lambda name: -shares[name])
            name, why = self._decide(message, ranking, shares)
            share = shares[ranking[0]] if ranking else 0.0
            intent = {"name": name, "confidence": share}
            message.set(INTENT, intent, add_to_output=True)
            message.set(DECISION, why, add_to_output=True)
        return messages

    def _decide(
        self, message: Message, ranking: list[str], shares: Mapping[str, float]
    ) -> tuple[str, Reason]:
        """Return the intent to act on, and what decided."""
        if not ranking:
            return UNCLEAR, {"rule": "nothing_likely"}
        heard = self._alarm(message, shares)
        if heard is not None:
            if heard.part is None:
                return heard.category, self._why("safety", heard.share, heard.threshold)
            why = self._why("safety_in_part", heard.share, heard.threshold)
            return heard.category, {**why, "part": heard.part}
        tells_country = _names_a(COUNTRY, message)
        ranking = [
            name
            for name in ranking
            # Without a country that was found, there are no numbers to name.
            if name not in self._kinds and (tells_country or name != TELL_COUNTRY)
        ]
        topics = [name for name in ranking if name in self._topics]
        on_topic = sum(shares[name] for name in topics)
        if not ranking:
            return UNCLEAR, {"rule": "nothing_likely"}
        first = ranking[0]
        is_other = first not in topics and first not in REFUSED
        if is_other and shares[first] >= on_topic:
            return first, {"rule": "no_question", "share": shares[first]}
        if not topics or on_topic < self._config["offer_from"]:
            if tells_country:
                return TELL_COUNTRY, self._why("country", on_topic, "offer_from")
            likelier = max(REFUSED, key=lambda name: shares.get(name, 0.0))
            return likelier, self._why("topics_unlikely", on_topic, "offer_from")
        if not _has_letters(message):
            return REFUSED[0], {"rule": "no_letters"}
        return self._topic(message, topics, shares[topics[0]], on_topic)

    def _alarm(self, message: Message, shares: Mapping[str, float]) -> Alarm | None:
        """Return what is heard that only a person may answer.

        What is over or made up is no alarm, for the rules and for what was learned; it
        may be for a doctor all the same.
        """
        if not _has_letters(message):  # to the model, a thousand quotes cry for help
            return None
        text, parts = message.get(TEXT) or "", message.get(PART_SHARES) or {}
        heard = alarm(shares, parts, self._kinds, self._config)
        if heard is not None and self._rules.spares(heard.category, text):
            return alarm(shares, parts, self._referrals, self._config)
        return heard

    def _topic(
        self, message: Message, topics: Sequence[str], share: float, on_topic: float
    ) -> tuple[str, Reason]:
        """Return one of ``topics``, likeliest first, or that none is clear enough."""
        is_sure = on_topic >= self._config["sure_from"]
        if is_sure and share < self._config["settle_below"]:
            for topic, named in _named_topics(message).items():
                if topic in topics[: self._config["settle_among"]]:
                    why = self._why("named", share, "settle_below")
                    return topic, {**why, "named": named}
        threshold = "answer_from_if_sure" if is_sure else "answer_from"
        if share >= self._config[threshold]:
            return topics[0], self._why("clear", share, threshold)
        return UNCLEAR, self._why("unclear", share, threshold)

    def _why(self, rule: str, share: float, threshold: str) -> Reason:
        return {"rule": rule, "share": share, "threshold": self._config[threshold]}


def _names_a(entity: str, message: Message) -> bool:
    return any(one["entity"] == entity for one in message.get(ENTITIES, []))


def _has_letters(message: Message) -> bool:
    """Tell whether a message has a letter of the English alphabet, or a digit.

    What has neither is no question, whatever it is like to the model: ",,,". Accents,
    and the forms in which mathematics writes letters, make no difference.
    """
    text = message.get(TEXT)
    return not text or bool(LETTER.search(unicodedata.normalize("NFKD", text)))


def _named_topics(message: Message) -> dict[str, str]:
    """Return the topics that the message's entities point to, each with the entity."""
    entities = {one["entity"]: one["value"] for one in message.get(ENTITIES, [])}
    levels = [entities[intake] for intake in INTAKES if intake in entities]
    # Too little of both is a topic of its own, combined_deficiency.
    if len(levels) == len(INTAKES) and set(levels) != {"inadequate"}:
        return {"scenario": INTAKES[0]}
    found: dict[str, str] = {}
    for entity, topic in TOPIC_OF.items():
        if entity in entities:
            found.setdefault(topic, entity)
    return found
