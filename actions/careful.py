"""After an alarm: which phrases are still fit to be said, until the conversation ends.

Somebody who has just told of despair or danger gets nothing cheerful and no topics to
pick; a real question is answered as always.
"""

from __future__ import annotations

from rasa_sdk import Tracker

from actions.understood import Understood

CAREFUL = "careful"  # the slot: "emergency", "crisis", or not set
ALARM = "alarm"  # the slot: the category of the last alarm, or not set
# Said whatever was on the subject: what is cheerful, and what offers topics.
CHEERFUL = frozenset(
    {
        "greet",
        "thank",
        "greet_in_form",
        "thank_in_form",
        "pause",
        "goodbye",
        "help",
        "about_bot",
        "compliment",
        "insult",
        "restarted",
        "stopped",
        "no_topic_yet",
        "decline",
        "not_understood",
        "menu",
        "none_of_these",
        "disagree",
        "helpful",
        "unhelpful",
        "why_ask",
        "nothing_to_go_back",
        "nothing_to_simplify",
        "no_simpler",
    }
)
# To a question on the subject these stay, in the words on the right.
OF_A_QUESTION = {"offer": "offer", "uncovered": "careful_uncovered"}
# What names the subject; "he" and "fine" do not.
SUBJECT = ("nutrient", "food", "food_group", "term", "form", "medicine", "step")


def after_alarm(kind: str, tracker: Tracker) -> str | None:
    """Return how careful to be after a safety reply of ``kind``.

    A crisis outlasts an emergency, and a referral changes nothing.
    """
    heard = {kind, tracker.get_slot(CAREFUL)}
    return next((one for one in ("crisis", "emergency") if one in heard), None)


def careful_phrase(tracker: Tracker, phrase: str) -> str:
    """Return what may be said for ``phrase``.

    That is ``phrase`` itself if there was no alarm, or if it is fit to be said after
    one.
    """
    state = tracker.get_slot(CAREFUL)
    if not state:
        return phrase
    understood = Understood.of(tracker)
    if phrase in OF_A_QUESTION and any(map(understood.first, SUBJECT)):
        return OF_A_QUESTION[phrase]
    if phrase in CHEERFUL or phrase in OF_A_QUESTION:
        return f"careful_{state}"
    return phrase
