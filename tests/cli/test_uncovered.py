"""What the command shows of the counts, from a real SQLite file and PostgreSQL."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy
import yaml
from sqlalchemy.engine import Engine

from bot.content.content import load_content
from bot.database import STORE, open_database
from bot.unanswered import COUNTS, count_one, months_ago
from tests.databases import postgresql

ROOT = Path(__file__).parent.parent.parent
COFACTOR = Path(sys.executable).parent / "cofactor"
THEMES = load_content().uncovered.themes
# Sorted, as those of the same count are shown.
EARS = sorted(THEMES["eyes_ears_teeth"].examples)[1::-1]
K2 = sorted(THEMES["vitamin_k2"].examples)[:4]


@dataclass
class Kept:
    """A project's folder with its endpoints.yml, and the database that it names."""

    folder: Path
    engine: Engine

    def count(self, *nearest: str) -> None:
        """Count a question to which these examples are the nearest."""
        count_one(self.engine, [{"text": one} for one in nearest])

    def make_older(self, example: str, months: int) -> None:
        """Let an example have been counted so many months earlier."""
        change = COUNTS.update().where(COUNTS.c.example == example)
        with self.engine.begin() as connection:
            connection.execute(change.values(month=months_ago(months)))


def uncovered(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command in the folder and return what it did."""
    return subprocess.run(
        [COFACTOR, "uncovered", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=folder,
        env={**os.environ, "COFACTOR_CONTENT": str(ROOT / "data/content")},
        check=False,
    )


def write_endpoints(folder: Path, store: Any) -> Path:
    """Write an endpoints.yml with the tracker store and return its path."""
    path = folder / "endpoints.yml"
    path.write_text(yaml.safe_dump({"tracker_store": store}))
    return path


@pytest.fixture(scope="module")
def server() -> Iterator[dict[str, Any]]:
    """Run one PostgreSQL for the tests of this file."""
    with postgresql() as store:
        yield store


@pytest.fixture(params=["sqlite", "postgresql"])
def kept(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Kept]:
    """Return a folder whose endpoints.yml names an empty database of each kind."""
    store = {"dialect": "sqlite", "db": str(tmp_path / "counts.db")}
    if request.param == "postgresql":
        store = request.getfixturevalue("server")
        monkeypatch.setenv("TESTERS_PASSWORD", store["password"])
        store = {**store, "password": "${TESTERS_PASSWORD}"}
    else:
        Path(store["db"]).touch()
    engine = open_database(write_endpoints(tmp_path, {"type": STORE, **store}))
    assert engine is not None
    yield Kept(tmp_path, engine)
    COUNTS.drop(engine, checkfirst=True)
    engine.dispose()


def test_uncovered_shows_themes_and_their_nearest_examples_most_asked_first(kept):
    kept.count(EARS[0])
    for example, times in zip(K2, [1, 3, 2, 1], strict=True):
        for _ in range(times):
            kept.count(example)
    kept.count(EARS[1])
    kept.count(EARS[1])
    kept.count("which foods have magnesium", "does magnesium work")
    done = uncovered(kept.folder)
    assert (done.returncode, done.stderr) == (0, "")
    shown, _, advice = done.stdout.rpartition("\n\n")
    assert shown.splitlines() == [
        f"Questions without an answer, {months_ago(0)}: 11",
        "",
        "    7  Vitamin K2 with vitamin D",
        f"         {K2[1]} (3)",
        f"         {K2[2]} (2)",
        f"         {K2[0]} (1)",
        "    3  Eyes, ears, mouth and teeth",
        f"         {EARS[1]} (2)",
        f"         {EARS[0]} (1)",
        "    1  Other",
    ]
    assert "write a topic" in advice and "docs/content.md" in advice


def test_uncovered_counts_the_nearest_that_has_a_theme_and_no_other(kept):
    kept.count("which foods have magnesium", EARS[1], K2[0])
    lines = uncovered(kept.folder).stdout.splitlines()[2:4]
    assert lines == ["    1  Eyes, ears, mouth and teeth", f"         {EARS[1]} (1)"]


def test_uncovered_loses_none_of_those_asked_at_once(kept):
    kept.count(K2[0])
    with ThreadPoolExecutor(4) as people:
        list(people.map(lambda _: kept.count(K2[0]), range(60)))
    assert "   61  Vitamin K2 with vitamin D" in uncovered(kept.folder).stdout


def test_uncovered_adds_up_the_months_that_are_asked_for(kept):
    for example, months in ((EARS[0], 12), (K2[0], 2), (K2[1], 1)):
        kept.count(example)
        kept.make_older(example, months)
    kept.count(K2[0])
    last, before = months_ago(1), months_ago(2)
    for arguments, heading in (
        (["--months", "1"], f"{months_ago(0)}: 1"),
        (["--months", "2"], f"{last} to {months_ago(0)}: 2"),
        ([], f"{before} to {months_ago(0)}: 3"),
        (["--months", "13"], f"{months_ago(12)} to {months_ago(0)}: 4"),
    ):
        first, *_ = uncovered(kept.folder, *arguments).stdout.splitlines()
        assert first == f"Questions without an answer, {heading}"


def test_uncovered_theme_that_is_gone_is_shown_by_its_id(kept):
    kept.count(EARS[0])
    with kept.engine.begin() as connection:
        connection.execute(COUNTS.update().values(theme="ears_alone"))
    shown = uncovered(kept.folder).stdout
    assert "    1  ears_alone (no theme any more)\n" in shown


def test_uncovered_says_so_when_nothing_is_counted_yet(kept):
    done = uncovered(kept.folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("No question without an answer has been counted")
    assert "'cofactor serve'" in done.stdout


def test_uncovered_makes_no_database_where_there_is_none(tmp_path):
    write_endpoints(tmp_path, {"type": STORE, "dialect": "sqlite"})
    done = uncovered(tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("No question without an answer has been counted")
    assert [one.name for one in tmp_path.iterdir()] == ["endpoints.yml"]


@pytest.mark.parametrize(
    "store",
    [
        None,
        {"type": "SQL", "dialect": "sqlite"},
        {"type": STORE, "dialect": "no_such_database"},
        {"type": STORE, "dialect": "postgresql", "url": "localhost", "port": "http"},
        {"type": STORE, "dialect": "postgresql", "url": "127.0.0.1", "port": 1},
    ],
)
def test_uncovered_database_that_cannot_be_read_exits_1_and_says_where(tmp_path, store):
    write_endpoints(tmp_path, store)
    done = uncovered(tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "endpoints.yml" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("spoil", "type_name"),
    [
        ("DROP TABLE unanswered", None),
        ("ALTER TABLE unanswered RENAME COLUMN times TO often", "Error"),
    ],
)
def test_uncovered_count_that_cannot_be_written_is_logged_by_its_type_alone(
    kept, caplog, spoil, type_name
):
    kept.count(K2[0])
    with kept.engine.begin() as connection:
        connection.execute(sqlalchemy.text(spoil))
    caplog.clear()
    kept.count(K2[0])
    if type_name is None:  # the table is made anew
        assert caplog.messages == []
        return
    (line,) = caplog.messages
    assert line.startswith("A question was not counted: ")
    assert line.endswith(f"{type_name}.") and "k2" not in line


@pytest.mark.parametrize("months", ["0", "-1", "all"])
def test_uncovered_months_that_are_no_number_exit_2(tmp_path, months):
    done = uncovered(tmp_path, "--months", months)
    assert done.returncode == 2
    assert "--months" in done.stderr


def test_uncovered_month_before_january_is_december() -> None:
    months = [months_ago(number) for number in range(14)]
    assert months == sorted(months, reverse=True)
    assert months[12][:4] == str(int(months[0][:4]) - 1)
    assert months[12][4:] == months[0][4:]
