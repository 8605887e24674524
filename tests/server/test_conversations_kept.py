"""What the server keeps of a conversation, for how long, and what it forgets."""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
import requests
import sqlalchemy
import yaml
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.tracker_store import ForgettingTrackerStore

if TYPE_CHECKING:
    from tests.conftest import Server


def ask(server: Server, message: str, sender: str) -> dict[str, Any]:
    """Return the last reply to ``message``."""
    body = {"sender": sender, "message": message}
    url = f"{server.url}/webhooks/rest/webhook"
    replies: list[dict[str, Any]] = requests.post(url, json=body, timeout=30).json()
    return replies[-1]


def database(server: Server) -> sqlite3.Connection:
    """Open the server's conversations."""
    return sqlite3.connect(server.state / "conversations.db", timeout=30)


def rows(server: Server, sender: str) -> int:
    """Return how many events are kept of the conversation ``sender``."""
    with closing(database(server)) as kept:
        query = "SELECT count(*) FROM events WHERE sender_id = ?"
        return int(kept.execute(query, (sender,)).fetchone()[0])


def bytes_kept(state: Path) -> bytes:
    """Return all bytes in all files of the folder of conversations."""
    return b"".join(file.read_bytes() for file in state.rglob("*") if file.is_file())


@pytest.fixture
def own_server(server: Server, tmp_path: Path) -> Iterator[Server]:
    """Run a server that this test alone may stop and start."""
    own = type(server)(tmp_path / "state")
    yield own
    own.stop()


def test_conversation_goes_on_after_a_restart(own_server):
    ask(own_server, "does salmon have vitamin D", "person")
    ask(own_server, '/scenario{"magnesium_intake": "inadequate"}', "other")
    own_server.stop()
    own_server.start()
    assert "of magnesium" in ask(own_server, "magnesium", "person")["text"]
    told = ask(own_server, "plenty", "other")["text"]
    assert "low magnesium, high vitamin D." in told


def test_conversation_ends_after_an_hour_by_the_domain():
    config = yaml.safe_load(Path("domain.yml").read_text())["session_config"]
    assert config["session_expiration_time"] == 60
    assert config["carry_over_slots_to_new_session"] is False


@pytest.mark.parametrize(("minutes", "kind"), [(59, "answer"), (61, "clarify")])
def test_conversation_is_taken_up_within_the_hour_and_not_after(server, minutes, kind):
    sender = uuid4().hex
    ask(server, "does salmon have vitamin D", sender)
    make_older(server, sender, minutes)
    reply = ask(server, "magnesium", sender)
    assert reply["metadata"]["kind"] == kind


def test_questionnaire_is_over_after_an_hour(server):
    sender = uuid4().hex
    ask(server, '/scenario{"magnesium_intake": "inadequate"}', sender)
    make_older(server, sender, 61)
    assert ask(server, "plenty", sender)["metadata"]["topics"] == []


@pytest.mark.parametrize(("minutes", "is_cheerful"), [(59, False), (61, True)])
def test_care_after_an_alarm_ends_with_the_session(server, minutes, is_cheerful):
    sender = uuid4().hex
    ask(server, "I want to kill myself", sender)
    make_older(server, sender, minutes)
    reply = ask(server, "hello", sender)
    assert ("I'm Cofactor" in reply["text"]) is is_cheerful
    assert ("buttons" in reply) is is_cheerful


def make_older(server: Server, sender: str, minutes: int) -> None:
    """Let all that was said in the conversation be ``minutes`` older."""
    with closing(database(server)) as kept, kept:
        query = "SELECT id, data FROM events WHERE sender_id = ?"
        for id, data in kept.execute(query, (sender,)).fetchall():
            event = json.loads(data)
            event["timestamp"] -= 60 * minutes
            kept.execute(
                "UPDATE events SET data = ?, timestamp = ? WHERE id = ?",
                (json.dumps(event), event["timestamp"], id),
            )


