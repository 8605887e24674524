"""Every name by which people call what the content knows: nutrients, foods, terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.content.content import Content


@dataclass(frozen=True)
class Name:
    """One way to write one thing: ``entity`` is its kind, ``value`` its id."""

    entity: str
    value: str
    text: str


def vocabulary(content: Content) -> list[Name]:
    """Return all names, each with its plural, the longest first."""
    names = {
        Name(entity, value, form)
        for entity, value, text in _named(content)
        for form in _forms(entity, text)
    }
    return sorted(names, key=lambda name: (-len(name.text), name.text, name.entity))


def _named(content: Content) -> Iterator[tuple[str, str, str]]:
    for nutrient in ("magnesium", "vitamin_d"):
        known = content.nutrients.magnesium
        if nutrient == "vitamin_d":
            known = content.nutrients.vitamin_d
        for text in (known.name, *known.names):
            yield "nutrient", nutrient, text
    for id, food in content.foods.foods.items():
        for text in (food.name, *food.names):
            yield "food", id, text
    for id, group in content.foods.groups.items():
        for text in (group.name, *group.names):
            yield "food_group", id, text
    for id, term in content.glossary.terms.items():
        for text in term.all_names:
            yield "term", id, text
    for id, form in content.forms.forms.items():
        for text in form.all_names:
            yield "form", id, text
    for id, medicine in content.medicines.medicines.items():
        for text in medicine.all_names:
            yield "medicine", id, text
    for step in content.activation.steps:
        for text in step.all_names:
            yield "step", step.id, text
    for level in ("inadequate", "adequate", "high"):
        for text in getattr(content.levels, level):
            yield "level", level, text


def _forms(entity: str, text: str) -> Iterator[str]:
    """Yield ``text`` in lower case, and its singular or plural for countable things."""
    if entity not in ("food", "food_group", "term", "medicine"):
        return iter([text.lower()])
    if entity == "food_group" and text.endswith("s") and " " not in text:
        # "Greens", "pulses", "drinks" are foods; green, a pulse, to drink are not.
        return iter([text.lower()])
    return singular_and_plural(text)


def singular_and_plural(text: str) -> Iterator[str]:
    """Yield ``text`` in lower case, and its plural or, if it is one, its singular."""
    yield text.lower()
    yield from _other_number(text.lower())


def _other_number(text: str) -> Iterator[str]:
    if text.endswith(("ss", "us", "is")) or not text[-1].isalpha():
        return
    if text.endswith("ies"):
        yield f"{text[:-3]}y"
    elif text.endswith(("oes", "shes", "ches")):
        yield text[:-2]
    elif text.endswith("s"):
        yield text[:-1]
    elif text.endswith("y") and text[-2:-1] not in "aeiou":
        yield f"{text[:-1]}ies"
    elif text.endswith(("o", "sh", "ch", "x")):
        yield f"{text}es"
    else:
        yield f"{text}s"
