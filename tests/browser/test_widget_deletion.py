"""Delete my data: all of it, and nobody is told so who still has some."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from typing import Any

import jwt
import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat import (
    MESSAGE,
    ask,
    choose_option,
    open_chat,
    own_turns,
    question_box,
    replies,
)
from tests.browser.network import (
    NOT_SENT,
    SALMON,
    SPINACH,
    Held,
    answered_by,
    cut_off,
    expect_answered,
    heard,
    history,
    keep,
    kept,
    listen,
    reconnect,
    requests_of,
    times_said,
    turns,
)
from tests.conftest import Server

DELETED = "Your data was deleted on the server."
FAILED = "Your data could not be deleted"


def delete(page: Page, answer: str = "Delete") -> None:
    """Choose to delete, and answer the question that comes."""
    choose_option(page, "Delete my data")
    page.get_by_role("alertdialog").get_by_role("button", name=answer).click()
    expect(page.get_by_role("alertdialog")).to_be_hidden()


def rows(server: Server, token: str) -> int:
    """Return how many events the server keeps of the token's conversation."""
    claims = jwt.decode(token, options={"verify_signature": False})
    database = sqlite3.connect(server.state / "conversations.db", timeout=30)
    with closing(database):
        query = "SELECT count(*) FROM events WHERE sender_id = ?"
        return int(database.execute(query, (claims["sub"],)).fetchone()[0])


def bytes_kept(server: Server) -> bytes:
    """Return all bytes in all files of the folder of conversations."""
    files = [file for file in server.state.rglob("*") if file.is_file()]
    return b"".join(file.read_bytes() for file in files)


def test_widget_deletes_on_the_server_and_leaves_no_trace(
    page: Page, server: Server
) -> None:
    word = "quombulator"
    question = f"{SALMON} says my {word}"
    open_chat(page, server.url)
    said = listen(page)
    ask(page, question)
    expect(replies(page)).to_have_count(1)
    token = kept(page)["token"]
    assert rows(server, token) > 0
    assert word.encode() in bytes_kept(server)

    delete(page, "Keep")
    expect(own_turns(page)).to_have_text([question])
    assert rows(server, token) > 0

    question_box(page).fill(f"one more {word}")
    delete(page)
    expect(turns(page)).to_have_text([DELETED])
    expect(page.locator(".turn.first")).to_be_visible()
    assert times_said(said(), DELETED) == 1
    assert history(server.url, token) == []
    assert rows(server, token) == 0
    assert word.encode() not in bytes_kept(server)
    assert not page.evaluate(
        "word => JSON.stringify({ ...sessionStorage }).includes(word)", word
    )

    # The next message begins a conversation that has nothing to do with it.
    ask(page, SPINACH)
    expect(replies(page)).to_have_count(1)
    assert kept(page)["token"] != token
    assert heard(page, server.url) == [SPINACH]


def test_widget_deletes_what_is_on_its_way_as_well(page: Page, server: Server) -> None:
    open_chat(page, server.url)
    ask(page, SALMON)
    expect_answered(page, [SALMON])
    token = kept(page)["token"]
    held = Held(page, MESSAGE)
    with page.expect_request(MESSAGE):
        ask(page, SPINACH)
    delete(page)
    held.let_go()
    expect(turns(page)).to_have_text([DELETED])
    assert rows(server, token) == 0
    assert len(held.routes) == 1


@pytest.mark.parametrize("status", [0, 429, 500, 503])
def test_widget_says_that_deleting_failed_and_clears_nothing(
    page: Page, server: Server, status: int
) -> None:
    open_chat(page, server.url)
    said = listen(page)
    ask(page, SALMON)
    expect_answered(page, [SALMON])
    token = kept(page)["token"]
    if status:
        answered_by(page, "**/conversation", {"status": status, "json": {}})
    else:
        cut_off(page)
        ask(page, SPINACH)
        expect(page.locator(".own .status")).to_have_text(NOT_SENT)
    delete(page)
    note = page.locator(".turn.note")
    expect(note).to_contain_text(FAILED)
    assert times_said(said(), FAILED) == 1
    expect(replies(page)).to_have_count(1)
    assert kept(page)["token"] == token
    assert rows(server, token) > 0

    # What was not sent is not lost by it, and the conversation goes on.
    if status:
        ask(page, SPINACH)
    else:
        reconnect(page)
    expect(replies(page)).to_have_count(2)
    expect(own_turns(page)).to_have_text([SALMON, SPINACH])
    assert heard(page, server.url) == [SALMON, SPINACH]
    delete(page)
    expect(turns(page)).to_have_text([DELETED])
    assert rows(server, token) == 0


def test_widget_does_not_say_deleted_of_what_it_can_not_reach_any_more(
    page: Page, server: Server
) -> None:
    open_chat(page, server.url)
    ask(page, SALMON)
    expect_answered(page, [SALMON])
    token = kept(page)["token"]
    claims: dict[str, Any] = jwt.decode(token, options={"verify_signature": False})
    key = (server.state / "sessions.key").read_text().strip()
    over = jwt.encode({**claims, "exp": int(time.time()) - 10}, key, algorithm="HS256")
    page.route("**/history", lambda route: route.fulfill(json={"turns": []}))
    keep(page, token=over)
    said = listen(page)
    delete(page)
    note = page.locator(".turn.note")
    expect(note).to_contain_text("can no longer be deleted from here")
    assert times_said(said(), "can no longer be deleted from here") == 1
    assert times_said(said(), DELETED) == 0
    assert rows(server, token) > 0


def test_widget_asks_the_server_nothing_to_delete_where_nothing_was_said(
    page: Page, server_url: str
) -> None:
    open_chat(page, server_url)
    sent = requests_of(page, "/conversation")
    delete(page)
    expect(turns(page)).to_have_text([DELETED])
    assert sent == []
