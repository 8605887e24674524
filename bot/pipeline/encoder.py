"""Sentence vectors: what a message means, and what it says of each nutrient."""

from __future__ import annotations

import os
import re
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
from tokenizers import Encoding, Tokenizer

from bot.pipeline.minilm import (
    GRAPH,
    WEIGHTS_SHA256,
    WIDTH,
    encoder_file,
    model_folder,
)
from bot.settings import settings

BATCH = 64
LONGEST = 128  # tokens; a message has at most 1,000 characters
# In a sentence the vector of a nutrient's name takes on what is said of it, so that
# "does magnesium help vitamin D" and "does vitamin D help magnesium" differ in it.
NUTRIENTS = {
    "magnesium": re.compile(r"\bmagnesium\b"),
    "vitamin_d": re.compile(r"\bvitamin d[23]?\b"),
}
SENTENCE, STRONGEST = "sentence", "strongest"
PARTS = (SENTENCE, *NUTRIENTS, STRONGEST)


class Encoder:
    """The encoder itself, apart from Rasa."""

    def __init__(self, graph: Path, *, threads: int = 1) -> None:
        """Loads the graph; a message is short, so one thread is quickest for it."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self._session = onnxruntime.InferenceSession(str(graph), options)
        self._tokenizer = Tokenizer.from_file(str(model_folder() / "tokenizer.json"))
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.enable_padding()

    def encode(
        self, texts: Sequence[str], parts: Sequence[str] = (SENTENCE,)
    ) -> npt.NDArray[np.float32]:
        """Return an array of (texts, 384 for each of ``parts``).

        ``sentence`` is the mean over the tokens, ``magnesium`` and ``vitamin_d`` the
        mean over the tokens of that name, ``strongest`` the highest value of any token.
        Each part has length 1, or is 0 where there is no such token.
        """
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        vectors = np.zeros((len(texts), WIDTH * len(parts)), dtype=np.float32)
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            batch = [texts[row] for row in rows]
            encoded = self._tokenizer.encode_batch(batch)
            feed = {
                "input_ids": np.array([one.ids for one in encoded], dtype=np.int64),
                "attention_mask": np.array(
                    [one.attention_mask for one in encoded], dtype=np.int64
                ),
            }
            means, tokens = self._session.run(["embedding", "tokens"], feed)
            for row, text, one, mean, own in zip(
                rows, batch, encoded, means, tokens, strict=True
            ):
                vectors[row] = np.concatenate(
                    [_part(part, text, one, mean, own) for part in parts]
                )
        return vectors


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False
)
class SentenceEncoder(GraphComponent):
    """Adds a dense sentence feature to each message."""

    def __init__(self, config: dict[str, Any], name: str) -> None:
        """Loads the encoder; it is built first if it is not there yet."""
        self._parts: list[str] = config["parts"]
        self._name = name
        weight = {SENTENCE: 1.0}
        self._weights = np.repeat(
            [weight.get(part, config["part_weight"]) for part in self._parts], WIDTH
        ).astype(np.float32)
        self._encoder = Encoder(encoder_file(settings().cache))

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Returns the component's default config (see parent class)."""
        # The parts of the vector, the sentence first, and the length of the others.
        return {"parts": list(PARTS), "part_weight": 0.7}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoder:
        """Creates a new component (see parent class for full docstring)."""
        return cls(config, execution_context.node_name)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Adds the weights and the graph to the fingerprint (see parent class)."""
        return f"{WEIGHTS_SHA256} {GRAPH}"

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Adds the feature to all examples, with all processors at work."""
        encoder = Encoder(encoder_file(settings().cache), threads=os.cpu_count() or 1)
        examples = [m for m in training_data.training_examples if m.get(TEXT)]
        self._add(encoder, examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the feature to each message."""
        self._add(self._encoder, messages)
        return messages

    def _add(self, encoder: Encoder, messages: Sequence[Message]) -> None:
        texts = [plain_text(message) for message in messages]
        vectors = encoder.encode(texts, self._parts) * self._weights
        for message, vector in zip(messages, vectors, strict=True):
            message.add_features(
                Features(vector[None, :], FEATURE_TYPE_SENTENCE, TEXT, self._name)
            )


def plain_text(message: Message) -> str:
    """Return the message's words in the spelling that the tokenizer gave them."""
    words = " ".join(token.lemma for token in message.get(TOKENS_NAMES[TEXT]) or [])
    return words.replace(" '", "'")  # "what 's" is not how the encoder's texts write it


def _part(
    part: str,
    text: str,
    encoded: Encoding,
    mean: npt.NDArray[np.float32],
    tokens: npt.NDArray[np.float32],
) -> npt.NDArray[np.float32]:
    if part == SENTENCE:
        return mean
    words = [index for index, (start, end) in enumerate(encoded.offsets) if end > start]
    if part == STRONGEST:
        vector = tokens[words].max(axis=0) if words else np.zeros_like(mean)
    else:
        places = [match.span() for match in NUTRIENTS[part].finditer(text)]
        named = [
            index
            for index in words
            if any(
                start <= encoded.offsets[index][0] and encoded.offsets[index][1] <= end
                for start, end in places
            )
        ]
        vector = tokens[named].mean(axis=0) if named else np.zeros_like(mean)
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector
