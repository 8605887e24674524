"""A visitor of a website with the widget, as the web channel sees one."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import requests
from requests import Response

PATIENCE = 60  # seconds


class Visitor:
    """One conversation over the web channel of the server at ``url``."""

    def __init__(self, url: str, token: str | None = None, **headers: str) -> None:
        self.url, self.headers = f"{url}/webhooks/web", headers
        self.token = token or self.post("session", {}).json()["token"]

    def post(self, path: str, body: Any, **headers: str) -> Response:
        """Send ``body`` as JSON."""
        return requests.post(
            f"{self.url}/{path}",
            json=body,
            headers={**self.headers, **headers},
            timeout=PATIENCE,
        )

    def send(self, message: Any, id: str | None = None, **more: Any) -> Response:
        """Send a message, by default with an id of its own."""
        body = {"id": id or uuid4().hex, "message": message, **more}
        return self.post("message", body, **self.bearer())

    def say(self, message: Any, id: str | None = None, **more: Any) -> dict[str, Any]:
        """Send a message, and return what comes back if it was answered."""
        response = self.send(message, id, **more)
        assert response.status_code == 200, response.text
        answer: dict[str, Any] = response.json()
        return answer

    def history(self, **query: str) -> dict[str, Any]:
        """Return the turns, and where the earlier ones are."""
        response = self.get(**query)
        assert response.status_code == 200, response.text
        page: dict[str, Any] = response.json()
        return page

    def get(self, **query: str) -> Response:
        """Ask for the history."""
        return requests.get(
            f"{self.url}/history",
            params=query,
            headers={**self.headers, **self.bearer()},
            timeout=PATIENCE,
        )

    def delete(self) -> Response:
        """Ask for the conversation to be deleted."""
        return requests.delete(
            f"{self.url}/conversation",
            headers={**self.headers, **self.bearer()},
            timeout=PATIENCE,
        )

    def bearer(self) -> dict[str, str]:
        """Return the header with the token."""
        return {"Authorization": f"Bearer {self.token}"}
