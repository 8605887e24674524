"""Multinomial logistic regression, fitted by scikit-learn."""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float32]
Intents = npt.NDArray[np.int64]

UNLIKELY = -1e9  # the score of an intent that the examples lack


@dataclass(frozen=True)
class Regression:
    """Weights of (features, intents) and a bias of (intents,)."""

    weights: Numbers
    bias: Numbers

    def shares(self, features: Numbers) -> Numbers:
        """Return the probability of each intent, an array of (texts, intents)."""
        return softmax(features @ self.weights + self.bias)


def fit(
    features: Numbers, intents: Intents, count: int, *, rounds: int, strength: float
) -> Regression:
    """Fit to ``features`` of (texts, features) and ``intents`` from 0 to ``count``.

    ``rounds`` is how often each example is seen, ``strength`` that of regularization.
    """
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    # Without a hidden layer it is logistic regression, and its stochastic steps need
    # a fifth of the time of LogisticRegression's for a fit as good (docs/decisions.md).
    model = MLPClassifier(
        hidden_layer_sizes=(),
        max_iter=rounds,
        alpha=strength,
        learning_rate_init=0.01,
        batch_size=min(128, len(features)),
        random_state=0,
    )
    # The rounds are chosen. Not in a context, which another thread would end.
    warnings.simplefilter("ignore", ConvergenceWarning)
    model.fit(features, intents)
    (coefficients,), (bias,) = model.coefs_, model.intercepts_
    if len(model.classes_) == 2:  # scikit-learn keeps one column for two intents
        coefficients = np.hstack([-coefficients, coefficients]) / 2
        bias = np.concatenate([-bias, bias]) / 2
    fitted = Regression(
        np.zeros((features.shape[1], count), dtype=np.float32),
        np.full(count, UNLIKELY, dtype=np.float32),
    )
    fitted.weights[:, model.classes_] = coefficients
    fitted.bias[model.classes_] = bias
    return fitted


def softmax(scores: Numbers) -> Numbers:
    """Return scores as shares: each row adds up to 1."""
    odds = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=-1, keepdims=True))
