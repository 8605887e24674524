"""Conversations made from the content: whatever an educator adds is asked for too.

They ask for every fact by its name, as the cases in ``cases`` do for ways to talk.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product

from bot.content.catalog import Amount
from bot.content.content import Content

LEVELS = ("inadequate", "adequate", "high")
NUTRIENTS = ("magnesium", "vitamin_d")


def walks(content: Content) -> Iterator[list[str]]:
    """Yield conversations, each a list of words said and of payloads sent."""
    for id in content.topics:
        for nutrient in (*NUTRIENTS, "both"):
            payload = f'/{id}{{"nutrient": "{nutrient}"}}'
            yield [payload, "tell me more", "/start_over", payload, "in simpler words"]
    for food in content.foods.foods.values():
        yield [f"how much magnesium and vitamin D is in {food.name}?"]
    for id in content.foods.groups:
        for nutrient in NUTRIENTS:
            yield [
                f'/food_sources{{"nutrient": "{nutrient}"}}',
                f'/inform{{"food_group": "{id}"}}',
            ]
    for magnesium, vitamin_d in product(LEVELS, LEVELS):
        yield [
            "/scenario",
            f'/inform{{"magnesium_intake": "{magnesium}"}}',
            f'/inform{{"vitamin_d_intake": "{vitamin_d}"}}',
            "in simpler words",
        ]
    for topic, entity, ids in (
        ("glossary", "term", content.glossary.terms),
        ("magnesium_forms", "form", content.forms.forms),
        ("interactions", "medicine", content.medicines.medicines),
    ):
        for id in ids:
            yield [f'/{topic}{{"{entity}": "{id}"}}', "in simpler words"]
    for step in content.activation.steps:
        yield [f'/activation_steps{{"step": "{step.id}"}}', "in simpler words"]
    for one in content.amounts.amounts:
        yield [_amount_for(one)]


def _amount_for(amount: Amount) -> str:
    """Return the question for the figures of somebody whom ``amount`` is for."""
    entities = {"nutrient": amount.nutrient, "age": str(amount.age[0])}
    if amount.sex != "any":
        entities["sex"] = amount.sex
    if amount.life_stage != "none":
        entities["life_stage"] = amount.life_stage
    return f"/daily_amount{json.dumps(entities)}"
