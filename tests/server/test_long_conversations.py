"""A conversation of many turns: what matters is kept, and kept once."""

from __future__ import annotations

import asyncio
import json

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered

from bot.server.assistant import Assistant
from bot.tracker_store import WINDOW, ForgettingTrackerStore
from tests.databases import postgresql

SMALL_TALK = ("thanks", "hello", "who are you", "what can you do") * 8


class Conversation:
    """One conversation with an assistant that keeps it in a database."""

    def __init__(self, model, **database):
        self._loop = asyncio.new_event_loop()
        self._assistant = Assistant(model)
        self.store = ForgettingTrackerStore(self._assistant._agent.domain, **database)
        self._assistant._agent.tracker_store = self.store
        self._assistant._agent.processor.tracker_store = self.store

    def say(self, *texts):
        """Say each text; return the last turn."""
        for text in texts:
            turn = self._loop.run_until_complete(self._assistant.say(text, "person"))
        return turn

    def events(self):
        """Return all events that are kept, from the first."""
        tracker = self._loop.run_until_complete(
            self.store.retrieve_full_tracker("person")
        )
        return list(tracker.events) if tracker else []

    def read_at_a_turn(self):
        """Return the events that a turn reads."""
        return list(self._loop.run_until_complete(self.store.retrieve("person")).events)


@pytest.fixture(scope="module")
def running_postgresql():
    """Run a PostgreSQL of the tests' own; return how the store is told of it."""
    with postgresql() as found:
        yield {"host": found.pop("url"), **found}


@pytest.fixture(params=["sqlite", "postgresql"])
def conversation(model, tmp_path, request):
    """Return a conversation that nobody else takes part in, in each database."""
    if request.param == "sqlite":
        return Conversation(model, db=str(tmp_path / "conversations.db"))
    found = Conversation(model, **request.getfixturevalue("running_postgresql"))
    found.store.erase("person")
    return found


def test_long_conversation_keeps_what_it_is_about(conversation):
    conversation.say("i'm in Germany", "does salmon have vitamin d?", *SMALL_TALK)
    assert len(conversation.events()) > 2 * WINDOW
    assert conversation.say("and magnesium?").slots == {
        "nutrient": "magnesium",
        "food": "salmon",
        "country": "DE",
    }


def test_long_conversation_stays_careful_after_an_alarm(conversation):
    conversation.say("my baby swallowed all the vitamin d drops", *SMALL_TALK)
    turn = conversation.say("thanks")
    assert turn.messages[0]["text"].startswith(("If anyone is in danger", "Safety"))


def test_long_conversation_goes_on_with_a_questionnaire(conversation):
    conversation.say("/scenario", "not much", *SMALL_TALK)
    assert (
        "low magnesium, high vitamin D"
        in conversation.say("plenty").messages[0]["text"]
    )


def test_long_conversation_does_not_suggest_what_was_asked_at_its_start(conversation):
    conversation.say("how much vitamin d a day?", *SMALL_TALK)
    buttons = conversation.say("does salmon have vitamin d?").messages[0]["buttons"]
    assert "How much a day" not in [one["title"] for one in buttons]


def test_long_conversation_reads_no_more_than_its_last_turns(conversation):
    conversation.say(*SMALL_TALK)
    assert len(conversation.read_at_a_turn()) <= WINDOW + len(
        conversation._assistant._agent.domain.slots
    )


def test_long_conversation_keeps_each_turn_once_and_in_order(conversation):
    conversation.say(*SMALL_TALK)
    said = [one.text for one in conversation.events() if isinstance(one, UserUttered)]
    assert said == list(SMALL_TALK)


def test_long_conversation_is_erased_with_all_that_is_known(conversation):
    conversation.say("does salmon have vitamin d?", *SMALL_TALK)
    assert "erased" in conversation.say("delete my data").messages[0]["text"]
    assert conversation.events() == []
    with conversation.store.engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT count(*) FROM conversation_states")
        assert kept.scalar() == 0
    assert conversation.say("and magnesium?").kind == "clarify"


def test_long_conversation_of_before_the_state_was_kept_goes_on(conversation):
    conversation.say("does salmon have vitamin d?", *SMALL_TALK)
    with conversation.store.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM conversation_states")
    assert conversation.say("hello").kind == "smalltalk"


def test_store_knows_no_domain_before_a_model_is_loaded(tmp_path):
    store = ForgettingTrackerStore(Domain.empty(), db=str(tmp_path / "empty.db"))
    found = asyncio.new_event_loop().run_until_complete(store.retrieve("nobody"))
    assert found is None


def test_state_is_json_that_another_program_can_read(conversation):
    conversation.say("does salmon have vitamin d?")
    with conversation.store.engine.connect() as connection:
        row = connection.exec_driver_sql("SELECT state FROM conversation_states").one()
    state = json.loads(row[0])
    assert state["form"] is None
    assert state["slots"]["food"] == "salmon"
