"""Being told where a person is."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.careful import ALARM
from actions.reply import say


class ActionTellCountry(Action):
    """Names the numbers of the country that was told; after an alarm those it needs."""

    def name(self) -> str:
        """Return the name that domain.yml lists."""
        return "action_tell_country"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Name them; ``action_note_details`` has set the slot."""
        alarm = tracker.get_slot(ALARM)
        phrase = "country_told" if alarm is None else f"country_told_{alarm}"
        say(dispatcher, tracker, phrase, "smalltalk")
        return []
