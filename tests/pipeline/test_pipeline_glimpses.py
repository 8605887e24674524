"""Parts of a message that may be alarming are read by themselves, calm ones are not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.pipeline.classifier import PART_SHARES
from bot.pipeline.encoder import PARTS, SENTENCE, STRONGEST, Encoder
from bot.pipeline.minilm import encoder_file
from bot.pipeline.reading import reader

CALM = "which foods have magnesium"
LONG = "i like to cook with spinach and beans on most days of the week. " * 15


@pytest.fixture(scope="module")
def encoder():
    return Encoder(encoder_file(Path(".cache")))


@pytest.fixture(scope="module")
def heard(model):
    """Return a function that gives the parts of a text that were read by themselves."""
    from rasa.core.agent import Agent
    from rasa.shared.nlu.constants import TEXT
    from rasa.shared.nlu.training_data.message import Message

    agent = Agent()
    agent.load_model(str(model))
    nodes = agent.processor.graph_runner._instantiated_nodes
    (node,) = (one for name, one in nodes.items() if "IntentClassifier" in name)

    def parts(text):
        (message,) = node._component.process([Message({TEXT: text})])
        return message.get(PART_SHARES)

    return parts


@pytest.mark.parametrize(
    ("text", "alarming"),
    [
        (f"{CALM}, and i want to die", "and i want to die"),
        (f"my son swallowed my pills. {CALM}", "my son swallowed my pills."),
        (f"{LONG[:300]} my chest hurts a lot. {CALM}", "my chest hurts a lot."),
        # The encoder leaves out the end of a long message.
        (f"{LONG[:900]}. my chest hurts a lot. {CALM}", "my chest hurts a lot"),
    ],
)
def test_glimpses_leave_an_alarming_part_to_be_read(heard, text, alarming):
    (part,) = (part for part in heard(text) if alarming in part)
    shares = heard(text)[part]
    urgent = ("crisis", "poisoning", "emergency")
    assert sum(shares[name] for name in urgent) > 0.5
    assert sum(shares.values()) == pytest.approx(1)


def test_glimpses_pass_over_calm_parts(heard):
    assert heard(f"{CALM}, and does salmon have vitamin d") == {}
    assert heard(CALM) == {}


def test_glimpses_of_a_stretch_are_near_to_what_it_means_alone(encoder):
    text = "is kale healthy and what about vitamin d in salmon"
    part = "what about vitamin d in salmon"
    _, tokens = encoder.encode_one(text, PARTS)
    start = text.index(part)
    seen = tokens.of([(start, len(text)), (0, 15)], PARTS)
    alone = encoder.encode([part, "is kale healthy"], PARTS)
    near, far = (np.sum(seen * other, axis=1) for other in (alone, alone[::-1]))
    assert (near > far + 0.5).all()
    assert not seen[1].reshape(len(PARTS), -1)[PARTS.index("vitamin_d")].any()


def test_glimpses_of_the_whole_are_what_the_encoder_says(encoder):
    text = "does magnesium help with sleep"
    whole, tokens = encoder.encode_one(text, PARTS)
    assert np.allclose(whole, encoder.encode([text], PARTS), atol=1e-5)
    for part in ("magnesium", STRONGEST):
        seen = tokens.of([(0, len(text))], [part])
        place = PARTS.index(part) * seen.shape[1]
        assert np.allclose(seen, whole[:, place : place + seen.shape[1]], atol=1e-5)
    assert tokens.end == len(text)
    assert tokens.of([(0, 1)], [SENTENCE]).any() == np.False_


def test_reading_of_a_part_keeps_what_it_names_in_the_whole():
    text = "is magnesium in salmn, and vit d in kale"
    whole = reader().read(text)
    first, second = whole.within(0, 21), whole.within(23, len(text))
    assert (first.text, first.plain) == (text[:21], "is magnesium in salmon")
    assert {one.value for one in first.names} == {"magnesium", "salmon"}
    assert (second.text, second.plain) == (text[23:], "and vitamin d in kale")
    assert {one.value for one in second.names} == {"vitamin_d"}


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("my toddler swalowed pills!", "my toddler swallowed pills!"),
        ("take vit d, or  mag?", "take vit d, or  mag?"),
        ("", ""),
    ],
)
def test_reading_spells_words_and_leaves_the_rest(text, spelled):
    assert reader().read(text).spelled == spelled
