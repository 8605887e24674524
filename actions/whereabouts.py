"""Where a person is, whose numbers are named to them; and being told so."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.reply import say
from bot.content.countries import Place, is_country
from bot.content.knowledge import knowledge
from bot.content.safety import SafetyCategory
from bot.settings import settings

COUNTRY = "country"  # a slot, and in a message's metadata what its channel knows
IS_SURE = "country_is_sure"
# What ends an alarm: a new session, and what is forgotten.
BEGINNINGS = ("action_session_start", "action_erase")


def place_of(tracker: Tracker) -> Place:
    """Return where the person said to be, else what the channel knows, else the site.

    ``bot.channels.whereabouts`` notes the last two in each message's metadata.
    """
    told = tracker.get_slot(COUNTRY)
    if is_country(told):
        return Place(told)
    known = _latest_metadata(tracker)
    if is_country(known.get(COUNTRY)):
        return Place(known[COUNTRY], bool(known.get(IS_SURE)))
    return Place(settings().country)


def keep_country(tracker: Tracker) -> list[EventType]:
    """Return what keeps the country that was told, while all else is forgotten."""
    return [SlotSet(COUNTRY, tracker.get_slot(COUNTRY))]


class ActionTellCountry(Action):
    """Names the numbers of the country that was told; after an alarm those it needs."""

    def name(self) -> str:
        """Return the name that domain.yml lists."""
        return "action_tell_country"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Name them; ``action_note_details`` has set the slot."""
        place, last = place_of(tracker), _last_alarm(tracker)
        if last is None:
            say(dispatcher, "country_told", "smalltalk", place=place)
            return []
        id, category = last
        say(
            dispatcher,
            f"country_told_{id}",
            "smalltalk",
            place=place,
            numbers=category.numbers,
        )
        return []


def _last_alarm(tracker: Tracker) -> tuple[str, SafetyCategory] | None:
    """Return the last urgent category of this conversation, with its id."""
    categories = knowledge().safety.categories
    for event in reversed(tracker.events):
        if event.get("event") == "action" and event.get("name") in BEGINNINGS:
            return None
        intent = ((event.get("parse_data") or {}).get("intent") or {}).get("name")
        category = categories.get(str(intent))
        if category is not None and category.kind != "refer":
            return str(intent), category
    return None


def _latest_metadata(tracker: Tracker) -> dict[str, Any]:
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            return dict(event.get("metadata") or {})
    return {}
