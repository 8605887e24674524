"""What the classifier sees: direction, names, letter groups, and what is nearest."""

from __future__ import annotations

import numpy as np
import pytest
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.pipeline.calibration import best_sharpness, log_loss, sharpened
from bot.pipeline.encoder import PARTS, Encoder
from bot.pipeline.mentions import mentions
from bot.pipeline.minilm import WIDTH, encoder_file
from bot.pipeline.neighbors import Neighbors, narrowed, of_length_1
from bot.pipeline.ngrams import NgramFeaturizer
from bot.settings import settings


@pytest.fixture(scope="module")
def encoder():
    """Return the encoder that is in use."""
    return Encoder(encoder_file(settings().cache))


def part(vectors, name):
    """Return the rows of one part of the encoder's vectors."""
    start = PARTS.index(name) * WIDTH
    return vectors[:, start : start + WIDTH]


def test_encoder_sees_the_direction_at_the_nutrients_name(encoder):
    texts = ["does magnesium help vitamin d", "does vitamin d help magnesium"]
    vectors = encoder.encode(texts, PARTS)

    def difference(name):
        one, other = part(vectors, name)
        return 1 - float(one @ other)

    assert difference("magnesium") > 1.5 * difference("sentence")
    assert difference("vitamin_d") > 1.5 * difference("sentence")


def test_encoder_parts_without_their_name_are_zero(encoder):
    vectors = encoder.encode(["magnesium in nuts", "who won the match"], PARTS)
    lengths = {name: np.linalg.norm(part(vectors, name), axis=1) for name in PARTS}
    assert lengths["sentence"] == pytest.approx([1, 1], abs=1e-3)
    assert lengths["strongest"] == pytest.approx([1, 1], abs=1e-3)
    assert lengths["magnesium"] == pytest.approx([1, 0], abs=1e-3)
    assert lengths["vitamin_d"] == pytest.approx([0, 0])


def test_mentions_tell_one_nutrient_from_both_and_their_order():
    def named(*values):
        entities = [{"entity": "nutrient", "value": value} for value in values]
        return mentions(entities, "some words")

    seen = [named(), named("magnesium"), named("vitamin_d"), named("both")]
    seen += [named("magnesium", "vitamin_d"), named("vitamin_d", "magnesium")]
    assert len({tuple(one) for one in seen}) == len(seen)
    food = mentions([{"entity": "food", "value": "salmon"}], "some words")
    assert food != named()
    assert mentions([], "5 words") != mentions([], "five words")


def test_ngrams_of_a_misspelled_word_are_mostly_those_of_the_right_one():
    featurizer = NgramFeaturizer(NgramFeaturizer.get_default_config(), "test")

    def counts(word):
        message = Message({TEXT: word})
        message.set(TOKENS_NAMES[TEXT], [Token(word, 0, lemma=word)])
        featurizer.process([message])
        _, sentence = message.get_sparse_features(TEXT, [])
        return set(sentence.features.tocsr().indices)

    right, wrong, other = map(counts, ("osteoporosis", "osteoporosys", "eyelashes"))
    assert len(right & wrong) > len(right) / 2
    assert len(right & other) < len(right) / 5


def test_calibration_finds_that_shares_are_too_timid():
    # At 0.6 for the first of two, 90 of 100 are right.
    shares = np.tile([0.6, 0.4], (100, 1))
    intents = np.array([0] * 90 + [1] * 10)
    sharpness = best_sharpness(shares, intents)
    fitted = sharpened(shares, sharpness)
    assert fitted[0, 0] == pytest.approx(0.9, abs=0.02)
    assert log_loss(fitted, intents) < log_loss(shares, intents)


def test_neighbors_vote_by_how_near_they_are():
    vectors = of_length_1(np.array([[1, 0], [0.9, 0.1], [0, 1]], dtype=np.float32))
    known = Neighbors(vectors, np.array([0, 0, 1]), count=2)
    near = known.nearest(np.array([0, 1], dtype=np.float32))
    assert [index for index, _ in near] == [2, 1]
    shares = known.shares(near, 2)
    assert shares[1] > 0.9
    assert shares.sum() == pytest.approx(1)


def test_neighbors_narrowed_vectors_keep_who_is_near():
    rng = np.random.default_rng(3)
    few = rng.normal(size=(50, 4)).astype(np.float32)
    wide = of_length_1(few @ rng.normal(size=(4, 40)).astype(np.float32))
    narrow, projection = narrowed(wide, 4)
    assert projection.shape == (40, 4)
    assert narrow @ narrow.T == pytest.approx(wide @ wide.T, abs=1e-3)


def test_encoder_takes_an_empty_message(encoder):
    vectors = encoder.encode([""], PARTS)
    assert np.isfinite(vectors).all()
