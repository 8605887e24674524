"""Answers to questions on a topic, and the piece that one leaves open."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.lookups import answer_to
from actions.question import Question
from actions.reply import Button, label, question_buttons, reply, say
from actions.suggestions import ASKED, starters, suggestions, with_asked
from actions.understood import INTAKES, Understood
from bot.content.knowledge import knowledge

SCENARIO = "scenario"
NEAR = 3  # how many of the likeliest intents are looked at
NUTRIENT_CHOICES = ("magnesium", "vitamin_d", "both")


class ActionAnswer(Action):
    """Answers a question on a topic, or asks for the piece that it leaves open.

    Sets what the conversation is about: the slots of ``answered_slots``.
    """

    def name(self) -> str:
        """Return the name that domain.yml lists."""
        return "action_answer"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer, or ask back."""
        question = Question.of(tracker)
        if question is None:
            offer_near(dispatcher, tracker)
            return []
        answer = answer_to(question)
        if answer is None:
            ask_back(dispatcher, tracker, question)
            return answered_slots(tracker, question, ())
        more = [label("tell_more", "/tell_more")] if answer.has_more else []
        if question.topic == SCENARIO:
            more = [label("change_answer", "/go_back")]
        next = suggestions(tracker, question.topic)
        reply(dispatcher, tracker, answer, [*more, *next])
        sources = tuple(source.id for source in answer.sources)
        return answered_slots(tracker, question, sources)


def offer_near(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """Offer what a message that completes no question is like: "and the heart?"."""
    understood = Understood.of(tracker)
    topics = [one for one in understood.ranking[:NEAR] if one in knowledge().topics]
    if not topics or understood.entities:
        say(dispatcher, tracker, "no_topic_yet", "clarify", buttons=starters())
        return
    buttons = [*question_buttons(topics), label("none_of_these", "/none_of_these")]
    say(dispatcher, tracker, "offer", "clarify", topics, buttons)


def ask_back(
    dispatcher: CollectingDispatcher, tracker: Tracker, question: Question
) -> None:
    """Ask for the piece without which the question has no answer."""
    topic = knowledge().topics[question.topic]
    if topic.lookup == "food":
        say(dispatcher, tracker, "ask_food", "clarify", [question.topic])
        return
    if topic.lookup == "scenarios":  # the questionnaire is over
        say(dispatcher, tracker, "no_topic_yet", "clarify", buttons=starters())
        return
    choices = NUTRIENT_CHOICES if topic.lookup == "foods" else NUTRIENT_CHOICES[:2]
    buttons: list[Button] = [
        label(one, f'/{question.topic}{{"nutrient": "{one}"}}') for one in choices
    ]
    say(dispatcher, tracker, "ask_nutrient", "clarify", [question.topic], buttons)


def answered_slots(
    tracker: Tracker, question: Question, sources: tuple[str, ...]
) -> list[EventType]:
    """Return the slots that keep what ``question`` was about, and that it was asked.

    And the intakes, if it changes one of those that a scenario was told for.
    """
    values: dict[str, Any] = {
        "topic": question.topic,
        "nutrient": question.nutrient,
        "food": question.foods[0] if question.foods else None,
        "food_group": question.food_group,
        "named": question.named or None,
        "more_told": None,
        "simple_told": None,
        **dict(zip(INTAKES, question.intakes, strict=False)),
    }
    if question.topic != "references":
        values["sources"] = list(sources)
    if sources:
        values[ASKED] = with_asked(tracker, question.topic)
    return [SlotSet(name, value) for name, value in values.items()]
