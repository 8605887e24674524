"""What holds for every answer there is: notice, source, one block, fit to leave."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rasa.core.channels.channel import OutputChannel

from actions.catalog import activation, entries, named, scenario
from actions.food_lists import few_foods, food_list
from actions.foods import food_check, food_verdicts, unknown_food
from actions.lookups import answer_to, more_on, simpler
from actions.question import Question
from actions.understood import LEVELS, Understood
from bot.channels.gated import gated_turn
from bot.content.content import load_content
from bot.guard.answer import Answer, has_blank_line

CONTENT = load_content()
GATE = gated_turn().gate(OutputChannel())
NUTRIENTS = ("magnesium", "vitamin_d", "both", None)
STEPS = [step.id for step in CONTENT.activation.steps]
ENTITIES = {
    "term": list(CONTENT.glossary.terms),
    "form": list(CONTENT.forms.forms),
    "medicine": list(CONTENT.medicines.medicines),
    "step": STEPS,
    "age": [str(age) for age in range(121)],
    "sex": ["female", "male"],
    "life_stage": ["pregnancy", "breastfeeding"],
}


def assert_fit(answer: Answer) -> None:
    """Assert what a person is owed by every answer."""
    text = str(answer)
    assert text.endswith(f"\n{CONTENT.notice}")
    assert CONTENT.notice.get_tested in text
    assert answer.sources
    assert all(source.url.startswith("http") for source in answer.sources)
    assert "\nSources: " in text
    assert not has_blank_line(text)
    assert "{" not in text and "None" not in text
    assert GATE.may_leave({"text": text})


def naming(entities: dict[str, str]) -> Understood:
    """Return what was understood of a message that names ``entities``."""
    values = {name: (value,) for name, value in entities.items()}
    return Understood("inform", 1.0, (), values)


questions = st.builds(
    Question,
    topic=st.sampled_from(sorted(CONTENT.topics)),
    understood=st.fixed_dictionaries(
        {}, optional={name: st.sampled_from(ids) for name, ids in ENTITIES.items()}
    ).map(naming),
    nutrient=st.sampled_from(NUTRIENTS),
    foods=st.lists(
        st.sampled_from(sorted(CONTENT.foods.foods)) | st.text(), max_size=3
    ).map(tuple),
    food_group=st.none() | st.sampled_from(sorted(CONTENT.foods.groups)),
    intakes=st.just(()) | st.tuples(*[st.none() | st.sampled_from(LEVELS)] * 2),
    last_sources=st.lists(st.sampled_from(sorted(CONTENT.references))).map(tuple),
)


@settings(max_examples=400, deadline=None)
@given(questions)
def test_every_answer_to_any_question_is_fit_to_leave(question):
    answer = answer_to(question)
    if answer is None:
        asks_back = {"foods", "food", "scenarios"}
        assert CONTENT.topics[question.topic].lookup in asks_back
    else:
        assert_fit(answer)


@settings(max_examples=100, deadline=None)
@given(questions)
def test_every_answer_with_more_is_fit_to_leave(question):
    more = more_on(question)
    if more is not None:
        assert_fit(more)
        assert not more.has_more


@settings(max_examples=100, deadline=None)
@given(questions)
def test_every_simpler_answer_is_fit_to_leave(question):
    answer = simpler(question)
    if answer is not None:
        assert_fit(answer)


@pytest.mark.parametrize("topic", sorted(CONTENT.topics))
def test_every_topic_answers_each_nutrient_or_asks_for_it(topic):
    for nutrient in NUTRIENTS:
        question = Question(topic, naming({}), nutrient)
        for answer in (answer_to(question), more_on(question)):
            if answer is not None:
                assert_fit(answer)


@pytest.mark.parametrize("food", sorted(CONTENT.foods.foods))
def test_every_food_is_told_for_each_nutrient(food):
    for nutrient in NUTRIENTS:
        answer = food_check([food], nutrient)
        assert_fit(answer)
        assert CONTENT.foods.foods[food].name.lower() in answer.body.lower()


def test_every_food_list_is_fit_to_leave():
    for nutrient, group in product(NUTRIENTS, (None, *CONTENT.foods.groups)):
        assert_fit(food_list(nutrient, group))
        assert_fit(food_list(nutrient, group, more=True))
        assert_fit(food_list(nutrient, group, without_group=True))
        few = few_foods(nutrient, group)
        if few is not None:
            assert_fit(few)


def test_every_food_is_told_simply_by_its_verdict_alone():
    for food, nutrient in product(CONTENT.foods.foods, NUTRIENTS):
        answer = food_verdicts([food], nutrient)
        assert_fit(answer)
        lines = food_check([food], nutrient).body.splitlines()
        assert set(answer.body.splitlines()) <= set(lines)


def test_every_scenario_and_step_is_fit_to_leave():
    for magnesium, vitamin_d in product(LEVELS, LEVELS):
        assert_fit(scenario(magnesium, vitamin_d))
    for step in (None, *STEPS):
        assert_fit(activation(step))


@pytest.mark.parametrize("entity", ["term", "form", "medicine"])
def test_every_entry_is_fit_to_leave(entity):
    for id in ENTITIES[entity]:
        assert_fit(entries(named(naming({entity: id}), entity), "glossary"))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=60))
def test_every_unknown_food_is_fit_to_leave_without_the_persons_words(words):
    answer = unknown_food(words)
    assert_fit(answer)
    marked = unknown_food(f"Q{words}Qzx")
    assert "Qzx" not in str(marked)
