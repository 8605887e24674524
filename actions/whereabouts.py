"""Being told where a person is."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.reply import say
from bot.content.knowledge import knowledge

# What ends an alarm: a new session, and what is forgotten.
BEGINNINGS = ("action_session_start", "action_erase")


class ActionTellCountry(Action):
    """Names the numbers of the country that was told; after an alarm those it needs."""

    def name(self) -> str:
        """Return the name that domain.yml lists."""
        return "action_tell_country"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Name them; ``action_note_details`` has set the slot."""
        alarm = _last_alarm(tracker)
        phrase = "country_told" if alarm is None else f"country_told_{alarm}"
        say(dispatcher, tracker, phrase, "smalltalk")
        return []


def _last_alarm(tracker: Tracker) -> str | None:
    """Return the last urgent category of this conversation."""
    categories = knowledge().safety.categories
    for event in reversed(tracker.events):
        if event.get("event") == "action" and event.get("name") in BEGINNINGS:
            return None
        intent = ((event.get("parse_data") or {}).get("intent") or {}).get("name")
        category = categories.get(str(intent))
        if category is not None and category.kind != "refer":
            return str(intent)
    return None
