"""The trained assistant, loaded once, for the server and for the terminal."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.channels.gated import gated_turn
from bot.channels.rest import Collected
from bot.database import MEMORY
from bot.server.in_process import InProcessActions
from bot.server.memory import keep_loaded
from bot.tracker_store import ForgettingTrackerStore

REPORTED_SLOTS = (
    "nutrient",
    "food",
    "food_group",
    "magnesium_intake",
    "vitamin_d_intake",
    "amount",
    "age",
    "sex",
    "life_stage",
    "country",
)


@dataclass(frozen=True)
class Turn:
    """What one message got: replies, and what was understood of it.

    ``elapsed_ms`` is the time from the message in to the replies out, in ms.
    ``instead`` names the phrase that was said if the message was not read, or failed.
    """

    messages: list[dict[str, Any]]
    confidence: float
    slots: dict[str, str]
    elapsed_ms: float
    understood: dict[str, Any] = field(default_factory=dict)
    instead: str | None = None

    @property
    def kind(self) -> str:
        """The kind of the first reply."""
        return str(self._metadata.get("kind", "decline"))

    @property
    def topics(self) -> list[str]:
        """The topics that the first reply is on, or offers, best first."""
        return list(self._metadata.get("topics", []))

    @property
    def _metadata(self) -> dict[str, Any]:
        metadata: dict[str, Any] = self.messages[0].get("metadata") or {}
        return metadata


class Assistant:
    """Talks without a server. Conversations are kept in memory, while it lives."""

    def __init__(self, model: Path) -> None:
        """Loads the trained model ``model``."""
        store = ForgettingTrackerStore(Domain.empty(), db=MEMORY)
        self._agent = Agent(action_endpoint=InProcessActions(), tracker_store=store)
        self._agent.load_model(str(model))
        keep_loaded()

    async def say(self, text: object, sender: str, metadata: Any = None) -> Turn:
        """Return the reply to ``text`` in the conversation ``sender``.

        ``metadata`` is what a channel would know besides, such as the ``locale``.
        """
        collected = Collected()
        message = UserMessage(None, collected, sender, input_channel="terminal")
        message.text, message.metadata = text, metadata
        start = time.perf_counter()
        instead = await gated_turn().take(message, self._agent.handle_message)
        elapsed = 1000 * (time.perf_counter() - start)
        # Not get_or_create_tracker, which would begin anew what was just erased.
        kept = await self._agent.tracker_store.retrieve(sender)
        tracker = kept or DialogueStateTracker(sender, [])
        # Not latest_message: a form leaves out the answers to its own questions.
        parsed = next(
            (
                dict(event.parse_data)
                for event in reversed(tracker.events)
                if isinstance(event, UserUttered)
                and event.message_id == message.message_id
            ),
            {},
        )
        slots = {
            name: str(tracker.get_slot(name)).replace("_", " ")
            if name == "food"
            else str(tracker.get_slot(name))
            for name in REPORTED_SLOTS
            if tracker.get_slot(name)
        }
        confidence = float((parsed.get("intent") or {}).get("confidence") or 0.0)
        return Turn(collected.messages, confidence, slots, elapsed, parsed, instead)
