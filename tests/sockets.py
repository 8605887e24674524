"""A client of Rasa's Socket.IO protocol, as others have written them."""

from __future__ import annotations

import queue
from typing import Any

import socketio

PATIENCE = 60  # seconds; the first answer after a start is the slowest
WEBSOCKET, POLLING = ["websocket"], ["polling"]


class StockClient:
    """Connects, asks, and keeps what it is told, in order."""

    def __init__(
        self, url: str, transports: list[str] | None = None, **options: Any
    ) -> None:
        """Connect to ``url``; ``options`` are those of ``socketio.Client.connect``."""
        self.told: queue.Queue[dict[str, Any]] = queue.Queue()
        self.confirmed: queue.Queue[str] = queue.Queue()
        self.connected: queue.Queue[None] = queue.Queue()
        self._client = socketio.Client(
            reconnection_delay=0.1,
            reconnection_delay_max=0.5,
            # Else it sends an Origin, as a page does, beside the one of the test.
            websocket_extra_options={"suppress_origin": True},
        )
        self._client.on("bot_uttered", self.told.put)
        self._client.on("session_confirm", self.confirmed.put)
        self._client.on("connect", lambda: self.connected.put(None))
        self._client.connect(
            url, transports=transports, wait_timeout=PATIENCE, **options
        )
        self.connected.get(timeout=PATIENCE)

    def session(self, signed: object = None) -> str:
        """Ask for a session, with the id of an earlier one, and return its id."""
        self._client.emit("session_request", {"session_id": signed})
        return self.confirmed.get(timeout=PATIENCE)

    def send(self, *data: Any) -> None:
        """Send a message, in whatever form."""
        self._client.emit("user_uttered", data or None)

    def next(self) -> dict[str, Any]:
        """Return what it is told next."""
        return self.told.get(timeout=PATIENCE)

    def ask(self, message: str, **more: Any) -> dict[str, Any]:
        """Ask, and return the reply."""
        self.send({"message": message, **more})
        return self.next()

    def back(self) -> None:
        """Wait until it is connected again, by itself."""
        self.connected.get(timeout=PATIENCE)

    def leave(self) -> None:
        """Disconnect for good."""
        self._client.disconnect()
