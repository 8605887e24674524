"""What is learned from the examples: a regression, and the examples themselves."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

from bot.pipeline.axes import main_axes, of_length_1
from bot.pipeline.calibration import best_sharpness, sharpened
from bot.pipeline.features import Features
from bot.pipeline.neighbors import Nearest, Neighbors, narrowed
from bot.pipeline.ngrams import rarity, weighed
from bot.pipeline.regression import Regression, fit, softmax

Numbers = npt.NDArray[np.float32]
Intents = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Shares = npt.NDArray[np.float64]
Config = Mapping[str, Any]

DEFAULTS: Config = {
    # How often the fit sees each example, and the strength of regularization.
    "rounds": 15,
    "regularization": 3e-4,
    # The numbers that the fit sees of the dense features: the directions in which the
    # examples differ most.
    "dense_width": 400,
    # How many examples vote, their share in the mix (0 for no vote), and how many
    # numbers of their vectors are compared.
    "neighbors": 10,
    "neighbor_share": 0.5,
    "neighbor_width": 128,
}


@dataclass(frozen=True)
class IntentModel:
    """Weights of the dense features and of the counts, and the examples' vectors.

    The regression weighs all features; the vote knows wordings that no straight line
    separates. The two are mixed, and then sharpened as fits examples that were held
    out, so that a share is the probability of being right.
    """

    dense: Numbers  # (numbers, intents)
    counts: Numbers  # (places, intents)
    bias: Numbers  # (intents,)
    idf: Numbers  # (places,)
    ngram_weight: float
    projection: Numbers  # (sentence vector, narrow vector)
    neighbors: Neighbors
    neighbor_share: float
    sharpness: float

    def judge(self, features: Features) -> tuple[Shares, Nearest]:
        """Return each intent's probability, (messages, intents), and who voted."""
        vectors = of_length_1(features.sentences @ self.projection)
        nearest = self.neighbors.nearest(vectors)
        voted = self.neighbors.shares(nearest, len(self.bias))
        mixed = _mixed(self.glance(features), voted, self.neighbor_share)
        return sharpened(mixed, self.sharpness), nearest

    def glance(self, features: Features) -> Numbers:
        """Return each intent's probability by the regression alone, without a vote."""
        counts = weighed(features.counts, self.idf, self.ngram_weight)
        return softmax(features.dense @ self.dense + counts @ self.counts + self.bias)


def learn(
    features: Features,
    intents: Intents,
    held_out: Flags,
    config: Config,
    ngram_weight: float,
) -> IntentModel:
    """Learn from the features of examples and the number of each one's intent.

    Those in ``held_out`` are left out once, to fit the sharpness, and learned then.
    """
    count = int(intents.max()) + 1
    idf = rarity(features.counts)
    axes = main_axes(features.dense, config["dense_width"])
    counted = weighed(features.counts, idf, ngram_weight).toarray()
    fitted = np.hstack([features.dense @ axes, counted])
    vectors, projection = narrowed(features.sentences, config["neighbor_width"])
    neighbors = Neighbors(vectors, intents, config["neighbors"])
    # Steps are small: two fits on a processor each are done sooner than one on both.
    with threadpool_limits(1), ThreadPoolExecutor() as pool:
        found = pool.submit(
            _held_out_sharpness, fitted, neighbors, held_out, count, config
        )
        regression = _fit(fitted, intents, count, config)
        sharpness = found.result()
    width = axes.shape[1]
    return IntentModel(
        # Multiplied out, so that a message costs one product with its own features.
        dense=axes @ regression.weights[:width],
        counts=np.ascontiguousarray(regression.weights[width:]),
        bias=regression.bias,
        idf=idf,
        ngram_weight=ngram_weight,
        projection=projection,
        neighbors=neighbors,
        neighbor_share=config["neighbor_share"],
        sharpness=sharpness,
    )


def _held_out_sharpness(
    features: Numbers, neighbors: Neighbors, out: Flags, count: int, config: Config
) -> float:
    """Return the sharpness that fits examples held out from a fit of the rest."""
    intents = neighbors.intents
    held, rest = np.flatnonzero(out), np.flatnonzero(~out)
    if not len(held) or len(np.unique(intents[rest])) < 2:
        return 1.0
    linear = _fit(features[rest], intents[rest], count, config).shares(features[held])
    others = neighbors.only(rest)
    voted = others.shares(others.nearest(neighbors.vectors[held]), count)
    return best_sharpness(
        _mixed(linear, voted, config["neighbor_share"]), intents[held]
    )


def _fit(features: Numbers, intents: Intents, count: int, config: Config) -> Regression:
    rounds, strength = config["rounds"], config["regularization"]
    return fit(features, intents, count, rounds=rounds, strength=strength)


def _mixed(linear: Numbers, voted: Numbers, share: float) -> Shares:
    return np.asarray((1 - share) * linear + share * voted, dtype=np.float64)
