"""Doses told in the questionnaire become levels; details are noted for one message."""

from __future__ import annotations

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.details import ActionNoteDetails
from actions.scenarios import ActionBeginScenario, ValidateScenarioForm

LOW, OK, HIGH = "inadequate", "adequate", "high"


@pytest.fixture(scope="module")
def heard():
    """Return a function that makes the conversation in which a message is heard."""
    from bot.pipeline.reading import reader

    def tracker(text, intent="inform", asked=None, **more):
        entities = [
            {"entity": s.entity, "value": s.value, "start": s.start, "end": s.end}
            for s in reader().read(text).names
        ]
        slots = {"requested_slot": asked, **more.pop("slots", {})}
        message = {"text": text, "intent": {"name": intent}, "entities": entities}
        return Tracker(
            "person", slots, {**message, **more}, [], False, None, {}, "action_listen"
        )

    return tracker


@pytest.fixture
def levels(heard):
    """Return a function that gives the levels a questionnaire takes from a message."""

    def of(*args, **more):
        form, tracker = ValidateScenarioForm(), heard(*args, **more)
        found = form.extract_magnesium_intake(CollectingDispatcher(), tracker, {})
        found |= form.extract_vitamin_d_intake(CollectingDispatcher(), tracker, {})
        return found.get("magnesium_intake"), found.get("vitamin_d_intake")

    return of


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("about 500 mg a day", "magnesium", (OK, None)),
        ("500 mg in tablets", "magnesium", (HIGH, None)),
        ("I take 500 mg a day", "magnesium", (HIGH, None)),
        ("330 mg", "magnesium", (OK, None)),
        ("200mg", "magnesium", (LOW, None)),
        ("0.2 g", "magnesium", (LOW, None)),
        ("400 mg from food", "magnesium", (OK, None)),
        ("400 mg in pills, not counting food", "magnesium", (HIGH, None)),
        ("I take 5000 IU daily", "magnesium", (None, HIGH)),
        ("I take 5000 IU daily", "vitamin_d", (None, HIGH)),
        ("4000 IU", "vitamin_d", (None, OK)),
        ("15 mcg", "vitamin_d", (None, OK)),
        ("400 iu", "vitamin_d", (None, LOW)),
        ("7000 IU a week", "vitamin_d", (None, OK)),
        ("50k once a month", "vitamin_d", (None, OK)),
        ("3000 iu twice a day", "vitamin_d", (None, HIGH)),
        ("400 mg magnesium, 200 IU of d", "magnesium", (OK, LOW)),
        ("2000 IU a week of d and 330 mg of mag", "vitamin_d", (OK, LOW)),
        ("1000 IU of vitamin d", "magnesium", (None, OK)),
        # A slip of the unit, a blood level and another's unit are no dose.
        ("400 mg of vitamin d", "vitamin_d", (None, None)),
        ("30 ng/ml", "vitamin_d", (None, None)),
        ("200 mcg of magnesium", "magnesium", (None, None)),
        ("500 IU of vitamin e", "magnesium", (None, None)),
    ],
)
def test_dose_in_the_questionnaire_is_a_level(levels, text, asked, expected):
    assert levels(text, asked=f"{asked}_intake") == expected


def test_dose_counts_less_than_the_words_for_a_level(levels):
    told = "high, i take 200 mg"
    assert levels(told, asked="magnesium_intake") == (HIGH, None)
    assert levels("my d is low, i take 5000 IU", asked="magnesium_intake")[1] == LOW


def test_dose_is_measured_by_the_figures_for_the_person(levels):
    child = {"age": "5"}
    asked = "vitamin_d_intake"
    assert levels("3200 IU", asked=asked, slots=child) == (None, HIGH)
    assert levels("3200 IU", asked=asked) == (None, OK)
    old = {"age": "80", "sex": "male"}
    assert levels("700 IU", asked=asked, slots=old) == (None, LOW)


@pytest.mark.parametrize(
    ("text", "intent", "more", "expected"),
    [
        ("about 500 mg a day", "personal_dose", {}, OK),
        ("is 500 mg a day ok", "personal_dose", {}, None),
        ("500 mg?", "daily_amount", {}, None),
        ("i take 500 mg", "personal_dose", {"safety_rule": "a-rule"}, None),
        ("i swallowed 500 mg", "poisoning", {}, None),
    ],
)
def test_dose_that_is_a_question_or_a_danger_is_no_answer(
    levels, text, intent, more, expected
):
    found = levels(text, intent=intent, asked="magnesium_intake", **more)
    assert found == (expected, None)


def test_dose_in_the_question_itself_is_a_level(heard):
    tracker = heard("what if i take 9000 IU of d and 100 mg of mag", "scenario")
    events = ActionBeginScenario().run(CollectingDispatcher(), tracker, {})
    slots = {event["name"]: event["value"] for event in events}
    assert (slots["magnesium_intake"], slots["vitamin_d_intake"]) == (LOW, HIGH)


@pytest.mark.parametrize(
    ("text", "slots", "expected"),
    [
        ("is 400mg ok for women over 50", {}, "400 mg 51 female None"),
        ("and vitamin d", {"amount": "400 mg", "age": "51"}, "None 51 None None"),
        ("for men", {"age": "51", "sex": "female"}, "None None male None"),
        ("and for her", {"age": "71", "sex": "female"}, "None 71 female None"),
        ("what should he eat", {"age": "71"}, "None 71 male None"),
        ("what should he eat", {"age": "71", "sex": "female"}, "None None male None"),
        ("for women", {"age": "71"}, "None None female None"),
        ("breastfeeding", {"age": "30"}, "None None None breastfeeding"),
    ],
)
def test_details_are_noted_from_each_message(heard, text, slots, expected):
    tracker = heard(text, slots=slots)
    for event in ActionNoteDetails().run(CollectingDispatcher(), tracker, {}):
        tracker.slots[event["name"]] = event["value"]
    names = ("amount", "age", "sex", "life_stage")
    assert " ".join(str(tracker.get_slot(name)) for name in names) == expected


@pytest.mark.parametrize("value", ["lots", "5000", "5000 pounds", "1e9 IU", "x 1 mg"])
def test_details_that_are_no_amount_are_not_noted(heard, value):
    tracker = heard("/inform")
    tracker.latest_message["entities"] = [{"entity": "amount", "value": value}]
    assert ActionNoteDetails().run(CollectingDispatcher(), tracker, {}) == []
