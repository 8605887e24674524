"""The web channel: what the widget gets from its four requests."""

from __future__ import annotations

import re

import pytest
import requests

from tests.channels.visitor import Visitor

QUESTION = "does salmon have vitamin D"
ID = "an-id-of-its-own"


@pytest.fixture
def visitor(server_url):
    """Return somebody who has just opened the chat."""
    return Visitor(server_url)


def test_web_names_the_conversation_itself_and_says_how_long_it_is_open(server_url):
    response = requests.post(f"{server_url}/webhooks/web/session", json={}, timeout=30)
    assert response.status_code == 201
    assert response.json().keys() == {"token", "expires"}
    assert "Set-Cookie" not in response.headers
    assert response.json()["token"] != Visitor(server_url).token


def test_web_answers_with_text_buttons_and_metadata(visitor, content):
    answer = visitor.say(QUESTION, ID)
    assert answer.keys() == {"id", "time", "messages"}
    assert answer["id"] == ID
    (reply,) = answer["messages"]
    assert reply.keys() == {"text", "buttons", "metadata"}
    assert reply["text"].endswith(f"\n{content.notice}")
    assert reply["metadata"]["kind"] == "answer"


def test_web_keeps_to_what_the_conversation_is_about(visitor, server_url):
    visitor.say(QUESTION)
    assert "of magnesium" in visitor.say("and magnesium?")["messages"][0]["text"]
    (other,) = Visitor(server_url).say("and magnesium?")["messages"]
    assert other["metadata"]["kind"] == "clarify"


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("", "empty message"),
        ("  \n ", "empty message"),
        ("x" * 1001, "up to 1,000 characters"),
        ("\ud800", "empty message"),
    ],
)
def test_web_answers_in_words_what_it_does_not_read(visitor, message, words):
    (reply,) = visitor.say(message)["messages"]
    assert words in reply["text"]
    assert reply["metadata"]["kind"] == "decline"


@pytest.mark.parametrize(
    ("more", "numbers", "not_these"),
    [
        ({"country": "GB"}, "call 999 now", "911"),
        ({"country": "gb", "locale": "en-US"}, "call 999 now", "911"),
        ({"country": "UK"}, "call 999 now", "911"),
        ({"country": "XX", "locale": "en-AU"}, "000", "999"),
        ({"locale": "en-US"}, "911", "999"),
        ({"country": None, "locale": None}, "999", "no such words"),
        ({"locale": "nonsense" * 20}, "999", "no such words"),
    ],
)
def test_web_names_the_number_of_the_country_that_the_site_or_browser_tells(
    visitor, more, numbers, not_these
):
    (reply,) = visitor.say("x" * 1001, **more)["messages"]
    assert numbers in reply["text"]
    assert not_these not in reply["text"]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ([], "JSON object"),
        (None, "JSON object"),
        ("hello", "JSON object"),
        ({}, "'id'"),
        ({"id": 12345678, "message": "hello"}, "'id'"),
        ({"id": "short", "message": "hello"}, "8 to 64"),
        ({"id": "x" * 65, "message": "hello"}, "8 to 64"),
        ({"id": "under_score", "message": "hello"}, "'id'"),
        ({"id": "a%' OR 1=1 --", "message": "hello"}, "'id'"),
        ({"id": "line-feed\n", "message": "hello"}, "'id'"),
        ({"id": "é" * 9, "message": "hello"}, "'id'"),
        ({"id": ID}, "'message' must be text"),
        ({"id": ID, "message": None}, "'message' must be text"),
        ({"id": ID, "message": ["hello"]}, "'message' must be text"),
        ({"id": ID, "message": "hello", "locale": 5}, "'locale'"),
        ({"id": ID, "message": "hello", "country": "Germany"}, "two letters"),
        ({"id": ID, "message": "hello", "country": False}, "two letters"),
        ({"id": ID, "message": "hello", "country": ["D", "E"]}, "two letters"),
    ],
)
def test_web_says_what_is_wrong_with_a_message(visitor, body, says):
    response = visitor.post("message", body, **visitor.bearer())
    assert response.status_code == 400
    error = response.json()["error"]
    assert error["code"] == "bad_request"
    assert says in error["message"]
    assert visitor.history()["turns"] == []


@pytest.mark.parametrize(
    "body", [b"", b"{bad", b"[" * 50_000, b"\xff\xfe", b'{"id": NaN', b"null"]
)
@pytest.mark.parametrize("path", ["session", "message"])
def test_web_says_so_when_a_body_is_no_json(visitor, path, body):
    headers = {"Content-Type": "application/json", **visitor.bearer()}
    response = requests.post(
        f"{visitor.url}/{path}", data=body, headers=headers, timeout=30
    )
    assert response.status_code == 400
    assert response.json()["error"]["code"] == "bad_request"


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded"])
def test_web_takes_no_json_under_a_type_that_browsers_send_without_asking(
    visitor, kind
):
    response = requests.post(
        f"{visitor.url}/session",
        data="{}",
        headers={"Content-Type": kind},
        timeout=30,
    )
    assert response.status_code == 400
    assert "Content-Type: application/json" in response.json()["error"]["message"]


def test_web_refuses_a_body_of_more_than_a_megabyte(visitor):
    assert visitor.send("x" * 1_100_000).status_code == 413


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "session"),
        ("GET", "message"),
        ("POST", "history"),
        ("GET", "conversation"),
        ("PUT", "conversation"),
    ],
)
def test_web_takes_each_request_by_its_own_method(visitor, method, path):
    headers = visitor.bearer()
    url = f"{visitor.url}/{path}"
    assert requests.request(method, url, headers=headers, timeout=30).status_code == 405


def test_web_logs_no_word_of_a_person_and_no_token(server, visitor):
    for message in ("Bumblethorpe", "Bumblethorpe " * 100, "/Bumblethorpe"):
        visitor.say(message)
    visitor.send("Bumblethorpe", "Bumblethorpe")
    visitor.post("message", ["Bumblethorpe"], **visitor.bearer())
    visitor.get(before="Bumblethorpe")
    visitor.delete()
    log = server.log.read_text()
    assert "Cofactor is ready" in log
    assert "Bumblethorpe" not in log
    assert visitor.token not in log


def test_web_conversations_can_not_be_reached_over_rest(visitor, server):
    visitor.say("does salmon have vitamin D")
    url = f"{server.url}/webhooks/rest/webhook"
    for sender in ("web:" + "0" * 32, "web:", "web:turn:x", "socketio:x"):
        body = {"sender": sender, "message": "hello"}
        response = requests.post(url, json=body, timeout=30)
        assert response.status_code == 400
        assert re.search(r"may not begin with web: .*UUID", response.json()["error"])
