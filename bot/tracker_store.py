"""Keeps conversations in SQL, and forgets one when its person asks for it.

Questions without an answer are counted beside them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.database import sqlite_file
from bot.unanswered import count_one

ERASE, UNCOVERED = "action_erase", "action_uncovered"


class ForgettingTrackerStore(SQLTrackerStore):
    """Rasa's SQL store, with erasing, and with SQLite set for many small turns."""

    def __init__(
        self,
        domain: Domain | None = None,
        dialect: str = "sqlite",
        db: str | None = None,
        **kwargs: Any,
    ) -> None:
        """Opens the database; without ``db``, a file in the folder of the settings."""
        db = db or str(sqlite_file())
        if dialect == "sqlite":
            # What people write is nobody else's on the machine to read.
            Path(db).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            Path(db).touch(mode=0o600)
        super().__init__(domain=domain, dialect=dialect, db=db, **kwargs)
        # Rasa logs a failed query; with its values that is what a person wrote.
        self.engine.hide_parameters = True
        if dialect == "sqlite":
            sqlalchemy.event.listen(self.engine, "connect", _set_pragmas)
            self.engine.dispose()

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Save the turn; or erase the conversation, if that is what the turn said.

        Rasa saves once a turn, so a question without an answer is counted once.
        """
        message, actions = _last_turn(tracker)
        if ERASE in actions:
            self.erase(tracker.sender_id)
            return
        await super().save(tracker)
        if message and UNCOVERED in actions:
            count_one(self.engine, message.parse_data.get("nearest", []))

    def erase(self, sender_id: str) -> None:
        """Delete all that is kept of the conversation ``sender_id``."""
        with self.session_scope() as session:
            session.query(self.SQLEvent).filter(
                self.SQLEvent.sender_id == sender_id
            ).delete()
            session.commit()
        if self.engine.dialect.name == "sqlite":
            self._compact()

    def _compact(self) -> None:
        # SQLite leaves what it moved between pages where it was, and what it erased in
        # the write-ahead log, until the file is written anew and the log is emptied.
        own = self.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        with own as connection:
            connection.execute(sqlalchemy.text("VACUUM"))
            connection.execute(sqlalchemy.text("PRAGMA wal_checkpoint(TRUNCATE)"))


def _set_pragmas(connection: Any, record: Any) -> None:
    # Each turn commits once; with a write-ahead log that costs no full disk sync, and
    # after a power cut the database is whole, at most the last turns are missing.
    # secure_delete overwrites what is erased.
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _last_turn(tracker: DialogueStateTracker) -> tuple[UserUttered | None, set[str]]:
    """Return the last message and the actions that followed it."""
    actions: set[str] = set()
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            return event, actions
        if isinstance(event, ActionExecuted):
            actions.add(event.action_name)
    return None, actions
