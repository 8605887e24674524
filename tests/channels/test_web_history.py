"""What was said: read again as it was sent, and deleted without a trace."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.channels.visitor import Visitor

MESSAGES = [
    "does salmon have vitamin D",
    "and magnesium? and how much do I need a day?",
    "which foods should I eat?",
    "who won the world cup",
    "does magnesium help with tinnitus",
    "I am pregnant, can I take vitamin D",
    "I have crushing chest pain right now",
    "thanks",
    "I want to kill myself",
    "¿qué alimentos tienen magnesio?",
    'he said "message_id": "the-message-1" 😀',
    "/scenario",
    "plenty",
]


@pytest.fixture
def visitor(server_url):
    """Return somebody who has just opened the chat."""
    return Visitor(server_url)


def test_web_history_is_what_was_sent_to_the_letter(visitor):
    sent = [
        visitor.say(message, f"the-message-{number}", country="GB")
        for number, message in enumerate(MESSAGES)
    ]
    page = visitor.history()
    assert page["earlier"] is None
    assert [one["text"] for one in page["turns"][:11]] == MESSAGES[:11]
    told = [{key: one[key] for key in ("id", "time", "messages")} for one in sent]
    kept = [
        {key: one[key] for key in ("id", "time", "messages")} for one in page["turns"]
    ]
    assert kept == told


def test_web_history_shows_a_button_by_its_title(visitor):
    (reply,) = visitor.say("which foods should I eat?")["messages"]
    button = next(one for one in reply["buttons"] if one["title"] == "Magnesium")
    (reply,) = visitor.say(button["payload"])["messages"]
    visitor.say(reply["buttons"][0]["payload"])
    visitor.say("/bone_health")
    texts = [one["text"] for one in visitor.history()["turns"]]
    assert texts == [
        "which foods should I eat?",
        "Magnesium",
        reply["buttons"][0]["title"],
        "Bones",
    ]


def test_web_history_shows_a_button_by_its_title_after_it_was_rated(visitor):
    (reply,) = visitor.say("which foods should I eat?")["messages"]
    visitor.say("👍")
    button = reply["buttons"][1]
    visitor.say(button["payload"])
    assert visitor.history()["turns"][-1]["text"] == button["title"]


def test_web_history_shows_no_rating_as_a_message_but_its_thanks(visitor):
    (reply,) = visitor.say("does salmon have vitamin D")["messages"]
    thanks = [
        visitor.say(rating["payload"])["messages"]
        for rating in reply["metadata"]["rating"]
    ]
    turns = visitor.history()["turns"][1:]
    assert [one["text"] for one in turns] == [None, None]
    assert [one["messages"] for one in turns] == thanks


def test_web_history_comes_in_pages_that_leave_nothing_out(visitor):
    ids = [f"message-{number:03}" for number in range(113)]
    for id in ids[:-1]:
        visitor.say("thanks", id)
    newest = visitor.history()
    assert [one["id"] for one in newest["turns"]] == ids[62:112]
    visitor.say("thanks", ids[-1])  # what is said meanwhile does not move the pages
    middle = visitor.history(before=newest["earlier"])
    assert [one["id"] for one in middle["turns"]] == ids[12:62]
    oldest = visitor.history(before=middle["earlier"])
    assert [one["id"] for one in oldest["turns"]] == ids[:12]
    assert oldest["earlier"] is None


def test_web_history_finds_a_title_on_the_page_before(visitor):
    visitor.say("which foods should I eat?")
    visitor.say('/food_sources{"nutrient": "magnesium"}')
    for _ in range(49):
        visitor.say("thanks")
    turns = visitor.history()["turns"]
    assert len(turns) == 50
    assert turns[0]["text"] == "Magnesium"


def test_web_history_is_empty_before_the_first_message(visitor):
    assert visitor.history() == {"turns": [], "earlier": None}


def test_web_history_before_what_is_not_there_is_what_there_is(visitor):
    visitor.say("hello")
    assert len(visitor.history(before="999999999")["turns"]) == 1
    assert visitor.history(before="0") == {"turns": [], "earlier": None}


@pytest.mark.parametrize("before", ["-1", "x", "1.5", "9" * 30, "٣", "1;--"])
def test_web_history_says_what_is_wrong_with_a_cursor(visitor, before):
    response = visitor.get(before=before)
    assert response.status_code == 400
    assert "'earlier'" in response.json()["error"]["message"]


def test_web_history_keeps_nothing_that_was_not_read(visitor):
    visitor.say("x" * 1001)
    visitor.say("")
    assert visitor.history()["turns"] == []


def test_web_history_lets_no_unreviewed_word_out(server, visitor):
    visitor.say("does salmon have vitamin D")
    with closing(sqlite3.connect(server.state / "conversations.db")) as kept, kept:
        rows = kept.execute(
            "UPDATE events SET data = replace(data, 'a lot of vitamin D in salmon', "
            "'a cure in salmon'), sender_id = sender_id WHERE type_name = 'bot' AND "
            "data LIKE '%a lot of vitamin D in salmon%'"
        ).rowcount
        assert rows > 0
        kept.execute(
            "UPDATE events SET data = replace(data, 'This is general information', "
            "'This is all you need') WHERE data LIKE '%a cure in salmon%'"
        )
    (turn,) = visitor.history()["turns"]
    (message,) = turn["messages"]
    assert message["text"].startswith("I can't answer that safely.")
    assert message["metadata"] == {"kind": "decline"}
    assert "ERROR bot.guard" not in server.log.read_text()


def bytes_kept(state):
    """Return all bytes in all files of the folder of conversations."""
    return b"".join(file.read_bytes() for file in state.rglob("*") if file.is_file())


def rows_kept(state, text):
    """Return in how many rows of all tables ``text`` stands."""
    with closing(sqlite3.connect(state / "conversations.db", timeout=30)) as kept:
        names = kept.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return sum(
            text in str(row)
            for (name,) in names.fetchall()
            for row in kept.execute(f"SELECT * FROM {name}").fetchall()
        )


def test_web_conversation_is_deleted_to_the_last_byte(server, visitor):
    other = Visitor(server.url)
    other.say("hello, says Pennicott")
    visitor.say("does salmon have vitamin D, asks Marrowby", "named-marrowby")
    visitor.say("/scenario")
    assert rows_kept(server.state, "Marrowby") > 0
    response = visitor.delete()
    assert (response.status_code, response.json()) == (200, {"erased": True})
    assert rows_kept(server.state, "uillfeather") == 0
    assert b"uillfeather" not in bytes_kept(server.state)
    assert visitor.history() == {"turns": [], "earlier": None}
    assert len(other.history()["turns"]) == 1


def test_web_conversation_that_is_deleted_begins_anew_with_the_same_token(visitor):
    visitor.say("does salmon have vitamin D", "the-first-message")
    visitor.delete()
    (reply,) = visitor.say("and magnesium?", "the-first-message")["messages"]
    assert reply["metadata"]["kind"] == "clarify"
    assert len(visitor.history()["turns"]) == 1
    assert visitor.delete().json() == visitor.delete().json() == {"erased": True}


def test_web_conversation_is_erased_by_asking_and_asking_again_does_no_harm(
    server, visitor
):
    visitor.say("does salmon have vitamin D, asks Marrowby")
    first = visitor.say("please erase what I said", "erase-what-i-said")
    again = visitor.say("please erase what I said", "erase-what-i-said")
    assert "I've erased" in first["messages"][0]["text"]
    assert again["messages"] == first["messages"]
    assert visitor.history()["turns"] == []
    assert b"erase-what-i-said" not in bytes_kept(server.state)
