"""A message that is sent again: heard once, answered each time with the same."""

from __future__ import annotations

import asyncio
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from types import SimpleNamespace

import pytest
import requests
from rasa.core.channels.channel import UserMessage
from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore
from rasa.shared.core.domain import Domain

from bot.channels.gated import gated_turn
from bot.channels.sent import Sent
from bot.channels.sessions import Session
from bot.channels.web import Replies, _answer
from bot.history import SENT_AGAIN, History, NoHistoryError, store_of
from bot.server.assistant import Assistant
from bot.tracker_store import ForgettingTrackerStore
from tests.channels.visitor import Visitor
from tests.databases import folder_with, postgresql

QUESTION = "does salmon have vitamin D"
ID = "0b9a6a3e-5d1c-4a53-9f0e-2c8f1d7f6a10"
# Said a second time, it gets other words, so that hearing it twice would show.
ANOTHER_EACH_TIME = "tell me more"


@pytest.fixture
def visitor(server_url):
    """Return somebody who has just opened the chat."""
    return Visitor(server_url)


def test_web_message_sent_again_gets_the_same_answer_and_is_heard_once(visitor):
    visitor.say(QUESTION)
    first = visitor.say(ANOTHER_EACH_TIME, ID)
    assert visitor.say(ANOTHER_EACH_TIME)["messages"] != first["messages"]
    assert visitor.say(ANOTHER_EACH_TIME, ID) == first
    assert visitor.say("something else by mistake", ID) == first
    assert len(visitor.history()["turns"]) == 3


def test_web_message_sent_again_is_counted_once(server, visitor):
    (reply,) = visitor.say(QUESTION)["messages"]
    before = ratings(server)
    for _ in range(3):
        visitor.say(reply["metadata"]["rating"][0]["payload"], ID)
    assert ratings(server) == before + 1


def ratings(server):
    """Return how many ratings have been counted."""
    with closing(sqlite3.connect(server.state / "conversations.db", timeout=30)) as it:
        names = "SELECT name FROM sqlite_master WHERE name = 'ratings'"
        if not it.execute(names).fetchall():
            return 0
        return it.execute("SELECT coalesce(sum(times), 0) FROM ratings").fetchone()[0]


def test_web_message_sent_again_after_others_is_still_known(visitor):
    first = visitor.say(QUESTION, ID)
    for _ in range(SENT_AGAIN - 1):
        visitor.say("thanks")
    assert visitor.say(QUESTION, ID) == first
    assert len(visitor.history()["turns"]) == SENT_AGAIN


def test_web_message_sent_many_times_at_once_is_heard_once(visitor):
    visitor.say(QUESTION)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: visitor.say(ANOTHER_EACH_TIME, ID), range(8)))
    assert all(answer == answers[0] for answer in answers)
    assert len(visitor.history()["turns"]) == 2


def test_web_message_sent_again_while_it_is_answered_is_heard_once(model, tmp_path):
    talk = InProcess(model, tmp_path / "conversations.db")
    app = SimpleNamespace(ctx=SimpleNamespace(agent=talk.agent))
    request, session = SimpleNamespace(app=app), Session("web:person", 1 << 40)

    async def slowly(message):
        for _ in range(100):
            await asyncio.sleep(0)  # as an action that waits for something does
        return await gated_turn().take(message, talk.agent.handle_message)

    async def send_twice():
        sent = Sent(ID, QUESTION)
        once, twice = (_answer(request, session, sent, slowly) for _ in range(2))
        return await asyncio.gather(once, twice)

    once, twice = talk.loop.run_until_complete(send_twice())
    assert once.status == twice.status == 200
    assert once.body == twice.body
    assert len(talk.history.page().turns) == 1


def test_web_messages_that_come_at_once_are_each_answered_once(visitor):
    ids = [f"message-{number}" for number in range(8)] * 2
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda id: visitor.say(QUESTION, id), ids))
    assert [answer["id"] for answer in answers] == ids
    turns = visitor.history()["turns"]
    assert sorted(one["id"] for one in turns) == sorted(set(ids))


def test_web_conversation_deleted_while_it_is_answered_stays_deleted(visitor):
    with ThreadPoolExecutor(4) as pool:
        messages = [pool.submit(visitor.say, QUESTION) for _ in range(3)]
        deleted = [pool.submit(visitor.delete)]
        assert all(one.result() for one in messages)
    assert deleted[0].result().status_code == 200
    # What came after the deleting is there, whole; nothing is there in part.
    assert all(one["messages"] for one in visitor.history()["turns"])


