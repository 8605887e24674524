"""Holds every safety rule to its own examples."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import problems
from bot.content.content import Content
from bot.content.pattern import compiled
from bot.content.problems import Problem
from bot.content.reading import ReadingLevel
from bot.content.safety import Safety, SafetyCategory, SafetyRule
from bot.content.safety_rules import SafetyRules, is_all_clear
from bot.content.words_check import brace_problems
from bot.content.yaml_file import YamlFile

REFERRAL_WORDS = 75  # what stands before the notice, the line with the sources too
REFERRAL_GRADE = 7.0


def safety_problems(content: Content) -> Iterator[Problem]:
    """Yield what must change in safety.yml and safety_languages.yml."""
    categories = content.safety.categories
    for id, category in categories.items():
        place, filled = ("categories", id, "reply"), frozenset(category.numbers)
        yield from brace_problems(content, "safety", place, category.reply, filled)
        if category.kind == "refer":
            yield from _hard_referral(content, place, category)
    yield from _wrong_all_clear(content)
    known = [one for one in content.safety.safety_rules if one.category in categories]
    rules = SafetyRules(Safety(categories=categories, safety_rules=known))
    for (yaml, line), rule in zip(
        _places(content), content.safety.safety_rules, strict=True
    ):
        if rule.category not in categories:
            yield problems.unknown_id(
                yaml.path, line, rule.id, rule.category, categories, "categories"
            )
            continue
        for why, fix in _wrong(rule, rules):
            yield problems.bad_pattern(yaml.path, line, rule.id, why, fix)


def _hard_referral(
    content: Content, place: tuple[str, ...], category: SafetyCategory
) -> Iterator[Problem]:
    """Yield what is too much for a reply that ends with the notice besides."""
    if not set(category.references) <= content.references.keys():
        return  # bot.content.ids_check says so
    yaml, where = content.files["safety"], ".".join(place)
    line = yaml.line(place)
    names = {source.short for source in content.sources(category.references)}
    words = sum(len(text.split()) for text in (category.reply, "Sources:", *names))
    if words > REFERRAL_WORDS:
        fix = "Shorten it, or name fewer sources; those count too."
        yield problems.too_long(yaml.path, line, where, words, REFERRAL_WORDS, fix)
    grade = ReadingLevel(content.reading.easy_names).grade(category.reply)
    if grade > REFERRAL_GRADE:
        yield problems.too_hard(yaml.path, line, where, grade, REFERRAL_GRADE)


def _wrong_all_clear(content: Content) -> Iterator[Problem]:
    """Yield what ``all_clear`` takes, or leaves, against its own examples."""
    clear, yaml = content.safety.all_clear, content.files["safety"]
    if clear is None:
        return
    for key, wanted, fix in (("matches", True, "Widen"), ("spares", False, "Narrow")):
        for index, message in enumerate(getattr(clear, key)):
            if is_all_clear(content.safety, message) is not wanted:
                line = yaml.line(("all_clear", key, index))
                why = f"'{message}' stands under '{key}'"
                yield problems.bad_pattern(
                    yaml.path, line, "all_clear", why, f"{fix} 'pattern'."
                )


def _wrong(rule: SafetyRule, rules: SafetyRules) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a rule, by its own examples, and what to do."""
    for message in rule.matches:
        if not rules.meets(message, rule.id):
            why = f"it does not match its own example '{message}'"
            yield why, "Widen 'pattern' or narrow 'unless'."
    for message in rule.spares:
        if rules.meets(message, rule.id):
            why = f"it matches '{message}', which it should spare"
            yield why, "Narrow 'pattern' or add to 'unless'."
    # 'unless' can silence an empty pattern on all that a rule spares.
    if any(compiled(pattern)[1].search("") for pattern in rule.pattern):
        why = "it matches a message without a word, and so any message"
        yield why, "Give 'pattern' words that it cannot do without."


def _places(content: Content) -> Iterator[tuple[YamlFile, int]]:
    """Yield the file and the line of each rule, in the order of the rules."""
    for name in ("safety", "safety_languages"):
        yaml = content.files[name]
        for index in range(len(yaml.data["safety_rules"])):
            yield yaml, yaml.line(("safety_rules", index))
