"""Which intent a message has: by logistic regression and the nearest examples."""

from __future__ import annotations

import warnings
import zipfile
from typing import Any

import numpy as np
import numpy.typing as npt
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier as RasaIntentClassifier
from rasa.shared.exceptions import RasaException
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, vstack

from bot.pipeline.calibration import best_sharpness, sharpened
from bot.pipeline.minilm import WIDTH
from bot.pipeline.neighbors import Neighbors, narrowed, of_length_1

FILE = "weights.npz"
SHARES = "intent_shares"  # all of them, for the decision; the ranking is cut
Numbers = npt.NDArray[np.float32]


class ClassifierError(RasaException):
    """The trained model does not hold the classifier's weights."""


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True
)
class IntentClassifier(GraphComponent, RasaIntentClassifier):
    """Fitted by scikit-learn, evaluated with numpy, stored without pickle.

    The regression weighs all features; the vote knows wordings that no straight line
    separates, and shows which examples a message is like. Their shares are mixed and
    then sharpened as fits examples that were held out, so that a share is the
    probability of being right.
    """

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource
    ) -> None:
        """Creates an untrained classifier."""
        self._config, self._storage, self._resource = config, storage, resource
        self._stored: dict[str, npt.NDArray[Any]] = {}

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Returns the component's default config (see parent class)."""
        return {
            # Inverse strength of regularization; vectors have about length 1.
            "C": 20.0,
            # How often the fit may take a step; more brings nothing held out.
            "steps": 100,
            # The numbers that the fit sees, of the dense and of the sparse features:
            # the directions in which the examples differ most.
            "dense_width": 400,
            "sparse_width": 300,
            # The length of the sparse features beside the sentence's, which is 1.
            "sparse_weight": 0.9,
            # How many examples vote, their share in the mix (0 for no vote), and how
            # many numbers of their vectors are compared.
            "neighbors": 10,
            "neighbor_share": 0.3,
            "neighbor_width": 128,
            # The part of the examples that is held out once, to fit the sharpness.
            "held_out": 0.25,
            # How many of the likeliest intents, and nearest examples, a message shows.
            "ranking_length": 10,
            "nearest_length": 3,
        }

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> IntentClassifier:
        """Creates a new untrained component (see parent class)."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Fits all on the examples that have an intent, and stores it."""
        examples = [m for m in training_data.intent_examples if m.get(TEXT)]
        names, intents = np.unique(
            [example.get(INTENT) for example in examples], return_inverse=True
        )
        dense = np.vstack([_dense(example) for example in examples])
        sparse = vstack([_sparse(example) for example in examples]).tocsr()
        idf = _rarity(sparse)
        dense_axes = _axes(dense, self._config["dense_width"])
        sparse = _weighed(sparse, idf, self._config["sparse_weight"])
        sparse_axes = _axes(sparse, self._config["sparse_width"])
        features = np.hstack([dense @ dense_axes, sparse @ sparse_axes])
        vectors, projection = narrowed(
            of_length_1(dense[:, :WIDTH]), self._config["neighbor_width"]
        )
        sharpness = self._best_sharpness(features, vectors, intents, len(names))
        weights, bias = self._fit(features, intents, len(names))
        split = dense_axes.shape[1]
        with self._storage.write_to(self._resource) as folder:
            np.savez(
                folder / FILE,
                names=names.astype(str),
                dense=(dense_axes @ weights[:split]).astype(np.float32),
                # As many rows as places: half the digits are enough.
                sparse=(sparse_axes @ weights[split:]).astype(np.float16),
                bias=bias,
                idf=idf,
                sharpness=np.array(sharpness),
                projection=projection,
                neighbors=vectors.astype(np.float16),
                neighbor_intents=intents,
                neighbor_texts=np.array([one.get(TEXT) for one in examples], dtype=str),
            )
        return self._resource

    def _best_sharpness(
        self,
        features: Numbers,
        vectors: Numbers,
        intents: npt.NDArray[np.int64],
        count: int,
    ) -> float:
        """Return the sharpness that fits examples held out from a fit of the rest."""
        order = np.random.default_rng(0).permutation(len(intents))
        held, rest = np.split(order, [int(self._config["held_out"] * len(order))])
        if not len(held) or len(np.unique(intents[rest])) < 2:
            return 1.0
        weights, bias = self._fit(features[rest], intents[rest], count)
        linear = _softmax(features[held] @ weights + bias)
        others = self._neighbors(vectors[rest], intents[rest])
        voted = [others.shares(others.nearest(vectors[one]), count) for one in held]
        return best_sharpness(self._mix(linear, np.array(voted)), intents[held])

    def _fit(
        self, features: Numbers, intents: npt.NDArray[np.int64], count: int
    ) -> tuple[Numbers, Numbers]:
        """Return weights of (features, intents) and biases of (intents,)."""
        from sklearn.exceptions import ConvergenceWarning
        from sklearn.linear_model import LogisticRegression

        model = LogisticRegression(C=self._config["C"], max_iter=self._config["steps"])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # the steps are chosen
            model.fit(features, intents)
        coefficients, intercept = model.coef_, model.intercept_
        if len(model.classes_) == 2:  # scikit-learn keeps one row for two intents
            coefficients = np.vstack([-coefficients, coefficients]) / 2
            intercept = np.concatenate([-intercept, intercept]) / 2
        weights = np.zeros((features.shape[1], count), dtype=np.float32)
        bias = np.full(count, -1e9, dtype=np.float32)  # what a fold lacks is unlikely
        weights[:, model.classes_] = coefficients.T
        bias[model.classes_] = intercept
        return weights, bias

    def _neighbors(self, vectors: Numbers, intents: npt.NDArray[np.int64]) -> Neighbors:
        return Neighbors(vectors, intents, self._config["neighbors"])

    def _mix(self, linear: Numbers, voted: Numbers) -> npt.NDArray[np.float64]:
        share = self._config["neighbor_share"]
        return np.asarray((1 - share) * linear + share * voted, dtype=np.float64)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> IntentClassifier:
        """Loads the weights that training stored (see parent class).

        Raises:
            ClassifierError: If they are missing, or are not what training stores.
        """
        component = cls(config, model_storage, resource)
        try:
            with (
                model_storage.read_from(resource) as folder,
                np.load(folder / FILE, allow_pickle=False) as stored,
            ):
                component._take(dict(stored))
        except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
            raise ClassifierError(
                f"The trained model's {FILE} is missing or broken ({error}). "
                "Delete the model and make it anew with 'cofactor train'."
            ) from error
        return component

    def _take(self, stored: dict[str, npt.NDArray[Any]]) -> None:
        self._names = [str(name) for name in stored["names"]]
        self._dense, self._bias = stored["dense"], stored["bias"]
        self._sparse = stored["sparse"].astype(np.float32)
        self._idf, self._sharpness = stored["idf"], float(stored["sharpness"])
        self._projection = stored["projection"]
        self._examples = self._neighbors(
            stored["neighbors"].astype(np.float32), stored["neighbor_intents"]
        )
        self._texts = stored["neighbor_texts"]

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets the likeliest intent, the ranking with shares, and what is nearest."""
        for message in messages:
            dense = _dense(message)
            sparse = _weighed(
                _sparse(message), self._idf, self._config["sparse_weight"]
            )
            scores = dense @ self._dense + (sparse @ self._sparse)[0] + self._bias
            vector = of_length_1(of_length_1(dense[:WIDTH]) @ self._projection)
            near = self._examples.nearest(vector)
            voted = self._examples.shares(near, len(self._names))
            mixed = self._mix(_softmax(scores), voted)
            shares = sharpened(mixed, self._sharpness)
            best = np.argsort(-shares)[: self._config["ranking_length"]]
            ranking = [
                {"name": self._names[index], "confidence": float(shares[index])}
                for index in best
            ]
            nearest = [
                {
                    "text": str(self._texts[index]),
                    "intent": self._names[self._examples.intents[index]],
                    "cosine": round(cosine, 3),
                }
                for index, cosine in near[: self._config["nearest_length"]]
            ]
            message.set(INTENT, dict(ranking[0]), add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
            message.set("nearest", nearest, add_to_output=True)
            message.set(SHARES, dict(zip(self._names, shares.tolist(), strict=True)))
        return messages


def _dense(message: Message) -> Numbers:
    """Return the message's dense sentence features, an array of (numbers,)."""
    _, sentence = message.get_dense_features(TEXT, [])
    if sentence is None:
        raise ValueError("IntentClassifier needs a dense featurizer before it.")
    return np.asarray(sentence.features, dtype=np.float32).reshape(-1)


