"""Which intent a message has, with the probability of each."""

from __future__ import annotations

import os
import zipfile
from typing import Any

import numpy as np
import numpy.typing as npt
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier as RasaIntentClassifier
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.content.knowledge import knowledge
from bot.pipeline.encoder import Encoder
from bot.pipeline.features import NGRAMS, WEIGHTS, features, parts_of, with_vectors
from bot.pipeline.fingerprint import fingerprint
from bot.pipeline.glimpses import Glimpses
from bot.pipeline.intent_model import DEFAULTS, IntentModel, learn
from bot.pipeline.minilm import encoder_file
from bot.pipeline.neighbors import Nearest, Neighbors
from bot.pipeline.pieces import Before, pieces
from bot.pipeline.reading import reader
from bot.pipeline.tuned_layers import is_spared
from bot.pipeline.vocabulary import READING
from bot.settings import settings

FILE = "weights.npz"
# The same of those parts of the message that may be alarming, by their text.
PART_SHARES = "intent_shares_of_parts"
# The message as a Piece, followed by those of its parts that may be questions.
PIECES = "pieces"


class ClassifierError(RasaException):
    """The trained model does not hold the classifier's weights."""


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True
)
class IntentClassifier(GraphComponent, RasaIntentClassifier):
    """Makes the features, too: between components Rasa would hash each, for minutes.

    Fitted by scikit-learn, evaluated with numpy, stored without pickle.
    """

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource
    ) -> None:
        """Creates an untrained classifier."""
        self._config, self._storage, self._resource = config, storage, resource
        self._encoder = Encoder(encoder_file(settings().cache))

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Returns the component's default config (see parent class)."""
        return {
            **DEFAULTS,
            "weights": dict(WEIGHTS),
            # How many of the likeliest intents, and nearest examples, a message shows.
            "ranking_length": 10,
            "nearest_length": 3,
            # A part of a message is read by itself if, seen in the whole, all safety
            # categories together have this. Of 892 parts with an alarm one has less,
            # and a safety rule finds that; of harmless parts five in six have less.
            "part_from": 0.1,
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

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Adds all that features depend on to the fingerprint (see parent class)."""
        return fingerprint()

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from the examples that have an intent, and stores it."""
        examples = [m for m in training_data.intent_examples if m.get(TEXT)]
        encoder = Encoder(encoder_file(settings().cache), threads=os.cpu_count() or 1)
        readings = [reader().read(example.get(TEXT)) for example in examples]
        found = features(encoder, readings, self._config["weights"])
        names, intents = np.unique(
            [str(example.get(INTENT)) for example in examples], return_inverse=True
        )
        held_out = np.array([is_spared(example.get(TEXT)) for example in examples])
        weight = self._config["weights"][NGRAMS]
        model = learn(found, intents, held_out, self._config, weight)
        with self._storage.write_to(self._resource) as folder:
            np.savez(
                folder / FILE,
                names=names,
                dense=model.dense.astype(np.float32),
                counts=model.counts.astype(np.float32),
                bias=model.bias,
                idf=model.idf,
                sharpness=np.array(model.sharpness),
                projection=model.projection,
                neighbors=model.neighbors.vectors.astype(np.float16),
                neighbor_intents=intents,
                neighbor_texts=np.array([one.get(TEXT) for one in examples], dtype=str),
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
                component._take(dict(stored))
        except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
            raise ClassifierError(
                f"The trained model's {FILE} is missing or broken ({error}). "
                "Delete the model and make it anew with 'cofactor train'."
            ) from error
        return component

    def _take(self, stored: dict[str, npt.NDArray[Any]]) -> None:
        self._names = [str(name) for name in stored["names"]]
        self._texts = stored["neighbor_texts"]
        vectors = stored["neighbors"].astype(np.float32)
        self._model = IntentModel(
            dense=stored["dense"],
            counts=stored["counts"],
            bias=stored["bias"],
            idf=stored["idf"],
            ngram_weight=self._config["weights"][NGRAMS],
            projection=stored["projection"],
            neighbors=Neighbors(
                vectors, stored["neighbor_intents"], self._config["neighbors"]
            ),
            neighbor_share=self._config["neighbor_share"],
            sharpness=float(stored["sharpness"]),
        )
        categories = knowledge().safety.categories
        self._glimpses = Glimpses(
            self._model,
            self._config["weights"],
            [place for place, name in enumerate(self._names) if name in categories],
            self._config["part_from"],
        )

    def process(
        self, messages: list[Message], tracker: DialogueStateTracker | None = None
    ) -> list[Message]:
        """Sets the likeliest intent, the ranking with shares, and what is nearest.

        And the shares of parts, and of what is read with the nutrient talked of before.
        """
        for message in messages:
            whole = message.get(READING) or reader().read(message.get(TEXT) or "")
            weights = self._config["weights"]
            vectors, tokens = self._encoder.encode_one(whole.plain, parts_of(weights))
            seen = with_vectors(vectors, [whole], weights)
            shares, nearest = self._model.judge(seen)
            best = np.argsort(-shares[0])[: self._config["ranking_length"]]
            ranking = [
                {"name": self._names[index], "confidence": float(shares[0, index])}
                for index in best
            ]
            message.set(INTENT, dict(ranking[0]), add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
            message.set("nearest", self._shown(nearest), add_to_output=True)
            alarming = self._glimpses.worth_reading(whole, tokens)
            known = {whole.text: self._named(shares[0].tolist())}
            found = pieces(whole, Before.of(tracker))
            texts = {*alarming, *(text for one in found for text in one.texts)}
            known |= self._of_parts(sorted(texts - known.keys()))
            message.set(PART_SHARES, {text: known[text] for text in alarming})
            message.set(PIECES, [one.judged(known) for one in found])
        return messages

    def _of_parts(self, texts: list[str]) -> dict[str, dict[str, float]]:
        if not texts:
            return {}
        readings = list(map(reader().read, texts))
        found = features(self._encoder, readings, self._config["weights"])
        shares, _ = self._model.judge(found)
        return dict(zip(texts, map(self._named, shares.tolist()), strict=True))

    def _named(self, shares: list[float]) -> dict[str, float]:
        return dict(zip(self._names, shares, strict=True))

    def _shown(self, nearest: Nearest) -> list[dict[str, Any]]:
        """Return the first of the examples nearest to the whole message."""
        intents = self._model.neighbors.intents
        examples, cosines = nearest.examples[0], nearest.cosines[0]
        return [
            {
                "text": str(self._texts[example]),
                "intent": self._names[intents[example]],
                "cosine": round(float(cosine), 3),
            }
            for example, cosine in zip(examples, cosines, strict=True)
        ][: self._config["nearest_length"]]
