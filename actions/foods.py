"""Food look-ups: lists by nutrient and group, and whether one food has it."""

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
LIST_LENGTH = 12
SERVINGS_SHOWN, SERVINGS_OF_EACH = 3, 1  # of one food; of each of several
FEW = 5
ONE_FOOD = "food_check"
NEAR_SCORE = 80
# Words in names of foods ("liver and onions") that say nothing on their own.
LITTLE_WORDS = {"a", "an", "and", "from", "in", "of", "or", "some", "the", "with"}


def food_list(nutrient: str | None, group: str | None, *, more: bool = False) -> Answer:
    """List foods with a nutrient or both, from the article's lists or from a group.

    ``more`` goes on with the foods that the first list leaves out.
    """
    one = one_nutrient(nutrient)
    if group is not None:
        return _group_list(one, group)
    if one is None:
        return _both_list()
    foods = knowledge().foods.foods.values()
    listed = _sorted((food for food in foods if one in food.article), one)
    others = _sorted((food for food in foods if one not in food.article), one)
    name = knowledge().nutrients.get(one).name
    if more:
        return _list(sentence("foods_more", nutrient=name), others[:LIST_LENGTH], one)
    closing = [sentence("foods_sun")] if one == "vitamin_d" else []
    return _list(sentence(f"foods_{one}"), listed, one, closing, has_more=True)


def _both_list() -> Answer:
    foods = knowledge().foods.foods.values()
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
        references += _figures(entry, asked)
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
    references = [id for entry in entries for id in _figures(entry, asked)]
    if not lines:
        return None
    return make_answer("\n".join(lines), references or ["usda-sr28"], ONE_FOOD)


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
    references = [id for food in most for id in _figures(food, (one,))]
    return make_answer(body, references, "food_sources")


def _is_known(food: str) -> bool:
    return food in knowledge().foods.foods


def _figures(food: Food, nutrients: Iterable[NutrientId]) -> list[str]:
    """Return the sources of a food's amounts."""
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


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
