"""Food look-ups: whether one food, or each of a few, has a nutrient."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from actions.understood import NUTRIENTS, one_nutrient
from actions.wording import make_answer, sentence
from bot.content.base import NutrientId
from bot.content.food import Food, FoodAmount, Serving
from bot.content.knowledge import knowledge
from bot.guard.answer import Answer

# FDA's reading of the daily value: 5 percent or less is low, 20 or more is high.
LOW_PERCENT, HIGH_PERCENT = 5, 20
SERVINGS_SHOWN, SERVINGS_OF_EACH = 3, 1  # of one food; of each of several
ONE_FOOD = "food_check"
NEAR_SCORE = 80
# Words in names of foods ("liver and onions") that say nothing on their own.
LITTLE_WORDS = {"a", "an", "and", "from", "in", "of", "or", "some", "the", "with"}


def food_check(
    foods: Sequence[str], nutrient: str | None, *, is_it_much: bool = False
) -> Answer:
    """Tell whether ``foods`` have a nutrient, and how much: one answer for all.

    They are ids in foods.yml; others are words of the person's own, for which there are
    no figures. ``is_it_much`` adds by what an amount counts as much.
    """
    known = [food for food in foods if food in knowledge().foods.foods]
    if not known:
        return unknown_food(foods[0])
    one = one_nutrient(nutrient)
    asked = (one,) if one else NUTRIENTS
    servings = SERVINGS_SHOWN if len(known) == 1 else SERVINGS_OF_EACH
    parts: list[str] = []
    references: list[str] = []
    for entry in map(knowledge().foods.foods.__getitem__, known):
        parts += [line for each in asked for line in _lines(entry, each, servings)]
        if entry.note and any(entry.highest(each) > 0 for each in asked):
            parts.append(entry.note)
        references += figures(entry, asked)
        references += entry.references
    if len(known) < len(foods):
        parts.append(sentence("food_other_not_known"))
    if is_it_much:
        parts.append(sentence("food_scale", low=LOW_PERCENT, high=HIGH_PERCENT))
        references.append("fda-dv")
    return make_answer("\n".join(parts), references or ["usda-sr28"], ONE_FOOD)


def food_verdicts(foods: Sequence[str], nutrient: str | None) -> Answer | None:
    """Tell of ``foods`` only whether they have much; None if none of them is known."""
    one = one_nutrient(nutrient)
    asked = (one,) if one else NUTRIENTS
    entries = [knowledge().foods.foods[one] for one in foods if _is_known(one)]
    servings = SERVINGS_SHOWN if len(entries) == 1 else SERVINGS_OF_EACH
    lines = [_verdict(entry, each, servings) for entry in entries for each in asked]
    references = [id for entry in entries for id in figures(entry, asked)]
    if not lines:
        return None
    return make_answer("\n".join(lines), references or ["usda-sr28"], ONE_FOOD)


def _is_known(food: str) -> bool:
    return food in knowledge().foods.foods


def figures(food: Food, nutrients: Iterable[NutrientId]) -> list[str]:
    """Return the ids of the sources of a food's amounts."""
    return [
        amount.reference
        for each in nutrients
        for serving in food.known(each)
        for amount in [serving.amount(each)]
        if amount
    ]


def _verdict(food: Food, nutrient: NutrientId, servings: int = SERVINGS_SHOWN) -> str:
    """Say in a sentence how much of ``nutrient`` there is in ``food``.

    By the amounts in the first so many ``servings``, which a reader sees beside it.
    """
    label = knowledge().nutrients.get(nutrient).name
    verdict = "food_some"
    percents = [_percent(one, nutrient) for one in food.known(nutrient)[:servings]]
    if not percents:
        verdict = "food_unknown_amount"
    elif _has_none(food, nutrient):
        verdict = "food_none"
    elif min(percents) <= LOW_PERCENT and max(percents) >= HIGH_PERCENT:
        verdict = "food_varies"
    elif max(percents) >= HIGH_PERCENT:
        verdict = "food_rich"
    elif max(percents) <= LOW_PERCENT:
        verdict = "food_little"
    return sentence(verdict, food=food.name, nutrient=label)


def _has_none(food: Food, nutrient: NutrientId) -> bool:
    amounts = [serving.amount(nutrient) for serving in food.known(nutrient)]
    return bool(amounts) and not any(one.number for one in amounts if one)


def _lines(food: Food, nutrient: NutrientId, servings: int) -> list[str]:
    """Return the verdict, and a line for each of so many ``servings``."""
    if _has_none(food, nutrient):
        return [_verdict(food, nutrient)]
    label = knowledge().nutrients.get(nutrient).name
    lines = [
        sentence(
            "food_serving",
            serving=serving.serving,
            amount=f"{amount_text(serving.amount(nutrient))} of {label}",
            percent=_percent(serving, nutrient),
        )
        for serving in food.known(nutrient)[:servings]
    ]
    return [_verdict(food, nutrient, servings), *lines]


def unknown_food(words: str) -> Answer:
    """Say that there are no figures for the food called ``words``, and what is near.

    The person's own words are not repeated: what is said comes from the content.
    """
    lines = [sentence("food_not_known")]
    near = nearest_foods(words)
    if near:
        lines.append(sentence("food_near", near=", ".join(near)))
    lines.append(sentence("food_label"))
    return make_answer("\n".join(lines), ["usda-sr28"], ONE_FOOD)


def nearest_foods(words: str) -> list[str]:
    """Return the names of up to two foods that are written much like ``words``."""
    names = {
        name: food.name
        for food in knowledge().foods.foods.values()
        for name in (food.name, *food.names)
    }
    telling = " ".join(w for w in words.lower().split() if w not in LITTLE_WORDS)
    found = process.extract(
        telling, list(names), scorer=fuzz.token_set_ratio, score_cutoff=NEAR_SCORE
    )
    return list(dict.fromkeys(names[match[0]] for match in found))[:2]


def amount_text(amount: FoodAmount | None) -> str:
    """Write an amount with its unit, for vitamin D in IU too (1 mcg is 40 IU)."""
    if amount is None:
        return ""
    text = f"{amount.value:g}" if not isinstance(amount.value, str) else amount.value
    if amount.unit == "mcg" and not isinstance(amount.value, str):
        return f"{text} mcg ({amount.value * 40:.0f} IU)"
    return f"{text} {amount.unit}"


def _percent(serving: Serving, nutrient: NutrientId) -> int:
    amount = serving.amount(nutrient)
    daily = knowledge().nutrients.get(nutrient).daily_value.value
    return round(100 * amount.number / float(daily)) if amount else 0
