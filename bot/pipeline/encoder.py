"""Sentence vectors: what a message means, and what it says of each nutrient."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Encoding, Tokenizer

from bot.pipeline.minilm import WIDTH, model_folder

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
    """all-MiniLM-L6-v2, as a graph that onnxruntime runs."""

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


def _part(
    part: str,
    text: str,
    encoded: Encoding,
    mean: npt.NDArray[np.float32],
    tokens: npt.NDArray[np.float32],
) -> npt.NDArray[np.float32]:
    if part == SENTENCE:
        return mean
    offsets = encoded.offsets  # made anew at each access
    words = [index for index, (start, end) in enumerate(offsets) if end > start]
    if part == STRONGEST:
        vector = tokens[words].max(axis=0) if words else np.zeros_like(mean)
    else:
        places = [match.span() for match in NUTRIENTS[part].finditer(text)]
        named = [
            index
            for index in words
            if any(
                start <= offsets[index][0] and offsets[index][1] <= end
                for start, end in places
            )
        ]
        vector = tokens[named].mean(axis=0) if named else np.zeros_like(mean)
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector
