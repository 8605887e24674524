"""Finds replies to an alarm that are too long to be read, or name nobody to call."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import problems
from bot.content.content import Content
from bot.content.phrase import placeholders
from bot.content.problems import Problem
from bot.content.reviewed import fill_numbers
from bot.content.safety import NumberKind, SafetyKind

MOST_WORDS = 50  # in whatever country a person is
NEEDED: dict[SafetyKind, tuple[NumberKind, ...]] = {
    "crisis": ("crisis", "emergency"),
    "emergency": ("emergency",),
    "refer": (),
}


def alarm_reply_problems(content: Content) -> Iterator[Problem]:
    """Yield what must change in replies of kind emergency and crisis."""
    yaml = content.files["safety"]
    for id, category in content.safety.categories.items():
        needed, place = NEEDED[category.kind], ("categories", id, "reply")
        if not needed:
            continue
        line, where = yaml.line(place), ".".join(place)
        try:
            named = placeholders(category.reply)
            longest, country = max(_lengths(content, category.reply))
        except (ValueError, KeyError):
            continue  # a brace that nothing is filled into is reported with the others
        for kind in needed:
            if kind not in named:
                yield problems.nobody_to_call(yaml.path, line, where, kind)
        if longest > MOST_WORDS:
            yield problems.too_long_to_help(
                yaml.path, line, where, longest, country, MOST_WORDS
            )


def _lengths(content: Content, reply: str) -> Iterator[tuple[int, str]]:
    """Yield how many words ``reply`` has, and for which country."""
    for place in content.helplines.places():
        text = fill_numbers(content, reply, place.country, is_sure=place.is_sure)
        yield len(text.split()), place.country or "the unknown country"
