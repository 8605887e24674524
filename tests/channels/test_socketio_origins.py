"""Which websites' pages may connect over Socket.IO, and which channels are on."""

from __future__ import annotations

import urllib.error
import urllib.request

import pytest
import socketio.exceptions

from bot.server.app import input_channels
from bot.settings import SettingsError, settings
from tests.conftest import Server
from tests.sockets import POLLING, WEBSOCKET, StockClient

ALLOWED = "https://www.example.org"
AVOCADO = "is there magnesium in avocado?"
ADDRESSES = [
    "/webhooks/rest/",
    "/webhooks/rest/webhook",
    "/webhooks/socketio/",
    "/socket.io/?EIO=4&transport=polling",
]


@pytest.fixture(scope="module")
def allowing(model, tmp_path_factory):
    """Run a server that allows the pages of one other website, without REST."""
    state = tmp_path_factory.mktemp("origins") / "state"
    running = Server(state, COFACTOR_ORIGINS=ALLOWED, COFACTOR_REST="off")
    yield running
    running.stop()


def status(url, **headers):
    """Return the status of a request, and the headers of its answer."""
    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=60) as answered:
            return answered.status, answered.headers
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers


@pytest.mark.parametrize("transports", [WEBSOCKET, POLLING])
@pytest.mark.parametrize("origin", [ALLOWED, "own", None])
def test_socketio_origins_let_in_who_may(allowing, origin, transports):
    own = allowing.url if origin == "own" else origin
    headers = {"Origin": own} if own else {}
    client = StockClient(allowing.url, transports, headers=headers)
    client.session()
    assert "avocado" in client.ask(AVOCADO)["text"]
    client.leave()


@pytest.mark.parametrize("transports", [WEBSOCKET, POLLING])
@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "https://evil.example",
        "http://www.example.org",
        "https://www.example.org.evil.example",
        "https://www.example.org:8443",
        "http://127.0.0.1:1",
        "https://[",
        f"{ALLOWED},https://evil.example",
    ],
)
def test_socketio_origins_keep_out_all_others(allowing, origin, transports):
    with pytest.raises(socketio.exceptions.ConnectionError):
        StockClient(allowing.url, transports, headers={"Origin": origin})


def test_socketio_origins_let_a_page_read_only_if_it_may_connect(allowing):
    address = f"{allowing.url}/socket.io/?EIO=4&transport=polling"
    code, headers = status(address, Origin=ALLOWED)
    assert (code, headers["Access-Control-Allow-Origin"]) == (200, ALLOWED)
    code, headers = status(address, Origin="https://evil.example")
    assert (code, headers["Access-Control-Allow-Origin"]) == (400, None)


def test_socketio_refuses_clients_of_socket_io_2(allowing):
    assert status(f"{allowing.url}/socket.io/?EIO=3&transport=polling")[0] == 400


def test_settings_turn_rest_off_alone(allowing):
    codes = [status(f"{allowing.url}{one}")[0] for one in ADDRESSES]
    assert codes == [404, 404, 200, 200]


def test_settings_turn_both_channels_off(model, tmp_path):
    running = Server(tmp_path / "state", COFACTOR_REST="0", COFACTOR_SOCKETIO="False")
    codes = [status(f"{running.url}{one}")[0] for one in ADDRESSES]
    running.stop()
    assert codes == [404] * 4


@pytest.fixture
def set_to(monkeypatch):
    """Return a function that sets a variable, as an operator does."""

    def set_one(name, value):
        monkeypatch.setenv(name, value)
        settings.cache_clear()

    yield set_one
    monkeypatch.undo()
    settings.cache_clear()


@pytest.mark.parametrize("value", ["on", "ON", "true", "1"])
def test_settings_keep_socketio_on(set_to, value):
    set_to("COFACTOR_SOCKETIO", value)
    assert "socketio" in {channel.name() for channel in input_channels()}


@pytest.mark.parametrize("name", ["COFACTOR_REST", "COFACTOR_SOCKETIO"])
@pytest.mark.parametrize("value", ["", "offf", "no thanks", "2"])
def test_settings_refuse_a_switch_that_is_neither_on_nor_off(set_to, name, value):
    set_to(name, value)
    with pytest.raises(SettingsError, match=rf"{name}: use on or off\."):
        settings()
