"""Whether confidence tells what is on topic, and means what it says."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt
from sklearn.metrics import roc_auc_score

from benchmarks.page import table
from benchmarks.understanding.questions import Asked

BINS = 10
Outcomes = Sequence[tuple[float, bool]]


def scope_table(asked: Sequence[Asked], topics: Collection[str]) -> str:
    """Return how well the topics' shares part the topics' questions from others."""
    on_topic = [share_of(one, topics) for one in asked if one.file == "topics"]
    others: dict[str, list[float]] = {"off topic, all": [], "uncovered": []}
    for one in asked:
        if one.file == "off_topic":
            share = share_of(one, topics)
            others["off topic, all"].append(share)
            others.setdefault(f"- {one.question['kind']}", []).append(share)
        elif one.file == "uncovered":
            others["uncovered"].append(share_of(one, topics))
    others["uncovered"] = others.pop("uncovered")  # last
    rows = [
        [name, str(len(shares)), f"{auroc(on_topic, shares):.3f}"]
        for name, shares in others.items()
    ]
    return table(["Against questions that are", "Questions", "AUROC"], rows)


def share_of(one: Asked, topics: Collection[str]) -> float:
    """Return the probability of all topics together, as far as the ranking shows."""
    return sum(share for name, share in one.ranking.items() if name in topics)


def auroc(inside: Sequence[float], outside: Sequence[float]) -> float:
    """Return how often one inside scores higher than one outside, ties by half."""
    is_inside = [True] * len(inside) + [False] * len(outside)
    return float(roc_auc_score(is_inside, [*inside, *outside]))


def outcomes(asked: Sequence[Asked], topics: Collection[str]) -> Outcomes:
    """Return the confidence of the likeliest topic, and whether it was right."""
    found = []
    for one in asked:
        likeliest = next((name for name in one.ranking if name in topics), None)
        if one.file == "topics" and likeliest:
            found.append((one.ranking[likeliest], likeliest in one.good))
    return found


def calibration_error(found: Outcomes) -> float:
    """Return the expected calibration error over ``BINS`` bins of equal width."""
    shares, right = _arrays(found)
    bins = _bins(shares)
    return sum(
        float(abs(shares[bins == one].mean() - right[bins == one].mean()))
        * float(np.mean(bins == one))
        for one in np.unique(bins)
    )


def calibration_table(found: Outcomes) -> str:
    """Return for each bin how sure it was, and how often it was right."""
    shares, right = _arrays(found)
    bins = _bins(shares)
    rows = []
    for one in np.unique(bins):
        inside = bins == one
        rows.append(
            [
                f"{one / BINS:.1f} to {(one + 1) / BINS:.1f}",
                str(inside.sum()),
                f"{100 * shares[inside].mean():.1f} %",
                f"{100 * right[inside].mean():.1f} %",
            ]
        )
    return table(["Confidence", "Questions", "Mean confidence", "Right"], rows)


def _arrays(found: Outcomes) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    pairs = np.array(found, dtype=np.float64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def _bins(shares: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    return np.minimum((shares * BINS).astype(np.int64), BINS - 1)
