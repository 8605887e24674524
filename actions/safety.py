"""Sends to a person, at once, what only a person may answer."""

from __future__ import annotations

import logging
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.careful import ALARM, CAREFUL, after_alarm
from actions.reply import say, send_to_help
from actions.understood import DETAILS, INTAKES, Understood
from bot.content.knowledge import knowledge
from bot.content.safety_rules import is_all_clear

CONTEXT = (
    "topic",
    "nutrient",
    "food",
    "food_group",
    "named",
    "sources",
    "more_told",
    "simple_told",
    "asked",
    "requested_slot",
    *INTAKES,
    *DETAILS,
)


logger = logging.getLogger(__name__)


class ActionSafety(Action):
    """Gives the fixed reply of the safety category that was recognized.

    Leaves a questionnaire, clears the slots of the conversation so far, and sets the
    slots ``careful`` and ``alarm`` unless it is for a doctor only.
    """

    def name(self) -> str:
        """Return the name that domain.yml lists."""
        return "action_safety"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Send to help; after an alarm, "he is breathing again" is no new one."""
        name = Understood.of(tracker).intent
        kind = knowledge().safety.categories[name].kind
        if _is_over(kind, tracker):
            say(dispatcher, tracker, "thank", "smalltalk")
        else:
            send_to_help(dispatcher, tracker, name)
            logger.info("Alarm: category %s, found by %s.", name, _found_by(tracker))
        return [
            ActiveLoop(None),
            *(SlotSet(slot, None) for slot in CONTEXT),
            SlotSet(CAREFUL, after_alarm(kind, tracker)),
            SlotSet(ALARM, tracker.get_slot(ALARM) if kind == "refer" else name),
        ]


def _is_over(kind: str, tracker: Tracker) -> bool:
    """Tell whether a message says that an emergency is over; despair never is."""
    if kind != "emergency" or not tracker.get_slot(CAREFUL):
        return False
    text = str((tracker.latest_message or {}).get("text") or "")
    return is_all_clear(knowledge().safety, text)


def _found_by(tracker: Tracker) -> str:
    """Return what found the alarm: nothing of the message may be in it."""
    message: dict[str, Any] = tracker.latest_message or {}
    if "safety_rule" in message:
        return f"rule {message['safety_rule']}"
    share = (message.get("decision") or {}).get("share", 0.0)
    return f"classifier, probability {share:.2f}"
