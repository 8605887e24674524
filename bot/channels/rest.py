"""The REST channel: POST /webhooks/rest/webhook."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeGuard

from rasa.core.channels.channel import (
    CollectingOutputChannel,
    InputChannel,
    UserMessage,
)
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.gated import Gated
from bot.channels.sessions import MADE_HERE

LONGEST_SENDER = 200  # characters; the tracker store keeps up to 255
WRONG_BODY = (
    "Send a JSON object with 'message' (text) and 'sender' (text of 1 to "
    f"{LONGEST_SENDER} characters, which names one conversation)."
)
WRONG_SENDER = (
    f"A 'sender' may not begin with {' or '.join(MADE_HERE)}, as the conversations of "
    "other channels do. Name yours by a long random text, such as a UUID."
)


def parts(message: dict[str, Any]) -> dict[str, Any]:
    """Return what a program is sent of ``message``: text, buttons, metadata."""
    names = ("text", "buttons", "metadata")
    return {name: message[name] for name in names if message.get(name)}


class Collected(CollectingOutputChannel):
    """Collects messages whole, with the metadata that Rasa's own collector drops."""

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep a message as JSON."""
        self.messages.append({"recipient_id": recipient_id, **parts(message)})


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
            body = json_object(request)
            sender = body.get("sender") if body is not None else None
            if body is None or not _is_sender(sender):
                return response.json({"error": WRONG_BODY}, status=400)
            if sender.startswith(MADE_HERE):
                return response.json({"error": WRONG_SENDER}, status=400)
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


def json_object(request: Request) -> dict[str, Any] | None:
    """Return the body of ``request``; None if it is no JSON object."""
    try:
        body = request.json
    except Exception:  # Sanic's own error would answer in HTML
        return None
    return body if isinstance(body, dict) else None


def _is_sender(sender: object) -> TypeGuard[str]:
    return (
        isinstance(sender, str)
        and 0 < len(sender) <= LONGEST_SENDER
        and sender.isprintable()
    )
