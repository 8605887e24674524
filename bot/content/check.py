"""Finds all that must change in the content before it may be trained or said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bot.content import problems
from bot.content.alike_check import alike_problems
from bot.content.base import ID
from bot.content.content import (
    DEFAULT_FOLDER,
    ONE_OF_EACH,
    Content,
    read_content,
    topic_file,
)
from bot.content.ids_check import id_problems
from bot.content.passages import Place
from bot.content.problems import Problem
from bot.content.replies_check import alarm_reply_problems
from bot.content.safety_check import safety_problems
from bot.content.topics_needed import ARTICLE_FOODS, TOPICS
from bot.content.words_check import words_problems

LEVELS = ("inadequate", "adequate", "high")


def find_problems(
    folder: Path = DEFAULT_FOLDER,
) -> tuple[Content | None, list[Problem]]:
    """Return the content, if it has its form, and all that must change in it."""
    content, found = read_content(folder)
    found += _unknown_files(folder)
    if content is not None:
        found += [
            *id_problems(content),
            *_same_examples(content),
            *alike_problems(content),
            *words_problems(content),
            *_food_units(content),
            *_gaps(folder, content),
            *safety_problems(content),
            *alarm_reply_problems(content),
        ]
    return content, sorted(found)


def _unknown_files(folder: Path) -> Iterator[Problem]:
    """Yield YAML files that are not read, and topics whose name cannot be an id."""
    for path in [*folder.glob("*.y*ml"), *folder.glob("*/*.y*ml")]:
        is_topic = path.parent == folder / "topics" and re.match(ID, path.stem)
        is_other = path.parent == folder and path.stem in ONE_OF_EACH
        if not (is_topic or is_other) or path.suffix != ".yml":
            yield problems.unknown_file(path, ONE_OF_EACH)


def _same_examples(content: Content) -> Iterator[Problem]:
    seen: dict[str, Path] = {}
    for file, place, examples in _lists_of_examples(content):
        yaml = content.files[file]
        for index, example in enumerate(examples):
            plain = " ".join(example.lower().split()).strip(" ?.!")
            line = yaml.line((*place, index))
            if plain in seen:
                yield problems.same_example(yaml.path, line, example, seen[plain])
            seen[plain] = yaml.path


def _lists_of_examples(content: Content) -> Iterator[tuple[str, Place, list[str]]]:
    for id, topic in content.topics.items():
        yield topic_file(id), ("examples",), topic.examples
    for id, theme in content.uncovered.themes.items():
        yield "uncovered", ("themes", id, "examples"), theme.examples


def _food_units(content: Content) -> Iterator[Problem]:
    yaml = content.files["foods"]
    for id, food in content.foods.foods.items():
        for index, serving in enumerate(food.servings):
            for nutrient in ("magnesium", "vitamin_d"):
                amount = getattr(serving, nutrient)
                unit = getattr(content.nutrients, nutrient).unit
                if amount and amount.unit != unit:
                    place = ("foods", id, "servings", index, nutrient, "unit")
                    yield problems.wrong_shape(
                        yaml.path,
                        yaml.line(place),
                        ".".join(map(str, place)),
                        f"foods have {nutrient} in {unit}, not in {amount.unit}",
                        "Convert the amount; 1 mcg of vitamin D is 40 IU.",
                    )


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
    filled = {food.group for food in content.foods.foods.values()}
    for id in content.foods.groups:
        if id not in filled:
            yield problems.missing_entry(
                content.files["foods"].path,
                f"the group '{id}' has no food.",
                "Add a food to it, or leave the group out.",
            )
