"""Look-ups by name: scenarios, steps, terms, forms, medicines, amounts, references."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actions.understood import Understood, one_nutrient
from actions.wording import make_answer, sentence
from bot.content.base import Named, NutrientId, Passage
from bot.content.catalog import Amount
from bot.content.knowledge import knowledge
from bot.guard.answer import Answer, Source

NO_AGE_GIVEN = 35  # adults' figures are those of this age


def scenario(
    magnesium: str | None, vitamin_d: str | None, *, simple: bool = False
) -> Answer | None:
    """Tell what was understood of the two intakes, and what is known of them.

    None unless both are levels.
    """
    found = next(
        (
            one
            for one in knowledge().scenarios.scenarios
            if (one.magnesium, one.vitamin_d) == (magnesium, vitamin_d)
        ),
        None,
    )
    if found is None:
        return None
    name = found.name[0].lower() + found.name[1:]
    lines = [sentence("scenario_heading", name=name)]
    if not found.in_article and not simple:
        lines.append(sentence("scenario_not_in_article"))
    body = "\n".join([*lines, _words(found, simple=simple)])
    return make_answer(body, found.references, "scenario")


def activation(step: str | None, *, more: bool = False, simple: bool = False) -> Answer:
    """Tell how vitamin D is turned on, as a whole or one step of it."""
    whole = knowledge().activation
    for one in whole.steps:
        if one.id == step:
            body = f"{one.name}.\n{_words(one, simple=simple)}"
            return make_answer(body, one.references, "activation_steps")
    body = _words(whole.overview, simple=simple)
    return make_answer(
        whole.overview.more if more and whole.overview.more else body,
        whole.overview.references,
        "activation_steps",
        has_more=not more and whole.overview.more is not None,
    )


def entries(found: Sequence[Named], topic: str, *, simple: bool = False) -> Answer:
    """Tell what is known of up to two entries, such as two terms or two forms."""
    shown = found[:2]
    references = [reference for one in shown for reference in one.references]
    body = "\n".join(_words(one, simple=simple) for one in shown)
    return make_answer(body, references, topic)


def _words(said: Passage | Named, *, simple: bool) -> str:
    return said.simple if simple and said.simple else said.short


def amounts(
    understood: Understood, nutrient: NutrientId, *, simple: bool = False
) -> Answer | None:
    """Tell the recommended amounts and limits for an age, sex or life stage.

    Only the first of the recommended ones if ``simple``. None if the message names no
    age, sex or life stage: the topic's own answer gives the figures for adults.
    """
    age, sex = understood.first("age"), understood.first("sex")
    stage = understood.first("life_stage")
    if age is None and sex is None and stage is None:
        return None
    fitting = fitting_amounts(nutrient, age, sex, stage)
    if not fitting:
        return None
    recommended = [amount_line(one) for one in fitting if one.kind == "recommended"]
    limits = [amount_line(one) for one in fitting if one.kind == "upper_limit"]
    if simple:
        recommended, limits = recommended[:1], []
    lines = [*recommended, *limits]
    if limits:
        lines.append(sentence(f"amounts_limit_{nutrient}"))
    lines.append(sentence("amounts_not_personal"))
    return make_answer(
        "\n".join(lines), [one.reference for one in fitting], "daily_amount"
    )


def fitting_amounts(
    nutrient: NutrientId, age: str | None, sex: str | None, stage: str | None
) -> list[Amount]:
    """Return the figures for a person; those of both sexes if the sex is not known."""
    years = int(age) if age else NO_AGE_GIVEN
    return [
        one
        for one in knowledge().amounts.amounts
        if one.nutrient == nutrient
        and one.age[0] <= years <= one.age[1]
        and one.sex in ("any", sex or one.sex)
        and (one.life_stage == stage if stage else one.life_stage == "none")
    ]


def amount_line(one: Amount) -> str:
    """Say one figure: whose it is, how much, and for whom."""
    name = "amounts_limit" if one.kind == "upper_limit" else "amounts_recommended"
    line = sentence(
        name,
        authority=one.authority,
        amount=f"{one.value} {one.unit}",
        population=one.population,
    )
    return f"{line} {one.note}" if one.note else line


def references(of_answer: Sequence[Source]) -> Answer:
    """Tell what the last answer rests on."""
    lines = [
        sentence("references_line", short=one.short, title=one.title)
        for one in of_answer
    ]
    ids = [one.id for one in of_answer]
    body = "\n".join([sentence("references_topic"), *lines])
    return make_answer(body, ids, "references")


def article(*, more: bool = False) -> Answer:
    """Tell the article's key points, checked against the evidence; or what it is."""
    known = knowledge().article
    if more:
        return make_answer(known.about, known.references, "key_points")
    lines = [f"• {point.text}" for point in known.key_points]
    ids = [id for point in known.key_points for id in point.references]
    body = "\n".join([sentence("article_points", title=known.title), *lines])
    return make_answer(body, [*known.references, *ids], "key_points", has_more=True)


def named(understood: Understood, entity: str) -> list[Named]:
    """Return the glossary terms, forms, medicines that the message names."""
    content = knowledge()
    tables: dict[str, Mapping[str, Named]] = {
        "term": content.glossary.terms,
        "form": content.forms.forms,
        "medicine": content.medicines.medicines,
    }
    return [tables[entity][value] for value in understood.all(entity)]


def for_nutrient(found: Sequence[Named], nutrient: str | None) -> list[Named]:
    """Keep the medicines that concern ``nutrient``; all if that leaves none."""
    one = one_nutrient(nutrient)
    fitting = [m for m in found if getattr(m, "nutrient", one) in (one, "both")]
    return fitting if one and fitting else list(found)
