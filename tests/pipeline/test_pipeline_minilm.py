"""The sentence encoder: all-MiniLM-L6-v2, number for number, and what was taught."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from scipy.special import erf
from tokenizers import Tokenizer

from bot.pipeline import minilm
from bot.pipeline.encoder import Encoder
from bot.pipeline.minilm import EncoderError, build, model_folder, read_weights
from bot.pipeline.tuned_layers import tuned_layers

SENTENCES = [
    "mag",
    "D3?",
    "vitamin d",
    "does trout have magnesium",
    "How much vitamin D is in a glass of oat milk?",
    "my levels came back low and nobody told me what that means",
    "Magnesium and vitamin D work as a team, so does one fail without the other?",
    "25(OH)D of 31 ng/ml — is that within the usual range",
    "I'd like to eat more beans, nuts and seeds; which of them has the most of it?",
    "THE QUICK BROWN FOX JUMPS OVER THE LAZY DOG",
    "crème brûlée, jalapeño & smörgåsbord",
    "🌞🌞🌞",
    "...",
    "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20",
    "a",
    "kidney " * 40,
    "why " * 100,
    "One sentence. Then another one! And a third? Yes, and here is the fourth: done.",
    "supercalifragilisticexpialidocious antidisestablishmentarianism",
    "magnesium helps the liver and the kidneys to turn vitamin d on " * 30,
]
HAPPY = "That is a happy person"
# The similarities that the model's own page shows for its example.
PUBLISHED = {
    "That is a very happy person": 0.9429,
    "That is a happy dog": 0.6946,
    "Today is a sunny day": 0.2569,
}


@pytest.fixture(scope="module", params=["published", "taught"])
def instead(request) -> dict[str, np.ndarray]:
    """Return the weights that stand in for published ones: none, or those in use."""
    return {} if request.param == "published" else tuned_layers()


@pytest.fixture(scope="module")
def whole(tmp_path_factory, instead) -> Path:
    """Return the graph in 32-bit numbers."""
    path = tmp_path_factory.mktemp("whole") / "whole.onnx"
    build(path, instead, quantize=False)
    return path


@pytest.fixture(scope="module")
def small(tmp_path_factory, instead) -> Path:
    """Return the graph in 8-bit numbers, as it is used."""
    path = tmp_path_factory.mktemp("small") / "small.onnx"
    build(path, instead)
    return path


@pytest.fixture(scope="module")
def bert(instead):
    """Return a forward pass of BERT in plain numpy, one sentence at a time."""
    bert = Bert(model_folder())
    bert.weights |= instead
    return bert


class Bert:
    """Six layers of width 384 with twelve heads; then mean, then length 1.

    Written from the paper and the weights' names, apart from bot.pipeline.minilm.
    """

    def __init__(self, folder: Path) -> None:
        data = (folder / "model.safetensors").read_bytes()
        (length,) = struct.unpack("<Q", data[:8])
        header = json.loads(data[8 : 8 + length])
        header.pop("__metadata__", None)
        self.weights = {
            name: np.frombuffer(
                data,
                dtype="<f4",
                count=int(np.prod(entry["shape"])),
                offset=8 + length + entry["data_offsets"][0],
            ).reshape(entry["shape"])
            for name, entry in header.items()
            if entry["dtype"] == "F32"
        }
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(128)

    def encode(self, text: str) -> np.ndarray:
        """Return the vector of one sentence."""
        ids = self.tokenizer.encode(text).ids
        table = "embeddings.{}_embeddings.weight"
        x = self.weights[table.format("word")][ids]
        x = x + self.weights[table.format("position")][: len(ids)]
        x = x + self.weights[table.format("token_type")][0]
        x = self._norm(x, "embeddings.LayerNorm")
        for number in range(6):
            x = self._layer(x, f"encoder.layer.{number}")
        mean = x.mean(axis=0)
        return mean / np.sqrt((mean**2).sum())

    def _layer(self, x: np.ndarray, name: str) -> np.ndarray:
        query, key, value = (
            self._dense(x, f"{name}.attention.self.{part}").reshape(len(x), 12, 32)
            for part in ("query", "key", "value")
        )
        scores = np.einsum("ihd,jhd->hij", query, key) / np.sqrt(32)
        odds = np.exp(scores - scores.max(axis=-1, keepdims=True))
        shares = odds / odds.sum(axis=-1, keepdims=True)
        seen = np.einsum("hij,jhd->ihd", shares, value).reshape(len(x), 384)
        out = self._dense(seen, f"{name}.attention.output.dense")
        x = self._norm(x + out, f"{name}.attention.output.LayerNorm")
        wide = self._dense(x, f"{name}.intermediate.dense")
        wide = wide * (1 + erf(wide / np.sqrt(2))) / 2
        out = self._dense(wide, f"{name}.output.dense")
        return self._norm(x + out, f"{name}.output.LayerNorm")

    def _dense(self, x: np.ndarray, name: str) -> np.ndarray:
        return x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def _norm(self, x: np.ndarray, name: str) -> np.ndarray:
        spread = np.sqrt(x.var(axis=-1, keepdims=True) + 1e-12)
        x = (x - x.mean(axis=-1, keepdims=True)) / spread
        return x * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]


def test_minilm_agrees_with_bert_in_plain_numpy(whole, bert):
    vectors = Encoder(whole).encode(SENTENCES)  # one batch, so the short are padded
    for text, vector in zip(SENTENCES, vectors, strict=True):
        assert vector @ bert.encode(text) >= 0.9999, text[:40]


@pytest.mark.parametrize("instead", ["published"], indirect=True)
def test_minilm_gives_the_published_similarities(whole):
    vectors = Encoder(whole).encode([HAPPY, *PUBLISHED])
    found = vectors[1:] @ vectors[0]
    assert found == pytest.approx(list(PUBLISHED.values()), abs=0.001)


def test_minilm_every_vector_has_length_one(small):
    lengths = np.linalg.norm(Encoder(small).encode(SENTENCES), axis=1)
    assert lengths == pytest.approx(np.ones(len(SENTENCES)), abs=1e-5)


def test_minilm_a_sentence_alone_is_as_in_a_batch(whole):
    encoder = Encoder(whole)
    together = encoder.encode(SENTENCES)
    alone = np.vstack([encoder.encode([text]) for text in SENTENCES])
    assert (together * alone).sum(axis=1).min() >= 0.99999


def test_minilm_in_8_bits_means_the_same(whole, small):
    exact, rounded = (one_by_one(path) for path in (whole, small))
    assert (exact * rounded).sum(axis=1).min() >= 0.98


def test_minilm_in_8_bits_keeps_likeness(whole, small):
    exact, rounded = (one_by_one(path) for path in (whole, small))
    assert np.abs(exact @ exact.T - rounded @ rounded.T).max() <= 0.05


def one_by_one(path: Path) -> np.ndarray:
    """Encode the sentences as messages come: each by itself."""
    encoder = Encoder(path)
    return np.vstack([encoder.encode([text]) for text in SENTENCES])


def test_minilm_unreviewed_weights_are_refused(tmp_path):
    other = tmp_path / "model.safetensors"
    other.write_bytes(struct.pack("<Q", 2) + b"{}")
    with pytest.raises(EncoderError, match=r"model\.safetensors.*'make install'"):
        read_weights(other)


def test_minilm_one_changed_bit_is_noticed(tmp_path):
    data = bytearray((model_folder() / "model.safetensors").read_bytes())
    data[-1] ^= 1
    other = tmp_path / "model.safetensors"
    other.write_bytes(data)
    with pytest.raises(EncoderError, match="not the reviewed"):
        read_weights(other)


def test_minilm_missing_package_names_the_next_step(monkeypatch):
    monkeypatch.setattr(minilm, "PACKAGE", "no_such_package")
    with pytest.raises(EncoderError, match="'make install'"):
        model_folder()


def test_minilm_two_builds_at_once_leave_a_whole_file(tmp_path):
    path = tmp_path / "cache" / "encoder.onnx"
    script = (
        "import sys; from pathlib import Path; from bot.pipeline.minilm import build; "
        "build(Path(sys.argv[1]), quantize=False)"
    )
    builds = [
        subprocess.Popen([sys.executable, "-c", script, str(path)]) for _ in range(2)
    ]
    sizes = set()
    while any(one.poll() is None for one in builds):
        if path.exists():
            sizes.add(path.stat().st_size)
        time.sleep(0.005)
    assert [one.returncode for one in builds] == [0, 0]
    assert sizes <= {path.stat().st_size}, "a half-written file was in place"
    onnxruntime.InferenceSession(str(path))
    assert [one.name for one in path.parent.iterdir()] == [path.name]
