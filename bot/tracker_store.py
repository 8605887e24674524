"""Keeps conversations in SQL, and forgets one when its person asks for it.

A turn reads the last turns alone, with what is known besides, so that it takes as long
after a thousand turns as after ten. Questions without an answer, and ratings, are
counted beside the conversations.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.utils.common import all_subclasses
from sqlalchemy.orm import Session

from bot.conversation_state import StateTable
from bot.database import MEMORY, sqlite_file
from bot.ratings import count_rating
from bot.unanswered import count_one

ERASE, UNCOVERED = "action_erase", "action_uncovered"
NONE_OF_THESE, RATE = "action_none_of_these", "action_rate"
# How many events a turn reads: those of the last five turns or more.
WINDOW = 80
# Rasa looks the class of each event up among all classes, which takes longer than all
# else that reading a conversation needs.
EVENTS = {one.type_name: one for one in all_subclasses(Event)}


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
        if dialect == "sqlite" and db != MEMORY:
            # What people write is nobody else's on the machine to read.
            Path(db).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            Path(db).touch(mode=0o600)
        super().__init__(domain=domain, dialect=dialect, db=db, **kwargs)
        # Rasa logs a failed query; with its values that is what a person wrote.
        self.engine.hide_parameters = True
        if dialect == "sqlite" and db != MEMORY:
            sqlalchemy.event.listen(self.engine, "connect", _set_pragmas)
            self.engine.dispose()
        self._states = StateTable(self.engine)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Save the turn; or erase the conversation, if that is what the turn said.

        Rasa saves once a turn, so what is counted is counted once.
        """
        message, actions = _last_turn(tracker)
        if ERASE in actions:
            self.erase(tracker.sender_id)
            return
        await super().save(tracker)
        self._states.write(tracker)
        if message and UNCOVERED in actions:
            count_one(self.engine, message.parse_data.get("nearest", []))
        if NONE_OF_THESE in actions:
            asked = _message_before(tracker, message)
            count_one(self.engine, asked.parse_data.get("nearest", []) if asked else [])
        if message and RATE in actions:
            count_rating(self.engine, message, tracker.get_slot("topic"))

    async def _retrieve(
        self, sender_id: str, fetch_events_from_all_sessions: bool
    ) -> DialogueStateTracker | None:
        """Retrieve the last turns of this session (see parent class).

        Slots and a questionnaire that were set before those come from their last state.
        """
        if fetch_events_from_all_sessions or not self.domain:
            return await super()._retrieve(sender_id, fetch_events_from_all_sessions)
        with self.session_scope() as session:
            rows = self._last_rows(session, sender_id)
        events = [json.loads(row.data) for row in reversed(rows)]
        starts = [
            place
            for place, event in enumerate(events)
            if event["event"] == SessionStarted.type_name
        ]
        if starts:
            events = events[starts[-1] :]
        elif len(rows) == WINDOW:
            events = [*self._states.read(sender_id), *_from_a_message(events)]
        if not events:
            return None
        made = (EVENTS[one["event"]]._from_parameters(one) for one in events)
        return DialogueStateTracker.from_events(
            sender_id, list(filter(None, made)), self.domain.slots
        )

    def _last_rows(self, session: Session, sender_id: str) -> list[Any]:
        query = session.query(self.SQLEvent).filter(
            self.SQLEvent.sender_id == sender_id
        )
        return list(query.order_by(self.SQLEvent.id.desc()).limit(WINDOW).all())

    def _additional_events(
        self, session: Session, tracker: DialogueStateTracker
    ) -> Iterator[Event]:
        """Return the events that are not stored yet: those after the last stored one.

        A tracker holds the last turns alone, so they can't be counted (see parent).
        """
        query = session.query(self.SQLEvent).filter(
            self.SQLEvent.sender_id == tracker.sender_id
        )
        last = query.order_by(self.SQLEvent.id.desc()).first()
        events = list(tracker.events)
        for place in range(len(events) - 1, -1, -1):
            one = events[place]
            if last and (one.type_name, one.timestamp) == (
                last.type_name,
                last.timestamp,
            ):
                return iter(events[place + 1 :])
        return iter(events)

    def erase(self, sender_id: str) -> None:
        """Delete all that is kept of the conversation ``sender_id``."""
        with self.session_scope() as session:
            session.query(self.SQLEvent).filter(
                self.SQLEvent.sender_id == sender_id
            ).delete()
            session.commit()
        self._states.erase(sender_id)
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


def _from_a_message(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave out what is left of a turn at the beginning."""
    first = next(
        (
            place
            for place, event in enumerate(events)
            if event["event"] == UserUttered.type_name
        ),
        0,
    )
    return events[first:]


def _last_turn(tracker: DialogueStateTracker) -> tuple[UserUttered | None, set[str]]:
    """Return the last message and the actions that followed it."""
    actions: set[str] = set()
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            return event, actions
        if isinstance(event, ActionExecuted):
            actions.add(event.action_name)
    return None, actions


def _message_before(
    tracker: DialogueStateTracker, message: UserUttered | None
) -> UserUttered | None:
    """Return the message before ``message``."""
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered) and event is not message:
            return event
    return None
