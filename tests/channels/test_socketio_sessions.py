"""Whose conversation a Socket.IO client is in: its signed id says so, nothing else."""

from __future__ import annotations

import time

import jwt
import pytest

from tests.conftest import Server
from tests.sockets import POLLING, WEBSOCKET, StockClient

SECRET = "0123456789abcdef0123456789abcdef"
HOUR = 3600  # seconds
AVOCADO = "is there magnesium in avocado?"
# After a question on magnesium, of magnesium alone; asked first, of vitamin D too.
SPINACH, BOTH = "and in spinach?", "there is no vitamin D in spinach"


@pytest.fixture(scope="module")
def own_server(model, tmp_path_factory):
    """Run a server whose secret the test knows, and may stop."""
    state = tmp_path_factory.mktemp("sockets") / "state"
    running = Server(state, COFACTOR_SECRET=SECRET)
    yield running
    running.stop()


@pytest.fixture
def join(own_server):
    """Return a function that connects a client, which leaves after the test."""
    clients = []

    def connect(transports=WEBSOCKET):
        clients.append(StockClient(own_server.url, transports))
        return clients[-1]

    yield connect
    for client in clients:
        client.leave()


def said(signed):
    """Return what a signed id says."""
    return jwt.decode(signed, SECRET, algorithms=["HS256"], audience="cofactor")


def signed_id(secret=SECRET, algorithm="HS256", **claims):
    """Return a signed id as the server makes it, but for ``claims``."""
    usual = {"aud": "cofactor", "exp": int(time.time()) + 24 * HOUR}
    return jwt.encode({**usual, **claims}, secret, algorithm=algorithm)


def knows_before(client, **more):
    """Tell whether the client's conversation is on magnesium already."""
    return BOTH not in client.ask(SPINACH, **more)["text"]


@pytest.mark.parametrize("transports", [WEBSOCKET, POLLING])
def test_socketio_sessions_go_on_with_their_signed_id(join, transports):
    first = join(transports)
    signed = first.session()
    assert said(signed)["sub"].startswith("socketio:")
    first.ask("which foods have vitamin d")
    first.leave()
    again = join(transports)
    assert again.session(signed) == signed
    text = again.ask("and magnesium?")["text"]
    assert "foods" in text.lower() and "magnesium" in text


def test_socketio_sessions_each_have_a_conversation_of_their_own(join):
    one, other = join(), join()
    assert said(one.session())["sub"] != said(other.session())["sub"]
    one.ask(AVOCADO)
    assert not knows_before(other)
    assert other.told.empty()


def not_valid(victim):
    """Return ids that may not open the conversation of ``victim``."""
    conversation = said(victim)["sub"]
    head, body, signature = victim.split(".")
    return {
        "made up": "0b9a6a3e5d1c4a539f0e2c8f1d7f6a10",
        "the bare id": conversation,
        "another secret": signed_id("x" * 32, sub=conversation),
        "no signature": signed_id("", "none", sub=conversation),
        "another signature": f"{head}.{body}.{signature[::-1]}",
        "too old": signed_id(sub=conversation, exp=int(time.time()) - 1),
        "never too old": jwt.encode({"sub": conversation, "aud": "cofactor"}, SECRET),
        "for something else": signed_id(sub=conversation, aud="elsewhere"),
        "no text": {"session_id": victim},
        "a list": [victim],
        "nothing": None,
        "empty": "",
    }


@pytest.mark.parametrize("kind", not_valid(signed_id(sub="socketio:kinds")))
def test_socketio_sessions_are_not_opened_by_what_the_server_did_not_sign(join, kind):
    victim, other = join(), join()
    signed = victim.session()
    victim.ask(AVOCADO)
    wrong = not_valid(signed)[kind]
    confirmed = other.session(wrong)
    assert confirmed != wrong
    assert said(confirmed)["sub"] != said(signed)["sub"]
    assert not knows_before(other, session_id=wrong)
    # What the first is told now reaches the first alone.
    assert "carrot" in victim.ask("is there magnesium in carrots?")["text"]
    assert victim.told.empty()
    assert "avocado" in other.ask(AVOCADO, session_id=wrong)["text"]
    assert other.told.empty()


@pytest.mark.parametrize("sub", ["web:0123456789abcdef", "someone", "socketio"])
def test_socketio_sessions_reach_no_conversation_of_another_channel(join, sub):
    client = join()
    foreign = signed_id(sub=sub)
    assert said(client.session(foreign))["sub"].startswith("socketio:")
    assert "avocado" in client.ask(AVOCADO, session_id=foreign)["text"]


def test_socketio_sessions_answer_a_client_that_ignores_what_is_confirmed(join):
    client = join()
    client.session("my-own-id")
    assert "avocado" in client.ask(AVOCADO, session_id="my-own-id")["text"]
    assert knows_before(client, session_id="my-own-id")


def test_socketio_sessions_go_on_with_a_signed_id_in_a_message(join):
    first = join()
    signed = first.session()
    first.ask(AVOCADO)
    first.leave()
    assert knows_before(join(), session_id=signed)


def test_socketio_sessions_give_a_reply_to_who_came_back_meanwhile(join):
    asks, listens = join(), join()
    listens.session(asks.session())
    asks.send({"message": AVOCADO})
    assert "avocado" in listens.next()["text"]


def test_socketio_sessions_give_a_reply_to_who_has_gone_on_meanwhile(join):
    client = join()
    client.session()
    client.send({"message": AVOCADO})
    client.session()
    assert "avocado" in client.next()["text"]
    assert not knows_before(client)


def test_socketio_sessions_name_the_conversation_that_a_client_began_unasked(join):
    client = join()
    client.ask(AVOCADO)
    signed = client.session()
    client.leave()
    assert knows_before(join(), session_id=signed)


def test_socketio_sessions_get_a_new_id_before_theirs_is_too_old(join):
    client = join()
    soon = signed_id(sub="socketio:renewed", exp=int(time.time()) + HOUR)
    renewed = said(client.session(soon))
    assert renewed["sub"] == "socketio:renewed"
    assert renewed["exp"] > time.time() + 23 * HOUR


@pytest.mark.parametrize("transports", [WEBSOCKET, POLLING])
def test_socketio_sessions_survive_a_restart_of_the_server(
    own_server, join, transports
):
    client = join(transports)
    signed = client.session()
    client.ask(AVOCADO)
    own_server.stop()
    assert "ERROR" not in own_server.log.read_text()
    own_server.start()
    client.back()
    assert client.session(signed) == signed
    assert knows_before(client)


def test_socketio_sessions_end_no_turn_when_the_server_stops(own_server, join):
    client = join()
    client.session()
    client.ask(AVOCADO)
    client.send({"message": "how much vitamin d do i need a day?"})
    client._client.call("session_request", {"session_id": None})  # it was heard
    own_server.stop()
    assert "vitamin D" in client.next()["text"]
    own_server.start()
