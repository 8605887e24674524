"""The Socket.IO server under the channel: who may connect, what is logged, its end."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import engineio
from socketio import AsyncServer
from socketio.packet import BINARY_ACK, BINARY_EVENT, Packet

from bot.channels.origins import is_allowed
from bot.settings import settings

LAST_TURNS = 10  # seconds; the web server gives up waiting after 15


class SocketServer(AsyncServer):
    """A server that knows what it has begun, so that it can end it."""

    def __init__(self) -> None:
        """Creates a server for Sanic, not yet attached to an app."""
        self._turns: set[asyncio.Task[Any]] = set()
        logger = _logger()
        super().__init__(
            async_mode="sanic",
            cors_allowed_origins=may_connect,
            serializer=TextPacket,
            logger=logger,
            engineio_logger=logger,
        )

    def start_background_task(
        self, target: Callable[..., Any], *args: Any, **kwargs: Any
    ) -> asyncio.Task[Any]:
        """Start to handle an event (see parent class)."""
        return _kept(
            self._turns, super().start_background_task(target, *args, **kwargs)
        )

    def _engineio_server_class(self) -> type[Engine]:
        return Engine

    async def end(self) -> None:
        """Let turns end, then hang up on all; clients come back by themselves."""
        if self._turns:
            await asyncio.wait(self._turns, timeout=LAST_TURNS)
        for socket in list(self.eio.sockets.values()):
            # Ends its writer. After a CLOSE packet some clients would not come back.
            await socket.queue.put(None)
        await self.eio.shutdown()
        await self.eio.cancel()


class Engine(engineio.AsyncServer):
    """The transport, which keeps its tasks."""

    def __init__(self, **options: Any) -> None:
        """Creates the transport (see parent class)."""
        self._tasks: set[asyncio.Task[Any]] = set()
        super().__init__(**options)

    def start_background_task(
        self, target: Callable[..., Any], *args: Any, **kwargs: Any
    ) -> asyncio.Task[Any]:
        """Start a task, such as the wait for the next ping (see parent class)."""
        return _kept(
            self._tasks, super().start_background_task(target, *args, **kwargs)
        )

    async def cancel(self) -> None:
        """End all tasks: what still waits would be reported as a fault."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _kept(tasks: set[asyncio.Task[Any]], task: asyncio.Task[Any]) -> asyncio.Task[Any]:
    tasks.add(task)
    task.add_done_callback(tasks.discard)
    return task


def may_connect(origin: str | None, environ: dict[str, Any]) -> bool:
    """Tell whether a page of ``origin`` may connect; what is no page sends none."""
    return is_allowed(origin, str(environ.get("HTTP_HOST", "")), settings().origins)


class TextPacket(Packet):
    """A packet without binary parts, which no Rasa client sends.

    The library keeps one that waits for its parts even after its socket has gone.
    """

    def decode(self, encoded_packet: Any) -> int:
        """Read a packet (see parent class).

        Raises:
            ValueError: If it has binary parts.
        """
        count: int = super().decode(encoded_packet)
        if self.packet_type in (BINARY_EVENT, BINARY_ACK):
            raise ValueError("binary packets are not taken")
        return count


def _logger() -> logging.Logger:
    """Return the libraries' logger: at "info" they would log every message's text."""
    logger = logging.getLogger("bot.channels.socket_packets")
    logger.setLevel(logging.ERROR)
    logger.addFilter(_types_only)
    return logger


def _types_only(record: logging.LogRecord) -> bool:
    # An error's own text, and its traceback, may quote what a person wrote.
    if record.exc_info and record.exc_info[0]:
        record.msg = f"{record.getMessage()}: {record.exc_info[0].__name__}."
        record.args, record.exc_info = (), None
    return True
