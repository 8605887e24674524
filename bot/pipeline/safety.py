"""Safety before anything else: a rule that matches overrides what was understood."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.content.knowledge import knowledge
from bot.content.safety_rules import SafetyRules
from bot.pipeline.alarm import REFER, URGENT, kinds
from bot.pipeline.decision import DECISION, QUESTIONS, SEVERAL
from bot.pipeline.questions import is_put_as_question
from bot.pipeline.vocabulary import READING


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False
)
class SafetyGuard(GraphComponent, IntentClassifier):
    """Sets the intent to the safety category of the first rule that matches.

    A rule that refers to a doctor leaves a message alone in which the model surely
    heard more: that somebody needs help at once.
    """

    def __init__(
        self, config: dict[str, Any], rules: SafetyRules, kinds: Mapping[str, str]
    ) -> None:
        """Takes the rules, most urgent category first, and each category's kind."""
        self._config, self._rules, self._kinds = config, rules, kinds

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Returns the component's default config (see parent class)."""
        return {"surely_urgent_from": 0.85}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SafetyGuard:
        """Creates the guard from data/content/safety.yml."""
        safety = knowledge().safety
        return cls(config, SafetyRules(safety), kinds(safety))

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets the intent, with the rule that decided; leaves others alone."""
        for message in messages:
            match = self._first_match(message)
            if match is not None and not self._is_outdone(*match, message):
                category, rule = match
                if self._is_for_a_doctor_in_part(category, message):
                    continue
                intent = {"name": category, "confidence": 1.0}
                message.set(INTENT, intent, add_to_output=True)
                message.set("safety_rule", rule, add_to_output=True)
                why = {"rule": "safety_rule", "named": rule}
                message.set(DECISION, why, add_to_output=True)
        return messages

    def _is_for_a_doctor_in_part(self, category: str, message: Message) -> bool:
        """Tell whether a doctor is needed for some of several questions alone.

        Those are marked so, and the others can be answered.
        """
        intent = (message.get(INTENT) or {}).get("name", "")
        if intent != SEVERAL or self._kinds[category] != REFER:
            return False
        marked = []
        for one in message.get(QUESTIONS):
            found = self._rules.first_match(one["text"])
            name = found[0] if found else one["intent"]["name"]
            is_told = name in self._kinds and not is_put_as_question(one["text"])
            if self._kinds.get(name) == URGENT or is_told:
                return False
            marked.append({**one, "intent": {**one["intent"], "name": name}})
        if not any(one["intent"]["name"] in self._kinds for one in marked):
            return False
        message.set(QUESTIONS, marked, add_to_output=True)
        return True

    def _is_outdone(self, category: str, rule: str, message: Message) -> bool:
        heard = (message.get(INTENT) or {}).get("name", "")
        share = (message.get(DECISION) or {}).get("share", 0.0)
        return (
            self._kinds[category] == REFER
            and self._kinds.get(heard) == URGENT
            and share >= self._config["surely_urgent_from"]
            # To the model "nehme die Pille" is about dying.
            and self._rules.is_english(rule)
        )

    def _first_match(self, message: Message) -> tuple[str, str] | None:
        """Return the rule that the message meets as it stands, or with its slips right.

        Not every slip can be foreseen in a pattern: "swalowed", "suicdal".
        """
        text = message.get(TEXT) or ""
        found = self._rules.first_match(text)
        reading = message.get(READING)
        if found is None and reading is not None and reading.spelled != text:
            return self._rules.first_match(reading.spelled)
        return found
