"""Which topics a message points to by what it names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

INTAKES = ("magnesium_intake", "vitamin_d_intake")
TOPIC_OF = {
    "medicine": "interactions",
    "food": "food_check",
    "form": "magnesium_forms",
    "other_food": "food_check",
}


def named_topics(entities: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return the topics that a message's entities point to, each with the entity."""
    values = {one["entity"]: one["value"] for one in entities}
    levels = [values[intake] for intake in INTAKES if intake in values]
    # Too little of both is a topic of its own, combined_deficiency.
    if len(levels) == len(INTAKES) and set(levels) != {"inadequate"}:
        return {"scenario": INTAKES[0]}
    found: dict[str, str] = {}
    for entity, topic in TOPIC_OF.items():
        if entity in values:
            found.setdefault(topic, entity)
    return found
