"""Finds all that must change in the content before it may be trained or said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.content import problems
from bot.content.content import DEFAULT_FOLDER, Content, read_content
from bot.content.passages import named_entries, texts
from bot.content.problems import Problem
from bot.content.reading import ReadingLevel
from bot.content.safety_check import safety_problems
from bot.content.topics_needed import ARTICLE_FOODS, TOPICS
from bot.guard.answer import has_blank_line

GRADE_LIMIT = 8.0
WORD_LIMIT = 90
LEVELS = ("inadequate", "adequate", "high")


def find_problems(
    folder: Path = DEFAULT_FOLDER,
) -> tuple[Content | None, list[Problem]]:
    """Return the content, if it has its form, and all that must change in it."""
    content, found = read_content(folder)
    if content is not None:
        found = sorted(
            [
                *_unknown_ids(content),
                *_same_examples(content),
                *_same_names(content),
                *_text_problems(content),
                *_gaps(folder, content),
                *safety_problems(content),
            ]
        )
    return content, found


def _unknown_ids(content: Content) -> Iterator[Problem]:
    for file, place, reference in _references(content):
        if reference not in content.references:
            where = ".".join(map(str, place))
            yaml = content.files[file]
            yield problems.unknown_id(
                yaml.path,
                yaml.line(place),
                where,
                reference,
                content.references,
                "references.yml",
            )
    for id, topic in content.topics.items():
        for index, other in enumerate(topic.follow_ups):
            if other not in content.topics:
                yaml, place = content.files[id], ("follow_ups", index)
                yield problems.unknown_id(
                    yaml.path,
                    yaml.line(place),
                    "follow_ups",
                    other,
                    content.topics,
                    "topics/",
                )
    for id, food in content.foods.foods.items():
        if food.group not in content.foods.groups:
            yaml = content.files["foods"]
            yield problems.unknown_id(
                yaml.path,
                yaml.line(("foods", id, "group")),
                f"foods.{id}.group",
                food.group,
                content.foods.groups,
                "the groups of foods.yml",
            )


def _references(
    content: Content,
) -> Iterator[tuple[str, tuple[str | int, ...], str]]:
    """Every place where a source is named: file, place in it, the id named."""
    for name, yaml in content.files.items():
        for place in yaml.lines:
            in_list = len(place) > 1 and place[-2] == "references"
            if in_list or place[-1:] == ("reference",):
                yield name, place, _value(yaml.data, place)


def _value(data: object, place: tuple[str | int, ...]) -> str:
    for part in place:
        data = data[part]  # type: ignore[index]
    return str(data)


def _same_examples(content: Content) -> Iterator[Problem]:
    seen: dict[str, Path] = {}
    for id, topic in content.topics.items():
        yaml = content.files[id]
        for index, example in enumerate(topic.examples):
            plain = " ".join(example.lower().split()).strip(" ?.!")
            line = yaml.line(("examples", index))
            if plain in seen:
                yield problems.same_example(yaml.path, line, example, seen[plain])
            seen[plain] = yaml.path


def _same_names(content: Content) -> Iterator[Problem]:
    for file, entries in named_entries(content).items():
        owners: dict[str, str] = {}
        yaml = content.files[file]
        for id, names in entries.items():
            for name in names:
                plain = name.lower()
                if owners.setdefault(plain, id) != id:
                    line = yaml.line((file, id)) or yaml.line((id,))
                    yield problems.same_name(yaml.path, line, name, [owners[plain], id])


def _text_problems(content: Content) -> Iterator[Problem]:
    reading = ReadingLevel(content.reading.easy_names)
    for file, place, text in texts(content):
        yaml, where = content.files[file], ".".join(map(str, place))
        line = yaml.line(place)
        if has_blank_line(text):
            yield problems.blank_line(yaml.path, line, where)
        words = len(text.split())
        if words > WORD_LIMIT:
            yield problems.too_long(yaml.path, line, where, words, WORD_LIMIT)
        grade = reading.grade(text)
        if grade > GRADE_LIMIT:
            yield problems.too_hard(yaml.path, line, where, grade, GRADE_LIMIT)


def _gaps(folder: Path, content: Content) -> Iterator[Problem]:
    for topic in sorted(TOPICS - set(content.topics)):
        yield problems.missing_file(folder / "topics" / f"{topic}.yml")
    have = {(s.magnesium, s.vitamin_d) for s in content.scenarios.scenarios}
    for magnesium in LEVELS:
        for vitamin_d in LEVELS:
            if (magnesium, vitamin_d) not in have:
                yield problems.missing_entry(
                    content.files["scenarios"].path,
                    f"no scenario has magnesium {magnesium}, vitamin_d {vitamin_d}.",
                    "Add it, so that the questionnaire always has an answer.",
                )
    for nutrient, names in ARTICLE_FOODS.items():
        listed = {id for id, f in content.foods.foods.items() if nutrient in f.article}
        for id in sorted(names - listed):
            yield problems.missing_entry(
                content.files["foods"].path,
                f"the article lists '{id}' under {nutrient}, foods.yml does not.",
                f"Add {nutrient} to its 'article'.",
            )
