"""Walks over all texts of the content, with the place where each stands."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.base import Named, Passage
from bot.content.content import Content, topic_file

Place = tuple[str | int, ...]


def passages(content: Content) -> Iterator[tuple[Place, Passage | Named]]:
    """Yield every text that can become an answer; the file's name leads its place."""
    for id, topic in content.topics.items():
        for variant in ("any", "magnesium", "vitamin_d"):
            passage = getattr(topic.answers, variant)
            if passage is not None:
                yield (topic_file(id), "answers", variant), passage
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
        for key in ("simple", "more"):
            text = getattr(passage, key, None)
            if text:
                yield file, (*inside, key), text
    for id, food in content.foods.foods.items():
        if food.note:
            yield "foods", ("foods", id, "note"), food.note
    yield "article", ("about",), content.article.about
    for index, point in enumerate(content.article.key_points):
        yield "article", ("key_points", index, "text"), point.text
    for id, category in content.safety.categories.items():
        yield "safety", ("categories", id, "reply"), category.reply
    for id, phrase in content.phrases.phrases.items():
        yield "phrases", ("phrases", id), phrase
    for id, sentence in content.phrases.sentences.items():
        yield "phrases", ("sentences", id), sentence


def named_entries(content: Content) -> dict[str, list[tuple[Place, list[str]]]]:
    """Return, by file, the place and the names of each entry looked up by name."""
    groups, foods = content.foods.groups, content.foods.foods
    terms, forms = content.glossary.terms, content.forms.forms
    medicines = content.medicines.medicines
    return {
        "foods": [
            *[(("groups", id), [one.name, *one.names]) for id, one in groups.items()],
            *[(("foods", id), [one.name, *one.names]) for id, one in foods.items()],
        ],
        "glossary": [(("terms", id), one.all_names) for id, one in terms.items()],
        "medicines": [
            (("medicines", id), one.all_names) for id, one in medicines.items()
        ],
        "forms": [(("forms", id), one.all_names) for id, one in forms.items()],
    }
