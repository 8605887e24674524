"""The Socket.IO server under the channel: who may connect, what is logged, its end."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any, cast

import engineio
from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse
from socketio import AsyncServer
from socketio.packet import BINARY_ACK, BINARY_EVENT, Packet

from bot.channels.limits import household, request_limit
from bot.channels.origins import is_allowed
from bot.settings import settings

LAST_TURNS = 10  # seconds for the replies that are being made when the server stops
LAST_WORDS = 2  # seconds for clients to hang up too
MOST_UNREAD = 1000  # messages, of a socket that is gone
TOO_MANY = (
    "Too many connections came from this address within a minute. Try again after the "
    "seconds in 'Retry-After'; COFACTOR_REQUESTS_PER_MINUTE sets how many may come."
)
STOPPING = "The server is stopping. Try again in a minute."


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
        await self.eio.end()


class Engine(engineio.AsyncServer):
    """The transport, which knows its tasks, and the requests that it still answers."""

    def __init__(self, **options: Any) -> None:
        """Creates the transport (see parent class)."""
        self._tasks: set[asyncio.Task[Any]] = set()
        self._requests: set[asyncio.Future[None]] = set()
        self._is_ending = False
        super().__init__(**options)

    def start_background_task(
        self, target: Callable[..., Any], *args: Any, **kwargs: Any
    ) -> asyncio.Task[Any]:
        """Start a task, such as the wait for the next ping (see parent class)."""
        return _kept(
            self._tasks, super().start_background_task(target, *args, **kwargs)
        )

    async def handle_request(self, request: Request) -> HTTPResponse:
        """Answer a request; of a web socket, until it ends (see parent class)."""
        if self._is_ending:
            return response.text(STOPPING, status=503, headers={"Connection": "close"})
        address = address_of(request)
        if "sid" not in request.args and not request_limit().allows(address):
            wait = str(request_limit().seconds_left(address))
            return response.text(TOO_MANY, status=429, headers={"Retry-After": wait})
        answered = asyncio.get_running_loop().create_future()
        self._requests.add(answered)
        connection: Any = cast(Any, request.transport).get_protocol()
        try:
            answer: HTTPResponse = await super().handle_request(request)
            return answer
        finally:
            await _drop_unread(connection)
            self._requests.discard(answered)
            answered.set_result(None)

    async def end(self) -> None:
        """Hang up on all, and leave no task: one that waits would be called a fault."""
        self._is_ending = True
        for socket in list(self.sockets.values()):
            # Without a CLOSE packet, after which some clients would not come back.
            await socket.close(wait=False, abort=True)
            await socket.queue.put(None)  # ends its writer
        if self._requests:
            await asyncio.wait(self._requests, timeout=LAST_WORDS)
        await self.shutdown()
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _drop_unread(connection: Any) -> None:
    """End what waits for a web socket that is gone: for its reader, or its next words.

    Sanic 21 leaves such tasks to wait for ever.
    """
    socket = getattr(connection, "websocket", None)
    if socket is None:
        return
    unread, read = socket.assembler.message_complete, socket.assembler.message_fetched
    for _ in range(MOST_UNREAD):
        if not socket.process_event_mutex.locked():
            break
        if unread.is_set():
            unread.clear()
            read.set()
        await asyncio.sleep(0)
    unread.set()


def _kept(tasks: set[asyncio.Task[Any]], task: asyncio.Task[Any]) -> asyncio.Task[Any]:
    tasks.add(task)
    task.add_done_callback(tasks.discard)
    return task


def may_connect(origin: str | None, environ: dict[str, Any]) -> bool:
    """Tell whether a page of ``origin`` may connect; what is no page sends none."""
    return is_allowed(origin, str(environ.get("HTTP_HOST", "")), settings().origins)


def address_of(request: Request) -> str:
    """Return the address that a request is counted for, as on all channels."""
    return household(request.remote_addr or request.ip)


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
