"""Replies over Socket.IO: whole, to whoever asked, whatever a client sends."""

from __future__ import annotations

import json
import urllib.request

import pytest

from tests.sockets import POLLING, WEBSOCKET, StockClient

AVOCADO = "is there magnesium in avocado?"
FOODS = [
    *("spinach", "potatoes", "broccoli", "carrots", "avocado", "bananas", "raisins"),
    *("apples", "almonds", "cashews", "peanuts", "pumpkin seeds", "black beans"),
    *("chickpeas", "kidney beans", "edamame", "peanut butter", "chia seeds"),
    *("brown rice", "salmon"),
]


@pytest.fixture
def join(server_url):
    """Return a function that connects a client, which leaves after the test."""
    clients = []

    def connect(transports=None, **options):
        clients.append(StockClient(server_url, transports, **options))
        return clients[-1]

    yield connect
    for client in clients:
        client.leave()


def over_rest(url, message):
    """Return the reply that the REST webhook gives to ``message``."""
    request = urllib.request.Request(
        f"{url}/webhooks/rest/webhook",
        data=json.dumps({"sender": "beside-sockets", "message": message}).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=60) as answered:
        (reply,) = json.load(answered)
    return reply


@pytest.mark.parametrize("transports", [WEBSOCKET, POLLING, None])
def test_socketio_answers_in_one_message_as_rest_does(join, server_url, transports):
    client = join(transports)
    client.session()
    reply = client.ask(AVOCADO)
    rest = over_rest(server_url, AVOCADO)
    assert reply["text"] == rest["text"]
    assert reply["text"].endswith(reply["metadata"]["notice"])
    assert reply["metadata"] == rest["metadata"]


def test_socketio_offers_buttons_as_quick_replies(join):
    client = join()
    client.session()
    asked_back = client.ask("which foods are good sources")
    titles = [one["title"] for one in asked_back["quick_replies"]]
    assert titles == ["Magnesium", "Vitamin D", "Both"]
    assert {one["content_type"] for one in asked_back["quick_replies"]} == {"text"}
    chosen = client.ask(asked_back["quick_replies"][1]["payload"])
    assert "vitamin D" in chosen["text"]
    assert chosen["metadata"]["kind"] == "answer"


def test_socketio_answers_each_question_of_a_message(join):
    client = join()
    client.send({"message": f"{AVOCADO} how much vitamin d do i need a day?"})
    assert "avocado" in client.next()["text"]
    assert "vitamin D" in client.next()["text"]


def test_socketio_answers_who_never_asked_for_a_session(join):
    client = join()
    assert "avocado" in client.ask(AVOCADO)["text"]
    # The conversation goes on: only magnesium was asked for.
    assert "vitamin D" not in client.ask("and in spinach?")["text"].split("Sources")[0]


@pytest.mark.parametrize(
    "data",
    [
        (),
        (None,),
        ("hello",),
        (7,),
        ([],),
        ({},),
        ({"message": None},),
        ({"message": {"text": "hello"}},),
        ({"message": "  \n "},),
        ({"text": AVOCADO},),
        ({}, {"message": AVOCADO}),
    ],
    ids=repr,
)
def test_socketio_answers_what_holds_no_text_in_words(join, data):
    client = join()
    client.send(*data)
    assert client.next()["text"].startswith("I got an empty message.")
    assert "avocado" in client.ask(AVOCADO)["text"]


@pytest.mark.parametrize(
    "metadata", ["{not JSON", "[" * 5000, 7, [], "null", {"locale": 4}, None]
)
def test_socketio_answers_whatever_the_metadata_is(join, metadata):
    assert "avocado" in join().ask(AVOCADO, metadata=metadata)["text"]


@pytest.mark.parametrize(
    "metadata", [{"locale": "en-GB"}, json.dumps({"locale": "en-GB"})]
)
def test_socketio_names_the_numbers_of_a_client_s_locale(join, metadata):
    reply = join().ask("i want to kill myself", metadata=metadata)
    assert reply["metadata"]["kind"] == "crisis"
    assert "116 123" in reply["text"]


def test_socketio_answers_a_message_that_is_too_long(join):
    reply = join().ask("magnesium " * 200)
    assert reply["metadata"]["kind"] == "decline"


def test_socketio_goes_on_after_binary_and_unknown_events(join):
    client = join(WEBSOCKET)
    client._client.emit("user_uttered", {"message": b"\x00\xff"})
    client._client.emit("disconnect", {"why": "not a real one"})
    client._client.emit("connect")
    client._client.emit("session_request", "no object")
    client._client.emit("nobody_hears_this", {"message": AVOCADO})
    assert client.confirmed.get(timeout=60)
    assert "avocado" in client.ask(AVOCADO)["text"]
    assert client.told.empty()


def test_socketio_gives_twenty_clients_their_own_replies(join):
    clients = [join(WEBSOCKET if one % 2 else POLLING) for one in range(len(FOODS))]
    for client, food in zip(clients, FOODS, strict=True):
        client.send({"message": f"is there magnesium in {food}?"})
    for client, food in zip(clients, FOODS, strict=True):
        assert f" in {food}.\n" in client.next()["text"]
    assert all(client.told.empty() for client in clients)


def test_socketio_says_that_it_is_there(server_url):
    with urllib.request.urlopen(f"{server_url}/webhooks/socketio/") as answered:
        assert json.load(answered) == {"status": "ok"}


def test_socketio_logs_no_word_of_a_message(join, server):
    client = join(WEBSOCKET)
    client.ask("is there magnesium in avocado, asks zanzibar?")
    # A packet that is none, sent past the library.
    client._client.eio.send('2["user_uttered",{"message":"zanzibar"')
    client._client.eio.send('2{"message":"zanzibar"}')
    assert "avocado" in client.ask(AVOCADO)["text"]
    assert "zanzibar" not in server.log.read_text()
    assert "Traceback" not in server.log.read_text()
