"""What is known in each conversation, in a row of its own: its slots and its form."""

from __future__ import annotations

import json
from typing import Any

from rasa.shared.core.events import ActiveLoop, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import Column, MetaData, String, Table, Text, delete, select, text
from sqlalchemy.engine import Engine

from bot.database import insert_for

STATES = Table(
    "conversation_states",
    MetaData(),
    Column("sender_id", String(255), primary_key=True),
    Column("state", Text, nullable=False),  # JSON: "slots", and "form" or null
)


NEWEST = "CREATE INDEX IF NOT EXISTS ix_events_newest ON events (sender_id, id)"


class StateTable:
    """Writes the state after each turn, so that older turns need not be read."""

    def __init__(self, engine: Engine) -> None:
        """Make the table, and the index by which the last events are found."""
        self._engine = engine
        with engine.begin() as connection:
            STATES.create(connection, checkfirst=True)
            connection.execute(text(NEWEST))

    def write(self, tracker: DialogueStateTracker) -> None:
        """Keep the slots that have a value, and which form is going on."""
        slots = {
            name: slot.value
            for name, slot in tracker.slots.items()
            if slot.value is not None
        }
        state = json.dumps({"slots": slots, "form": tracker.active_loop_name})
        row = {"sender_id": tracker.sender_id, "state": state}
        insert = insert_for(self._engine, STATES).values(row)
        either = insert.on_conflict_do_update(
            index_elements=[STATES.c.sender_id], set_={"state": state}
        )
        with self._engine.begin() as connection:
            connection.execute(either)

    def read(self, sender_id: str) -> list[dict[str, Any]]:
        """Return events that lead to the state, in Rasa's form."""
        query = select(STATES.c.state).where(STATES.c.sender_id == sender_id)
        with self._engine.connect() as connection:
            found = connection.execute(query).scalar()
        state = json.loads(found) if found else {"slots": {}, "form": None}
        events = [
            SlotSet(name, value).as_dict() for name, value in state["slots"].items()
        ]
        return [*events, ActiveLoop(state["form"]).as_dict()]

    def erase(self, sender_id: str) -> None:
        """Delete the row of a conversation."""
        with self._engine.begin() as connection:
            connection.execute(delete(STATES).where(STATES.c.sender_id == sender_id))
