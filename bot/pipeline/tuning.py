"""Teaches the encoder's last layers our own examples, for ``cofactor tune``.

As published, all-MiniLM-L6-v2 places "I don't need tomorrow" beside other sentences on
tomorrow. Taught with examples it places it beside those of a crisis. The lower layers,
which know the language, stay as they are. It takes minutes, so that it is no part of
``cofactor train``: what it finds is kept in tuned_layers.npz, and serves examples that
are added later just as well. Worth doing anew when many were added.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import tensorflow as tf
from tokenizers import Tokenizer

from bot.pipeline.importer import ContentImporter
from bot.pipeline.minilm import (
    EPSILON,
    HEADS,
    LAYERS,
    WEIGHTS_FILE,
    WIDTH,
    model_folder,
    read_weights,
)
from bot.pipeline.reading import reader
from bot.pipeline.tuned_layers import is_spared

Layers = dict[str, npt.NDArray[np.float32]]
Weights = dict[str, Any]  # TensorFlow's constants or variables, by the published names

TUNED = 2  # layers, from the last
ROUNDS = 2
RATE, HEAD_RATE = 5e-5, 5e-3  # of the layers, and of the intents' directions
DROPOUT = 0.1
# Cosines times this are the scores of the intents.
SHARPNESS = 20.0
BATCH = 32
LONGEST = 96  # tokens; examples are shorter than messages may be


@dataclass(frozen=True)
class Batch:
    """Sentences of like length: tokens, 1 for each that counts, and the intents."""

    ids: npt.NDArray[np.int32]
    mask: npt.NDArray[np.float32]
    intents: npt.NDArray[np.int64]


def rounds(
    texts: Sequence[str], intents: npt.NDArray[np.int64]
) -> Iterator[tuple[float, Layers]]:
    """Teach, and yield after each round its mean loss and the layers."""
    published = read_weights(model_folder() / WEIGHTS_FILE)
    batches = example_batches(texts, intents)
    tf.keras.utils.set_random_seed(0)
    first = LAYERS - TUNED
    fixed = {name: tf.constant(value) for name, value in published.items()}
    taught = {
        name: tf.Variable(value)
        for name, value in published.items()
        if any(name.startswith(f"encoder.layer.{n}.") for n in range(first, LAYERS))
    }
    count = 1 + max(int(batch.intents.max()) for batch in batches)
    head = [tf.Variable(tf.random.normal([WIDTH, count], stddev=0.02))]
    head.append(tf.Variable(tf.zeros([count])))
    begin = tf.function(_lower, autograph=False, reduce_retracing=True)
    lower = [begin(fixed, batch.ids, batch.mask, first) for batch in batches]
    layers = list(taught.values())
    steps = ROUNDS * len(batches)
    optimizers = [_optimizer(RATE, steps), _optimizer(HEAD_RATE, steps)]

    @tf.function(autograph=False, reduce_retracing=True)
    def step(hidden: Any, mask: Any, intents: Any) -> Any:
        with tf.GradientTape() as tape:
            for number in range(first, LAYERS):
                hidden = _layer(hidden, mask, taught, number, DROPOUT)
            scores = SHARPNESS * (_sentence(hidden, mask) @ head[0]) + head[1]
            losses = tf.nn.sparse_softmax_cross_entropy_with_logits(intents, scores)
            loss = tf.reduce_mean(losses)
        slopes = tape.gradient(loss, [*layers, *head])
        optimizers[0].apply_gradients(zip(slopes[:-2], layers, strict=True))
        optimizers[1].apply_gradients(zip(slopes[-2:], head, strict=True))
        return loss

    order = np.random.default_rng(0)
    for _ in range(ROUNDS):
        losses = [
            float(
                step(
                    lower[at],
                    *map(tf.constant, (batches[at].mask, batches[at].intents)),
                )
            )
            for at in order.permutation(len(batches))
        ]
        weights = {name: value.numpy() for name, value in taught.items()}
        yield float(np.mean(losses)), weights


def examples() -> tuple[list[str], npt.NDArray[np.int64]]:
    """Return all examples but those that are spared, and each one's intent."""
    importer = ContentImporter("config.yml", "domain.yml", ["data"])
    messages = [
        message
        for message in importer.get_nlu_data().intent_examples
        if not is_spared(str(message.get("text")))
    ]
    _, intents = np.unique(
        [str(message.get("intent")) for message in messages], return_inverse=True
    )
    return [reader().read(str(one.get("text"))).plain for one in messages], intents


