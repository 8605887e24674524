"""The examples nearest to a message, and how they vote."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float32]

# In a vote an example counts e to the power of this times its cosine.
STEEPNESS = 15.0


@dataclass(frozen=True)
class Neighbors:
    """All examples as vectors of (examples, width), each of length 1 or 0.

    ``intents`` holds a row of the classifier's intents for each example.
    """

    vectors: Numbers
    intents: npt.NDArray[np.int64]
    count: int  # how many vote

    def nearest(self, vector: Numbers) -> list[tuple[int, float]]:
        """Return the nearest examples with their cosine, nearest first."""
        cosines = self.vectors @ vector
        count = min(self.count, len(cosines))
        best = np.argpartition(-cosines, count - 1)[:count]
        best = best[np.argsort(-cosines[best])]
        return [(int(index), float(cosines[index])) for index in best]

    def shares(self, nearest: list[tuple[int, float]], intents: int) -> Numbers:
        """Return each intent's share of the votes, an array of (intents,)."""
        votes = np.zeros(intents, dtype=np.float32)
        for index, cosine in nearest:
            votes[self.intents[index]] += np.exp(STEEPNESS * (cosine - 1))
        total = float(votes.sum())
        return votes / total if total else np.full_like(votes, 1 / intents)


def narrowed(vectors: Numbers, width: int) -> tuple[Numbers, Numbers]:
    """Return unit vectors of ``width`` and the projection (before, width) to them.

    The directions are those in which the examples differ most: a message is compared
    with all examples at each turn, and narrow vectors are quicker to compare.
    """
    projection = np.eye(vectors.shape[1], dtype=np.float32)
    if width < vectors.shape[1]:
        _, directions = np.linalg.eigh((vectors.T @ vectors).astype(np.float64))
        projection = np.ascontiguousarray(directions[:, ::-1][:, :width], np.float32)
    return of_length_1(vectors @ projection), projection


def of_length_1(vectors: Numbers) -> Numbers:
    """Return the rows scaled to length 1; a row of zeros stays so."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.where(lengths > 0, lengths, 1), dtype=np.float32)
