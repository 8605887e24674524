"""The Socket.IO channel: the protocol of Rasa's own, for clients that speak it."""

from __future__ import annotations

from asyncio import AbstractEventLoop
from collections.abc import Awaitable, Callable
from dataclasses import fields
from typing import Any

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from rasa.core.channels.socketio import SocketBlueprint
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.gated import Gated
from bot.channels.socket_events import NAME, SocketEvents, SocketOptions, SocketReplies
from bot.channels.socket_server import SocketServer
from bot.settings import SettingsError

WHERE = "credentials.yml: bot.channels.socketio.SocketIO"


class SocketIOInput(InputChannel):
    """Answers over sockets; each socket is in one conversation at a time."""

    def __init__(self, options: SocketOptions | None = None) -> None:
        """Creates the channel; without ``options`` it is as Rasa's by default."""
        self._options = options or SocketOptions()
        self._server: SocketServer | None = None

    @classmethod
    def name(cls) -> str:
        """Names the channel, and with it the address of its health check."""
        return NAME

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> InputChannel:
        """Creates the channel from its keys (see parent class).

        Raises:
            SettingsError: If a key is none of them.
        """
        known = [field.name for field in fields(SocketOptions)]
        for key in credentials or {}:
            if key not in known:
                allowed = ", ".join(["country", *known])
                raise SettingsError(
                    f"{WHERE}: '{key}' is no key of it. Allowed: {allowed}."
                )
        return cls(SocketOptions(**(credentials or {})))

    def get_output_channel(self) -> OutputChannel | None:
        """Creates the channel for messages that nobody asked for (see parent class)."""
        return SocketReplies(self._server, self._options) if self._server else None

    def blueprint(
        self, on_new_message: Callable[[UserMessage], Awaitable[Any]]
    ) -> Blueprint:
        """Defines a Sanic blueprint (see parent class for full docstring)."""
        self._server = server = SocketServer()
        path = self._options.socketio_path
        routes: Blueprint = SocketBlueprint(server, path, NAME, __name__)
        SocketEvents(server, self._options, on_new_message)

        @routes.route("/", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @routes.listener("before_server_stop")
        async def end(app: Sanic, loop: AbstractEventLoop) -> None:
            await server.end()

        return routes


class SocketIO(Gated, SocketIOInput):
    """Socket.IO behind the gate; what credentials.yml names."""
