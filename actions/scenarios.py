"""The questionnaire on intakes: how much of each, then what is known of the mix."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk import Action, FormValidationAction, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import catalog
from actions.doses import dose_level
from actions.reply import label, reply, say
from actions.said_before import chosen
from actions.suggestions import ASKED, starters, suggestions, with_asked
from actions.understood import INTAKES, LEVELS, NUTRIENTS, Understood
from bot.content.base import NutrientId
from bot.content.knowledge import knowledge

FORM, SCENARIO = "scenario_form", "scenario"
# Slots.
OF_OTHER_TOPICS = (
    "nutrient",
    "food",
    "food_group",
    "named",
    "more_told",
    "simple_told",
)
# What an answer to the questionnaire's question is taken for.
MAY_ANSWER = {"inform", "scenario"}
# A few words can be one, whatever they are like: "loads", "okay then: enough".
ANSWER_LENGTH = 4  # words
NO_ANSWER = {
    "deny",
    "dont_know",
    "go_back",
    "stop",
    "start_over",
    "erase_data",
    "why_ask",
}
# "Ok" and "good" are said to many things.
OPINION = re.compile(r"good|great|bad|fine|ok|okay|right|normal|healthy", re.I)
# A dose alone looks like one of these: "about 500 mg a day". A question is one.
DOSE_MAY_ANSWER = {*MAY_ANSWER, "nlu_fallback", "out_of_scope", "personal_dose"}
DOSE_MAY_ANSWER |= {"daily_amount", "high_dose_risk"}
QUESTION = re.compile(
    r"\?|^\W*(?:(?:and|but|so|or)\s+)?(?:should|can|could|may|must|is|are|does|do|how|"
    r"what|which|why|when)\b",
    re.I,
)


class ActionBeginScenario(Action):
    """Takes the levels that the question itself gives, and forgets older ones.

    Sets ``magnesium_intake``, ``vitamin_d_intake`` and ``topic``.
    """

    def name(self) -> str:
        """Return the name that domain.yml lists."""
        return "action_begin_scenario"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Set both intakes from the message."""
        understood = Understood.of(tracker)
        levels: list[EventType] = [
            SlotSet(
                intake,
                understood.first(intake) or dose_level(tracker, nutrient, asked=False),
            )
            for nutrient, intake in zip(NUTRIENTS, INTAKES, strict=True)
        ]
        unset = [SlotSet(name, None) for name in OF_OTHER_TOPICS]
        return [*levels, *unset, SlotSet("topic", SCENARIO)]


class ValidateScenarioForm(FormValidationAction):
    """Reads an answer to the question that the form asked last."""

    def name(self) -> str:
        """Return the name that Rasa looks for beside scenario_form."""
        return "validate_scenario_form"

    def extract_magnesium_intake(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> dict[str, Any]:
        """Take the level of magnesium from the message, if it gives one."""
        return _level(tracker, "magnesium")

    def extract_vitamin_d_intake(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> dict[str, Any]:
        """Take the level of vitamin D from the message, if it gives one."""
        return _level(tracker, "vitamin_d")


def _level(tracker: Tracker, nutrient: NutrientId) -> dict[str, Any]:
    """Return the level in the message: by its words, else by a dose that it gives."""
    understood, intake = Understood.of(tracker), f"{nutrient}_intake"
    asked = tracker.get_slot("requested_slot") == intake
    level: str | None = None
    if _may_be_a_level(tracker, understood):
        level = understood.first(intake)
        if level is None and asked:
            level = bare_level(tracker)
    if level is None and _may_be_a_dose(tracker, understood):
        level = dose_level(tracker, nutrient, asked=asked)
    return {intake: level} if level else {}


def _may_be_a_level(tracker: Tracker, understood: Understood) -> bool:
    """Tell whether a message answers; "what does inadequate mean?" asks."""
    if understood.intent in MAY_ANSWER:
        return True
    if understood.intent in {*NO_ANSWER, *knowledge().safety.categories}:
        return False
    text = str((tracker.latest_message or {}).get("text") or "")
    return len(text.split()) <= ANSWER_LENGTH and not QUESTION.search(text)


def _may_be_a_dose(tracker: Tracker, understood: Understood) -> bool:
    message: dict[str, Any] = tracker.latest_message or {}
    # A rule of safety.yml has the last word, and so has a question on a dose.
    is_statement = not QUESTION.search(str(message.get("text") or ""))
    by_rule = "safety_rule" in message
    return understood.intent in DOSE_MAY_ANSWER and is_statement and not by_rule


def bare_level(tracker: Tracker) -> str | None:
    """Return the level in a message that names no nutrient, such as "not much".

    An opinion counts only if nothing else does: "ok. not much".
    """
    message: dict[str, Any] = tracker.latest_message or {}
    text, entities = str(message.get("text") or ""), message.get("entities", [])
    if any(str(one.get("entity")) in INTAKES for one in entities):
        return None
    found = [
        (bool(OPINION.fullmatch(text[one.get("start", 0) : one.get("end", 0)])), one)
        for one in entities
        if one.get("entity") == "level" and one.get("value") in LEVELS
    ]
    is_answer = Understood.of(tracker).intent in MAY_ANSWER
    if not found:
        return chosen(tracker, str(tracker.get_slot("requested_slot")))
    for is_opinion, one in sorted(found, key=lambda pair: pair[0]):
        if is_answer or not is_opinion:
            return str(one["value"])
    return None


def _ask(
    dispatcher: CollectingDispatcher, tracker: Tracker, intake: str
) -> list[EventType]:
    buttons = [label(one, f'/inform{{"{intake}": "{one}"}}') for one in LEVELS]
    buttons.append(label("stop", "/stop"))
    say(dispatcher, tracker, f"ask_{intake}", "clarify", [SCENARIO], buttons)
    return []


class ActionAskMagnesiumIntake(Action):
    """Asks how much magnesium the person gets."""

    def name(self) -> str:
        """Return the name that Rasa looks for to request the slot."""
        return "action_ask_magnesium_intake"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Ask for the level, with a button for each."""
        return _ask(dispatcher, tracker, "magnesium_intake")


class ActionAskVitaminDIntake(Action):
    """Asks how much vitamin D the person gets."""

    def name(self) -> str:
        """Return the name that Rasa looks for to request the slot."""
        return "action_ask_vitamin_d_intake"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Ask for the level, with a button for each."""
        return _ask(dispatcher, tracker, "vitamin_d_intake")


class ActionScenario(Action):
    """Tells what is known of the two intakes, once both are given.

    Sets ``sources``; and ``topic``, which a question in between may have changed.
    """

    def name(self) -> str:
        """Return the name that domain.yml lists."""
        return "action_scenario"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Tell the scenario."""
        magnesium, vitamin_d = (tracker.get_slot(intake) for intake in INTAKES)
        answer = catalog.scenario(magnesium, vitamin_d)
        if answer is None:  # a form fills both, so this is a slot set by hand
            say(dispatcher, tracker, "no_topic_yet", "clarify", buttons=starters())
            return []
        buttons = [label("change_answer", "/go_back"), *suggestions(tracker, SCENARIO)]
        reply(dispatcher, tracker, answer, buttons)
        unset = [SlotSet(name, None) for name in OF_OTHER_TOPICS]
        return [
            *unset,
            SlotSet("topic", SCENARIO),
            SlotSet("sources", [source.id for source in answer.sources]),
            SlotSet(ASKED, with_asked(tracker, SCENARIO)),
        ]
