"""All content in one object, read once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError, parse_obj_as

from bot.content import problems
from bot.content.base import Id
from bot.content.food import Foods, Nutrients
from bot.content.library import (
    Activation,
    Amounts,
    Article,
    Forms,
    Glossary,
    Levels,
    Medicines,
    Reference,
    Scenarios,
)
from bot.content.phrase import NoticeWords, Phrases, Reading
from bot.content.problems import ContentError, Problem
from bot.content.safety import Helplines, Safety
from bot.content.topic import Topic
from bot.content.yaml_file import YamlFile, read_yaml
from bot.guard.answer import Notice, Source

DEFAULT_FOLDER = Path("data/content")

References = dict[Id, Reference]
ONE_OF_EACH: dict[str, Any] = {
    "activation": Activation,
    "amounts": Amounts,
    "article": Article,
    "foods": Foods,
    "forms": Forms,
    "glossary": Glossary,
    "helplines": Helplines,
    "levels": Levels,
    "medicines": Medicines,
    "notice": NoticeWords,
    "nutrients": Nutrients,
    "phrases": Phrases,
    "reading": Reading,
    "references": References,
    "safety": Safety,
    "scenarios": Scenarios,
}
Model = TypeVar("Model")


@dataclass(frozen=True)
class Content:
    """The whole knowledge base. ``files`` remembers where everything stands."""

    topics: dict[str, Topic]
    activation: Activation
    amounts: Amounts
    article: Article
    foods: Foods
    forms: Forms
    glossary: Glossary
    helplines: Helplines
    levels: Levels
    medicines: Medicines
    nutrients: Nutrients
    phrases: Phrases
    reading: Reading
    references: dict[str, Reference]
    safety: Safety
    scenarios: Scenarios
    notice: Notice
    files: dict[str, YamlFile] = field(repr=False, default_factory=dict)

    def sources(self, references: Iterable[str]) -> tuple[Source, ...]:
        """Return the sources with the ids ``references``, each once, in order."""
        return tuple(
            Source(id, ref.short, ref.title, ref.url)
            for id in dict.fromkeys(references)
            for ref in [self.references[id]]
        )


def read_content(folder: Path = DEFAULT_FOLDER) -> tuple[Content | None, list[Problem]]:
    """Read every file; content is None if a file does not have its form.

    The problems are those of form; bot.content.check finds those between files.
    """
    found: list[Problem] = []
    files: dict[str, YamlFile] = {}
    parts: dict[str, Any] = {}
    topics: dict[str, Topic] = {}
    for name, model in ONE_OF_EACH.items():
        files[name] = read_yaml(folder / f"{name}.yml")
        parts[name] = _parse(model, files[name], found)
    for path in sorted((folder / "topics").glob("*.yml")):
        files[path.stem] = read_yaml(path)
        topic = _parse(Topic, files[path.stem], found)
        if topic is not None:
            topics[path.stem] = topic
    if not topics and not found:
        found.append(problems.missing_file(folder / "topics"))
    if found:
        return None, sorted(found)
    words = parts.pop("notice")
    notice = Notice(words.disclaimer, words.get_tested)
    return Content(topics=topics, notice=notice, files=files, **parts), []


def load_content(folder: Path = DEFAULT_FOLDER) -> Content:
    """Read the content.

    Raises:
        ContentError: If a file is missing or does not have its form.
    """
    content, found = read_content(folder)
    if content is None:
        raise ContentError(found)
    return content


def _parse(model: Any, file: YamlFile, found: list[Problem]) -> Any:
    found.extend(file.problems)
    if file.data is None:
        if not file.problems:
            found.append(
                problems.wrong_shape(
                    file.path, 0, "the file", "it is empty", "See docs/content.md."
                )
            )
        return None
    try:
        return parse_obj_as(model, file.data)
    except ValidationError as error:
        found.extend(_problem(model, file, one) for one in error.errors())
        return None


def _problem(model: Any, file: YamlFile, error: Any) -> Problem:
    place = tuple(str(p) if isinstance(p, str) else p for p in error["loc"])
    place = tuple(p for p in place if p not in ("__root__", "__key__"))
    where = ".".join(map(str, place)) or "the file"
    line = file.line(place)
    if error["type"] == "value_error.extra":
        return problems.unknown_key(file.path, line, where, _keys(model, place))
    context = error.get("ctx", {})
    allowed = "See docs/content.md for the form."
    if "enum_values" in context or "permitted" in context:
        options = context.get("enum_values") or context["permitted"]
        allowed = f"Allowed: {', '.join(map(str, options))}."
    elif error["type"] == "value_error.missing":
        allowed = f"Add '{place[-1]}'; docs/content.md says what it holds."
    elif error["type"] == "type_error.str":
        allowed = "Write it as text; put it in quotes if it is yes, no or a number."
    return problems.wrong_shape(file.path, line, where, error["msg"], allowed)


def _keys(model: Any, place: tuple[str | int, ...]) -> set[str]:
    """Return the keys allowed in the mapping that holds ``place``."""
    for part in place[:-1]:
        if isinstance(model, type) and issubclass(model, BaseModel):
            known = model.__fields__.get(str(part))
            model = known.type_ if known else None
        elif model is References:
            model = Reference
    if isinstance(model, type) and issubclass(model, BaseModel):
        return set(model.__fields__)
    return set()
