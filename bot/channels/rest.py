"""The REST channel: POST /webhooks/rest/webhook."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import (
    CollectingOutputChannel,
    InputChannel,
    UserMessage,
)
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.gated import Gated

LONGEST_SENDER = 200  # characters; the tracker store keeps up to 255
WRONG_BODY = (
    "Send a JSON object with 'message' (text) and 'sender' (text of 1 to "
    f"{LONGEST_SENDER} characters, which names one conversation)."
)


class Collected(CollectingOutputChannel):
    """Collects messages whole, with the metadata that Rasa's own collector drops."""

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep a message as JSON: text, buttons, metadata."""
        parts = {"recipient_id": recipient_id}
        for part in ("text", "buttons", "metadata"):
            if message.get(part):
                parts[part] = message[part]
        self.messages.append(parts)


class RestInput(InputChannel):
    """Answers each message in the response to its own request."""

    @classmethod
    def name(cls) -> str:
        """Names the channel, and with it its address."""
        return "rest"

    def blueprint(
        self, on_new_message: Callable[[UserMessage], Awaitable[Any]]
    ) -> Blueprint:
        """Defines a Sanic blueprint (see parent class for full docstring)."""
        routes = Blueprint("rest", "bot.channels.rest")

        @routes.route("/", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @routes.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            body = _json(request)
            sender = body.get("sender") if body is not None else None
            if body is None or not _is_sender(sender):
                return response.json({"error": WRONG_BODY}, status=400)
            text = body.get("message")
            collected = Collected()
            message = UserMessage(
                text if isinstance(text, str) else None,
                collected,
                sender,
                input_channel=self.name(),
                metadata=body.get("metadata"),
            )
            await on_new_message(message)
            return response.json(collected.messages)

        return routes


class Rest(Gated, RestInput):
    """REST behind the gate; what credentials.yml names."""


def _json(request: Request) -> dict[str, Any] | None:
    try:
        body = request.json
    except Exception:  # Sanic's own error would answer in HTML
        return None
    return body if isinstance(body, dict) else None


def _is_sender(sender: object) -> bool:
    return (
        isinstance(sender, str)
        and 0 < len(sender) <= LONGEST_SENDER
        and sender.isprintable()
    )
