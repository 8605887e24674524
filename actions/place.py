"""Where a person is, whose numbers are named to them."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker

from bot.content.countries import Place, is_country
from bot.settings import settings

COUNTRY = "country"  # a slot, and in a message's metadata what its channel knows
IS_SURE = "country_is_sure"


def place_of(tracker: Tracker) -> Place:
    """Return where the person said to be, else what the channel knows, else the site.

    ``bot.channels.whereabouts`` notes the last two in each message's metadata.
    """
    told = tracker.get_slot(COUNTRY)
    if is_country(told):
        return Place(told)
    known = _latest_metadata(tracker)
    if is_country(known.get(COUNTRY)):
        return Place(known[COUNTRY], bool(known.get(IS_SURE)))
    return Place(settings().country)


def _latest_metadata(tracker: Tracker) -> dict[str, Any]:
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            return dict(event.get("metadata") or {})
    return {}
