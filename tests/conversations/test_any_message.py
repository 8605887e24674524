"""Whole turns with messages that nobody should send: nothing breaks."""

from __future__ import annotations

import itertools
import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.odd_messages.kinds import WORDS, alphabets, fixed

NOTHING_TO_ANSWER = ("decline", "clarify", "smalltalk", "uncovered")


@pytest.fixture
def strangers(assistant, event_loop, checked, caplog, request):
    """Return a function by which someone new says something, and is replied to."""
    numbers = itertools.count()

    def say(text):
        caplog.clear()
        sender = f"{request.node.nodeid}-{next(numbers)}"
        turn = checked(event_loop.run_until_complete(assistant.say(text, sender)))
        assert turn.instead != "trouble"
        assert "something went wrong" not in turn.messages[0]["text"]
        wrong = [one for one in caplog.records if one.levelno >= logging.ERROR]
        assert wrong == []
        return turn

    return say


def signs():
    """Draw a sign of a kind of its own, whichever: no letter or digit of English."""
    kinds = (
        one for name, one in alphabets().items() if name not in ("consonants", "digits")
    )
    return st.one_of([st.sampled_from(one) for one in kinds])


@settings(max_examples=250)
@given(message=st.text(signs(), min_size=1, max_size=120))
def test_any_message_without_sense_gets_a_reply_and_no_answer(strangers, message):
    assert strangers(message).kind in NOTHING_TO_ANSWER


@settings(max_examples=60)
@given(
    message=st.lists(
        st.text(alphabets()["consonants"], min_size=4, max_size=12),
        min_size=1,
        max_size=20,
    ).map(" ".join)
)
def test_any_message_of_consonants_gets_a_reply_and_no_answer(strangers, message):
    assert strangers(message).kind in NOTHING_TO_ANSWER


@pytest.mark.parametrize("kind", fixed())
def test_any_message_of_a_fixed_kind_gets_a_reply_and_no_answer(strangers, kind):
    assert strangers(fixed()[kind]).kind in NOTHING_TO_ANSWER


@pytest.mark.parametrize("message", WORDS.values(), ids=WORDS)
def test_any_message_of_words_again_and_again_gets_a_reply(strangers, message):
    assert len(strangers(message).messages) == 1


@settings(max_examples=60)
@given(
    st.one_of(
        st.text(alphabet=st.characters(), max_size=200),
        st.text(max_size=40).map(lambda text: f"/{text}"),
        st.text(max_size=40).map(lambda text: f'/inform{{"nutrient": "{text}"}}'),
        st.sampled_from(["low", "stop", "/scenario", "magnesium", "yes", "/inform"]),
    )
)
def test_any_message_at_all_gets_a_reply_in_a_conversation(talk, message):
    turn = talk(message)
    assert turn.instead != "trouble"
    assert "something went wrong" not in turn.messages[0]["text"]
