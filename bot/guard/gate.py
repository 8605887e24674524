"""The one door out: what may leave is decided by its words, never by a label."""

from __future__ import annotations

import logging
import re
from collections.abc import Set
from typing import Any

from rasa.core.channels.channel import OutputChannel

from bot.guard.answer import Notice, has_blank_line

logger = logging.getLogger(__name__)

# What a person could read or follow and the gate could not compare.
OTHER_PARTS = ("custom", "image", "attachment", "elements", "quick_replies")
# Kinds of message that state facts on health: no phrase may pass for one.
NOTICED_KINDS = ("answer", "refer")
# What a button sends back: an intent and at most one entity, and no room for words.
PAYLOAD = re.compile(r'/[a-z0-9_-]+(\{"[a-z_]+": "[a-z_]+"\})?')


class Gate(OutputChannel):
    """Sends on what ends with the notice, or is word for word a reviewed phrase."""

    def __init__(
        self, inner: OutputChannel, notice: Notice, phrases: Set[str], stand_in: str
    ) -> None:
        """Wraps ``inner``; ``stand_in`` is said in place of what is blocked."""
        self._inner, self._phrases = inner, phrases
        self._ending, self._stand_in = f"\n{notice}", stand_in
        self.name = inner.name

    def __getattr__(self, name: str) -> Any:
        """Pass on what a channel has beyond Rasa's interface, such as ``messages``."""
        if name.startswith(("send_", "_")):
            raise AttributeError(f"'{name}' would go past the gate.")
        return getattr(self._inner, name)

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Send ``message``, or a safe stand-in when it may not leave."""
        if not self.may_leave(message):
            # The words themselves are not logged: they can hold what a person wrote.
            logger.error(
                "Blocked a message that lacks the notice and is no reviewed phrase: "
                "response %s, parts %s.",
                message.get("utter_action"),
                sorted(part for part, value in message.items() if value),
            )
        await self._inner.send_response(recipient_id, self.fit(message))

    def fit(self, message: dict[str, Any]) -> dict[str, Any]:
        """Return ``message``, or the stand-in for one that may not leave."""
        if self.may_leave(message):
            return message
        return {"text": self._stand_in, "metadata": {"kind": "decline"}}

    def may_leave(self, message: dict[str, Any]) -> bool:
        """Tell whether every word of ``message`` is fit to be sent."""
        # Not "utter_action": an action can send another text under a phrase's name
        # (rasa/core/actions/action.py, RemoteAction._utter_responses).
        text, buttons = message.get("text"), message.get("buttons") or []
        return (
            isinstance(text, str)
            and (self._is_noticed(text) or self._is_phrase(text, message))
            and isinstance(buttons, list)
            and all(self._is_reviewed(button) for button in buttons)
            and not any(message.get(part) for part in OTHER_PARTS)
        )

    def _is_reviewed(self, button: Any) -> bool:
        # A channel that has only text writes out all that a button holds, its payload
        # too (rasa/cli/utils.py, button_to_string).
        return (
            isinstance(button, dict)
            and button.keys() <= {"title", "payload"}
            and str(button.get("title")) in self._phrases
            and PAYLOAD.fullmatch(str(button.get("payload"))) is not None
        )

    def _is_phrase(self, text: str, message: dict[str, Any]) -> bool:
        # The one use of a label: it can forbid, and never allows.
        metadata = message.get("metadata")
        kind = metadata.get("kind") if isinstance(metadata, dict) else None
        return text in self._phrases and kind not in NOTICED_KINDS

    def _is_noticed(self, text: str) -> bool:
        return text.endswith(self._ending) and not has_blank_line(text)

    async def send_text_message(
        self, recipient_id: str, text: str, **kwargs: Any
    ) -> None:
        """Send a text through the gate, as all else."""
        await self.send_response(recipient_id, {"text": text, **kwargs})

    async def send_image_url(
        self, recipient_id: str, image: str, **kwargs: Any
    ) -> None:
        """Block an image: it cannot be compared with reviewed words."""
        await self.send_response(recipient_id, {"image": image})

    async def send_attachment(
        self, recipient_id: str, attachment: str, **kwargs: Any
    ) -> None:
        """Block an attachment: it cannot be compared with reviewed words."""
        await self.send_response(recipient_id, {"attachment": attachment})

    async def send_text_with_buttons(
        self,
        recipient_id: str,
        text: str,
        buttons: list[dict[str, Any]],
        **kwargs: Any,
    ) -> None:
        """Send a text and its buttons through the gate."""
        await self.send_response(
            recipient_id, {"text": text, "buttons": buttons, **kwargs}
        )

    async def send_custom_json(
        self, recipient_id: str, json_message: dict[str, Any], **kwargs: Any
    ) -> None:
        """Block free JSON: it cannot be compared with reviewed words."""
        await self.send_response(recipient_id, {"custom": json_message})
