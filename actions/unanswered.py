"""What is said when there is no answer: offers, refusals, not understood."""

from __future__ import annotations

from collections.abc import Sequence

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.careful import CAREFUL
from actions.question import AMOUNTS
from actions.reply import label, question_buttons, say, say_in, topic_buttons
from actions.said_before import was_done
from actions.suggestions import menu, starters
from actions.topics import ActionAnswer
from actions.understood import PERSON, Understood
from bot.content.knowledge import knowledge

OFFERED, NONE = 3, "/none_of_these"
# What is said where a message was not understood, or is not for this assistant.
MISSES = ("action_offer", "action_decline", "action_default_fallback")
GOES_ON = "follow_up"
# What a few words can put right: "I meant levothyroxine".
COMPLETING = {
    "interactions": "medicine",
    "glossary": "term",
    "magnesium_forms": "form",
    "food_check": "food",
}
FEW_WORDS = 4


class ActionOffer(Action):
    """Offers the likeliest topics when the question is not clear."""

    def name(self) -> str:
        """Return the name that domain.yml lists."""
        return "action_offer"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Offer up to three topics, best first; the menu at the second miss.

        What goes on from an answer and names somebody, or a food, is answered.
        """
        understood = Understood.of(tracker)
        topics = _likely(understood)
        last = tracker.get_slot("topic")
        if understood.intent == GOES_ON and last in knowledge().topics:
            if _completes(understood, last):
                return ActionAnswer().run(dispatcher, tracker, domain)
            # "And in winter?": more of the same, and then what is like the words.
            topics = list(dict.fromkeys([last, *topics]))[:OFFERED]
        if was_done(tracker, MISSES):
            _show_menu(dispatcher, tracker, "clarify", topics)
        elif topics:
            buttons = [*question_buttons(topics), label("none_of_these", NONE)]
            say(dispatcher, tracker, "offer", "clarify", topics, buttons)
        else:
            say(dispatcher, tracker, "no_topic_yet", "clarify", buttons=starters())
        return []


class ActionNoneOfThese(Action):
    """Shows what can be asked when no choice was right.

    The tracker store counts the question that had no answer.
    """

    def name(self) -> str:
        """Return the name that bot.tracker_store looks for."""
        return "action_none_of_these"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Say so, with the main topics."""
        say(dispatcher, tracker, "none_of_these", "smalltalk", buttons=menu())
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
        """Decline, with topics to begin with; all of them at the second miss.

        A few words that only name what was asked about put that right.
        """
        understood, topic = Understood.of(tracker), tracker.get_slot("topic")
        text = str((tracker.latest_message or {}).get("text") or "")
        named = COMPLETING.get(topic or "", "")
        if understood.first(named) and len(text.split()) <= FEW_WORDS:
            return ActionAnswer().run(dispatcher, tracker, domain)
        if was_done(tracker, MISSES):
            _show_menu(dispatcher, tracker, "decline")
        else:
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


class ActionOtherLanguage(Action):
    """Says in the language of the message that the assistant speaks English."""

    def name(self) -> str:
        """Return the name that domain.yml lists."""
        return "action_other_language"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Say so, and where help is."""
        language = Understood.of(tracker).first("language")
        if language is not None:
            say_in(dispatcher, tracker, language)
        if language is None or tracker.get_slot(CAREFUL):
            say(dispatcher, tracker, "decline", "decline", buttons=starters())
        return []


def _show_menu(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    kind: str,
    topics: Sequence[str] = (),
) -> None:
    say(dispatcher, tracker, "menu", kind, topics, menu())


def _completes(understood: Understood, topic: str) -> bool:
    """Tell whether a message names what can stand in place of what was asked."""
    names_food = understood.first("food") or understood.first("food_group")
    names_person = any(understood.first(one) for one in PERSON)
    return bool(names_food) or (names_person and topic == AMOUNTS)


def _likely(understood: Understood) -> list[str]:
    topics = [name for name in understood.ranking if name in knowledge().topics]
    return topics[:OFFERED]
