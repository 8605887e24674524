"""Walks over all texts of the content, with the place where each stands."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.base import Named, Passage
from bot.content.content import Content

Place = tuple[str | int, ...]


def passages(content: Content) -> Iterator[tuple[Place, Passage | Named]]:
    """Yield every text that can become an answer; the file's name leads its place."""
    for id, topic in content.topics.items():
        for variant in ("any", "magnesium", "vitamin_d"):
            passage = getattr(topic.answers, variant)
            if passage is not None:
                yield (id, "answers", variant), passage
    for index, scenario in enumerate(content.scenarios.scenarios):
        yield ("scenarios", "scenarios", index), scenario
    yield ("activation", "overview"), content.activation.overview
    for index, step in enumerate(content.activation.steps):
        yield ("activation", "steps", index), step
    for id, term in content.glossary.terms.items():
        yield ("glossary", "terms", id), term
    for id, medicine in content.medicines.medicines.items():
        yield ("medicines", "medicines", id), medicine
    for id, form in content.forms.forms.items():
        yield ("forms", "forms", id), form


def texts(content: Content) -> Iterator[tuple[str, Place, str]]:
    """Yield every text a person may read as (file, place in it, text)."""
    for place, passage in passages(content):
        file, inside = str(place[0]), place[1:]
        yield file, (*inside, "short"), passage.short
        more = getattr(passage, "more", None)
        if more:
            yield file, (*inside, "more"), more
    for id, food in content.foods.foods.items():
        if food.note:
            yield "foods", ("foods", id, "note"), food.note
    for id, remark in content.foods.notes.items():
        yield "foods", ("notes", id, "text"), remark.text
    yield "article", ("about",), content.article.about
    for index, point in enumerate(content.article.key_points):
        yield "article", ("key_points", index, "text"), point.text
    for id, category in content.safety.categories.items():
        yield "safety", ("categories", id, "reply"), category.reply
    for id, phrase in content.phrases.phrases.items():
        yield "phrases", ("phrases", id), phrase


def named_entries(content: Content) -> dict[str, dict[str, list[str]]]:
    """Return, by file, the names of each entry that is looked up by name."""
    foods = {id: [f.name, *f.names] for id, f in content.foods.foods.items()}
    groups = {id: [g.name, *g.names] for id, g in content.foods.groups.items()}
    return {
        "foods": {**foods, **groups},
        "glossary": {id: t.all_names for id, t in content.glossary.terms.items()},
        "medicines": {id: m.all_names for id, m in content.medicines.medicines.items()},
        "forms": {id: f.all_names for id, f in content.forms.forms.items()},
    }
