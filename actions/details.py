"""What a message says of a person and of an amount, kept whatever is answered."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.understood import PERSON, Understood

# These point back to somebody: "her" after "a 70 year old" is that one.
PRONOUNS = {"she", "her", "hers", "herself", "he", "him", "his", "himself"}


class ActionNoteDetails(Action):
    """Fills ``amount``, ``age``, ``sex``, ``life_stage``, ``country`` from a message.

    An amount is only kept for the message it stands in. A person stays until another
    one is told of: "women" after "a 70 year old" says nothing of an age. A country
    stays until another one is told.
    """

    def name(self) -> str:
        """Return the name that the slots' mappings in domain.yml have."""
        return "action_note_details"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Set the slots that change."""
        understood = Understood.of(tracker)
        if understood.intent == "simplify":  # "explain it like I'm five"
            return []
        noted = {"amount": understood.first("amount")}
        country = understood.first("country")
        noted |= {"country": country} if country else {}
        person = {name: understood.first(name) for name in PERSON}
        told = {name: value for name, value in person.items() if value}
        noted |= told if _is_same_person(tracker, told) else person if told else {}
        return [
            SlotSet(name, value)
            for name, value in noted.items()
            if value != tracker.get_slot(name)
        ]


def _is_same_person(tracker: Tracker, told: dict[str, str]) -> bool:
    """Tell whether a message that gives a sex alone goes on about the same person."""
    if set(told) != {"sex"}:
        return False
    known = tracker.get_slot("sex")
    if known:
        return bool(known == told["sex"])
    message: dict[str, Any] = tracker.latest_message or {}
    text = str(message.get("text") or "")
    words = [
        text[int(one.get("start") or 0) : int(one.get("end") or 0)].lower()
        for one in message.get("entities", [])
        if one.get("entity") == "sex"
    ]
    return not PRONOUNS.isdisjoint(words)
