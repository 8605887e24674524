"""What to ask next: topics that the content says follow, and that are still new."""

from __future__ import annotations

from rasa_sdk import Tracker

from actions.reply import Button, topic_buttons
from bot.content.knowledge import knowledge

ASKED = "asked"  # the slot: ids of the topics answered in this conversation
SUGGESTED = 3
STARTERS = ("magnesium_role", "food_sources", "daily_amount")
# All that the assistant knows, by its main questions.
MENU = (
    "magnesium_role",
    "food_sources",
    "daily_amount",
    "magnesium_deficiency_symptoms",
    "vitamin_d_deficiency",
    "get_tested",
    "sunlight",
    "interactions",
    "scenario",
)


def suggestions(tracker: Tracker, topic: str) -> list[Button]:
    """Return buttons for up to three topics that follow ``topic``, not asked yet.

    Where those that follow at once were all asked, the ones that follow them.
    """
    asked = {topic, *(tracker.get_slot(ASKED) or ())}
    seen, level = {topic}, [topic]
    found: list[str] = []
    while level and len(found) < SUGGESTED:
        following = [id for one in level for id in knowledge().topics[one].follow_ups]
        level = [id for id in dict.fromkeys(following) if id not in seen]
        seen.update(level)
        found += [id for id in level if id not in asked]
    return topic_buttons(found[:SUGGESTED])


def with_asked(tracker: Tracker, topic: str) -> list[str]:
    """Return the topics answered in this conversation, and ``topic``."""
    return list(dict.fromkeys([*(tracker.get_slot(ASKED) or ()), topic]))


def starters() -> list[Button]:
    """Return buttons for topics to begin with."""
    return topic_buttons(STARTERS)


def menu() -> list[Button]:
    """Return buttons for the main topics."""
    return topic_buttons(MENU)
