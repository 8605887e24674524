"""Sentence vectors: what a message means, as 384 numbers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from tokenizers import Tokenizer

from bot.pipeline.minilm import WEIGHTS_SHA256, encoder_file, model_folder
from bot.settings import settings

BATCH = 64
LONGEST = 128  # tokens; a message has at most 1,000 characters


class Encoder:
    """The encoder itself, apart from Rasa."""

    def __init__(self, graph: Path) -> None:
        options = onnxruntime.SessionOptions()
        # A message is short: a second thread costs more than it brings.
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(graph), options)
        self._tokenizer = Tokenizer.from_file(str(model_folder() / "tokenizer.json"))
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.enable_padding()

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return an array of (texts, 384), each row of length 1."""
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        vectors = np.zeros((len(texts), 384), dtype=np.float32)
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            encoded = self._tokenizer.encode_batch([texts[row] for row in rows])
            feed = {
                "input_ids": np.array([one.ids for one in encoded], dtype=np.int64),
                "attention_mask": np.array(
                    [one.attention_mask for one in encoded], dtype=np.int64
                ),
            }
            vectors[rows] = self._session.run(None, feed)[0]
        return vectors


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False
)
class SentenceEncoder(GraphComponent):
    """Adds a dense sentence feature to each message."""

    def __init__(self, name: str) -> None:
        """Loads the encoder; it is built first if it is not there yet."""
        self._name = name
        self._encoder = Encoder(encoder_file(settings().cache))

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoder:
        """Creates a new component (see parent class for full docstring)."""
        return cls(execution_context.node_name)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Adds the weights to the fingerprint (see parent class)."""
        return WEIGHTS_SHA256

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Adds the feature to all examples."""
        self.process([m for m in training_data.training_examples if m.get(TEXT)])
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the feature to each message."""
        vectors = self._encoder.encode([_plain(message) for message in messages])
        for message, vector in zip(messages, vectors, strict=True):
            message.add_features(
                Features(vector[None, :], FEATURE_TYPE_SENTENCE, TEXT, self._name)
            )
        return messages


def _plain(message: Message) -> str:
    """Return the message's words in the spelling that the tokenizer gave them."""
    words = " ".join(token.lemma for token in message.get(TOKENS_NAMES[TEXT]) or [])
    return words.replace(" '", "'")  # "what 's" is not how the encoder's texts write it
