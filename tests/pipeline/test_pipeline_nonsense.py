"""Over 10,000 messages without sense: none is taken for a question."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rasa.core.channels.channel import UserMessage
from rasa.core.processor import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
from rasa.shared.core.trackers import DialogueStateTracker

from benchmarks.odd_messages.kinds import alphabets, emoji, fixed
from bot.channels.incoming import RefusedMessageError, clean
from bot.content.vocabulary import vocabulary

TOGETHER = 25  # messages read at once: quicker, and the same as one by one
LONGEST = 24  # characters; the longest messages are in tests/conversations
SHORTEST_WORD = 4  # fewer consonants may be an abbreviation
NAMES = {"nutrient", "food", "food_group", "other_food", "form", "medicine", "step"}


@pytest.fixture(scope="module")
def read(assistant):
    """Return a function that reads messages as the model does, without replying."""
    processor = assistant._agent.processor
    target = processor.model_metadata.nlu_target

    def read(texts):
        cleaned = []
        for text in texts:
            try:
                cleaned.append(UserMessage(clean(text, frozenset())))
            except RefusedMessageError as refused:
                assert refused.phrase == "empty"
        if not cleaned:
            return []
        tracker = DialogueStateTracker.from_events("nobody", [])
        inputs = {PLACEHOLDER_MESSAGE: cleaned, PLACEHOLDER_TRACKER: tracker}
        messages = processor.graph_runner.run(inputs=inputs, targets=[target])[target]
        assert len(messages) == len(cleaned)
        return [one.as_dict(only_output_properties=True) for one in messages]

    return read


def assert_nothing_is_found(read, texts, content):
    """Assert that no message seems to ask, to name something, or to need help."""
    for message in read(texts):
        intent = message["intent"]["name"]
        assert intent not in content.topics, message
        assert intent not in content.safety.categories, message
        assert not NAMES & {one["entity"] for one in message["entities"]}, message


@st.composite
def nonsense(draw):
    """Draw messages of one length, all of signs of one kind, or of any."""
    length = draw(st.integers(1, LONGEST))
    kind = draw(st.sampled_from([*alphabets(), "all kinds"]))
    if kind == "consonants":
        length = max(length // 3, SHORTEST_WORD)
        word = st.text(alphabets()[kind], min_size=SHORTEST_WORD, max_size=length)
        message = st.lists(word, min_size=1, max_size=4).map(" ".join)
    elif kind == "all kinds":
        signs = [
            st.sampled_from(one)
            for name, one in alphabets().items()
            if name != "consonants"
        ]
        message = st.text(st.one_of(signs), min_size=1, max_size=length)
    else:
        message = st.text(
            st.sampled_from(alphabets()[kind]), min_size=1, max_size=length
        )
    return draw(st.lists(message, min_size=TOGETHER, max_size=TOGETHER))


@settings(max_examples=10_000 // TOGETHER)
@given(texts=nonsense())
def test_nonsense_is_never_taken_for_a_question(read, content, texts):
    assert_nothing_is_found(read, texts, content)


@settings(max_examples=1000 // TOGETHER)
@given(
    texts=st.lists(
        st.text(min_size=1, max_size=60), min_size=TOGETHER, max_size=TOGETHER
    )
)
def test_nonsense_of_any_sign_at_all_is_read(read, texts):
    for message in read(texts):
        assert message["intent"]["name"]


def test_nonsense_of_each_emoji_alone_is_never_taken_for_a_question(read, content):
    signs = list(emoji())
    assert len(signs) > 3000
    for start in range(0, len(signs), 4 * TOGETHER):
        texts = signs[start : start + 4 * TOGETHER]
        assert_nothing_is_found(read, texts, content)


@pytest.mark.parametrize("between", ["", " "])
def test_nonsense_of_emoji_in_a_row_is_never_taken_for_a_question(
    read, content, between
):
    signs = list(emoji())
    rows = [
        between.join(signs[start : start + 12]) for start in range(0, len(signs), 12)
    ]
    for start in range(0, len(rows), TOGETHER):
        assert_nothing_is_found(read, rows[start : start + TOGETHER], content)


@pytest.mark.parametrize("sign", sorted("?!.,;:-_*#@&%$~^|()[]<>'\"\u2026\u00bf\u03c9"))
def test_nonsense_of_one_sign_is_none_however_often_it_stands(read, content, sign):
    lengths = (1, 2, 3, 4, 5, 8, 12, 20, 50, 100, 127, 128, 129, 300, 1000)
    assert_nothing_is_found(read, [sign * length for length in lengths], content)


@pytest.mark.parametrize("kind", fixed())
def test_nonsense_of_any_kind_is_never_taken_for_a_question(read, content, kind):
    assert_nothing_is_found(read, [fixed()[kind]], content)


def test_nonsense_is_made_of_signs_in_which_no_name_can_be_written(content):
    signs = alphabets()
    assert len(signs) > 20
    assert min(map(len, signs.values())) > 3
    drawn = set("".join(signs.values()))
    names = [name.text.replace(" ", "") for name in vocabulary(content)]
    spelled = {name for name in names if set(name) <= drawn}
    assert {name for name in spelled if len(name) >= SHORTEST_WORD} == set()
