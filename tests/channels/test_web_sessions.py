"""The tokens of the web channel: who may read and write a conversation."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time

import jwt
import pytest

from bot.channels.sessions import Sessions, sessions
from bot.settings import SettingsError, settings
from tests.channels.visitor import Visitor

SECRET = "a secret of these tests, that is long enough"
OWN = "web:" + "0" * 32
GOOD = {"sub": OWN, "aud": "cofactor"}


@pytest.fixture
def secret(server):
    """Return what the running server signs with."""
    return (server.state / "sessions.key").read_text()


def signed(secret, algorithm="HS256", hours=1, **claims):
    """Return a token, good in all but what the caller says."""
    kept = {**GOOD, "exp": int(time.time() + 3600 * hours), **claims}
    kept = {name: value for name, value in kept.items() if value is not None}
    return jwt.encode(kept, secret, algorithm=algorithm)


def answers(url, token):
    """Return what each request that needs a token gets with this one."""
    visitor = Visitor(url, token or "none")
    if token is None:
        visitor.bearer = dict
    return [visitor.send("hello"), visitor.get(), visitor.delete()]


def test_web_token_that_the_server_signs_is_taken(server_url, secret):
    codes = [one.status_code for one in answers(server_url, signed(secret))]
    assert codes == [200, 200, 200]


@pytest.mark.parametrize(
    "make",
    [
        lambda secret: None,
        lambda secret: "nonsense",
        lambda secret: "a.b.c",
        lambda secret: signed(secret) + "x",
        lambda secret: signed(secret)[:-20],
        lambda secret: signed(SECRET),
        lambda secret: signed(secret, hours=-1),
        lambda secret: signed(None, algorithm="none"),
        lambda secret: signed(None, algorithm="none").rstrip(".") + ".e30",
        lambda secret: signed(secret * 2, algorithm="HS512"),
        lambda secret: signed(secret, algorithm="HS512"),
        lambda secret: signed(secret, exp=None),
        lambda secret: signed(secret, sub=None),
        lambda secret: signed(secret, aud=None),
        lambda secret: signed(secret, aud="another program"),
        lambda secret: signed(secret, sub="somebody"),
        lambda secret: signed(secret, sub="socketio:" + "0" * 32),
    ],
)
def test_web_token_that_is_not_good_opens_nothing_and_is_told_one_thing(
    server_url, secret, make
):
    missing = answers(server_url, None)
    for response, plain in zip(answers(server_url, make(secret)), missing, strict=True):
        assert response.status_code == 401
        assert response.json() == plain.json()
        error = response.json()["error"]
        assert error["code"] == "session_ended"
        assert "POST /webhooks/web/session" in error["message"]
        assert response.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("scheme", ["Basic {}", "{}", "Token {}", "Bearer", ""])
def test_web_token_is_taken_as_a_bearer_token_alone(server_url, secret, scheme):
    visitor = Visitor(server_url, signed(secret))
    header = scheme.format(visitor.token)
    visitor.bearer = lambda: {"Authorization": header}
    assert visitor.get().status_code == 401


def test_web_token_of_one_conversation_reaches_no_other(server_url):
    one, other = Visitor(server_url), Visitor(server_url)
    one.say("does salmon have vitamin D", "the-same-id")
    assert other.history()["turns"] == []
    (reply,) = other.say("hello", "the-same-id")["messages"]
    assert reply["metadata"]["kind"] == "smalltalk"
    assert other.delete().status_code == 200
    (turn,) = one.history()["turns"]
    assert turn["text"] == "does salmon have vitamin D"


@pytest.mark.parametrize(("hours", "is_renewed"), [(1, True), (11, True), (13, False)])
def test_web_token_is_renewed_in_use_when_half_its_life_is_over(
    server_url, secret, hours, is_renewed
):
    visitor = Visitor(server_url, signed(secret, hours=hours))
    answer = visitor.say("hello", "the-message")
    assert ("token" in answer) is ("expires" in answer) is is_renewed
    if is_renewed:
        assert answer["expires"] > time.time() + 3600 * 23
        visitor.token = answer["token"]
        assert [one["id"] for one in visitor.history()["turns"]] == ["the-message"]


def test_web_token_outlasts_a_restart_and_its_secret_is_private(own_server):
    visitor = Visitor(own_server.url)
    visitor.say("hello", "the-message")
    own_server.stop()
    own_server.start()
    assert [one["id"] for one in visitor.history()["turns"]] == ["the-message"]
    key = own_server.state / "sessions.key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert stat.S_IMODE(own_server.state.stat().st_mode) == 0o700
    assert not list(own_server.state.glob("sessions.key.*"))
    assert key.read_text() not in own_server.log.read_text()


@pytest.fixture
def own_server(server, tmp_path):
    """Run a server that this test alone may stop and start."""
    own = type(server)(tmp_path / "state")
    yield own
    own.stop()


def test_web_token_with_a_secret_of_the_environment_is_good_in_two_processes(
    server, tmp_path
):
    environment = {"COFACTOR_SECRET": SECRET, "COFACTOR_SESSION_HOURS": "2"}
    one = type(server)(tmp_path / "one", **environment)
    other = type(server)(tmp_path / "other", **environment)
    try:
        visitor = Visitor(one.url)
        visitor.say("hello")
        assert Visitor(other.url, visitor.token).history()["turns"] == []
        expires = Sessions(SECRET, 2).read(visitor.token).expires
        assert 3600 < expires - time.time() <= 7200
        assert not (one.state / "sessions.key").exists()
        assert Visitor(server.url, visitor.token).get().status_code == 401
        assert SECRET not in one.log.read_text() + other.log.read_text()
    finally:
        one.stop()
        other.stop()


@pytest.fixture
def in_state(tmp_path, monkeypatch):
    """Return a folder of conversations, for a server that is about to start."""
    monkeypatch.setenv("COFACTOR_STATE", str(tmp_path / "state"))
    settings.cache_clear()
    sessions.cache_clear()
    yield tmp_path / "state"
    monkeypatch.undo()
    settings.cache_clear()
    sessions.cache_clear()


def test_web_secret_is_one_for_processes_that_start_at_once(in_state):
    code = "from bot.channels.sessions import sessions; print(sessions()._secret)"
    command = [sys.executable, "-c", code]
    environment = {**os.environ, "COFACTOR_STATE": str(in_state)}
    started = [
        subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
        for _ in range(6)
    ]
    secrets = {one.communicate(timeout=60)[0] for one in started}
    assert len(secrets) == 1
    assert len(secrets.pop().strip()) == 64
    assert [one.name for one in in_state.iterdir()] == ["sessions.key"]


@pytest.mark.parametrize("kept", ["", "short"])
def test_web_secret_that_is_too_short_is_refused_with_what_to_do(in_state, kept):
    in_state.mkdir()
    (in_state / "sessions.key").write_text(kept)
    with pytest.raises(SettingsError, match=r"sessions\.key: .*Delete it"):
        sessions()


def test_web_secret_that_can_not_be_kept_is_refused_with_what_to_do(in_state):
    in_state.write_text("a file where the folder should be")
    with pytest.raises(SettingsError, match=r"sessions\.key: .*COFACTOR_SECRET"):
        sessions()
