"""What kinds of names a message holds: a food, a medicine, one nutrient or both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.pipeline.names import name_finder, names_fingerprint
from bot.pipeline.vocabulary import VocabularyExtractor

# For each, whether the message has one, and whether it has several.
NAMED = (
    *("food", "food_group", "other_food", "form", "medicine", "term", "step"),
    *("amount", "magnesium_intake", "vitamin_d_intake", "age", "sex", "life_stage"),
)
LONG = 120  # characters; a longer message tells a story


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False
)
class MentionFeaturizer(GraphComponent):
    """Adds a small dense sentence feature made of the entities.

    Neither a sentence vector nor letters show that alendronate is a medicine and that
    chard is a food; the content's vocabulary does.
    """

    def __init__(self, config: dict[str, Any], name: str) -> None:
        """Takes the size of each number that is not 0."""
        self._weight, self._name = float(config["weight"]), name
        self._extractor = VocabularyExtractor(name_finder())

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Returns the component's default config (see parent class)."""
        return {"weight": 0.3}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MentionFeaturizer:
        """Creates a new component (see parent class for full docstring)."""
        return cls(config, execution_context.node_name)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Adds the content's names to the fingerprint (see parent class)."""
        return names_fingerprint()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Adds the feature to all examples; extractors do not see those."""
        for example in training_data.training_examples:
            if example.get(TEXT):
                self._add(example, self._extractor.entities(example))
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the feature to each message."""
        for message in messages:
            self._add(message, message.get(ENTITIES) or [])
        return messages

    def _add(self, message: Message, entities: Sequence[Mapping[str, Any]]) -> None:
        kinds = mentions(entities, message.get(TEXT) or "")
        numbers = self._weight * np.array([kinds], dtype=np.float32)
        message.add_features(Features(numbers, FEATURE_TYPE_SENTENCE, TEXT, self._name))


def mentions(entities: Sequence[Mapping[str, Any]], text: str) -> list[bool]:
    """Return what is named, as many yes and no for every message."""
    values: dict[str, set[str]] = {}
    for one in entities:
        values.setdefault(one["entity"], set()).add(str(one["value"]))
    counts = [len(values.get(name, ())) for name in NAMED]
    nutrients = values.get("nutrient", set())
    both = "both" in nutrients or len(nutrients) > 1
    first = next((one["value"] for one in entities if one["entity"] == "nutrient"), "")
    return [
        *(count > 0 for count in counts),
        *(count > 1 for count in counts),
        both,
        not both and "magnesium" in nutrients,
        not both and "vitamin_d" in nutrients,
        not nutrients,
        both and first == "magnesium",
        both and first == "vitamin_d",
        any(character.isdigit() for character in text),
        len(text) > LONG,
    ]
