"""Finds numbers to call that no one has looked at for long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bot.content import problems
from bot.content.content import Content
from bot.content.helplines import NUMBERS
from bot.content.problems import Problem

LONGEST = timedelta(days=366)  # a year, a leap year too


def old_numbers(content: Content, today: date) -> Iterator[Problem]:
    """Yield a line for each number that was last checked over a year before today."""
    yaml = content.files["helplines"]
    for id, country in content.helplines.countries.items():
        for kind in NUMBERS:
            for index, line in enumerate(country.lines(kind)):
                if today - line.checked > LONGEST:
                    place = ("countries", id, kind, index, "checked")
                    yield problems.old_number(
                        yaml.path,
                        yaml.line(place),
                        ".".join(map(str, place[:-1])),
                        line.checked,
                        line.url,
                    )
