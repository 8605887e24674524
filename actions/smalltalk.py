"""Greetings, thanks, help, starting over and erasing the conversation."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import AllSlotsReset, EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.reply import say, topic_buttons
from actions.topics import starters
from actions.understood import Understood
from actions.whereabouts import keep_country

HELP_TOPICS = ("food_sources", "daily_amount", "magnesium_deficiency_symptoms")
WITH_STARTERS = {"greet", "restarted", "stopped", "insult", "no_topic_yet"}
PHRASE = {"start_over": "restarted", "stop": "stopped", "affirm": "no_topic_yet"}
PHRASE |= {"deny": "no_topic_yet", "dont_know": "help"}


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
        buttons = starters() if phrase in WITH_STARTERS else []
        if phrase == "help":
            buttons = topic_buttons(HELP_TOPICS)
        say(dispatcher, phrase, "smalltalk", buttons=buttons)
        if intent in ("start_over", "stop"):
            return [AllSlotsReset(), *keep_country(tracker)]
        return []


class ActionErase(Action):
    """Says that the conversation is erased; the tracker store then erases it."""

    def name(self) -> str:
        """Return the name that bot.tracker_store looks for."""
        return "action_erase"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Say so, and forget all slots."""
        say(dispatcher, "erased", "smalltalk")
        return [AllSlotsReset()]
