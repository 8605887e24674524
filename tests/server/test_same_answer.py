"""The same question gets the same answer: again, elsewhere, after a restart."""

from __future__ import annotations

from uuid import uuid4

import pytest
import requests

QUESTIONS = (
    "does mackerel have vitamin d?",
    "which foods are full of magnesium",
    "how much vitamin d does a woman of 75 need",
    "what is calcitriol",
    "what if I get little magnesium and a lot of vitamin D?",
    "can I take magnesium with antibiotics? and which kind is best?",
    "will it rain tomorrow",
    "¿cuánto magnesio necesito?",
    "I can't breathe and my chest hurts",
)


@pytest.fixture
def own_server(server, tmp_path):
    """Run a server that this test alone may stop and start."""
    own = type(server)(tmp_path / "state")
    yield own
    own.stop()


def answers(server):
    """Return the texts of all replies, each to a question of its own conversation."""
    url = f"{server.url}/webhooks/rest/webhook"
    return [
        [
            message["text"]
            for message in requests.post(
                url, json={"sender": uuid4().hex, "message": question}, timeout=30
            ).json()
        ]
        for question in QUESTIONS
    ]


def test_same_question_has_the_same_answer_again_and_after_a_restart(own_server):
    first = answers(own_server)
    assert all(first)
    assert answers(own_server) == first
    own_server.stop()
    own_server.start()
    assert answers(own_server) == first


def test_same_question_has_the_same_answer_on_another_channel(server, talk):
    over_rest = answers(server)
    for question, texts in zip(QUESTIONS, over_rest, strict=True):
        talk("/start_over")  # else it goes on from the question before
        talk("delete my data")
        said = [message["text"] for message in talk(question).messages]
        assert said == texts, question
