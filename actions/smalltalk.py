"""Greetings, thanks, help, starting over and erasing the conversation."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import AllSlotsReset, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.careful import ALARM, CAREFUL
from actions.place import COUNTRY
from actions.reply import say
from actions.suggestions import menu, starters
from actions.understood import Understood, form_of
from bot.content.knowledge import knowledge

WITH_STARTERS = {"greet", "restarted", "stopped", "insult", "no_topic_yet"}
PHRASE = {"start_over": "restarted", "stop": "stopped", "affirm": "no_topic_yet"}
PHRASE |= {"deny": "no_topic_yet", "dont_know": "help"}
FORGETTING = ("start_over", "stop", "goodbye")
# Slots that last until the conversation is erased or its session ends.
KEPT = (CAREFUL, ALARM, COUNTRY)


class ActionSmalltalk(Action):
    """Says the phrase that goes with the intent."""

    def name(self) -> str:
        """Return the name that domain.yml lists."""
        return "action_smalltalk"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Say it; stopping and starting over forget what it was about."""
        intent = Understood.of(tracker).intent
        phrase = PHRASE.get(intent, intent)
        # The questionnaire goes on to ask: one question is enough.
        in_form = f"{phrase}_in_form"
        if form_of(tracker) and in_form in knowledge().phrases.phrases:
            phrase = in_form
        buttons = starters() if phrase in WITH_STARTERS else []
        if phrase == "help":
            buttons = menu()
        say(dispatcher, tracker, phrase, "smalltalk", buttons=buttons)
        return _forget(tracker) if intent in FORGETTING else []


def _forget(tracker: Tracker) -> list[EventType]:
    """Forget what it was about, but not that there was an alarm, nor where they are."""
    kept = [(name, tracker.get_slot(name)) for name in KEPT]
    return [AllSlotsReset(), *(SlotSet(name, value) for name, value in kept if value)]


class ActionErase(Action):
    """Says that the conversation is erased; the tracker store then erases it."""

    def name(self) -> str:
        """Return the name that bot.tracker_store looks for."""
        return "action_erase"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Say so, and forget all slots."""
        say(dispatcher, tracker, "erased", "smalltalk")
        return [AllSlotsReset()]