@contextmanager
def kept_in(database, server, tmp_path):
    """Run a server that keeps conversations in ``database``."""
    own = type(server)(tmp_path / "state")
    if database == "sqlite":
        yield own
        own.stop()
        return
    own.stop()
    with postgresql() as found:
        own = type(server)(
            tmp_path / "state", folder=folder_with(found, tmp_path / "served")
        )
        yield own
        own.stop()


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_web_message_sent_again_after_the_server_was_killed_is_heard_once(
    database, server, tmp_path
):
    with kept_in(database, server, tmp_path) as own:
        visitor = Visitor(own.url)
        visitor.say(QUESTION)
        first = visitor.say(ANOTHER_EACH_TIME, ID, country="GB")
        with ThreadPoolExecutor(1) as pool:
            on_its_way = pool.submit(visitor.send, QUESTION, "killed-meanwhile")
            own.kill()
            assert on_its_way.exception() or on_its_way.result().status_code == 200
        own.start()
        assert visitor.say(ANOTHER_EACH_TIME, ID, country="GB") == first
        last = visitor.say(QUESTION, "killed-meanwhile")
        assert visitor.say(QUESTION, "killed-meanwhile") == last
        turns = visitor.history()["turns"]
        assert [one["text"] for one in turns] == [QUESTION, ANOTHER_EACH_TIME, QUESTION]
        assert turns[1]["messages"] == first["messages"]
        for number in range(50):
            visitor.say("thanks", f"message-{number}")
        newest = visitor.history()
        assert len(newest["turns"]) == 50
        oldest = visitor.history(before=newest["earlier"])
        assert [one["id"] for one in oldest["turns"]][1:] == [ID, "killed-meanwhile"]
        assert visitor.delete().json() == {"erased": True}
        assert visitor.history() == {"turns": [], "earlier": None}


def test_web_says_so_when_it_can_not_answer_and_takes_the_message_again(
    server, tmp_path
):
    own = type(server)(tmp_path / "state")
    try:
        visitor = Visitor(own.url)
        visitor.say("hello")
        rename(own, "events", "elsewhere")
        response = visitor.send(f"{QUESTION}, asks Bumblethorpe", ID, country="GB")
        assert response.status_code == 500
        assert response.json()["error"]["code"] == "trouble"
        (message,) = response.json()["messages"]
        assert "something went wrong on my side" in message["text"]
        assert "call 999 now" in message["text"]
        assert visitor.get().status_code == visitor.delete().status_code == 500
        assert "Bumblethorpe" not in own.log.read_text()
        assert "The web channel failed: OperationalError" in own.log.read_text()
        rename(own, "elsewhere", "events")
        assert visitor.say(QUESTION, ID)["messages"][0]["metadata"]["kind"] == "answer"
    finally:
        own.stop()


def rename(server, table, name):
    """Take a table of the server's database away, or put it back."""
    with closing(sqlite3.connect(server.state / "conversations.db", timeout=30)) as it:
        it.execute(f"ALTER TABLE {table} RENAME TO {name}")


class InProcess:
    """A conversation with the assistant in this process, whose actions may fail."""

    def __init__(self, model, database):
        self.loop = asyncio.new_event_loop()
        self.agent = Assistant(model)._agent
        store = ForgettingTrackerStore(self.agent.domain, db=str(database))
        self.agent.tracker_store = self.agent.processor.tracker_store = store
        self.history = History(store.engine, "web:person")

    def say(self, text, id):
        """Say ``text``; return what was said instead of an answer, and the replies."""
        replies = Replies()
        message = UserMessage(text, replies, "web:person", message_id=id)
        taken = gated_turn().take(message, self.agent.handle_message, "GB")
        return self.loop.run_until_complete(taken), replies.messages


def fail(*args, **kwargs):
    """Fail as an action may."""
    raise ValueError("failed")


def test_web_turn_that_failed_is_shown_as_it_was_and_may_be_sent_again(
    model, tmp_path, monkeypatch
):
    talk = InProcess(model, tmp_path / "conversations.db")
    with monkeypatch.context() as patched:
        patched.setattr("actions.foods.food_check", fail)
        instead, failed = talk.say(QUESTION, ID)
    assert instead == "trouble"
    assert talk.history.turn(ID) is None
    (turn,) = talk.history.page().turns
    assert (turn.text, turn.messages) == (QUESTION, failed)
    assert "call 999 now" in failed[0]["text"]
    instead, messages = talk.say(QUESTION, ID)
    assert instead is None
    assert talk.history.turn(ID).messages == messages
    (turn,) = talk.history.page().turns
    assert (turn.text, turn.messages) == (QUESTION, messages)


def test_web_channel_finds_the_store_in_what_rasa_wraps_it_in(tmp_path):
    store = ForgettingTrackerStore(Domain.empty(), db=str(tmp_path / "some.db"))
    assert store_of(store) is store_of(FailSafeTrackerStore(store)) is store
    with pytest.raises(NoHistoryError, match="ForgettingTrackerStore as the type"):
        store_of(FailSafeTrackerStore(InMemoryTrackerStore(Domain.empty())))


def test_web_message_of_another_channel_is_not_taken_for_one_of_its_own(server_url):
    visitor = Visitor(server_url)
    visitor.say(QUESTION, ID)
    body = {"sender": ID, "message": QUESTION}
    url = f"{server_url}/webhooks/rest/webhook"
    assert requests.post(url, json=body, timeout=30).status_code == 200
    assert len(visitor.history()["turns"]) == 1
