"""Sentence vectors: what a message means, and what it says of each nutrient."""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from bot.pipeline.axes import of_length_1
from bot.pipeline.minilm import WIDTH, model_folder

Vectors = npt.NDArray[np.float32]

BATCH = 8  # larger ones leave the processor's cache and take longer
LONGEST = 128  # tokens; a message has at most 1,000 characters
# In a sentence the vector of a nutrient's name takes on what is said of it, so that
# "does magnesium help vitamin D" and "does vitamin D help magnesium" differ in it.
NUTRIENTS = {
    "magnesium": re.compile(r"\bmagnesium\b"),
    "vitamin_d": re.compile(r"\bvitamin d[23]?\b"),
}
SENTENCE, STRONGEST = "sentence", "strongest"
PARTS = (SENTENCE, *NUTRIENTS, STRONGEST)


@dataclass(frozen=True)
class Tokens:
    """A text's tokens: where each stands in it, and its vector among the others."""

    text: str
    places: Sequence[tuple[int, int]]  # marks of begin and end cover no character
    vectors: Vectors

    @property
    def end(self) -> int:
        """Where the last token ends; the rest of a long text is left out."""
        return max(end for _, end in self.places)

    def of(self, stretches: Sequence[tuple[int, int]], parts: Sequence[str]) -> Vectors:
        """Return what ``Encoder.encode`` does, with a row for each stretch of the text.

        It costs next to nothing, and nearly says what each means by itself: a token's
        vector has taken on something of the tokens around.
        """
        inside = [self._inside(*stretch) for stretch in stretches]
        found = [self._part(part, inside) for part in parts]
        return np.hstack([of_length_1(vectors) for vectors in found])

    def _inside(self, start: int, end: int) -> list[int]:
        return [
            token
            for token, (first, last) in enumerate(self.places)
            if start <= first < last <= end
        ]

    def _part(self, part: str, inside: Sequence[list[int]]) -> Vectors:
        if part in NUTRIENTS:
            named = _of_name(part, self.text, self.places)
            inside = [[token for token in one if named[token]] for one in inside]
        join = np.max if part == STRONGEST else np.sum
        vectors = np.zeros((len(inside), WIDTH), dtype=np.float32)
        for row, tokens in enumerate(inside):
            if tokens:
                vectors[row] = join(self.vectors[tokens], axis=0)
        return vectors


class Encoder:
    """all-MiniLM-L6-v2, as a graph that onnxruntime runs."""

    def __init__(self, graph: Path, *, threads: int = 1) -> None:
        """Loads the graph; ``threads`` is how many batches are encoded at a time."""
        options = onnxruntime.SessionOptions()
        # A message is short: shared among processors, its work only waits for them.
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(graph), options)
        self._tokenizer = Tokenizer.from_file(str(model_folder() / "tokenizer.json"))
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.enable_padding()
        self._threads = threads

    def encode(
        self, texts: Sequence[str], parts: Sequence[str] = (SENTENCE,)
    ) -> Vectors:
        """Return an array of (texts, 384 for each of ``parts``).

        ``sentence`` is the mean over the tokens, ``magnesium`` and ``vitamin_d`` the
        mean over the tokens of that name, ``strongest`` the highest value of any token.
        Each part has length 1, or is 0 where there is no such token.
        """
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        batches: list[list[int]] = []
        for row in order:
            # The others of a batch are filled up to the length of the longest.
            longest = 1.5 * len(texts[batches[-1][0]]) if batches else -1
            if len(texts[row]) > longest or len(batches[-1]) == BATCH:
                batches.append([])
            batches[-1].append(row)
        vectors = np.zeros((len(texts), WIDTH * len(parts)), dtype=np.float32)

        def encode(rows: list[int]) -> None:
            vectors[rows] = self._encode([texts[row] for row in rows], parts)

        if not parts or not batches:
            return vectors
        if len(batches) == 1 or self._threads == 1:
            for rows in batches:
                encode(rows)
        else:
            with ThreadPoolExecutor(self._threads) as pool:
                list(pool.map(encode, batches))
        return vectors

    def encode_one(self, text: str, parts: Sequence[str]) -> tuple[Vectors, Tokens]:
        """Return what ``encode`` does of one text, and its tokens."""
        means, offsets, tokens = self._run([text])
        vectors = _vectors(parts, [text], means, offsets, tokens)
        return vectors, Tokens(text, offsets[0], tokens[0])

    def _encode(self, texts: list[str], parts: Sequence[str]) -> Vectors:
        return _vectors(parts, texts, *self._run(texts))

    def _run(
        self, texts: list[str]
    ) -> tuple[Vectors, list[list[tuple[int, int]]], Vectors]:
        """Return the mean of each text, and the places and vectors of its tokens."""
        encoded = self._tokenizer.encode_batch(texts)
        feed = {
            "input_ids": np.array([one.ids for one in encoded], dtype=np.int64),
            "attention_mask": np.array(
                [one.attention_mask for one in encoded], dtype=np.int64
            ),
        }
        means, tokens = self._session.run(["embedding", "tokens"], feed)
        return means, [one.offsets for one in encoded], tokens


def _vectors(
    parts: Sequence[str],
    texts: Sequence[str],
    means: Vectors,
    offsets: Sequence[Sequence[tuple[int, int]]],
    tokens: Vectors,
) -> Vectors:
    found = [
        means if part == SENTENCE else _part(part, texts, offsets, tokens)
        for part in parts
    ]
    return np.hstack(found)


def _of_name(name: str, text: str, places: Sequence[tuple[int, int]]) -> list[bool]:
    """Tell for each token whether it is in the name of a nutrient."""
    names = [match.span() for match in NUTRIENTS[name].finditer(text)]
    return [
        any(first <= start < end <= last for first, last in names)
        for start, end in places
    ]


def _part(
    part: str,
    texts: Sequence[str],
    offsets: Sequence[Sequence[tuple[int, int]]],
    tokens: Vectors,
) -> Vectors:
    """Return the vectors of one part, of (texts, 384), from those of the tokens."""
    chosen = np.zeros(tokens.shape[:2], dtype=bool)
    for row, (text, places) in enumerate(zip(texts, offsets, strict=True)):
        # Marks of begin, end and padding cover no character.
        if part == STRONGEST:
            chosen[row] = [end > start for start, end in places]
        else:
            chosen[row] = _of_name(part, text, places)
    if part == STRONGEST:
        vectors = np.where(chosen[:, :, None], tokens, -np.inf).max(axis=1)
        vectors = np.where(chosen.any(axis=1)[:, None], vectors, 0.0)
    else:
        vectors = np.einsum("rt,rtw->rw", chosen.astype(np.float32), tokens)
    return of_length_1(vectors)
