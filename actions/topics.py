"""Answers to questions on a topic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import catalog, foods
from actions.reply import Button, label, reply, say, topic_buttons
from actions.understood import INTAKES, Understood, one_nutrient
from actions.wording import make_answer
from bot.content.knowledge import knowledge
from bot.content.topic import Topic
from bot.guard.answer import Answer

NUTRIENT_CHOICES = ("magnesium", "vitamin_d", "both")
FOOD_LISTS, ONE_FOOD = "food_sources", "food_check"


@dataclass(frozen=True)
class Question:
    """A question on a topic, with what it names; None is what it leaves open."""

    topic: str
    understood: Understood
    nutrient: str | None
    food: str | None
    food_group: str | None
    intakes: tuple[str | None, ...] = ()
    last_sources: tuple[str, ...] = ()

    @classmethod
    def of(cls, tracker: Tracker) -> Question | None:
        """Read the question in the latest message; None if it is on no topic.

        A message that only names something ("magnesium") completes the question
        before it, which is kept in the slots.
        """
        understood = Understood.of(tracker)
        food, group = understood.first("food"), understood.first("food_group")
        nutrient = understood.nutrient
        intakes: tuple[str | None, ...] = ()
        if understood.intent in knowledge().topics:
            topic = understood.intent
            nutrient = nutrient or knowledge().topics[topic].nutrient
            if topic == ONE_FOOD:
                food = food or understood.first("other_food")
                # "Does it have magnesium?": the food is the one before.
                food = food or (None if group else tracker.get_slot("food"))
        else:
            topic = tracker.get_slot("topic")
            food = food or (nutrient and understood.first("other_food"))
            # "Dark chocolate vitamin D" is a whole question, whatever came before.
            if food and (nutrient or topic == FOOD_LISTS):
                topic = ONE_FOOD
            elif group and nutrient:
                topic = FOOD_LISTS
            nutrient = nutrient or tracker.get_slot("nutrient")
            if not (food or group):
                food = tracker.get_slot("food")
                group = tracker.get_slot("food_group")
            if any(understood.first(intake) for intake in INTAKES):
                intakes = tuple(
                    understood.first(intake) or tracker.get_slot(intake)
                    for intake in INTAKES
                )
        if topic not in knowledge().topics:
            return None
        sources = tuple(tracker.get_slot("sources") or ())
        return cls(topic, understood, nutrient, food, group, intakes, sources)


class ActionAnswer(Action):
    """Answers a question on a topic, or asks for the piece that it leaves open.

    Sets the slots ``topic``, ``nutrient``, ``food``, ``food_group``, ``sources``, and
    the intakes if the message changes one of those that a scenario was told for.
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
            say(dispatcher, tracker, "no_topic_yet", "clarify", buttons=starters())
            return []
        answer = answer_to(question)
        if answer is None:
            ask_back(dispatcher, tracker, question)
            return _slots(question, ())
        follow_ups = knowledge().topics[question.topic].follow_ups
        buttons = [label("tell_more", "/tell_more")] if answer.has_more else []
        reply(dispatcher, tracker, answer, [*buttons, *topic_buttons(follow_ups)])
        return _slots(question, tuple(source.id for source in answer.sources))


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
        question = Question.of(tracker)
        if question is None:
            say(dispatcher, tracker, "no_topic_yet", "clarify", buttons=starters())
            return []
        follow_ups = topic_buttons(knowledge().topics[question.topic].follow_ups)
        answer = None if tracker.get_slot("more_told") else more_on(question)
        if answer is None:
            say(dispatcher, tracker, "nothing_more", "smalltalk", buttons=follow_ups)
            return []
        reply(dispatcher, tracker, answer, follow_ups)
        sources = [source.id for source in answer.sources]
        return [SlotSet("sources", sources), SlotSet("more_told", True)]


def starters() -> list[Button]:
    """Return buttons for topics to begin with."""
    return topic_buttons(["magnesium_role", "food_sources", "daily_amount"])


def answer_to(question: Question) -> Answer | None:
    """Look the answer up; None if a piece of the question must be asked for."""
    topic = knowledge().topics[question.topic]
    found = _look_up(question, topic)
    if found is not None:
        return found
    passage = topic.answers.for_nutrient(one_nutrient(question.nutrient))
    if passage is None:
        return None
    return make_answer(
        passage.short,
        passage.references,
        question.topic,
        has_more=passage.more is not None,
    )


def more_on(question: Question) -> Answer | None:
    """Look up the rest of the answer; None if there is none."""
    topic = knowledge().topics[question.topic]
    if topic.lookup == "foods" and one_nutrient(question.nutrient):
        return foods.food_list(question.nutrient, None, more=True)
    if topic.lookup == "activation":
        return catalog.activation(None, more=True)
    if topic.lookup == "article":
        return catalog.article(more=True)
    passage = topic.answers.for_nutrient(one_nutrient(question.nutrient))
    if passage is None or passage.more is None:
        return None
    return make_answer(passage.more, passage.references, question.topic)


def _look_up(question: Question, topic: Topic) -> Answer | None:
    understood, nutrient = question.understood, question.nutrient
    if topic.lookup == "foods" and (nutrient or question.food_group):
        return foods.food_list(nutrient, question.food_group)
    if topic.lookup == "food":
        return _food(question)
    if topic.lookup == "scenarios" and question.intakes:
        magnesium, vitamin_d = question.intakes
        if magnesium and vitamin_d:
            return catalog.scenario(magnesium, vitamin_d)
    if topic.lookup == "activation":
        return catalog.activation(understood.first("step"))
    if topic.lookup == "article":
        return catalog.article()
    if topic.lookup == "amounts":
        one = one_nutrient(nutrient)
        return catalog.amounts(understood, one) if one else None
    if topic.lookup == "references" and question.last_sources:
        return catalog.references(knowledge().sources(question.last_sources))
    entity = {"glossary": "term", "forms": "form", "medicines": "medicine"}
    if topic.lookup in entity:
        found = catalog.named(understood, entity[topic.lookup])
        found = catalog.for_nutrient(found, nutrient)
        return catalog.entries(found, question.topic) if found else None
    return None


def _food(question: Question) -> Answer | None:
    if question.food in knowledge().foods.foods:
        return foods.food_check(str(question.food), question.nutrient)
    if question.food is not None:
        return foods.unknown_food(question.food)
    if question.food_group is not None:
        return foods.food_list(question.nutrient, question.food_group)
    return None


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
    buttons = [
        label(one, f'/{question.topic}{{"nutrient": "{one}"}}') for one in choices
    ]
    say(dispatcher, tracker, "ask_nutrient", "clarify", [question.topic], buttons)


def _slots(question: Question, sources: tuple[str, ...]) -> list[EventType]:
    values: dict[str, Any] = {
        "topic": question.topic,
        "nutrient": question.nutrient,
        "food": question.food,
        "food_group": question.food_group,
        "more_told": None,
        **dict(zip(INTAKES, question.intakes, strict=False)),
    }
    if question.topic != "references":
        values["sources"] = list(sources)
    return [SlotSet(name, value) for name, value in values.items()]
