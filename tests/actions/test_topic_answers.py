"""Which answer a question gets, and what it is completed with."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.lookups import answer_to, more_on, simpler
from actions.question import Question
from actions.understood import Understood


def heard(intent: str, text: str = "", **entities: Any) -> Tracker:
    """Return a conversation whose latest message has ``intent`` and ``entities``."""
    slots = entities.pop("slots", {})
    message = {
        "text": text,
        "intent": {"name": intent, "confidence": 1.0},
        "entities": [
            {"entity": name, "value": value} for name, value in entities.items()
        ],
    }
    return Tracker("person", slots, message, [], False, None, {}, "action_listen")


@pytest.mark.parametrize(
    ("entity", "value"),
    [
        ("nutrient", "iron"),
        ("nutrient", "<script>"),
        ("food", "gravel"),
        ("food_group", "rocks"),
        ("term", "../../etc"),
        ("form", ""),
        ("medicine", "None"),
        ("step", "lung"),
        ("magnesium_intake", "enormous"),
        ("sex", "x"),
        ("life_stage", "retired"),
        ("age", "121"),
        ("age", "-1"),
        ("age", "²"),
        ("age", "٣"),
        ("age", "4.5"),
        pytest.param("age", "1" * 5000, id="age-of-5000-digits"),
        ("other_food", " "),
        ("unheard_of", "x"),
    ],
)
def test_understood_drops_what_the_content_does_not_know(entity, value):
    understood = Understood.of(heard("inform", **{entity: value}))
    assert understood.all(entity) == ()


def test_understood_reads_an_age_and_a_sex():
    understood = Understood.of(heard("daily_amount", age="52", sex="female"))
    assert (understood.first("age"), understood.first("sex")) == ("52", "female")


def test_understood_takes_no_unknown_food_from_a_button():
    typed = heard("food_check", "magnesium in dragon fruit", other_food="dragon fruit")
    button = heard("food_check", '/food_check{"other_food": "x"}', other_food="x")
    assert Understood.of(typed).first("other_food") == "dragon fruit"
    assert Understood.of(button).first("other_food") is None


def test_question_is_completed_by_a_message_that_only_names_the_nutrient():
    slots = {"topic": "food_sources", "food_group": "fish"}
    question = Question.of(heard("inform", nutrient="vitamin_d", slots=slots))
    assert question.topic == "food_sources"
    assert question.nutrient == "vitamin_d"
    assert question.food_group == "fish"


def test_question_on_a_topic_drags_nothing_along():
    slots = {"topic": "food_check", "nutrient": "magnesium", "food": "salmon"}
    question = Question.of(heard("bone_health", slots=slots))
    assert question.topic == "bone_health"
    assert (question.nutrient, question.foods) == (None, ())


def test_question_that_needs_a_nutrient_takes_the_one_talked_of():
    slots = {"topic": "food_check", "nutrient": "magnesium", "food": "salmon"}
    question = Question.of(heard("daily_amount", slots=slots))
    assert (question.nutrient, question.foods) == ("magnesium", ())


@pytest.mark.parametrize(
    ("slots", "topic", "words"),
    [
        (
            {"topic": "food_check", "nutrient": "vitamin_d", "food": "salmon"},
            "food_check",
            "20% or more as high",
        ),
        (
            {"topic": "food_sources", "nutrient": "magnesium"},
            "daily_amount",
            "recommended amount of magnesium",
        ),
    ],
)
def test_question_whether_it_is_much_is_on_what_was_told(slots, topic, words):
    answer = answer_to(Question.of(heard("is_it_much", slots=slots)))
    assert answer.topic == topic
    assert words in answer.body


def test_question_on_two_foods_has_one_answer_with_both():
    message = heard("food_check", nutrient="magnesium")
    message.latest_message["entities"] += [
        {"entity": "food", "value": "almonds"},
        {"entity": "food", "value": "spinach"},
    ]
    body = answer_to(Question.of(message)).body
    assert "almonds" in body and "spinach" in body


def test_question_answered_last_is_kept_with_what_it_named(content):
    slots = {"topic": "glossary", "named": {"term": ["calcitriol"]}}
    body = simpler(Question.last(heard("simplify", slots=slots))).body
    assert body == content.glossary.terms["calcitriol"].simple


@pytest.mark.parametrize(
    ("topic", "named", "nutrient"),
    [
        ("sunlight", None, "vitamin_d"),
        ("activation_steps", None, "vitamin_d"),
        ("vitamin_d_deficiency", None, "vitamin_d"),
        ("magnesium_forms", None, "magnesium"),
        ("magnesium_deficiency_symptoms", None, "magnesium"),
        ("sunlight", "magnesium", "magnesium"),
        ("bone_health", None, None),
    ],
)
def test_question_on_a_topic_of_one_nutrient_is_on_that(topic, named, nutrient):
    names = {"nutrient": named} if named else {}
    assert Question.of(heard(topic, **names)).nutrient == nutrient


def test_question_on_a_topic_of_one_nutrient_is_completed_by_the_other():
    slots = {"topic": "sunlight", "nutrient": "vitamin_d"}
    question = Question.of(heard("inform", nutrient="magnesium", slots=slots))
    assert question.nutrient == "magnesium"


def test_question_after_a_food_list_is_on_the_food_that_is_named():
    slots = {"topic": "food_sources", "nutrient": "vitamin_d"}
    question = Question.of(heard("inform", food="salmon", slots=slots))
    assert answer_to(question).topic == "food_check"
    assert "salmon" in answer_to(question).body


def test_question_is_none_before_any_topic():
    assert Question.of(heard("inform", nutrient="magnesium")) is None


def test_question_with_two_nutrients_is_on_both():
    message = heard("food_sources")
    message.latest_message["entities"] = [
        {"entity": "nutrient", "value": "magnesium"},
        {"entity": "nutrient", "value": "vitamin_d"},
    ]
    assert Question.of(message).nutrient == "both"


def test_question_after_a_scenario_may_change_one_level():
    slots = {
        "topic": "scenario",
        "magnesium_intake": "inadequate",
        "vitamin_d_intake": "high",
    }
    question = Question.of(heard("inform", magnesium_intake="high", slots=slots))
    assert answer_to(question).body.startswith(
        "This is what I understood: high magnesium, high vitamin D."
    )


def test_question_after_a_scenario_without_a_level_is_not_the_scenario_again():
    slots = {
        "topic": "scenario",
        "magnesium_intake": "inadequate",
        "vitamin_d_intake": "high",
    }
    question = Question.of(heard("inform", nutrient="magnesium", slots=slots))
    assert answer_to(question) is None


@pytest.mark.parametrize("topic", ["food_sources", "food_check"])
def test_question_that_lacks_a_piece_has_no_answer_yet(topic):
    assert answer_to(Question.of(heard(topic))) is None


def test_answer_that_names_more_has_more(content):
    for topic in content.topics:
        question = Question.of(heard(topic, nutrient="magnesium"))
        answer = answer_to(question)
        if answer is not None and answer.has_more:
            assert more_on(question).body != answer.body
