"""About the last answer: the rest of it, simpler, once more, doubted, rated."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.lookups import more_on, simpler
from actions.question import Question
from actions.reply import label, repeat, reply, say, topic_buttons
from actions.said_before import last_replies
from actions.suggestions import starters, suggestions
from actions.understood import Understood, form_of
from bot.guard.answer import Answer

SOURCES = "references"  # the topic that tells what the last answer rests on
SCENARIO = "scenario"


class ActionMore(Action):
    """Tells the rest of what is known on the topic of the last answer, once.

    Sets the slots ``sources`` and ``more_told``.
    """

    def name(self) -> str:
        """Return the name that domain.yml lists."""
        return "action_more"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Tell more, or say that this is all."""
        question = Question.last(tracker)
        if question is None:
            say(dispatcher, tracker, "no_topic_yet", "clarify", buttons=starters())
            return []
        next = suggestions(tracker, question.topic)
        answer = None if tracker.get_slot("more_told") else more_on(question)
        if answer is None:
            say(dispatcher, tracker, "nothing_more", "smalltalk", buttons=next)
            return []
        reply(dispatcher, tracker, answer, next)
        return _told(answer, "more_told")


class ActionSimplify(Action):
    """Tells the last answer in simpler words, once.

    Sets the slots ``sources`` and ``simple_told``.
    """

    def name(self) -> str:
        """Return the name that domain.yml lists."""
        return "action_simplify"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Tell it simpler, or say that it can't be."""
        question = Question.last(tracker)
        if question is None:
            buttons = topic_buttons(["key_points", "glossary"])
            say(dispatcher, tracker, "nothing_to_simplify", "clarify", buttons=buttons)
            return []
        answer = None if tracker.get_slot("simple_told") else simpler(question)
        if answer is None:
            buttons = topic_buttons(["glossary", "key_points"])
            say(dispatcher, tracker, "no_simpler", "smalltalk", buttons=buttons)
            return []
        next = suggestions(tracker, question.topic)
        if question.topic == SCENARIO:
            next = [label("change_answer", "/go_back"), *next]
        reply(dispatcher, tracker, answer, next)
        return _told(answer, "simple_told")


class ActionRepeat(Action):
    """Says again what was said last."""

    def name(self) -> str:
        """Return the name that domain.yml lists."""
        return "action_repeat"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Repeat it, word for word; a questionnaire repeats its question by itself."""
        is_asking = form_of(tracker) is not None
        said = last_replies(tracker)
        repeat(dispatcher, said[:-1] if is_asking else said)
        if not said and not is_asking:
            say(dispatcher, tracker, "no_topic_yet", "clarify", buttons=starters())
        return []


class ActionDisagree(Action):
    """Says what to hold on to where a person has heard otherwise."""

    def name(self) -> str:
        """Return the name that domain.yml lists."""
        return "action_disagree"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Say so, with the sources of the last answer to look at."""
        question = Question.last(tracker)
        if question is None or not tracker.get_slot("sources"):
            say(dispatcher, tracker, "no_topic_yet", "clarify", buttons=starters())
            return []
        buttons = topic_buttons([SOURCES])
        if question.topic == SCENARIO:
            buttons.append(label("change_answer", "/go_back"))
        elif not tracker.get_slot("more_told") and more_on(question):
            buttons.append(label("tell_more", "/tell_more"))
        say(dispatcher, tracker, "disagree", "smalltalk", buttons=buttons)
        return []


class ActionRate(Action):
    """Thanks for a rating; the tracker store counts it, by topic and month alone."""

    def name(self) -> str:
        """Return the name that bot.tracker_store looks for."""
        return "action_rate"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Thank; where an answer did not help, offer what may."""
        phrase = Understood.of(tracker).intent
        question = Question.last(tracker) if phrase == "unhelpful" else None
        buttons = []
        if question and not tracker.get_slot("simple_told") and simpler(question):
            buttons.append(label("simpler", "/simplify"))
        if question and not tracker.get_slot("more_told") and more_on(question):
            buttons.append(label("tell_more", "/tell_more"))
        say(dispatcher, tracker, phrase, "smalltalk", buttons=buttons)
        return []


def _told(answer: Answer, slot: str) -> list[EventType]:
    sources: Any = [source.id for source in answer.sources]
    return [SlotSet("sources", sources), SlotSet(slot, True)]
