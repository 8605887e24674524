"""What a message says of a person and of an amount, kept whatever is answered."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.understood import PERSON, Understood


class ActionNoteDetails(Action):
    """Fills ``amount``, ``age``, ``sex`` and ``life_stage`` from each message.

    An amount is only kept for the message it stands in. A person stays until another
    one is told of: "women" after "a 70 year old" says nothing of an age.
    """

    def name(self) -> str:
        """Return the name that the slots' mappings in domain.yml have."""
        return "action_note_details"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Set the slots that change."""
        understood = Understood.of(tracker)
        noted = {"amount": understood.first("amount")}
        person = {name: understood.first(name) for name in PERSON}
        if any(person.values()):
            noted |= person
        return [
            SlotSet(name, value)
            for name, value in noted.items()
            if value != tracker.get_slot(name)
        ]
