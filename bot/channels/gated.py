"""Puts one of Rasa's channels behind the gate and checks what comes in."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from functools import lru_cache
from typing import Any, cast

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from sanic import Blueprint

from bot.channels.incoming import RefusedMessageError, clean
from bot.channels.limits import message_limit
from bot.channels.sessions import MADE_HERE
from bot.channels.whereabouts import as_metadata, whereabouts
from bot.content.content import Content
from bot.content.countries import Place
from bot.content.knowledge import knowledge
from bot.content.reviewed import fill_numbers, reviewed_phrases
from bot.guard.gate import Gate
from bot.settings import SettingsError, two_letters

logger = logging.getLogger(__name__)

# What a button may ask for, beside the topics.
BUTTON_INTENTS = frozenset(
    {
        "inform",
        "help",
        "stop",
        "tell_more",
        "simplify",
        "start_over",
        "go_back",
        "none_of_these",
        "helpful",
        "unhelpful",
    }
)


class GatedTurn:
    """One turn of a conversation: message checked, reply gated, never no reply."""

    def __init__(self, content: Content) -> None:
        """Takes the words that may leave from ``content``."""
        self._content = content
        self._phrases = reviewed_phrases(content)
        self._intents = BUTTON_INTENTS | frozenset(content.topics)

    def gate(self, inner: OutputChannel) -> Gate:
        """Return ``inner`` behind the gate."""
        stand_in = self._phrase("blocked", Place())
        return Gate(inner, self._content.notice, self._phrases, stand_in)

    async def take(
        self,
        message: UserMessage,
        on_new_message: Callable[[UserMessage], Awaitable[Any]],
        country: str | None = None,
    ) -> str | None:
        """Handle ``message``; whatever fails, the person gets a reply.

        ``country`` is the channel's own. Of the message's metadata nothing is kept but
        where the person is.
        Returns the phrase that was said instead of an answer, if it was not read or
        failed: ``empty``, ``too_long`` or ``trouble``.
        """
        counted = _Counted(self.gate(message.output_channel or OutputChannel()))
        message.output_channel = counted
        place = whereabouts(message.sender_id, country, message.metadata)
        message.metadata = as_metadata(place)
        try:
            message.text = clean(message.text, self._intents)
            await on_new_message(message)
        except RefusedMessageError as refused:
            await self._say(counted, message, refused.phrase, place)
            return refused.phrase
        except Exception as error:
            # Neither the text nor the error's own text, which may quote it.
            logger.error("A turn failed: %s.", type(error).__name__)
            logger.debug("The turn's failure in full.", exc_info=True)
        if counted.sent:
            return None
        await self._say(counted, message, "trouble", place)
        return "trouble"

    async def refuse(
        self, message: UserMessage, phrase: str, country: str | None = None
    ) -> str:
        """Answer ``message`` with ``phrase``, unread; return the phrase's name."""
        place = whereabouts(message.sender_id, country, message.metadata)
        channel = self.gate(message.output_channel or OutputChannel())
        await self._say(channel, message, phrase, place)
        return phrase

    def instead(self, phrase: str, place: Place) -> dict[str, Any]:
        """Return the message that is sent in place of an answer."""
        metadata = {"kind": "decline", "topics": []}
        return {"text": self._phrase(phrase, place), "metadata": metadata}

    async def _say(
        self, channel: OutputChannel, message: UserMessage, phrase: str, place: Place
    ) -> None:
        await channel.send_response(message.sender_id, self.instead(phrase, place))

    def _phrase(self, name: str, place: Place) -> str:
        text = self._content.phrases.phrases[name]
        return fill_numbers(self._content, text, place.country, is_sure=place.is_sure)


class _Counted(OutputChannel):
    """Counts what was sent, so that a turn without a reply is noticed."""

    def __init__(self, inner: Gate) -> None:
        self._inner, self.sent = inner, 0
        self.name = inner.name

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        await self._inner.send_response(recipient_id, message)
        self.sent += 1


@lru_cache(maxsize=1)
def gated_turn() -> GatedTurn:
    """Return the gate for the content in use, made once."""
    return GatedTurn(knowledge())


class Gated(InputChannel):
    """Mixin: named before one of Rasa's channels, it gates all that one sends.

    It holds each conversation to the limit on messages, and keeps a conversation that
    this server named for the channel that named it.
    ``country`` in the channel's credentials is where those are who write over it.
    """

    _country: str | None = None

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> InputChannel:
        """Creates the channel with its country (see parent class).

        Raises:
            SettingsError: If the country is not two letters.
        """
        others = dict(credentials or {})
        try:
            country = two_letters(others.pop("country", None))
        except ValueError as error:
            where = f"credentials.yml: {cls.__module__}.{cls.__name__}: country"
            raise SettingsError(f"{where}: {error}.") from error
        channel: Any = super().from_credentials(others or None)
        channel._country = country
        return cast(InputChannel, channel)

    def blueprint(
        self, on_new_message: Callable[[UserMessage], Awaitable[Any]]
    ) -> Blueprint:
        """Defines a Sanic blueprint (see parent class for full docstring)."""
        turn = gated_turn()

        async def on_gated_message(message: UserMessage) -> str | None:
            country = self.country_of(message)
            if not self._may_reach(message.sender_id):
                logger.error("A message to another channel's conversation was refused.")
                return await turn.refuse(message, "trouble", country)
            if not message_limit().allows(message.sender_id):
                return await turn.refuse(message, "too_many", country)
            return await turn.take(message, on_new_message, country)

        routes: Blueprint = super().blueprint(on_gated_message)
        return routes

    def country_of(self, message: UserMessage) -> str | None:
        """Return the country that is known of whoever sent ``message``."""
        return self._country

    def _may_reach(self, conversation: str) -> bool:
        own = f"{self.name()}:"
        return conversation.startswith(own) or not conversation.startswith(MADE_HERE)

    def get_output_channel(self) -> OutputChannel | None:
        """Creates the channel for messages that nobody asked for, such as reminders."""
        inner = super().get_output_channel()
        return gated_turn().gate(inner) if inner else None
