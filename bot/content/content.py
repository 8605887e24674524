"""All content in one object, read once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError, parse_obj_as

from bot.content import problems
from bot.content.base import Id
from bot.content.catalog import (
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
from bot.content.food import Foods, Nutrients
from bot.content.form import form_problems
from bot.content.helplines import Helplines
from bot.content.languages import Languages
from bot.content.phrase import NoticeWords, Phrases, Reading
from bot.content.problems import ContentError, Problem
from bot.content.safety import Safety, SafetyLanguages
from bot.content.topic import Topic
from bot.content.uncovered import Uncovered
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
    "languages": Languages,
    "levels": Levels,
    "medicines": Medicines,
    "notice": NoticeWords,
    "nutrients": Nutrients,
    "phrases": Phrases,
    "reading": Reading,
    "references": References,
    "safety": Safety,
    "safety_languages": SafetyLanguages,
    "scenarios": Scenarios,
    "uncovered": Uncovered,
}
Model = TypeVar("Model")


@dataclass(frozen=True)
class Content:
    """The whole knowledge base.

    ``files`` remembers where everything stands: by name, such as ``foods``, and for
    topics by ``topic_file(id)``.
    """

    topics: dict[str, Topic]
    activation: Activation
    amounts: Amounts
    article: Article
    foods: Foods
    forms: Forms
    glossary: Glossary
    helplines: Helplines
    languages: Languages
    levels: Levels
    medicines: Medicines
    nutrients: Nutrients
    phrases: Phrases
    reading: Reading
    references: dict[str, Reference]
    safety: Safety
    scenarios: Scenarios
    uncovered: Uncovered
    notice: Notice
    files: dict[str, YamlFile] = field(repr=False, default_factory=dict)

    def sources(self, references: Iterable[str]) -> tuple[Source, ...]:
        """Return the sources with the ids ``references``, each once, in order."""
        return tuple(
            Source(id, ref.short, ref.title, ref.url)
            for id in dict.fromkeys(references)
            for ref in [self.references[id]]
        )


def topic_file(id: str) -> str:
    """Return the name of a topic's file: "glossary" is a topic and a file besides."""
    return f"topics/{id}"


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
        file = files[topic_file(path.stem)] = read_yaml(path)
        topic = _parse(Topic, file, found)
        if topic is not None:
            topics[path.stem] = topic
    if not topics and not found:
        found.append(problems.missing_file(folder / "topics"))
    if found:
        return None, sorted(found)
    # One list: whoever asks for the rules asks for those of all languages.
    more = parts.pop("safety_languages").safety_rules
    parts["safety"].safety_rules.extend(
        rule.copy(update={"english": False}) for rule in more
    )
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
        found.extend(form_problems(model, file, error))
        return None
