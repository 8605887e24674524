"""What Socket.IO clients send, by Rasa's protocol, and what they get."""

from __future__ import annotations

import json
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, cast

from rasa.core.channels.channel import OutputChannel, UserMessage, decode_bearer_token

from bot.channels.limits import request_limit
from bot.channels.sessions import Session, sessions
from bot.channels.socket_server import SocketServer, address_of

NAME = "socketio"
PREFIX = f"{NAME}:"  # of every conversation here, and of none of another channel


@dataclass(frozen=True)
class SocketOptions:
    """Keys of the channel in credentials.yml; they mean what they mean to Rasa's.

    ``session_persistence`` changes nothing: a conversation goes on with its signed id.
    """

    user_message_evt: str = "user_uttered"
    bot_message_evt: str = "bot_uttered"
    namespace: str | None = None
    session_persistence: bool = False
    socketio_path: str = "/socket.io"
    jwt_key: str | None = None
    jwt_method: str = "HS256"
    metadata_key: str = "metadata"


class SocketReplies(OutputChannel):
    """Sends each message whole, to the sockets that are in a conversation."""

    def __init__(
        self, server: SocketServer, options: SocketOptions, asker: str | None = None
    ) -> None:
        """Sends to the socket ``asker`` too, wherever it has gone on to."""
        self._server, self._options, self._asker = server, options, asker

    @classmethod
    def name(cls) -> str:
        """Names the channel."""
        return NAME

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Emit a message: text, buttons as quick replies, metadata."""
        words: dict[str, Any] = {"text": message.get("text", "")}
        if message.get("buttons"):
            words["quick_replies"] = [
                {"content_type": "text", **button} for button in message["buttons"]
            ]
        if message.get("metadata"):
            words["metadata"] = message["metadata"]
        rooms = [recipient_id, *filter(None, [self._asker])]
        event, namespace = self._options.bot_message_evt, self._options.namespace
        await self._server.emit(event, words, to=rooms, namespace=namespace)


class SocketEvents:
    """Handles events; each socket is in one conversation at a time.

    What comes with an event is the client's choice, so nothing is taken as given.
    """

    def __init__(
        self,
        server: SocketServer,
        options: SocketOptions,
        on_new_message: Callable[[UserMessage], Awaitable[Any]],
    ) -> None:
        """Hears what ``server`` receives, and passes messages on."""
        self._server, self._options = server, options
        self._on_new_message = on_new_message
        self._namespace = options.namespace or "/"
        for event, handler in {
            "connect": self.connect,
            "session_request": self.session_request,
            options.user_message_evt: self.user_uttered,
        }.items():
            server.on(event, handler, namespace=self._namespace)

    async def connect(self, socket: str, *sent: Any) -> bool:
        """Tell whether ``socket`` may stay: with ``jwt_key``, if it has a token."""
        key, method = self._options.jwt_key, self._options.jwt_method
        if key is None:
            return True
        token = _part(sent[1:], "token")
        return isinstance(token, str) and bool(decode_bearer_token(token, key, method))

    async def session_request(self, socket: str, *sent: Any) -> None:
        """Confirm the signed id that was sent, else give a new one."""
        signed = _part(sent, "session_id")
        session, kept = _session(signed), await self._kept(socket)
        named = session.conversation if session else None
        # A conversation whose id it does not know yet is not one that it has ended.
        is_known = kept is not None and kept.get("is_confirmed")
        if named is None and is_known and self._may_begin(socket):
            named = _new_conversation()
        conversation = await self._join(socket, named)
        if kept is None or conversation is None:
            return
        if session is None or sessions().is_half_over(session):
            signed = sessions().issue(conversation)
        kept["is_confirmed"] = True
        await self._server.emit(
            "session_confirm", signed, to=socket, namespace=self._namespace
        )

    async def user_uttered(self, socket: str, *sent: Any) -> None:
        """Pass a message on as one of the conversation that ``socket`` is in."""
        session = _session(_part(sent, "session_id"))
        named = session.conversation if session else None
        conversation = await self._join(socket, named)
        if conversation is None:
            return
        text = _part(sent, "message")
        message = UserMessage(
            text if isinstance(text, str) else None,
            SocketReplies(self._server, self._options, socket),
            conversation,
            input_channel=NAME,
            metadata=_metadata(_part(sent, self._options.metadata_key)),
        )
        await self._on_new_message(message)

    def _may_begin(self, socket: str) -> bool:
        """Count a new conversation; over the limit, ``socket`` stays in the one it has.

        Else a client would get past the limit on messages of one conversation.
        """
        environ = self._server.get_environ(socket, self._namespace)
        if environ is None:
            return False
        return request_limit().allows(address_of(environ["sanic.request"]))

    async def _join(self, socket: str, named: str | None) -> str | None:
        """Return the conversation that ``socket`` is in from now on, None if it left.

        It is ``named``, else the one that it is in already, else a new one.
        """
        kept = await self._kept(socket)
        if kept is None:
            return None
        before = kept.get("conversation")
        conversation = named or before or _new_conversation()
        if conversation != before:
            if before is not None:
                self._server.leave_room(socket, before, self._namespace)
            self._server.enter_room(socket, conversation, self._namespace)
            kept["conversation"] = conversation
        return str(conversation)

    async def _kept(self, socket: str) -> dict[str, Any] | None:
        """Return what is kept of ``socket``, None if it has gone."""
        # The library keeps this, and rooms, with the socket, and drops both with it.
        if not self._server.manager.is_connected(socket, self._namespace):
            return None
        kept: dict[str, Any] = await self._server.get_session(socket, self._namespace)
        return kept


def _new_conversation() -> str:
    return f"{PREFIX}{uuid.uuid4().hex}"


def _session(signed: object) -> Session | None:
    """Return what a signed id says, if it is one of this channel."""
    session = sessions().read(signed)
    return session if session and session.conversation.startswith(PREFIX) else None


def _part(sent: tuple[Any, ...], key: str) -> object:
    body = sent[0] if sent else None
    return cast(object, body.get(key)) if isinstance(body, dict) else None


def _metadata(sent: object) -> dict[str, Any] | None:
    if isinstance(sent, str):
        try:
            sent = json.loads(sent)
        except (ValueError, RecursionError):
            return None
    return sent if isinstance(sent, dict) else None
