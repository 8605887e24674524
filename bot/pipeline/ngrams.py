"""Words and letter groups of a message, counted: what a sentence vector blurs."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import FeatureHasher
from sklearn.feature_extraction.text import CountVectorizer

Numbers = npt.NDArray[np.float32]

# A count is kept at the place that a hash gives, so there is no vocabulary to train or
# to store; those that share a place are weighed together.
PLACES = 2048
_WORDS = CountVectorizer(
    analyzer="word", token_pattern=r"(?u)\b\w+\b", ngram_range=(1, 3)
).build_analyzer()
_LETTERS = CountVectorizer(analyzer="char_wb", ngram_range=(2, 5)).build_analyzer()
_HASHER = FeatureHasher(
    PLACES, input_type="string", alternate_sign=False, dtype=np.float32
)


def counts(texts: Iterable[str]) -> csr_matrix:
    """Return how often a text has one to three words and two to five letters.

    It is a matrix of (texts, PLACES).
    """
    return _HASHER.transform([*_WORDS(text), *_LETTERS(text)] for text in texts)


def rarity(counted: csr_matrix) -> Numbers:
    """Return the inverse document frequency of each place, as scikit-learn has it."""
    seen = np.bincount(counted.indices, minlength=counted.shape[1])
    return np.asarray(np.log((1 + counted.shape[0]) / (1 + seen)) + 1, dtype=np.float32)


def weighed(counted: csr_matrix, idf: Numbers, length: float) -> csr_matrix:
    """Return log counts times ``idf``, with all rows scaled to ``length``."""
    scaled = counted.copy()
    scaled.data = (1 + np.log(scaled.data)) * idf[scaled.indices]
    rows = np.repeat(np.arange(scaled.shape[0]), np.diff(scaled.indptr))
    squares = np.bincount(rows, scaled.data**2, minlength=scaled.shape[0])
    norms = np.sqrt(np.where(squares > 0, squares, 1))
    scaled.data = (scaled.data * (length / norms)[rows]).astype(np.float32)
    return scaled
