"""How much one address, and one conversation, may send over Socket.IO."""

from __future__ import annotations

import jwt
import pytest
import socketio.exceptions

from tests.conftest import Server
from tests.sockets import POLLING, WEBSOCKET, StockClient

CONNECTIONS, MESSAGES = 6, 3  # in a minute


@pytest.fixture
def limited(model, tmp_path):
    """Run a server that allows little."""
    running = Server(
        tmp_path / "state",
        COFACTOR_REQUESTS_PER_MINUTE=str(CONNECTIONS),
        COFACTOR_MESSAGES_PER_MINUTE=str(MESSAGES),
    )
    yield running
    running.stop()


def test_socketio_holds_an_address_to_its_limit(limited):
    client = StockClient(limited.url, WEBSOCKET)
    ids = [client.session() for _ in range(CONNECTIONS + 2)]
    conversations = [
        jwt.decode(one, options={"verify_signature": False})["sub"] for one in ids
    ]
    assert len(set(conversations[:CONNECTIONS])) == CONNECTIONS
    # Those over the limit name the last one that was begun.
    assert len(set(conversations[CONNECTIONS - 1 :])) == 1
    # A new connection is over the limit as well, on either transport.
    for transports in (WEBSOCKET, POLLING):
        with pytest.raises(socketio.exceptions.ConnectionError):
            StockClient(limited.url, transports)
    # What is connected goes on, up to the limit on messages, and then is told so.
    kinds = [client.ask("hello")["metadata"]["kind"] for _ in range(MESSAGES + 1)]
    assert kinds == ["smalltalk"] * MESSAGES + ["decline"]
    client.session()
    assert client.ask("hello")["metadata"]["kind"] == "decline"
    client.leave()
