"""Words and letter groups of a message, counted: what a sentence vector blurs."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import HashingVectorizer

from bot.pipeline.encoder import plain_text


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False
)
class NgramFeaturizer(GraphComponent):
    """Adds a sparse sentence feature: one to three words, and two to five letters.

    Each is counted at the place that its hash gives, so there is no vocabulary to
    train or to store. Two that share a place are rare and do little harm.
    """

    def __init__(self, config: dict[str, Any], name: str) -> None:
        """Takes how many places there are for words and for letter groups."""
        self._name = name
        plain = {"norm": None, "alternate_sign": False, "lowercase": False}
        self._counters = [
            HashingVectorizer(
                analyzer="word",
                token_pattern=r"(?u)\b\w+\b",
                ngram_range=(1, 3),
                n_features=config["word_places"],
                **plain,
            ),
            HashingVectorizer(
                analyzer="char_wb",
                ngram_range=(2, 5),
                n_features=config["letter_places"],
                **plain,
            ),
        ]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Returns the component's default config (see parent class)."""
        return {"word_places": 2**14, "letter_places": 2**15}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> NgramFeaturizer:
        """Creates a new component (see parent class for full docstring)."""
        return cls(config, execution_context.node_name)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Adds the feature to all examples."""
        self.process([m for m in training_data.training_examples if m.get(TEXT)])
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the feature to each message, an array of (1, places)."""
        texts = [plain_text(message) for message in messages]
        counts = hstack([one.transform(texts) for one in self._counters])
        for message, row in zip(messages, csr_matrix(counts), strict=True):
            message.add_features(Features(row, FEATURE_TYPE_SENTENCE, TEXT, self._name))
        return messages
