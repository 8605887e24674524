"""A question on a topic, with what it leaves to the conversation before it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from rasa_sdk import Tracker

from actions.said_before import chosen
from actions.understood import INTAKES, PERSON, Understood
from bot.content.knowledge import knowledge
from bot.content.topic import Topic

FOOD_LISTS, ONE_FOOD, AMOUNTS = "food_sources", "food_check", "daily_amount"
IS_IT_MUCH = "is_it_much"
# What an answer is looked up by, beside a nutrient and intakes: entities.
LOOKED_UP_BY = ("food", "term", "form", "medicine", "step", *PERSON)
MOST_FOODS = 3
# What is put before a food that is named alone: "and what about kale?".
BEFORE_A_FOOD = re.compile(
    r"^\W*(?:(?:and|or|but|what|how|about|then|ok|okay|in|is there|any|some|with)\s+)*",
    re.I,
)
BOTH = re.compile(r"\b(?:both|the two|either one)\b", re.I)
TOPIC_OF = {"medicine": "interactions", "form": "magnesium_forms"}
# Words that stand for what was said, and are no food.
NO_FOOD = re.compile(
    r"\b(?:it|its|this|that|these|those|they|them|there|ones?|other|first|second|third|"
    r"last|former|latter|both|neither|me|you|i|we|more|less|much|many|so|no|yes)\b",
    re.I,
)
# "She doesn't like fish", "without nuts".
EXCLUDES = re.compile(
    r"\bno \w|\b(?:not|without|except|but for|instead of|hates?|never|allergic|avoids?|"
    r"vegans?|(?:do|does|ca|wo)n['\u2019]?t)\b",
    re.I,
)
# "Someone my age", "do I need": about the person who was told of.
OF_THE_PERSON = re.compile(
    r"\b(?:my|our) age\b|\b(?:i|me|we|us|she|her|he|him)\b", re.I
)
LONGEST_FOOD = 3  # words


@dataclass(frozen=True)
class Question:
    """A question on a topic, with what it names; None is what it leaves open.

    ``is_it_much`` asks whether the amount told before is much; ``without_group`` wants
    other foods than those of the group.
    """

    topic: str
    understood: Understood
    nutrient: str | None
    foods: tuple[str, ...] = ()
    food_group: str | None = None
    intakes: tuple[str | None, ...] = ()
    last_sources: tuple[str, ...] = ()
    is_it_much: bool = False
    without_group: bool = False

    @classmethod
    def of(cls, tracker: Tracker) -> Question | None:
        """Read the question in the latest message; None if it is on no topic.

        A message that only names something ("magnesium") completes the question
        before it, which is kept in the slots.
        """
        understood = Understood.of(tracker)
        question: Question | None
        if understood.intent in knowledge().topics:
            question = _fresh(understood, tracker)
        elif understood.intent == IS_IT_MUCH:
            question = _of_the_amount(understood, tracker)
        else:
            question = _completed(understood, tracker)
        if question is None or question.topic not in knowledge().topics:
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


def _both(tracker: Tracker) -> str | None:
    """Return "both" if a message says so and names nothing: "both of them"."""
    return "both" if BOTH.search(_text(tracker)) else None


def _fresh(understood: Understood, tracker: Tracker) -> Question:
    """Return a question that names its topic, so that little comes from before."""
    id, topic = understood.intent, knowledge().topics[understood.intent]
    foods = _foods(understood) if id == ONE_FOOD else understood.all("food")
    group = understood.first("food_group")
    nutrient = understood.nutrient or topic.nutrient
    if id == ONE_FOOD and not foods and not group:
        # "Does it have magnesium?" is on the one before, "pork?" is not.
        is_named = understood.nutrient is not None
        foods = () if is_named else _unknown_food(tracker)
        foods = foods or _foods_before(tracker)
    if _needs_a_nutrient(topic) and not nutrient and not group:
        # "Which foods have both?", "how much a day?"
        nutrient = _both(tracker) or tracker.get_slot("nutrient")
    without = id == FOOD_LISTS and _excludes(tracker)
    if id == AMOUNTS and OF_THE_PERSON.search(_text(tracker)):
        noted = {one: tracker.get_slot(one) for one in PERSON}
        understood = _told_of(understood, noted)
    return Question(id, understood, nutrient, foods, group, without_group=without)


def _of_the_amount(understood: Understood, tracker: Tracker) -> Question:
    """Return what answers "is that a lot?": the food's amount, or what is advised."""
    nutrient = understood.nutrient or tracker.get_slot("nutrient")
    foods = _foods(understood) or _foods_before(tracker)
    is_of_food = bool(foods) and tracker.get_slot("topic") == ONE_FOOD
    topic = ONE_FOOD if is_of_food else AMOUNTS
    return Question(
        topic, understood, nutrient, foods if is_of_food else (), is_it_much=True
    )


