"""Puts one of Rasa's channels behind the gate and checks what comes in."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from functools import lru_cache
from typing import Any

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from sanic import Blueprint

from bot.channels.incoming import RefusedMessageError, clean
from bot.content.content import Content
from bot.content.knowledge import knowledge
from bot.content.reviewed import fill_numbers, reviewed_phrases
from bot.guard.gate import Gate
from bot.settings import settings

logger = logging.getLogger(__name__)

# What a button may ask for, beside the topics.
BUTTON_INTENTS = frozenset({"inform", "help", "stop", "tell_more", "start_over"})


class GatedTurn:
    """One turn of a conversation: message checked, reply gated, never no reply."""

    def __init__(self, content: Content) -> None:
        """Takes the words that may leave from ``content``."""
        self._content = content
        self._phrases = reviewed_phrases(content)
        self._intents = BUTTON_INTENTS | frozenset(content.topics)

    def gate(self, inner: OutputChannel) -> Gate:
        """Return ``inner`` behind the gate."""
        stand_in = self._phrase("blocked")
        return Gate(inner, self._content.notice, self._phrases, stand_in)

    async def take(
        self,
        message: UserMessage,
        on_new_message: Callable[[UserMessage], Awaitable[Any]],
    ) -> str | None:
        """Handle ``message``; whatever fails, the person gets a reply.

        Returns the phrase that was said instead of an answer, if it was not read or
        failed: ``empty``, ``too_long`` or ``trouble``.
        """
        counted = _Counted(self.gate(message.output_channel or OutputChannel()))
        message.output_channel = counted
        try:
            message.text = clean(message.text, self._intents)
            await on_new_message(message)
        except RefusedMessageError as refused:
            await self._say(counted, message, refused.phrase)
            return refused.phrase
        except Exception as error:
            # Neither the text nor the error's own text, which may quote it.
            logger.error("A turn failed: %s.", type(error).__name__)
            logger.debug("The turn's failure in full.", exc_info=True)
        if counted.sent:
            return None
        await self._say(counted, message, "trouble")
        return "trouble"

    async def _say(
        self, channel: OutputChannel, message: UserMessage, phrase: str
    ) -> None:
        metadata = {"kind": "decline", "topics": []}
        words = {"text": self._phrase(phrase), "metadata": metadata}
        await channel.send_response(message.sender_id, words)

    def _phrase(self, name: str) -> str:
        text = self._content.phrases.phrases[name]
        return fill_numbers(self._content, text, settings().country)


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
    """Mixin: named before one of Rasa's channels, it gates all that one sends."""

    def blueprint(
        self, on_new_message: Callable[[UserMessage], Awaitable[Any]]
    ) -> Blueprint:
        """Defines a Sanic blueprint (see parent class for full docstring)."""
        turn = gated_turn()

        async def on_gated_message(message: UserMessage) -> None:
            await turn.take(message, on_new_message)

        routes: Blueprint = super().blueprint(on_gated_message)
        return routes

    def get_output_channel(self) -> OutputChannel | None:
        """Creates the channel for messages that nobody asked for, such as reminders."""
        inner = super().get_output_channel()
        return gated_turn().gate(inner) if inner else None