@pytest.mark.parametrize(
    "message", ["delete my data", "please erase everything I told you"]
)
def test_conversation_is_erased_to_the_last_byte(server, message):
    sender, other = uuid4().hex, uuid4().hex
    ask(server, "does salmon have vitamin D, asks Quillfeather", sender)
    ask(server, "/scenario", sender)
    ask(server, "my neighbor Thistlewood eats loads of it", sender)
    ask(server, "does salmon have vitamin D", other)
    before = bytes_kept(server.state)
    assert b"Quillfeather" in before and b"Thistlewood" in before
    assert "I've erased" in ask(server, message, sender)["text"]
    after = bytes_kept(server.state)
    assert b"Quillfeather" not in after and b"Thistlewood" not in after
    assert sender.encode() not in after
    assert rows(server, sender) == 0
    assert rows(server, other) > 0


def test_conversation_erased_at_its_first_word_leaves_nothing(server):
    sender = uuid4().hex
    assert "I've erased" in ask(server, "delete my data", sender)["text"]
    assert rows(server, sender) == 0
    assert sender.encode() not in bytes_kept(server.state)


def test_conversation_begins_anew_after_it_was_erased(server):
    sender = uuid4().hex
    ask(server, "does salmon have vitamin D", sender)
    ask(server, "delete my data", sender)
    assert ask(server, "magnesium", sender)["metadata"]["kind"] == "clarify"
    assert rows(server, sender) > 0


@pytest.mark.parametrize(
    ("message", "line"),
    [
        ("I want to kill myself, Bumblethorpe", "crisis, found by rule harm-myself"),
        # By a rule or by the model: either says what it was.
        (
            "he went quiet and floppy, Bumblethorpe, after the whole jar",
            r"found by (rule [\w-]+|classifier, probability (0\.[4-9]\d|1\.00))\.$",
        ),
        ("I am pregnant, Bumblethorpe, can I take vitamin D", "pregnancy_child, found"),
        ("does salmon have vitamin D, asks Bumblethorpe", None),
    ],
)
def test_log_has_one_line_for_an_alarm_and_nothing_of_it(server, message, line):
    ask(server, "hello", sender := uuid4().hex)
    before = server.log.read_text()
    ask(server, message, sender)
    added = server.log.read_text().removeprefix(before).splitlines()
    assert len(added) == (1 if line else 0)
    for one in added:
        assert one.startswith("INFO ")
        assert re.search(line, one)
        assert "Bumblethorpe" not in one and sender not in one


def test_log_of_the_server_holds_no_word_of_a_person(server):
    sender = uuid4().hex
    for message in (
        "does salmon have vitamin D, asks Bumblethorpe",
        "Bumblethorpe",
        "/Bumblethorpe",
        '/inform{"nutrient": "Bumblethorpe"}',
        '/inform{"Bumblethorpe": "x"}',
        "I want to kill myself, says Bumblethorpe",
        "Bumblethorpe " * 100,
        "Bumblethorpe \ud800 \x00",
    ):
        assert ask(server, message, sender)["text"]
    headers = {"Content-Type": "application/json"}
    url = f"{server.url}/webhooks/rest/webhook"
    requests.post(url, data=b'{"Bumblethorpe', headers=headers, timeout=30)
    requests.get(f"{server.url}/Bumblethorpe", timeout=30)
    log = server.log.read_text()
    assert "Cofactor is ready" in log
    assert "Bumblethorpe" not in log


def test_log_of_a_failing_database_holds_no_word_of_a_person(tmp_path):
    # Rasa logs the error as it is written.
    store = ForgettingTrackerStore(Domain.empty(), db=str(tmp_path / "lost.db"))
    with store.engine.begin() as connection:
        connection.execute(sqlalchemy.text("DROP TABLE events"))
    tracker = DialogueStateTracker("Bumblethorpe", [])
    tracker.update(UserUttered("Bumblethorpe eats salmon"))
    with pytest.raises(sqlalchemy.exc.OperationalError) as failure:
        asyncio.run(store.save(tracker))
    assert "no such table" in str(failure.value)
    assert "Bumblethorpe" not in str(failure.value)
