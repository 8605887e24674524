"""Counts what is asked and not answered: by month and theme, and nothing else.

Of a person nothing is kept, neither words nor time nor conversation: an example is a
text of ``uncovered.yml``.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from sqlalchemy import Column, Integer, MetaData, String, Table, Text, inspect, select
from sqlalchemy.engine import Engine

from bot.content.knowledge import knowledge
from bot.database import add_one

logger = logging.getLogger(__name__)

COUNTS = Table(
    "unanswered",
    MetaData(),
    Column("month", String(7), primary_key=True),  # 2026-11, in UTC
    Column("theme", String(255), primary_key=True),  # empty: none is near
    Column("example", Text, primary_key=True),
    Column("times", Integer, nullable=False),
)


@dataclass(frozen=True)
class Asked:
    """How often a theme was asked, and the examples that came nearest, with counts."""

    theme: str
    times: int
    examples: list[tuple[str, int]]


def months_ago(months: int) -> str:
    """Return this month in UTC, or one before it, such as 2026-11."""
    now = datetime.now(timezone.utc)
    years, month = divmod(12 * now.year + now.month - 1 - months, 12)
    return f"{years:04}-{month + 1:02}"


def count_one(engine: Engine, nearest: Iterable[Mapping[str, Any]]) -> None:
    """Add one to the count of the theme of the first of the ``nearest`` examples.

    If none of them is in ``uncovered.yml``, it counts under no theme. If it can't be
    written, that is logged: an answer matters more than its count.
    """
    try:
        theme, example = _nearest_theme(nearest)
        row = {"month": months_ago(0), "theme": theme, "example": example}
        add_one(engine, COUNTS, row)
    except Exception as error:
        logger.error("A question was not counted: %s.", type(error).__name__)
        logger.debug("The failure in full.", exc_info=True)


def _nearest_theme(nearest: Iterable[Mapping[str, Any]]) -> tuple[str, str]:
    for one in nearest:
        theme = knowledge().uncovered.theme_of(one["text"])
        if theme is not None:
            return theme, one["text"]
    return "", ""


def read_counts(engine: Engine, since: str) -> tuple[list[str], list[Asked]]:
    """Return the months counted from ``since`` on, and what was asked, most first."""
    if not inspect(engine).has_table(COUNTS.name):
        return [], []
    with engine.connect() as connection:
        query = select(COUNTS).where(COUNTS.c.month >= since).order_by(COUNTS.c.example)
        rows = connection.execute(query).all()
    themes: dict[str, Counter[str]] = {}
    for row in rows:
        themes.setdefault(row.theme, Counter())[row.example] += row.times
    asked = [
        Asked(theme, sum(examples.values()), examples.most_common())
        for theme, examples in themes.items()
    ]
    months = sorted({row.month for row in rows})
    return months, sorted(asked, key=lambda one: (-one.times, one.theme))
