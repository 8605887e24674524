"""Makes confidence mean what it says: of a hundred at 0.8, eighty are right."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize_scalar

Shares = npt.NDArray[np.float64]

LEAST = 1e-6  # no intent is impossible
SHARPEST = 5.0


def sharpened(shares: Shares, sharpness: float) -> Shares:
    """Return ``shares`` to the power of ``sharpness``, each row adding up to 1.

    This is temperature scaling with 1 / sharpness as the temperature; the order of the
    intents stays as it is.
    """
    raised = (shares + LEAST) ** sharpness
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))


def log_loss(shares: Shares, intents: npt.NDArray[np.int64]) -> float:
    """Return the mean of -log of the share of the right intent, in nats."""
    right = shares[np.arange(len(intents)), intents]
    return float(-np.log(np.maximum(right, LEAST)).mean())


def best_sharpness(shares: Shares, intents: npt.NDArray[np.int64]) -> float:
    """Return the sharpness at which held-out ``shares`` fit their intents best."""
    found = minimize_scalar(
        lambda sharpness: log_loss(sharpened(shares, sharpness), intents),
        bounds=(1 / SHARPEST, SHARPEST),
        method="bounded",
    )
    return float(found.x)
