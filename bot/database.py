"""Which database conversations are kept in: endpoints.yml, read without Rasa."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import sqlalchemy
import yaml
from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, Engine, make_url

from bot.settings import settings

ENDPOINTS = Path("endpoints.yml")
MEMORY = ":memory:"  # SQLite's name for a database that is nowhere
# Both can add one in a single statement, so that none is lost between two processes.
DIALECTS = {"sqlite": sqlite, "postgresql": postgresql}
STORE = "bot.tracker_store.ForgettingTrackerStore"


class DatabaseError(Exception):
    """No database is named that this program keeps conversations in."""


def sqlite_file() -> Path:
    """Return where conversations are kept if endpoints.yml names no other place."""
    return settings().state / "conversations.db"


def open_database(endpoints: Path = ENDPOINTS) -> Engine | None:
    """Return the tracker store's database; None if SQLite's file is not there yet.

    Raises:
        DatabaseError: If ``endpoints`` names no database of ours.
    """
    try:
        url = _url(_tracker_store(endpoints))
    except (OSError, yaml.YAMLError, LookupError, TypeError, ValueError) as error:
        raise DatabaseError(
            f"{endpoints} names no 'tracker_store' of the type {STORE} that can be "
            "used. That one alone counts questions; see docs/operating.md."
        ) from error
    backend = url.get_backend_name()
    if backend == "sqlite" and not Path(url.database).exists():
        return None
    # Rasa's own variable, and what Rasa does with it.
    schema = os.environ.get("POSTGRESQL_SCHEMA")
    if schema and backend == "postgresql":
        search = {"options": f"-csearch_path={schema}"}
        return sqlalchemy.create_engine(url, connect_args=search)
    return sqlalchemy.create_engine(url)


def _tracker_store(endpoints: Path) -> dict[str, Any]:
    store = yaml.safe_load(endpoints.read_text(encoding="utf-8"))["tracker_store"]
    if store["type"] != STORE:
        raise ValueError(store["type"])
    return {
        # As Rasa reads it: ${NAME} is taken from the environment.
        key: os.path.expandvars(value) if "${" in str(value) else value
        for key, value in store.items()
    }


def _url(store: dict[str, Any]) -> URL:
    """Return the address that Rasa's SQLTrackerStore makes of its settings."""
    host = store.get("url") or ""
    if "://" in host:
        return make_url(host)
    name, _, port = host.partition(":")
    port = port or store.get("port")
    return URL.create(
        store.get("dialect", "sqlite"),
        username=store.get("username"),
        password=store.get("password"),
        host=name or None,
        port=int(port) if port else None,
        database=store.get("db") or str(sqlite_file()),
        query=store.get("query") or {},
    )


def insert_for(engine: Engine, table: Table) -> Any:
    """Return an insert that can say what to do with a row that is there already."""
    return DIALECTS[engine.dialect.name].insert(table)


def add_one(engine: Engine, table: Table, row: dict[str, str]) -> None:
    """Add one to ``times`` in the row of ``table`` that has the keys ``row``."""
    one_more = insert_for(engine, table).values({**row, "times": 1})
    one_more = one_more.on_conflict_do_update(
        index_elements=list(table.primary_key.columns),
        set_={"times": table.c.times + 1},
    )
    with engine.begin() as connection:
        table.create(connection, checkfirst=True)
        connection.execute(one_more)