def example_batches(
    texts: Sequence[str], intents: npt.NDArray[np.int64]
) -> list[Batch]:
    """Return the examples as tokens, those of like length together."""
    tokenizer = Tokenizer.from_file(str(model_folder() / "tokenizer.json"))
    tokenizer.enable_truncation(LONGEST)
    tokenizer.enable_padding()
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    batches = []
    for start in range(0, len(order), BATCH):
        rows = order[start : start + BATCH]
        encoded = tokenizer.encode_batch([texts[row] for row in rows])
        batches.append(
            Batch(
                np.array([one.ids for one in encoded], dtype=np.int32),
                np.array([one.attention_mask for one in encoded], dtype=np.float32),
                intents[rows],
            )
        )
    return batches


def _lower(weights: Weights, ids: Any, mask: Any, layers: int) -> Any:
    """Return the tokens' vectors after the layers that stay as they are."""
    table = "embeddings.{}_embeddings.weight"
    hidden = tf.gather(weights[table.format("word")], ids)
    hidden += weights[table.format("position")][None, : tf.shape(ids)[1]]
    hidden += weights[table.format("token_type")][0]
    hidden = _norm(hidden, weights, "embeddings.LayerNorm")
    for number in range(layers):
        hidden = _layer(hidden, mask, weights, number, 0.0)
    return hidden


def _layer(
    hidden: Any, mask: Any, weights: Weights, number: int, dropout: float
) -> Any:
    name = f"encoder.layer.{number}"
    shape = tf.shape(hidden)

    def heads(part: str) -> Any:
        dense = _dense(hidden, weights, f"{name}.attention.self.{part}")
        apart = [shape[0], shape[1], HEADS, WIDTH // HEADS]
        return tf.transpose(tf.reshape(dense, apart), [0, 2, 1, 3])

    scores = tf.matmul(heads("query"), heads("key"), transpose_b=True)
    scores = scores / np.sqrt(WIDTH // HEADS) + 1e4 * (mask[:, None, None, :] - 1)
    shares = tf.nn.dropout(tf.nn.softmax(scores), dropout)
    seen = tf.transpose(tf.matmul(shares, heads("value")), [0, 2, 1, 3])
    attended = _dense(
        tf.reshape(seen, shape), weights, f"{name}.attention.output.dense"
    )
    attended = tf.nn.dropout(attended, dropout)
    hidden = _norm(hidden + attended, weights, f"{name}.attention.output.LayerNorm")
    wide = tf.nn.gelu(_dense(hidden, weights, f"{name}.intermediate.dense"))
    narrow = tf.nn.dropout(_dense(wide, weights, f"{name}.output.dense"), dropout)
    return _norm(hidden + narrow, weights, f"{name}.output.LayerNorm")


def _dense(hidden: Any, weights: Weights, name: str) -> Any:
    product = tf.matmul(hidden, weights[f"{name}.weight"], transpose_b=True)
    return product + weights[f"{name}.bias"]


def _norm(hidden: Any, weights: Weights, name: str) -> Any:
    mean, variance = tf.nn.moments(hidden, [-1], keepdims=True)
    scaled = (hidden - mean) * tf.math.rsqrt(variance + EPSILON)
    return scaled * weights[f"{name}.weight"] + weights[f"{name}.bias"]


def _sentence(hidden: Any, mask: Any) -> Any:
    summed = tf.reduce_sum(hidden * mask[:, :, None], 1)
    return tf.math.l2_normalize(summed, -1)  # as the mean, once it has length 1


def _optimizer(rate: float, steps: int) -> Any:
    falling = tf.keras.optimizers.schedules.PolynomialDecay(rate, steps, rate / 20)
    return tf.keras.optimizers.legacy.Adam(falling)
