"""What is said when there is no answer: offers, refusals, not understood."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.reply import label, question_buttons, say, topic_buttons
from actions.topics import starters
from actions.understood import Understood
from bot.content.knowledge import knowledge

OFFERED = 3


class ActionOffer(Action):
    """Offers the likeliest topics when the question is not clear."""

    def name(self) -> str:
        """Return the name that domain.yml lists."""
        return "action_offer"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Offer up to three topics, best first."""
        topics = _likely(Understood.of(tracker))
        if not topics:
            say(dispatcher, tracker, "not_understood", "decline", buttons=starters())
            return []
        buttons = [*question_buttons(topics), label("none_of_these", "/help")]
        say(dispatcher, tracker, "offer", "clarify", topics, buttons)
        return []


class ActionUncovered(Action):
    """Says that the knowledge base has no answer, and offers what is near."""

    def name(self) -> str:
        """Return the name that domain.yml lists."""
        return "action_uncovered"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Say so, with where to ask."""
        topics = _likely(Understood.of(tracker))
        say(
            dispatcher, tracker, "uncovered", "uncovered", topics, topic_buttons(topics)
        )
        return []


class ActionDecline(Action):
    """Declines what is not about magnesium or vitamin D in people."""

    def name(self) -> str:
        """Return the name that domain.yml lists."""
        return "action_decline"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Decline, with topics to begin with."""
        say(dispatcher, tracker, "decline", "decline", buttons=starters())
        return []


class ActionDefaultFallback(Action):
    """Says that nothing was understood, where no rule fits."""

    def name(self) -> str:
        """Return the name that Rasa calls when no rule fits."""
        return "action_default_fallback"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Say so."""
        say(dispatcher, tracker, "not_understood", "decline", buttons=starters())
        return []


def _likely(understood: Understood) -> list[str]:
    topics = [name for name in understood.ranking if name in knowledge().topics]
    return topics[:OFFERED]
