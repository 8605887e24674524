"""Finds ids that lead nowhere, and ids and names that lead to two things."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.content import problems
from bot.content.content import Content, topic_file
from bot.content.passages import Place, named_entries
from bot.content.problems import Problem
from bot.content.vocabulary import singular_and_plural

# Lists of entries that have an id each: file, and the key that holds the list.
LISTS = (
    ("activation", "steps"),
    ("amounts", "amounts"),
    ("safety", "safety_rules"),
    ("safety_languages", "safety_rules"),
    ("scenarios", "scenarios"),
)


def id_problems(content: Content) -> Iterator[Problem]:
    """Yield what must change in ids and names."""
    yield from _unknown_references(content)
    yield from _unknown_topics(content)
    yield from _unknown_groups(content)
    yield from _repeated_ids(content)
    yield from _same_names(content)


def _unknown_references(content: Content) -> Iterator[Problem]:
    known = content.references
    for name, yaml in content.files.items():
        for place, found in _references(yaml.data):
            if found not in known:
                yield _unknown(content, name, place, found, known, "references.yml")


def _references(data: Any, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Yield every place in ``data`` where a source is named, and its id."""
    names_source = place[-1:] == ("reference",) or place[-2:-1] == ("references",)
    if names_source and isinstance(data, str):
        yield place, data
    pairs = enumerate(data) if isinstance(data, list) else ()
    for key, value in data.items() if isinstance(data, dict) else pairs:
        yield from _references(value, (*place, key))


def _unknown_topics(content: Content) -> Iterator[Problem]:
    known = content.topics
    for id, topic in content.topics.items():
        for index, other in enumerate(topic.follow_ups):
            if other not in known:
                place: Place = ("follow_ups", index)
                yield _unknown(content, topic_file(id), place, other, known, "topics/")
        same = topic.of_other_nutrient
        if same is not None and same not in known:
            place = ("of_other_nutrient",)
            yield _unknown(content, topic_file(id), place, same, known, "topics/")
    for index, point in enumerate(content.article.key_points):
        if point.topic not in known:
            place = ("key_points", index, "topic")
            yield _unknown(content, "article", place, point.topic, known, "topics/")


def _unknown_groups(content: Content) -> Iterator[Problem]:
    known, where = content.foods.groups, "the groups of foods.yml"
    for id, food in content.foods.foods.items():
        if food.group not in known:
            place = ("foods", id, "group")
            yield _unknown(content, "foods", place, food.group, known, where)


def _unknown(
    content: Content, file: str, place: Place, found: str, known: Any, where: str
) -> Problem:
    yaml, at = content.files[file], ".".join(map(str, place))
    return problems.unknown_id(yaml.path, yaml.line(place), at, found, known, where)


def _repeated_ids(content: Content) -> Iterator[Problem]:
    for file, key in LISTS:
        yaml, seen = content.files[file], set()
        for index, entry in enumerate(yaml.data[key]):
            if entry["id"] in seen:
                line = yaml.line((key, index, "id"))
                yield problems.repeated_id(yaml.path, line, entry["id"])
            seen.add(entry["id"])


def _same_names(content: Content) -> Iterator[Problem]:
    for file, entries in named_entries(content).items():
        yaml = content.files[file]
        owners: dict[str, Place] = {}
        for place, names in entries:
            for name in names:
                # With its plural: "almond" for one food and "almonds" for another
                # is as much of a guess.
                forms = singular_and_plural(name)
                taken = {owners.setdefault(form, place) for form in forms}
                for owner in taken - {place}:
                    ids = [str(owner[-1]), str(place[-1])]
                    yield problems.same_name(yaml.path, yaml.line(place), name, ids)
