"""Several questions in one message: each is answered, in its order."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.reply import say, say_each, send_to_help
from actions.scenarios import FORM, ActionBeginScenario, ActionScenario, bare_level
from actions.smalltalk import ActionSmalltalk
from actions.topics import ActionAnswer
from actions.unanswered import ActionUncovered
from actions.understood import INTAKES, Understood, form_of
from bot.content.knowledge import knowledge

MOST = 3
SCENARIO, NAMES_ONLY, UNCOVERED = "scenario", "inform", "uncovered"
ON_ITSELF = ("about_bot", "help")

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
        replies = CollectingDispatcher()
        for question in ordered[:MOST]:
            asked = _with(tracker, question, events)
            events += _answered(replies, asked, domain)
        say_each(dispatcher, replies.messages)
        if len(ordered) > MOST:
            say(dispatcher, tracker, "only_three", "smalltalk")
        begun = [one for one in events if one["event"] == "followup"]
        return [*(one for one in events if one not in begun), *begun]


def _answered(
    dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
) -> list[EventType]:
    """Answer one question; what it sets is for the next one too."""
    intent = Understood.of(tracker).intent
    if intent in knowledge().safety.categories:
        send_to_help(dispatcher, tracker, intent)
        logger.info("Alarm: category %s, in one of several questions.", intent)
        return []
    if intent == SCENARIO:
        begun = ActionBeginScenario().run(dispatcher, tracker, domain)
        asked = _with(tracker, {}, begun)
        if all(asked.get_slot(intake) for intake in INTAKES):
            return [*begun, *ActionScenario().run(dispatcher, asked, domain)]
        return [*begun, FollowupAction(FORM)]
    if intent == NAMES_ONLY and _is_level(tracker):
        return _levels(tracker)
    if intent == UNCOVERED:
        return ActionUncovered().run(dispatcher, tracker, domain)
    if intent in ON_ITSELF:
        return ActionSmalltalk().run(dispatcher, tracker, domain)
    return ActionAnswer().run(dispatcher, tracker, domain)


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
    return form_of(tracker) == FORM and bool(_levels(tracker))


def _levels(tracker: Tracker) -> list[EventType]:
    understood, asked = Understood.of(tracker), tracker.get_slot("requested_slot")
    levels = {intake: understood.first(intake) for intake in INTAKES}
    if asked in levels and not any(levels.values()):
        levels[asked] = bare_level(tracker)
    return [SlotSet(intake, level) for intake, level in levels.items() if level]
