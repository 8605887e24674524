"""Looks answers up: what is said on a question, the rest of it, the same simpler."""

from __future__ import annotations

from actions import catalog, food_lists, foods
from actions.question import Question
from actions.understood import one_nutrient
from actions.wording import make_answer
from bot.content.knowledge import knowledge
from bot.content.topic import Topic
from bot.guard.answer import Answer

# Which entity names an entry of a topic that is looked up by name.
NAMED_BY = {"glossary": "term", "forms": "form", "medicines": "medicine"}


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
        return food_lists.food_list(question.nutrient, None, more=True)
    if topic.lookup == "activation":
        return catalog.activation(None, more=True)
    if topic.lookup == "article":
        return catalog.article(more=True)
    passage = topic.answers.for_nutrient(one_nutrient(question.nutrient))
    if passage is None or passage.more is None:
        return None
    return make_answer(passage.more, passage.references, question.topic)


def simpler(question: Question) -> Answer | None:
    """Look up the answer in simpler words; None if there are none."""
    topic, understood = knowledge().topics[question.topic], question.understood
    if topic.lookup == "foods":
        return food_lists.few_foods(question.nutrient, question.food_group)
    if topic.lookup == "food":
        return foods.food_verdicts(question.foods, question.nutrient)
    if topic.lookup == "scenarios":
        magnesium, vitamin_d = question.intakes or (None, None)
        return catalog.scenario(magnesium, vitamin_d, simple=True)
    if topic.lookup == "activation":
        return catalog.activation(understood.first("step"), simple=True)
    if topic.lookup in NAMED_BY:
        found = catalog.named(understood, NAMED_BY[topic.lookup])
        found = catalog.for_nutrient(found, question.nutrient)
        if found:
            return catalog.entries(found, question.topic, simple=True)
    one = one_nutrient(question.nutrient)
    if topic.lookup == "amounts" and one:
        of_a_person = catalog.amounts(understood, one, simple=True)
        if of_a_person is not None:
            return of_a_person
    passage = topic.answers.for_nutrient(one)
    if passage is None or passage.simple is None:
        return None
    return make_answer(passage.simple, passage.references, question.topic)


def _look_up(question: Question, topic: Topic) -> Answer | None:
    understood, nutrient = question.understood, question.nutrient
    if topic.lookup == "foods" and (nutrient or question.food_group):
        return food_lists.food_list(
            nutrient, question.food_group, without_group=question.without_group
        )
    if topic.lookup == "food":
        return _foods(question)
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
    if topic.lookup in NAMED_BY:
        found = catalog.named(understood, NAMED_BY[topic.lookup])
        found = catalog.for_nutrient(found, nutrient)
        return catalog.entries(found, question.topic) if found else None
    return None


def _foods(question: Question) -> Answer | None:
    if question.foods:
        return foods.food_check(
            question.foods, question.nutrient, is_it_much=question.is_it_much
        )
    if question.food_group is not None:
        return food_lists.food_list(question.nutrient, question.food_group)
    return None
