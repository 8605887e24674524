"""Holds every safety rule to its own examples."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import problems
from bot.content.content import Content
from bot.content.problems import Problem
from bot.content.safety import Safety
from bot.content.safety_rules import SafetyRules
from bot.content.words_check import brace_problems
from bot.content.yaml_file import YamlFile


def safety_problems(content: Content) -> Iterator[Problem]:
    """Yield what must change in safety.yml and safety_languages.yml."""
    categories = content.safety.categories
    for id, category in categories.items():
        place, filled = ("categories", id, "reply"), frozenset(category.numbers)
        yield from brace_problems(content, "safety", place, category.reply, filled)
    for (yaml, line), rule in zip(
        _places(content), content.safety.safety_rules, strict=True
    ):
        if rule.category not in categories:
            yield problems.unknown_id(
                yaml.path, line, rule.id, rule.category, categories, "categories"
            )
            continue
        alone = SafetyRules(Safety(categories=categories, safety_rules=[rule]))
        for message in rule.matches:
            if alone.first_match(message) is None:
                yield problems.bad_pattern(
                    yaml.path,
                    line,
                    rule.id,
                    f"it does not match its own example '{message}'",
                    "Widen 'pattern' or narrow 'unless'.",
                )
        for message in rule.spares:
            if alone.first_match(message) is not None:
                yield problems.bad_pattern(
                    yaml.path,
                    line,
                    rule.id,
                    f"it matches '{message}', which it should spare",
                    "Narrow 'pattern' or add to 'unless'.",
                )


def _places(content: Content) -> Iterator[tuple[YamlFile, int]]:
    """Yield the file and the line of each rule, in the order of the rules."""
    for name in ("safety", "safety_languages"):
        yaml = content.files[name]
        for index in range(len(yaml.data["safety_rules"])):
            yield yaml, yaml.line(("safety_rules", index))
