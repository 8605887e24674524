"""Sends to a person, at once, what only a person may answer."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.reply import send_to_help
from actions.understood import DETAILS, INTAKES, Understood
from actions.whereabouts import place_of
from bot.content.knowledge import knowledge

CONTEXT = (
    "topic",
    "nutrient",
    "food",
    "food_group",
    "sources",
    "more_told",
    "requested_slot",
    *INTAKES,
    *DETAILS,
)


class ActionSafety(Action):
    """Gives the fixed reply of the safety category that was recognized.

    Leaves a questionnaire, and clears the slots of the conversation so far.
    """

    def name(self) -> str:
        """Return the name that domain.yml lists."""
        return "action_safety"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Send to help."""
        category = knowledge().safety.categories[Understood.of(tracker).intent]
        send_to_help(dispatcher, category, place_of(tracker))
        return [ActiveLoop(None), *(SlotSet(slot, None) for slot in CONTEXT)]
