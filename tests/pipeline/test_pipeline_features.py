"""What the classifier sees: direction, names, letter groups, and what is nearest."""

from __future__ import annotations

import numpy as np
import pytest

from bot.pipeline.axes import main_axes, of_length_1
from bot.pipeline.calibration import best_sharpness, log_loss, sharpened
from bot.pipeline.encoder import PARTS, Encoder
from bot.pipeline.features import WEIGHTS, features
from bot.pipeline.mentions import mentions
from bot.pipeline.minilm import WIDTH, encoder_file
from bot.pipeline.names import Span
from bot.pipeline.neighbors import Neighbors, narrowed
from bot.pipeline.ngrams import counts, rarity, weighed
from bot.pipeline.reading import Reading, reader
from bot.pipeline.regression import fit
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

    # The taught encoder has some of it in the sentence as well.
    assert difference("magnesium") > difference("sentence")
    assert difference("vitamin_d") > difference("sentence")


def test_encoder_parts_without_their_name_are_zero(encoder):
    vectors = encoder.encode(["magnesium in nuts", "who won the match"], PARTS)
    lengths = {name: np.linalg.norm(part(vectors, name), axis=1) for name in PARTS}
    assert lengths["sentence"] == pytest.approx([1, 1], abs=1e-3)
    assert lengths["strongest"] == pytest.approx([1, 1], abs=1e-3)
    assert lengths["magnesium"] == pytest.approx([1, 0], abs=1e-3)
    assert lengths["vitamin_d"] == pytest.approx([0, 0])


def reading_of(*spans, text="some words"):
    """Return a reading in which these (entity, value) are named."""
    return Reading(text, [], [Span(*one, 0, 1) for one in spans])


def test_mentions_tell_one_nutrient_from_both_and_their_order():
    def named(*values):
        return mentions(reading_of(*(("nutrient", value) for value in values)))

    seen = [named(), named("magnesium"), named("vitamin_d"), named("both")]
    seen += [named("magnesium", "vitamin_d"), named("vitamin_d", "magnesium")]
    assert len({tuple(one) for one in seen}) == len(seen)
    assert mentions(reading_of(("food", "salmon"))) != named()
    digit, word = reading_of(text="5 words"), reading_of(text="five words")
    assert mentions(digit) != mentions(word)


def test_ngrams_of_a_misspelled_word_are_mostly_those_of_the_right_one():
    words = ("osteoporosis", "osteoporosys", "eyelashes")
    right, wrong, other = (set(row.indices) for row in counts(words))
    assert len(right & wrong) > len(right) / 2
    assert len(right & other) < len(right) / 5


def test_ngrams_rare_ones_weigh_more_and_every_message_the_same():
    counted = counts(["the salmon", "the nut", "the", ""])
    rows = weighed(counted, rarity(counted), 0.5)
    lengths = np.sqrt(rows.multiply(rows).sum(axis=1)).A1
    assert lengths == pytest.approx([0.5, 0.5, 0.5, 0], abs=1e-5)
    common, rare = (counts([word]).indices for word in ("the", "nut"))
    nut = rows[1].toarray()[0]
    assert nut[rare].mean() > nut[common].mean()


def test_features_of_weight_0_are_left_out(encoder):
    readings = [reader().read("does salmon have vitamin d")]
    all_parts = features(encoder, readings, WEIGHTS)
    fewer = features(encoder, readings, {**WEIGHTS, "strongest": 0.0})
    assert all_parts.dense.shape[1] == fewer.dense.shape[1] + WIDTH
    assert all_parts.sentences == pytest.approx(fewer.sentences)


@pytest.mark.parametrize("kinds", [2, 3])
def test_regression_tells_what_it_was_fitted_to(kinds):
    rng = np.random.default_rng(0)
    intents = np.arange(300) % kinds
    points = np.eye(4)[intents] + 0.1 * rng.normal(size=(300, 4))
    # One more intent than there are examples of: it must never be likely.
    found = fit(points, intents, kinds + 1, rounds=40, strength=1e-4)
    shares = found.shares(np.eye(4)[:kinds])
    assert shares.argmax(axis=1).tolist() == list(range(kinds))
    assert shares.sum(axis=1) == pytest.approx(np.ones(kinds), abs=1e-5)
    assert shares[:, kinds] == pytest.approx(np.zeros(kinds), abs=1e-6)


def test_axes_are_those_in_which_vectors_differ_most():
    vectors = np.array([[3, 0, 0.1], [-3, 0, 0], [0, 1, 0], [0, -1, 0]])
    axes = main_axes(vectors, 2)
    assert np.abs(axes.T) == pytest.approx(np.eye(3)[:2], abs=0.05)


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
    asked = np.array([[0, 1]], dtype=np.float32)
    nearest = known.nearest(asked)
    assert nearest.examples.tolist() == [[2, 1]]
    assert nearest.cosines[0, 0] == pytest.approx(1)
    (shares,) = known.shares(nearest, 2)
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