def _sparse(message: Message) -> csr_matrix:
    """Return the message's counts, a matrix of (1, places); of one 0 if it has none."""
    _, sentence = message.get_sparse_features(TEXT, [])
    if sentence is None:
        return csr_matrix((1, 1), dtype=np.float32)
    return csr_matrix(sentence.features, dtype=np.float32)


def _rarity(counts: csr_matrix) -> Numbers:
    """Return the inverse document frequency of each place, as scikit-learn has it."""
    seen = np.bincount(counts.indices, minlength=counts.shape[1])
    return np.asarray(np.log((1 + counts.shape[0]) / (1 + seen)) + 1, dtype=np.float32)


def _weighed(counts: csr_matrix, idf: Numbers, length: float) -> csr_matrix:
    """Return log counts times ``idf``, with all rows scaled to ``length``."""
    weighed = counts.copy()
    weighed.data = (1 + np.log(weighed.data)) * idf[weighed.indices]
    squares = np.asarray(weighed.multiply(weighed).sum(axis=1)).reshape(-1)
    scale = length / np.sqrt(np.where(squares > 0, squares, 1))
    weighed.data *= np.repeat(scale, np.diff(weighed.indptr)).astype(np.float32)
    return weighed


def _axes(features: Any, width: int) -> Numbers:
    """Return the ``width`` main directions of (examples, numbers): (numbers, width)."""
    from sklearn.decomposition import TruncatedSVD

    if width >= min(features.shape):
        return np.eye(features.shape[1], dtype=np.float32)
    reduction = TruncatedSVD(width, n_iter=2, random_state=0).fit(features)
    return np.ascontiguousarray(reduction.components_.T, dtype=np.float32)


def _softmax(scores: Numbers) -> Numbers:
    odds = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=-1, keepdims=True))
