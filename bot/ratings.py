"""Counts how often an answer was called helpful: by month and topic, nothing else."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Integer, MetaData, String, Table, inspect, select
from sqlalchemy.engine import Engine

from bot.content.knowledge import knowledge
from bot.database import add_one
from bot.unanswered import months_ago

logger = logging.getLogger(__name__)

RATINGS = Table(
    "ratings",
    MetaData(),
    Column("month", String(7), primary_key=True),  # 2026-11, in UTC
    Column("topic", String(255), primary_key=True),
    Column("rating", String(20), primary_key=True),  # helpful, unhelpful
    Column("times", Integer, nullable=False),
)


@dataclass(frozen=True)
class Rated:
    """How often the answers on a topic were called helpful, and not helpful."""

    topic: str
    helpful: int
    unhelpful: int


def count_rating(engine: Engine, message: Any, topic: str | None) -> None:
    """Add one to the rating that ``message`` gives, an event of Rasa's.

    For the topic that its button names, else for ``topic``, the last one answered. If
    it can't be written, that is logged: the conversation matters more.
    """
    named = [one["value"] for one in message.entities if one["entity"] == "topic"]
    rated = next(iter(named), topic)
    if rated not in knowledge().topics:
        return
    row = {"month": months_ago(0), "topic": rated, "rating": message.intent_name}
    try:
        add_one(engine, RATINGS, row)
    except Exception as error:
        logger.error("A rating was not counted: %s.", type(error).__name__)
        logger.debug("The failure in full.", exc_info=True)


def read_ratings(engine: Engine, since: str) -> Sequence[Rated]:
    """Return the ratings from the month ``since`` on, most often unhelpful first."""
    if not inspect(engine).has_table(RATINGS.name):
        return []
    with engine.connect() as connection:
        rows = connection.execute(select(RATINGS).where(RATINGS.c.month >= since)).all()
    times: dict[str, dict[str, int]] = {}
    for row in rows:
        of_topic = times.setdefault(row.topic, {"helpful": 0, "unhelpful": 0})
        of_topic[row.rating] += row.times
    found = [Rated(topic, **counted) for topic, counted in times.items()]
    return sorted(found, key=lambda one: (-one.unhelpful, -one.helpful, one.topic))