def _completed(understood: Understood, tracker: Tracker) -> Question | None:
    """Return the question before, with what the message names in its place.

    None if it names nothing that the content has an answer on.
    """
    topic = tracker.get_slot("topic")
    nutrient = understood.nutrient or _both(tracker) or chosen(tracker, "nutrient")
    before = tracker.get_slot("nutrient")
    foods, group = _foods_named(understood, tracker), understood.first("food_group")
    if not understood.entities and not foods and not nutrient:
        return None
    named = next((TOPIC_OF[one] for one in TOPIC_OF if understood.first(one)), None)
    if named is not None and not foods:  # "I meant the antibiotics"
        topic = named
    elif foods:  # "dark chocolate vitamin D" is a whole question, whatever came before
        topic = ONE_FOOD
    elif group and (nutrient or before or topic in (ONE_FOOD, FOOD_LISTS)):
        topic = FOOD_LISTS
    elif nutrient and topic in knowledge().topics:
        topic = _on_nutrient(topic, nutrient)
    if not foods and not group:
        foods, group = _foods_before(tracker), tracker.get_slot("food_group")
    intakes: tuple[str | None, ...] = ()
    if any(understood.first(intake) for intake in INTAKES):
        intakes = tuple(
            understood.first(intake) or tracker.get_slot(intake) for intake in INTAKES
        )
    elif _names_only_a_person(understood) and topic != AMOUNTS:
        return None
    return Question(
        str(topic),
        _with_the_person(understood, tracker, topic),
        nutrient or before,
        foods,
        group,
        intakes,
        without_group=topic == FOOD_LISTS and _excludes(tracker),
    )


def _on_nutrient(topic: str, nutrient: str) -> str:
    """Return the topic that asks the same of ``nutrient``, where there is another."""
    known = knowledge().topics[topic]
    is_of_other = known.nutrient is not None and known.nutrient != nutrient
    return known.of_other_nutrient or topic if is_of_other else topic


def _with_the_person(
    understood: Understood, tracker: Tracker, topic: str | None
) -> Understood:
    """Return what was understood, with the age and sex that were told for an amount."""
    if topic != AMOUNTS or tracker.get_slot("topic") != AMOUNTS:
        return understood
    before: Mapping[str, list[str]] = tracker.get_slot("named") or {}
    told = {name: before[name][0] for name in PERSON if before.get(name)}
    return _told_of(understood, told)


def _told_of(understood: Understood, person: Mapping[str, str | None]) -> Understood:
    """Return what was understood, with what else is known of ``person``."""
    known = {name: (value,) for name, value in person.items() if value}
    return replace(understood, entities={**known, **understood.entities})


def _names_only_a_person(understood: Understood) -> bool:
    return bool(understood.entities) and understood.entities.keys() <= set(PERSON)


def _excludes(tracker: Tracker) -> bool:
    return bool(EXCLUDES.search(_text(tracker)))


def _text(tracker: Tracker) -> str:
    return str((tracker.latest_message or {}).get("text") or "")


def _foods_named(understood: Understood, tracker: Tracker) -> tuple[str, ...]:
    """Return the foods of a message that completes a question.

    After a question on foods, a few words that name nothing are a food, too.
    """
    foods = _foods(understood)
    is_on_foods = tracker.get_slot("topic") in (ONE_FOOD, FOOD_LISTS)
    if foods and not understood.all("food"):
        known = understood.nutrient or tracker.get_slot("nutrient")
        return foods if known or is_on_foods else ()
    if foods or understood.entities or not is_on_foods:
        return foods
    return _unknown_food(tracker)


def _unknown_food(tracker: Tracker) -> tuple[str, ...]:
    """Return the few words of a message as a food; nothing if they point back."""
    text = _text(tracker)
    words = BEFORE_A_FOOD.sub("", text).strip(" ?!.")
    is_food = 0 < len(words.split()) <= LONGEST_FOOD and not NO_FOOD.search(text)
    return (words,) if is_food and not text.startswith("/") else ()


def _foods(understood: Understood) -> tuple[str, ...]:
    named = understood.all("food") + understood.all("other_food")
    return named[:MOST_FOODS]


def _foods_before(tracker: Tracker) -> tuple[str, ...]:
    food, named = tracker.get_slot("food"), tracker.get_slot("named") or {}
    several = tuple(named.get("food") or ())
    return several if food in several else (food,) if food else ()


def _needs_a_nutrient(topic: Topic) -> bool:
    has_words = topic.answers.any is not None
    return topic.lookup in ("foods", "amounts") or (
        not has_words and topic.lookup is None
    )
