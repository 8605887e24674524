"""Logistic regression over sentence vectors: which intent a message has."""

from __future__ import annotations

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

FILE = "weights.npz"


class ClassifierError(RasaException):
    """The trained model does not hold the classifier's weights."""


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True
)
class IntentClassifier(GraphComponent, RasaIntentClassifier):
    """Fitted by scikit-learn, evaluated with numpy, stored without pickle.

    Rasa's own LogisticRegressionClassifier is slow to load (skops looks through every
    loaded module) and fixes a regularization too strong for vectors of length 1.
    """

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource
    ) -> None:
        """Creates an untrained classifier."""
        self._config, self._storage, self._resource = config, storage, resource
        self._intents: list[str] = []
        self._weights = np.zeros((0, 0), dtype=np.float32)
        self._bias = np.zeros(0, dtype=np.float32)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Returns the component's default config (see parent class)."""
        return {
            # Inverse strength of regularization; vectors have length 1.
            "C": 100.0,
            # How many of the likeliest intents a message carries.
            "ranking_length": 10,
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
        """Fits the weights on all examples that have an intent, and stores them."""
        from sklearn.linear_model import LogisticRegression

        examples = [m for m in training_data.intent_examples if m.get(TEXT)]
        vectors = np.vstack([_vector(example) for example in examples])
        intents = [example.get(INTENT) for example in examples]
        model = LogisticRegression(C=self._config["C"], max_iter=1000)
        model.fit(vectors, intents)
        with self._storage.write_to(self._resource) as folder:
            np.savez(
                folder / FILE,
                intents=np.array(model.classes_, dtype=str),
                weights=model.coef_.astype(np.float32),
                bias=model.intercept_.astype(np.float32),
            )
        return self._resource

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
                component._intents = [str(intent) for intent in stored["intents"]]
                component._weights = stored["weights"]
                component._bias = stored["bias"]
        except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
            raise ClassifierError(
                f"The trained model's {FILE} is missing or broken ({error}). "
                "Delete the model and make it anew with 'cofactor train'."
            ) from error
        return component

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets the likeliest intent, and the ranking with the share of each."""
        for message in messages:
            scores = self._weights @ _vector(message) + self._bias
            odds = np.exp(scores - scores.max())
            shares = odds / odds.sum()
            best = np.argsort(-shares)[: self._config["ranking_length"]]
            ranking = [
                {"name": self._intents[index], "confidence": float(shares[index])}
                for index in best
            ]
            message.set("intent", dict(ranking[0]), add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages


def _vector(message: Message) -> npt.NDArray[np.float32]:
    """Return the message's dense sentence feature, an array of (384,)."""
    _, sentence = message.get_dense_features(TEXT, [])
    if sentence is None:
        raise ValueError("IntentClassifier needs a dense featurizer before it.")
    return np.asarray(sentence.features, dtype=np.float32).reshape(-1)
