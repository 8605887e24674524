"""``cofactor ratings``: what people say of answers, by topic and month alone."""

from __future__ import annotations

import subprocess

import pytest
from rasa.shared.core.events import UserUttered
from sqlalchemy import create_engine, inspect

from bot.ratings import RATINGS, Rated, count_rating, read_ratings
from bot.unanswered import months_ago
from tests.conftest import COFACTOR, ROOT


@pytest.fixture
def kept(tmp_path):
    """Return the database that the command reads."""
    return create_engine(f"sqlite:///{tmp_path}/conversations.db")


def rate(engine, intent, topic=None, last="bone_health"):
    """Rate an answer by a button that names its topic, or in words."""
    entities = [{"entity": "topic", "value": topic}] if topic else []
    message = UserUttered("my words", {"name": intent}, entities)
    count_rating(engine, message, last)


def ratings(folder, *options):
    """Run the command as an educator does."""
    return subprocess.run(
        [COFACTOR, "ratings", *options],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "COFACTOR_STATE": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_ratings_counts_by_topic_the_most_unhelpful_first(kept):
    rate(kept, "helpful", "immune")
    rate(kept, "helpful", "immune")
    rate(kept, "unhelpful")
    rate(kept, "unhelpful", "sunlight", last=None)
    rate(kept, "unhelpful", "sunlight")
    assert read_ratings(kept, months_ago(0)) == [
        Rated("sunlight", 0, 2),
        Rated("bone_health", 0, 1),
        Rated("immune", 2, 0),
    ]


def test_ratings_counts_nothing_that_is_on_no_topic(kept):
    rate(kept, "helpful", last=None)
    rate(kept, "helpful", "<script>", last="nothing")
    assert not inspect(kept).has_table(RATINGS.name)


def test_ratings_keeps_no_word_and_no_conversation(kept, tmp_path):
    rate(kept, "unhelpful")
    assert b"my words" not in (tmp_path / "conversations.db").read_bytes()
    assert RATINGS.columns.keys() == ["month", "topic", "rating", "times"]


def test_ratings_shows_a_table(kept, tmp_path):
    rate(kept, "unhelpful", "sunlight")
    shown = ratings(tmp_path).stdout
    assert "            1        0  Sunlight and vitamin D (sunlight)" in shown


def test_ratings_says_so_when_nothing_is_rated_yet(tmp_path):
    shown = ratings(tmp_path)
    assert shown.returncode == 0
    assert shown.stdout.startswith("No answer has been rated from ")
