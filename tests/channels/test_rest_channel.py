"""The REST channel: what a program gets that posts to /webhooks/rest/webhook."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
import requests


@pytest.fixture
def webhook(server_url: str) -> str:
    """Return the address of the webhook."""
    return f"{server_url}/webhooks/rest/webhook"


def ask(webhook: str, message: Any, sender: str | None = None) -> list[dict[str, Any]]:
    """Return the replies to ``message`` in the conversation ``sender``."""
    body = {"sender": sender or uuid4().hex, "message": message}
    response = requests.post(webhook, json=body, timeout=30)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/json"
    return response.json()


def test_rest_answers_with_text_buttons_and_metadata(webhook, content):
    (reply,) = ask(webhook, "does salmon have vitamin D", "person-1")
    assert reply["recipient_id"] == "person-1"
    assert reply["text"].endswith(f"\n{content.notice}")
    assert reply["buttons"][0].keys() == {"title", "payload"}
    metadata = reply["metadata"]
    assert metadata["kind"] == "answer"
    assert metadata["topics"] == ["food_check"]
    assert metadata["notice"] == str(content.notice)
    source = content.references[metadata["sources"][0]["id"]]
    assert metadata["sources"][0]["title"] == source.title
    assert metadata["sources"][0]["url"] == source.url


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("hello", "smalltalk"),
        ("which foods should I eat?", "clarify"),
        ("who won the world cup", "decline"),
        ("does magnesium help with tinnitus", "uncovered"),
        ("I am pregnant, can I take vitamin D", "refer"),
        ("I have crushing chest pain right now", "emergency"),
        ("I want to kill myself", "crisis"),
        ("", "decline"),
        ("x" * 1001, "decline"),
    ],
)
def test_rest_says_of_each_reply_what_kind_it_is(webhook, message, kind):
    (reply,) = ask(webhook, message)
    assert reply["metadata"]["kind"] == kind
    assert isinstance(reply["metadata"]["topics"], list)


@pytest.mark.parametrize("message", [None, "", "   ", 5, ["hello"], {"text": "hello"}])
def test_rest_says_so_when_a_message_holds_no_text(webhook, message):
    (reply,) = ask(webhook, message)
    assert "empty message" in reply["text"]


def test_rest_says_so_when_a_body_has_no_message(webhook):
    (reply,) = requests.post(webhook, json={"sender": "a"}, timeout=30).json()
    assert "empty message" in reply["text"]


@pytest.mark.parametrize("message", ["\ud800", "a\x00b" * 300, "x" * 100_000, "😀"])
def test_rest_replies_once_to_odd_messages(webhook, message):
    assert len(ask(webhook, message)) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{bad",
        b"[]",
        b'"hello"',
        b"null",
        b"[" * 50_000,
        b"\xff\xfe",
        b'{"message": "hello"}',
        b'{"message": "hello", "sender": ""}',
        b'{"message": "hello", "sender": null}',
        b'{"message": "hello", "sender": 5}',
        b'{"message": "hello", "sender": ["a"]}',
        b'{"message": "hello", "sender": "a\\nb"}',
        b'{"message": "hello", "sender": "\\u0000"}',
        b'{"message": "hello", "sender": "\\ud800"}',
        b'{"message": "hello", "sender": "%s"}' % (b"a" * 201),
    ],
)
def test_rest_says_what_is_wrong_with_a_body(webhook, body):
    headers = {"Content-Type": "application/json"}
    response = requests.post(webhook, data=body, headers=headers, timeout=30)
    assert response.status_code == 400
    assert "Send a JSON object with 'message'" in response.json()["error"]


def test_rest_says_what_is_wrong_with_a_form(webhook):
    form = {"sender": "a", "message": "hello"}
    response = requests.post(webhook, data=form, timeout=30)
    assert response.status_code == 400
    assert "JSON" in response.json()["error"]


def test_rest_takes_a_sender_of_200_characters(webhook):
    assert ask(webhook, "hello", "a" * 200)[0]["recipient_id"] == "a" * 200


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_rest_webhook_takes_nothing_but_post(webhook, method):
    response = requests.request(method, webhook, timeout=30)
    assert response.status_code == 405


def test_rest_says_that_it_is_up(server_url):
    response = requests.get(f"{server_url}/webhooks/rest/", timeout=30)
    assert response.json() == {"status": "ok"}


def test_rest_refuses_a_body_of_more_than_a_megabyte(webhook):
    body = {"sender": "a", "message": "x" * 1_100_000}
    assert requests.post(webhook, json=body, timeout=30).status_code == 413


def test_rest_keeps_conversations_apart(webhook):
    one, other = uuid4().hex, uuid4().hex
    ask(webhook, "does salmon have vitamin D", one)
    (reply,) = ask(webhook, "magnesium", other)
    assert reply["metadata"]["kind"] == "clarify"
    (reply,) = ask(webhook, "magnesium", one)
    assert reply["metadata"]["kind"] == "answer"


def test_rest_answers_messages_of_one_person_that_come_at_once(webhook):
    sender = uuid4().hex
    with ThreadPoolExecutor(8) as pool:
        messages = ["does salmon have vitamin D"] * 8
        replies = list(pool.map(lambda text: ask(webhook, text, sender), messages))
    assert all(reply[0]["metadata"]["kind"] == "answer" for reply in replies)
