"""The classifier: learns intents from vectors, and stores nothing that can run."""

from __future__ import annotations

import numpy as np
import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.pipeline.classifier import FILE, ClassifierError, IntentClassifier

CONFIG = IntentClassifier.get_default_config()
RESOURCE = Resource("classifier")
CONTEXT = ExecutionContext(GraphSchema({}))
EXAMPLES = {
    "sun": ["how long in the sun", "is sunlight enough", "does sunscreen block it"],
    "nuts": [
        "are almonds rich in it",
        "which nuts are best",
        "is there any in cashews",
    ],
    "bones": ["is it good for bones", "does it help osteoporosis", "for my hips"],
}
ASKED = {
    "sun": "how much sunshine",
    "nuts": "which nuts, almonds or cashews",
    "bones": "are strong bones a matter of it",
}


@pytest.fixture
def storage(tmp_path):
    """Return where a trained classifier is stored."""
    storage = LocalModelStorage(tmp_path)
    examples = [
        Message.build(text, intent=intent)
        for intent, texts in EXAMPLES.items()
        for text in texts
    ]
    untrained = IntentClassifier.create(CONFIG, storage, RESOURCE, CONTEXT)
    untrained.train(TrainingData(examples))
    return storage


@pytest.fixture
def load(storage):
    """Return a function that loads the stored classifier."""
    return lambda: IntentClassifier.load(CONFIG, storage, RESOURCE, CONTEXT)


@pytest.mark.parametrize("intent", EXAMPLES)
def test_classifier_tells_what_it_learned(load, intent):
    (found,) = load().process([Message.build(ASKED[intent])])
    assert found.get("intent")["name"] == intent
    assert found.get("intent")["confidence"] > 0.5


def test_classifier_ranks_all_intents_by_their_share(load):
    (found,) = load().process([Message.build("in the sun with a bag of nuts")])
    ranking = found.get("intent_ranking")
    assert {one["name"] for one in ranking} == {"sun", "nuts", "bones"}
    assert ranking[-1]["name"] == "bones"
    assert sum(one["confidence"] for one in ranking) == pytest.approx(1)
    assert ranking[0] == found.get("intent")


def test_classifier_stores_no_pickle(storage):
    with (
        storage.read_from(RESOURCE) as folder,
        np.load(folder / FILE, allow_pickle=False) as stored,
    ):
        kinds = {name: stored[name].dtype.kind for name in stored.files}
        assert [one.name for one in folder.iterdir()] == [FILE]
    assert set(kinds.values()) <= {"U", "f", "i"}


def test_classifier_names_the_examples_that_are_nearest(load):
    (found,) = load().process([Message.build(ASKED["nuts"])])
    assert len(found.get("nearest")) == 3
    assert found.get("nearest")[0]["intent"] == "nuts"
    cosines = [one["cosine"] for one in found.get("nearest")]
    assert cosines == sorted(cosines, reverse=True)


@pytest.mark.parametrize(
    "broken",
    [
        None,
        b"",
        b"no numbers here",
        b"PK\x03\x04 and then nothing",
        b"\x80\x04\x95 a pickle",
    ],
)
def test_classifier_broken_file_is_said_with_the_next_step(storage, load, broken):
    with storage.write_to(RESOURCE) as folder:
        (folder / FILE).unlink()
        if broken is not None:
            (folder / FILE).write_bytes(broken)
    with pytest.raises(ClassifierError, match=r"weights\.npz.*'cofactor train'"):
        load()


def test_classifier_pickled_weights_are_not_run(storage, load):
    trap = np.array([_Trap()], dtype=object)
    with storage.write_to(RESOURCE) as folder:
        np.savez(folder / FILE, intents=trap, weights=trap, bias=trap)
    with pytest.raises(ClassifierError):
        load()
    assert not _Trap.sprung


class _Trap:
    """Notices when it is made from a pickle."""

    sprung = False

    def __reduce__(self):
        return (setattr, (_Trap, "sprung", True))


def test_classifier_model_without_it_is_said(tmp_path):
    empty = LocalModelStorage(tmp_path)
    with pytest.raises(ClassifierError, match="'cofactor train'"):
        IntentClassifier.load(CONFIG, empty, RESOURCE, CONTEXT)
