"""Vectors: their main directions, and their length."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float32]


def main_axes(vectors: Numbers, width: int) -> Numbers:
    """Return the ``width`` directions in which (examples, numbers) differ most.

    They are the columns of an array of (numbers, width); all numbers are kept as they
    are if there are no more than ``width``.
    """
    if width >= vectors.shape[1]:
        return np.eye(vectors.shape[1], dtype=np.float32)
    _, directions = np.linalg.eigh(vectors.T @ vectors)
    return np.ascontiguousarray(directions[:, ::-1][:, :width], dtype=np.float32)


def of_length_1(vectors: Numbers) -> Numbers:
    """Return the rows scaled to length 1; a row of zeros stays so."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.where(lengths > 0, lengths, 1), dtype=np.float32)
