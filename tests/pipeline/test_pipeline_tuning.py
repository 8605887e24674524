"""The encoder's last layers learn what the examples say is alike, and only they do."""

from __future__ import annotations

import numpy as np
import pytest

from bot.pipeline.encoder import Encoder
from bot.pipeline.minilm import (
    WEIGHTS_FILE,
    build,
    encoder_file,
    model_folder,
    read_weights,
)
from bot.pipeline.tuned_layers import is_spared, tuned_layers
from bot.pipeline.tuning import TUNED, rounds

# Two intents that no published vector tells apart.
PLANTS = ["the red one grows", "a red one grew", "red ones grow fast", "one red grows"]
CARS = [
    "the blue one grows",
    "a blue one grew",
    "blue ones grow fast",
    "one blue grows",
]


@pytest.fixture(scope="module")
def published() -> dict[str, np.ndarray]:
    """Return the weights as they come in the package."""
    return read_weights(model_folder() / WEIGHTS_FILE)


def apart(graph) -> float:
    """Return how much nearer the sentences are to their own kind than to the other."""
    vectors = Encoder(graph).encode([*PLANTS, *CARS])
    near = vectors @ vectors.T
    own = np.kron(np.eye(2), np.ones((4, 4))).astype(bool)
    return float(near[own].mean() - near[~own].mean())


def test_tuning_moves_apart_what_the_examples_tell_apart(tmp_path):
    intents = np.array([0] * 4 + [1] * 4)
    (first, _), (last, taught) = rounds([*PLANTS, *CARS] * 80, np.tile(intents, 80))
    assert last < first
    assert {name.split(".")[2] for name in taught} == {"4", "5"}
    before, after = tmp_path / "before.onnx", tmp_path / "after.onnx"
    build(before, quantize=False)
    build(after, taught, quantize=False)
    assert apart(after) > apart(before) + 0.2


def test_tuning_stored_the_last_layers_and_no_others(published):
    stored = tuned_layers()
    last = range(6 - TUNED, 6)
    names = {
        name
        for name in published
        if any(name.startswith(f"encoder.layer.{number}.") for number in last)
    }
    assert set(stored) == names
    for name, weight in stored.items():
        assert weight.shape == published[name].shape
        assert np.isfinite(weight).all()
        assert not np.array_equal(weight, published[name])


def test_tuning_is_in_the_encoder_that_is_used(tmp_path):
    published = tmp_path / "published.onnx"
    build(published)
    used = Encoder(encoder_file(tmp_path))
    text = ["there is no tomorrow in my diary"]
    assert (used.encode(text) * Encoder(published).encode(text)).sum() < 0.99


def test_tuning_spares_some_examples_for_good():
    texts = [f"example {number}" for number in range(4000)]
    spared = [text for text in texts if is_spared(text)]
    assert 400 < len(spared) < 600
    assert spared == [text for text in reversed(texts) if is_spared(text)][::-1]
