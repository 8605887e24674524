"""Questions without an answer are counted by the server, and nothing of a person is."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
import requests

from bot.unanswered import months_ago

if TYPE_CHECKING:
    from tests.conftest import Server

COFACTOR = Path(sys.executable).parent / "cofactor"
UNANSWERED = "does magnesium help with tinnitus"
EARS = "eyes_ears_teeth"


def kind_of_reply(server: Server, message: str, sender: str) -> str:
    """Return the kind of the first reply to ``message``."""
    body = {"sender": sender, "message": message}
    url = f"{server.url}/webhooks/rest/webhook"
    replies: list[dict[str, Any]] = requests.post(url, json=body, timeout=30).json()
    return str(replies[0]["metadata"]["kind"])


def database(server: Server) -> sqlite3.Connection:
    """Open the server's database."""
    return sqlite3.connect(server.state / "conversations.db", timeout=30)


def counts(server: Server) -> dict[tuple[str, str, str], int]:
    """Return how often was counted, by month, theme and example."""
    with closing(database(server)) as kept:
        names = "SELECT name FROM sqlite_master WHERE name = 'unanswered'"
        if not kept.execute(names).fetchall():
            return {}
        rows = kept.execute("SELECT * FROM unanswered").fetchall()
        return {tuple(key): times for *key, times in rows}


def total(server: Server) -> int:
    """Return how many questions have been counted."""
    return sum(counts(server).values())


def test_questions_counted_once_a_turn_under_the_theme_of_the_nearest(server, content):
    before, sender = counts(server), uuid4().hex
    for _ in range(2):
        assert kind_of_reply(server, UNANSWERED, sender) == "uncovered"
    assert kind_of_reply(server, "does salmon have vitamin D", sender) == "answer"
    assert kind_of_reply(server, "hello", sender) == "smalltalk"
    after = counts(server)
    ((month, theme, example), times), *others = [
        (key, times - before.get(key, 0))
        for key, times in after.items()
        if times != before.get(key)
    ]
    assert (month, theme, times, others) == (months_ago(0), EARS, 2, [])
    assert example in content.uncovered.themes[EARS].examples


def test_questions_counted_in_the_midst_of_the_questionnaire_too(server):
    before, sender = total(server), uuid4().hex
    kind_of_reply(server, "/scenario", sender)
    assert kind_of_reply(server, UNANSWERED, sender) == "uncovered"
    assert total(server) == before + 1
    kind_of_reply(server, "plenty", sender)
    assert total(server) == before + 1


def test_questions_counted_keep_nothing_of_who_asked(server):
    sender = uuid4().hex
    kind_of_reply(server, f"{UNANSWERED}, asks Larkspindle", sender)
    kind_of_reply(server, "delete my data", sender)
    with closing(database(server)) as kept:
        columns = kept.execute("PRAGMA table_info(unanswered)").fetchall()
    assert [one[1] for one in columns] == ["month", "theme", "example", "times"]
    files = [one for one in server.state.rglob("*") if one.is_file()]
    kept_bytes = b"".join(one.read_bytes() for one in files)
    assert b"Larkspindle" not in kept_bytes and sender.encode() not in kept_bytes


def test_questions_counted_stay_when_a_conversation_is_erased(server):
    sender = uuid4().hex
    kind_of_reply(server, UNANSWERED, sender)
    before = counts(server)
    kind_of_reply(server, "delete my data", sender)
    assert counts(server) == before


def test_questions_counted_are_what_the_command_shows(server):
    kind_of_reply(server, UNANSWERED, uuid4().hex)
    done = subprocess.run(
        [COFACTOR, "uncovered"],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "COFACTOR_STATE": str(server.state)},
        check=True,
    )
    assert f"{months_ago(0)}: {total(server)}\n" in done.stdout
    assert "  Eyes, ears, mouth and teeth\n" in done.stdout


@pytest.fixture
def counting_fails(server):
    """Let nothing be counted in the server's database for the time of a test."""
    kind_of_reply(server, UNANSWERED, uuid4().hex)
    with closing(database(server)) as kept:
        kept.execute("ALTER TABLE unanswered RENAME COLUMN times TO often")
    yield
    with closing(database(server)) as kept:
        kept.execute("ALTER TABLE unanswered RENAME COLUMN often TO times")


def test_questions_counted_or_not_are_replied_to(server, counting_fails):
    before, sender = total(server), uuid4().hex
    assert kind_of_reply(server, UNANSWERED, sender) == "uncovered"
    assert kind_of_reply(server, "magnesium for bones", sender) == "answer"
    with closing(database(server)) as kept:
        query = "SELECT count(*) FROM events WHERE sender_id = ? AND type_name = 'user'"
        assert kept.execute(query, (sender,)).fetchone() == (2,)
    assert total(server) == before
    log = server.log.read_text()
    assert "A question was not counted: OperationalError." in log
    assert "tinnitus" not in log
