"""The web channel, which the widget speaks: a conversation for whoever has its token.

Plain HTTP and JSON. The server names the conversation, and its token alone opens it. A
message has an id that its sender made, so that it may be sent again without harm.
"""

from __future__ import annotations

import logging
import re
import secrets
import time
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AbstractAsyncContextManager
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.channels.gated import Gated, gated_turn
from bot.channels.limits import message_limit
from bot.channels.refusals import refusal
from bot.channels.rest import Collected, parts
from bot.channels.sent import OWN, Sent, json_sent, message_sent, session_of
from bot.channels.sessions import Session, sessions
from bot.channels.whereabouts import whereabouts
from bot.history import History, NoHistoryError, store_of

logger = logging.getLogger(__name__)

CURSOR = re.compile(r"[0-9]{1,9}")
# How often a message looks whether the one before it is done.
WAIT = 0.05  # seconds
SESSION_ENDED = (
    "The token is missing, not from this server, or too old. Send the header "
    "'Authorization: Bearer' and a token from POST /webhooks/web/session."
)
WRONG_CURSOR = "'before' must be what 'earlier' was in the answer before."
TOO_MANY = (
    "Too many messages came within a minute. Send this one again, with the same 'id', "
    "after the seconds in 'retry_after', and show the text in 'messages'."
)
NO_REPLY = (
    "The message could not be answered. Show the text in 'messages', and let it be "
    "sent again with the same 'id'. The server's log says what kind of failure it was."
)
TROUBLE = (
    "The request could not be done. Send it again in a moment. The server's log says "
    "what kind of failure it was."
)

Handler = Callable[[Request, Session], Coroutine[Any, Any, HTTPResponse]]
OnMessage = Callable[[UserMessage], Awaitable[Any]]


class Replies(Collected):
    """Collects messages without the conversation's id, which is the server's own."""

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep a message as JSON."""
        self.messages.append(parts(message))


class WebInput(InputChannel):
    """Answers the four requests under ``/webhooks/web``."""

    @classmethod
    def name(cls) -> str:
        """Names the channel, and with it its address."""
        return "web"

    def blueprint(self, on_new_message: OnMessage) -> Blueprint:
        """Defines a Sanic blueprint (see parent class for full docstring)."""
        sessions()  # a secret that can't be used stops the start
        routes = Blueprint("web", "bot.channels.web")

        @routes.post("/session")
        async def begin(request: Request) -> HTTPResponse:
            try:
                json_sent(request)
            except ValueError as error:
                return refusal(400, "bad_request", str(error))
            return json(_granted(f"{OWN}{secrets.token_hex(16)}"), status=201)

        async def hear(request: Request, session: Session) -> HTTPResponse:
            try:
                sent = message_sent(request)
            except ValueError as error:
                return refusal(400, "bad_request", str(error))
            try:
                return await _answer(request, session, sent, on_new_message)
            except Exception as error:
                _log(error)
                place = whereabouts(None, sent.country, {"locale": sent.locale})
                words = gated_turn().instead("trouble", place)
                return refusal(500, "trouble", NO_REPLY, messages=[words])

        routes.add_route(_opened(hear), "/message", ["POST"], name="message")
        routes.add_route(_opened(_read), "/history", ["GET"], name="history")
        routes.add_route(_opened(_erase), "/conversation", ["DELETE"], name="erase")
        return routes


class Web(Gated, WebInput):
    """The web channel behind the gate; what credentials.yml names."""

    def country_of(self, message: UserMessage) -> str | None:
        """Return the country that the website says, or else the channel's own."""
        said = (message.metadata or {}).get("country")
        return said or super().country_of(message)


def _opened(handler: Handler) -> Callable[[Request], Coroutine[Any, Any, HTTPResponse]]:
    """Return ``handler`` for requests whose token opens a conversation."""

    async def handle(request: Request) -> HTTPResponse:
        session = session_of(request)
        if session is None:
            return refusal(401, "session_ended", SESSION_ENDED)
        try:
            return await handler(request, session)
        except Exception as error:
            _log(error)
            return refusal(500, "trouble", TROUBLE)

    return handle


async def _answer(
    request: Request, session: Session, sent: Sent, on_new_message: OnMessage
) -> HTTPResponse:
    """Return the reply to ``sent``: as it was heard before, or else heard now."""
    history = _history(request, session)
    # Sent twice at once, it is found the second time.
    async with _turn_of(request, session):
        said = history.turn(sent.id)
        if said is None:
            came, replies = time.time(), Replies()
            message = UserMessage(
                sent.text,
                replies,
                session.conversation,
                input_channel=WebInput.name(),
                message_id=sent.id,
                metadata={"locale": sent.locale, "country": sent.country},
            )
            instead, messages = await on_new_message(message), replies.messages
            if instead in ("too_many", "trouble"):
                return _unanswered(instead, session, messages)
            # Not kept: what was not read, and what was erased.
            kept = history.turn(sent.id)
            when = kept.time if kept else came
        else:
            when, messages = said.time, said.messages
    answer = {"id": sent.id, "time": when, "messages": messages}
    if sessions().is_half_over(session):
        answer |= _granted(session.conversation)
    return json(answer)


def _unanswered(
    instead: str, session: Session, messages: list[dict[str, Any]]
) -> HTTPResponse:
    if instead == "trouble":
        return refusal(500, "trouble", NO_REPLY, messages=messages)
    left = message_limit().seconds_left(session.conversation)
    return refusal(429, "too_many", TOO_MANY, retry_after=left, messages=messages)


async def _read(request: Request, session: Session) -> HTTPResponse:
    before = request.args.get("before")
    if before is not None and not CURSOR.fullmatch(before):
        return refusal(400, "bad_request", WRONG_CURSOR)
    page = _history(request, session).page(int(before) if before else None)
    turns = [
        {"id": one.id, "time": one.time, "text": one.text, "messages": one.messages}
        for one in page.turns
    ]
    return json(
        {"turns": turns, "earlier": str(page.earlier) if page.earlier else None}
    )


async def _erase(request: Request, session: Session) -> HTTPResponse:
    # Else a message that is being answered would be kept after the erasing.
    async with _turn_of(request, session):
        store_of(request.app.ctx.agent.tracker_store).erase(session.conversation)
    return json({"erased": True})


def _turn_of(request: Request, session: Session) -> AbstractAsyncContextManager[Any]:
    """Let one request at a time have the conversation, in whichever process it is.

    Raises:
        LockError: If its turn does not come within a minute.
    """
    # Not the conversation's own lock, which Rasa takes inside, and takes once. No id
    # of another channel begins so.
    locks = request.app.ctx.agent.lock_store
    own: AbstractAsyncContextManager[Any] = locks.lock(
        f"{OWN}turn:{session.conversation}", wait_time_in_seconds=WAIT
    )
    return own


def _history(request: Request, session: Session) -> History:
    engine = store_of(request.app.ctx.agent.tracker_store).engine
    return History(engine, session.conversation)


def _granted(conversation: str) -> dict[str, Any]:
    """Return a new token for ``conversation``, and when it ends."""
    token, expires = sessions().grant(conversation)
    return {"token": token, "expires": expires}


def _log(error: Exception) -> None:
    # Not another error's own text, which may quote what a person wrote.
    why = error if isinstance(error, NoHistoryError) else type(error).__name__
    logger.error("The web channel failed: %s.", str(why).rstrip("."))
    logger.debug("The failure in full.", exc_info=True)
