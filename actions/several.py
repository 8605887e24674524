"""Several questions in one message: each is answered, in its order."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.reply import say, send_to_help
from actions.scenarios import FORM, ActionBeginScenario, ActionScenario, bare_level
from actions.topics import ActionAnswer
from actions.understood import INTAKES, Understood
from bot.content.knowledge import knowledge

MOST = 3
SCENARIO, NAMES_ONLY = "scenario", "inform"

logger = logging.getLogger(__name__)


class ActionSeveral(Action):
    """Answers up to three questions of one message, each in a message of its own.

    What is for a doctor comes first, so that nobody stops reading before it. A
    questionnaire that one of them begins is begun last.
    """

    def name(self) -> str:
        """Return the name that domain.yml lists."""
        return "action_several"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer them; say so if there are more."""
        questions = (tracker.latest_message or {}).get("questions") or []
        categories = knowledge().safety.categories
        ordered = sorted(
            questions, key=lambda one: one["intent"]["name"] not in categories
        )
        events: list[EventType] = []
        last: list[EventType] = []
        for question in ordered[:MOST]:
            asked = _with(tracker, question, events)
            intent = Understood.of(asked).intent
            if intent in categories:
                send_to_help(dispatcher, asked, intent)
                logger.info("Alarm: category %s, in one of several questions.", intent)
            elif intent == SCENARIO:
                events += ActionBeginScenario().run(dispatcher, asked, domain)
                last = [FollowupAction(FORM)]
                asked = _with(tracker, question, events)
                if all(asked.get_slot(intake) for intake in INTAKES):
                    events += ActionScenario().run(dispatcher, asked, domain)
                    last = []
            elif intent == NAMES_ONLY and _is_level(asked):
                events += _levels(asked)
            else:
                events += ActionAnswer().run(dispatcher, asked, domain)
        if len(ordered) > MOST:
            say(dispatcher, tracker, "only_three", "smalltalk")
        return [*events, *last]


def _with(
    tracker: Tracker, question: dict[str, Any], events: Sequence[EventType]
) -> Tracker:
    """Return the conversation as it is once ``events`` led to ``question``."""
    set_before = {
        event["name"]: event["value"] for event in events if event["event"] == "slot"
    }
    return Tracker(
        tracker.sender_id,
        {**tracker.slots, **set_before},
        {**tracker.latest_message, **question},
        tracker.events,
        False,
        None,
        tracker.active_loop,
        tracker.latest_action_name,
    )


def _is_level(tracker: Tracker) -> bool:
    """Tell whether a part answers the questionnaire, which is going on."""
    return (tracker.active_loop or {}).get("name") == FORM and bool(_levels(tracker))


def _levels(tracker: Tracker) -> list[EventType]:
    understood, asked = Understood.of(tracker), tracker.get_slot("requested_slot")
    levels = {intake: understood.first(intake) for intake in INTAKES}
    if asked in levels and not any(levels.values()):
        levels[asked] = bare_level(tracker)
    return [SlotSet(intake, level) for intake, level in levels.items() if level]
