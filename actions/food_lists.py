"""Food look-ups: lists of foods that have a nutrient."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from actions.foods import amount_text, figures
from actions.understood import NUTRIENTS, one_nutrient
from actions.wording import make_answer, sentence
from bot.content.base import NutrientId
from bot.content.food import Food
from bot.content.knowledge import knowledge
from bot.guard.answer import Answer

LIST_LENGTH = 12
FEW = 5


def food_list(
    nutrient: str | None,
    group: str | None,
    *,
    more: bool = False,
    without_group: bool = False,
) -> Answer:
    """List foods with a nutrient or both, from the article's lists or from a group.

    ``more`` goes on with the foods that the first list leaves out; ``without_group``
    lists others than those of the group.
    """
    one = one_nutrient(nutrient)
    if group is not None and not without_group:
        return _group_list(one, group)
    out = group if without_group else None
    foods = [one for one in knowledge().foods.foods.values() if one.group != out]
    if one is None:
        return _both_list(foods)
    listed = _sorted((food for food in foods if one in food.article), one)
    others = _sorted((food for food in foods if one not in food.article), one)
    name = knowledge().nutrients.get(one).name
    if more:
        return _list(sentence("foods_more", nutrient=name), others[:LIST_LENGTH], one)
    closing = [sentence("foods_sun")] if one == "vitamin_d" else []
    return _list(sentence(f"foods_{one}"), listed, one, closing, has_more=True)


def _both_list(foods: Sequence[Food]) -> Answer:
    both = [food for food in foods if len(food.article) == len(NUTRIENTS)]
    both += [food for food in _sorted(foods, "vitamin_d") if food not in both]
    lines = [line for food in both for line in [_both_line(food)] if line][:6]
    return _food_answer([sentence("foods_both"), *lines], both[:6])


def _group_list(nutrient: NutrientId | None, group: str) -> Answer:
    content = knowledge()
    name = content.foods.groups[group].name
    foods = [food for food in content.foods.foods.values() if food.group == group]
    if nutrient is None:
        lines = [line for food in foods for line in [_both_line(food)] if line]
        if lines:
            heading = sentence("foods_group_both", group=name)
            return _food_answer([heading, *lines[:LIST_LENGTH]], foods)
        nutrient = "magnesium"
    label = content.nutrients.get(nutrient).name
    have = _sorted(foods, nutrient)
    if have:
        heading = sentence("foods_group", group=name, nutrient=label)
        return _list(heading, have[:LIST_LENGTH], nutrient)
    listed = [f for f in content.foods.foods.values() if nutrient in f.article]
    heading = sentence("foods_group_none", group=name, nutrient=label)
    return _list(heading, _sorted(listed, nutrient), nutrient)


def _sorted(foods: Iterable[Food], nutrient: NutrientId) -> list[Food]:
    """Keep the foods that have some of ``nutrient``, the most first."""
    have = [food for food in foods if food.highest(nutrient) > 0]
    return sorted(have, key=lambda food: (-food.highest(nutrient), food.name))


def _list(
    heading: str,
    foods: Sequence[Food],
    nutrient: NutrientId,
    closing: Sequence[str] = (),
    *,
    has_more: bool = False,
) -> Answer:
    lines = [
        sentence(
            "foods_line",
            food=_capital(food.name),
            amount=amount_text(serving.amount(nutrient)),
            serving=serving.serving,
        )
        for food in foods
        for serving in food.known(nutrient)[:1]
    ]
    return _food_answer([heading, *lines, *closing], foods, has_more=has_more)


def _both_line(food: Food) -> str | None:
    for serving in food.servings:
        magnesium, vitamin_d = serving.magnesium, serving.vitamin_d
        if magnesium and vitamin_d and magnesium.number and vitamin_d.number:
            return sentence(
                "foods_line_both",
                food=_capital(food.name),
                magnesium=amount_text(magnesium),
                vitamin_d=amount_text(vitamin_d),
                serving=serving.serving,
            )
    return None


def _food_answer(
    lines: Sequence[str], foods: Iterable[Food], *, has_more: bool = False
) -> Answer:
    body = "\n".join([*lines, sentence("foods_label")])
    references = [
        amount.reference
        for food in foods
        for amount in (food.servings[0].magnesium, food.servings[0].vitamin_d)
        if amount
    ] or ["usda-sr28"]
    return make_answer(body, references, "food_sources", has_more=has_more)


def few_foods(nutrient: str | None, group: str | None) -> Answer | None:
    """Name the few foods that have the most of a nutrient; None if none is asked for.

    Those of ``group`` alone, if it has some.
    """
    one = one_nutrient(nutrient)
    if one is None:
        return None
    foods = list(knowledge().foods.foods.values())
    of_group = [food for food in foods if food.group == group]
    listed = [food for food in foods if one in food.article]
    most = (_sorted(of_group, one) or _sorted(listed, one))[:FEW]
    body = sentence(
        "foods_few",
        foods=", ".join(food.name for food in most),
        nutrient=knowledge().nutrients.get(one).name,
    )
    references = [id for food in most for id in figures(food, (one,))]
    return make_answer(body, references, "food_sources")


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
