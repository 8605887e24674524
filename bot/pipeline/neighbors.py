"""The examples nearest to a message, and how they vote."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.pipeline.axes import main_axes, of_length_1

Numbers = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]

# In a vote an example counts e to the power of this times its cosine.
STEEPNESS = 15.0
# A message and its parts are compared one by one: for several at once all examples are
# first copied into another order, which takes ten times as long as comparing with them.
FEW = 20
AT_ONCE = 1000  # messages compared with all examples, for the memory that it takes


@dataclass(frozen=True)
class Nearest:
    """The examples nearest to each message, with cosines: (messages, count) of each."""

    examples: Places
    cosines: Numbers


@dataclass(frozen=True)
class Neighbors:
    """All examples as vectors of (examples, width), each of length 1 or 0.

    ``intents`` holds the number of each example's intent.
    """

    vectors: Numbers
    intents: Places
    count: int  # how many vote

    def nearest(self, vectors: Numbers) -> Nearest:
        """Return the examples nearest to each vector, nearest first."""
        size = AT_ONCE if len(vectors) > FEW else 1
        found = [
            self._nearest(vectors[start : start + size])
            for start in range(0, len(vectors), size)
        ]
        examples, cosines = (np.concatenate(part) for part in zip(*found, strict=True))
        return Nearest(examples, cosines)

    def _nearest(self, vectors: Numbers) -> tuple[Places, Numbers]:
        cosines = vectors @ self.vectors.T
        count = min(self.count, cosines.shape[1])
        best = np.argpartition(-cosines, count - 1, axis=1)[:, :count]
        near = np.take_along_axis(cosines, best, axis=1)
        order = np.argsort(-near, axis=1)
        return (
            np.take_along_axis(best, order, axis=1),
            np.take_along_axis(near, order, axis=1),
        )

    def shares(self, nearest: Nearest, intents: int) -> Numbers:
        """Return each intent's share of the votes, an array of (messages, intents)."""
        votes = np.zeros((len(nearest.examples), intents), dtype=np.float32)
        rows = np.arange(len(votes))[:, None]
        weights = np.exp(STEEPNESS * (nearest.cosines - 1))
        np.add.at(votes, (rows, self.intents[nearest.examples]), weights)
        return np.asarray(votes / votes.sum(axis=1, keepdims=True))

    def only(self, examples: Places) -> Neighbors:
        """Return these of the examples alone."""
        return Neighbors(self.vectors[examples], self.intents[examples], self.count)


def narrowed(vectors: Numbers, width: int) -> tuple[Numbers, Numbers]:
    """Return unit vectors of ``width`` and the projection (before, width) to them.

    The directions are those in which the examples differ most: a message is compared
    with all examples at each turn, and narrow vectors are quicker to compare.
    """
    projection = main_axes(vectors, width)
    return of_length_1(vectors @ projection), projection
