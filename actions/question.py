"""A question on a topic, with what it leaves to the conversation before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from rasa_sdk import Tracker

from actions.understood import INTAKES, PERSON, Understood
from bot.content.knowledge import knowledge
from bot.content.topic import Topic

FOOD_LISTS, ONE_FOOD, AMOUNTS = "food_sources", "food_check", "daily_amount"
IS_IT_MUCH = "is_it_much"
# What an answer is looked up by, beside a nutrient, foods and intakes: entities.
LOOKED_UP_BY = ("term", "form", "medicine", "step", *PERSON)
MOST_FOODS = 3


@dataclass(frozen=True)
class Question:
    """A question on a topic, with what it names; None is what it leaves open.

    ``is_it_much`` asks whether the amount told before is much.
    """

    topic: str
    understood: Understood
    nutrient: str | None
    foods: tuple[str, ...] = ()
    food_group: str | None = None
    intakes: tuple[str | None, ...] = ()
    last_sources: tuple[str, ...] = ()
    is_it_much: bool = False

    @classmethod
    def of(cls, tracker: Tracker) -> Question | None:
        """Read the question in the latest message; None if it is on no topic.

        A message that only names something ("magnesium") completes the question
        before it, which is kept in the slots.
        """
        understood = Understood.of(tracker)
        if understood.intent in knowledge().topics:
            question = _fresh(understood, tracker)
        elif understood.intent == IS_IT_MUCH:
            question = _of_the_amount(understood, tracker)
        else:
            question = _completed(understood, tracker)
        if question.topic not in knowledge().topics:
            return None
        return replace(question, last_sources=tuple(tracker.get_slot("sources") or ()))

    @classmethod
    def last(cls, tracker: Tracker) -> Question | None:
        """Return the question that was answered last, None if there is none."""
        topic = tracker.get_slot("topic")
        if topic not in knowledge().topics:
            return None
        named: Mapping[str, list[str]] = tracker.get_slot("named") or {}
        found = {entity: tuple(values) for entity, values in named.items()}
        return cls(
            topic,
            Understood(topic, 1.0, (), found),
            tracker.get_slot("nutrient"),
            _foods_before(tracker),
            tracker.get_slot("food_group"),
            tuple(tracker.get_slot(intake) for intake in INTAKES),
            tuple(tracker.get_slot("sources") or ()),
        )

    @property
    def named(self) -> dict[str, list[str]]:
        """What the answer is looked up by, as the slot keeps it."""
        found = {entity: self.understood.all(entity) for entity in LOOKED_UP_BY}
        return {entity: list(values) for entity, values in found.items() if values}


def _fresh(understood: Understood, tracker: Tracker) -> Question:
    """Return a question that names its topic, so that little comes from before."""
    id, topic = understood.intent, knowledge().topics[understood.intent]
    foods = _foods(understood) if id == ONE_FOOD else understood.all("food")
    group = understood.first("food_group")
    nutrient = understood.nutrient or topic.nutrient
    if id == ONE_FOOD and not foods and not group:
        foods = _foods_before(tracker)  # "does it have magnesium?"
    if _needs_a_nutrient(topic) and not nutrient and not group:
        nutrient = tracker.get_slot("nutrient")  # "how much a day?"
    return Question(id, understood, nutrient, foods, group)


def _of_the_amount(understood: Understood, tracker: Tracker) -> Question:
    """Return what answers "is that a lot?": the food's amount, or what is advised."""
    nutrient = understood.nutrient or tracker.get_slot("nutrient")
    foods = _foods(understood) or _foods_before(tracker)
    is_of_food = bool(foods) and tracker.get_slot("topic") == ONE_FOOD
    topic = ONE_FOOD if is_of_food else AMOUNTS
    return Question(
        topic, understood, nutrient, foods if is_of_food else (), is_it_much=True
    )


def _completed(understood: Understood, tracker: Tracker) -> Question:
    """Return the question before, with what the message names in its place."""
    topic, nutrient = tracker.get_slot("topic"), understood.nutrient
    foods, group = _foods(understood), understood.first("food_group")
    other = understood.first("other_food")
    foods = foods or ((other,) if nutrient and other else ())
    # "Dark chocolate vitamin D" is a whole question, whatever came before.
    if foods and (nutrient or topic == FOOD_LISTS):
        topic = ONE_FOOD
    elif group and (nutrient or topic == ONE_FOOD):
        topic = FOOD_LISTS
    if not foods and not group:
        foods, group = _foods_before(tracker), tracker.get_slot("food_group")
    intakes: tuple[str | None, ...] = ()
    if any(understood.first(intake) for intake in INTAKES):
        intakes = tuple(
            understood.first(intake) or tracker.get_slot(intake) for intake in INTAKES
        )
    nutrient = nutrient or tracker.get_slot("nutrient")
    return Question(str(topic), understood, nutrient, foods, group, intakes)


def _foods(understood: Understood) -> tuple[str, ...]:
    named = understood.all("food") + understood.all("other_food")
    return named[:MOST_FOODS]


def _foods_before(tracker: Tracker) -> tuple[str, ...]:
    food = tracker.get_slot("food")
    return (food,) if food else ()


def _needs_a_nutrient(topic: Topic) -> bool:
    has_words = topic.answers.any is not None
    return topic.lookup in ("foods", "amounts") or (
        not has_words and topic.lookup is None
    )
