"""In the questionnaire: an answer that does not fit, is taken back or is not known."""

from __future__ import annotations

import re

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.reply import Button, say, topic_buttons
from actions.said_before import last_intent
from actions.scenarios import FORM, SCENARIO
from actions.suggestions import starters
from actions.topics import ActionAnswer
from actions.understood import INTAKES, Understood, form_of, one_nutrient

UNKNOWN = "dont_know"
CORRECTS = re.compile(
    r"\b(?:no|nope|not|wait|sorry|mean|meant|rather|actually|instead|wrong|oops|was)\b",
    re.I,
)
SIGNS = {
    "magnesium_intake": "magnesium_deficiency_symptoms",
    "vitamin_d_intake": "vitamin_d_deficiency",
}


class ActionLevelAgain(Action):
    """Says that an answer was not understood, moves it, or helps to find one.

    Who does not know twice in a row is let out of the questionnaire.
    """

    def name(self) -> str:
        """Return the name that domain.yml lists."""
        return "action_level_again"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Say how to answer; the form then asks again."""
        understood = Understood.of(tracker)
        if understood.intent == UNKNOWN:
            return _not_known(dispatcher, tracker)
        if understood.first("food") or understood.first("food_group"):
            return ActionAnswer().run(dispatcher, tracker, domain)
        nutrient = one_nutrient(understood.nutrient)
        if nutrient is not None and _corrects(tracker):
            moved = _moved_to(tracker, f"{nutrient}_intake")
            if moved:
                phrase = f"meant_{nutrient}"
                say(dispatcher, tracker, phrase, "clarify", [SCENARIO])
                return moved
        say(dispatcher, tracker, "level_not_understood", "clarify", [SCENARIO])
        return []


def _corrects(tracker: Tracker) -> bool:
    return bool(CORRECTS.search(str((tracker.latest_message or {}).get("text") or "")))


def _moved_to(tracker: Tracker, intake: str) -> list[EventType]:
    """Return what changes if the answer before was meant for ``intake``.

    "No wait, I meant magnesium": an answer to the other question moves, one to this
    question is asked for again. Nothing if there was no answer yet.
    """
    (other,) = (one for one in INTAKES if one != intake)
    if tracker.get_slot(intake):
        return [SlotSet(intake, None)]
    if tracker.get_slot(other):
        return [SlotSet(intake, tracker.get_slot(other)), SlotSet(other, None)]
    return []


def _not_known(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    asked = str(tracker.get_slot("requested_slot"))
    buttons: list[Button] = topic_buttons(
        [SIGNS.get(asked, ""), "food_sources", "get_tested"]
    )
    if last_intent(tracker) != UNKNOWN:
        say(dispatcher, tracker, "level_not_known", "clarify", [SCENARIO], buttons)
        return []
    say(dispatcher, tracker, "levels_not_known", "smalltalk", buttons=buttons)
    unset = [SlotSet(name, None) for name in ("requested_slot", *INTAKES)]
    # Else the rule, which goes on with the form, would begin it anew.
    return [ActiveLoop(None), *unset, FollowupAction("action_listen")]


class ActionGoBack(Action):
    """Takes back the last answer of the questionnaire, which is then asked again."""

    def name(self) -> str:
        """Return the name that domain.yml lists."""
        return "action_go_back"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Unset it; after the answer, go back to the last question."""
        given = [intake for intake in INTAKES if tracker.get_slot(intake)]
        named = f"{Understood.of(tracker).nutrient}_intake"
        given = [named] if named in given else given  # "change the magnesium one"
        if form_of(tracker) == FORM:
            phrase = "gone_back" if given else "first_question"
            say(dispatcher, tracker, phrase, "clarify", [SCENARIO])
            return [SlotSet(intake, None) for intake in given[-1:]]
        if tracker.get_slot("topic") == SCENARIO and given:
            say(dispatcher, tracker, "gone_back", "clarify", [SCENARIO])
            return [SlotSet(given[-1], None), FollowupAction(FORM)]
        phrase = "nothing_to_go_back"
        say(dispatcher, tracker, phrase, "smalltalk", buttons=starters())
        return []
