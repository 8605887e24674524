"""What was said in a conversation, read from the events that Rasa keeps of it.

There is no second record of messages: what was said is what the assistant knows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from rasa.core.channels.channel import OutputChannel
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.events import BotUttered, UserUttered
from sqlalchemy import select
from sqlalchemy.engine import Engine

from bot.channels.gated import gated_turn
from bot.channels.incoming import PAYLOAD
from bot.channels.rest import parts
from bot.content.countries import Place
from bot.content.knowledge import knowledge
from bot.tracker_store import EVENTS, ForgettingTrackerStore

ROWS = SQLTrackerStore.SQLEvent.__table__.c
USER, BOT = UserUttered.type_name, BotUttered.type_name
PAGE = 50  # turns
# Among how many of the last messages one that is sent again is looked for.
SENT_AGAIN = 20
# How many turns back the button is looked for that sent a payload.
OFFERED = 10
RATINGS = ("helpful", "unhelpful")


class NoHistoryError(Exception):
    """Conversations are kept where they can't be read from."""


@dataclass
class Said:
    """One turn: its message's own id, when that came (Unix seconds), the replies.

    ``text`` is what the person saw as their own message; None for a rating.
    """

    id: str
    time: float
    text: str | None
    place: Place
    messages: list[dict[str, Any]] = field(default_factory=list)


class Page(NamedTuple):
    """Turns, oldest first; ``earlier`` is how many messages came before them."""

    turns: list[Said]
    earlier: int


def store_of(store: TrackerStore) -> ForgettingTrackerStore:
    """Return our own store, out of what Rasa wraps it in.

    Raises:
        NoHistoryError: If ``store`` is another one.
    """
    # Rasa's wrapper, which catches failures, has no public way in.
    inner = getattr(store, "_tracker_store", store)
    if not isinstance(inner, ForgettingTrackerStore):
        raise NoHistoryError(
            f"The web channel can't read conversations from {type(inner).__name__}. "
            "Name bot.tracker_store.ForgettingTrackerStore as the type of "
            "'tracker_store' in endpoints.yml, or take the channel out of "
            "credentials.yml."
        )
    return inner


class History:
    """Reads the turns of one conversation, as they were sent."""

    def __init__(self, engine: Engine, conversation: str) -> None:
        """Read from ``engine``, the tracker store's database."""
        self._engine, self._conversation = engine, conversation

    def turn(self, id: str) -> Said | None:
        """Return the turn of the message ``id``, if it is one of the last messages.

        None, too, if it got no reply: an action failed, and it may be tried again.
        """
        # A quotation mark inside of what a person wrote has a backslash before it.
        named = ROWS.data.contains(f'"message_id": "{id}"', autoescape=True)
        query = self._select((USER,), ROWS.id, named.label("named"))
        last = self._rows(query.order_by(ROWS.id.desc()).limit(SENT_AGAIN))
        after = None
        for row in last:
            if row.named:
                (said,) = self._turns(row.id, after)
                return said if said.messages else None
            after = row.id
        return None

    def page(self, before: int | None = None) -> Page:
        """Return the newest 50 turns, or those up to the message number ``before``."""
        query = self._select((USER,), ROWS.id).order_by(ROWS.id)
        ids = [row.id for row in self._rows(query)]
        end = len(ids) if before is None else min(before, len(ids))
        start = max(0, end - PAGE)
        if start == end:
            return Page([], 0)
        first = max(0, start - OFFERED)
        turns = self._turns(ids[first], ids[end] if end < len(ids) else None)
        return Page(list(_once(turns[start - first :])), start)

    def _turns(self, start: int, end: int | None) -> list[Said]:
        """Return the turns from the event ``start`` on, up to the event ``end``."""
        query = self._select((USER, BOT), ROWS.data).where(ROWS.id >= start)
        if end is not None:
            query = query.where(ROWS.id < end)
        rows = self._rows(query.order_by(ROWS.id))
        return _read(json.loads(row.data) for row in rows)

    def _select(self, types: tuple[str, ...], *columns: Any) -> Any:
        own = ROWS.sender_id == self._conversation
        return select(*columns).where(own, ROWS.type_name.in_(types))

    def _rows(self, query: Any) -> Sequence[Any]:
        with self._engine.connect() as connection:
            rows: Sequence[Any] = connection.execute(query).all()
        return rows


def _read(events: Iterable[Mapping[str, Any]]) -> list[Said]:
    """Return the turns of ``events``, which begin with a message."""
    gate = gated_turn().gate(OutputChannel())
    turns: list[Said] = []
    titles: dict[str, str] = {}
    for event in events:
        if event["event"] == USER:
            metadata = event.get("metadata") or {}
            turns.append(
                Said(
                    str(event["message_id"]),
                    event["timestamp"],
                    _shown(event["text"] or "", titles),
                    Place(
                        metadata.get("country"), metadata.get("country_is_sure", True)
                    ),
                )
            )
        elif turns:
            message = gate.fit(EVENTS[BOT]._from_parameters(event).message())
            turns[-1].messages.append(parts(message))
            for button in message.get("buttons") or []:
                titles[button["payload"]] = button["title"]
    return turns


def _shown(text: str, titles: Mapping[str, str]) -> str | None:
    """Return what a person saw as their message: of a button its title."""
    payload = PAYLOAD.fullmatch(text)
    if payload is None:
        return text
    if payload["intent"] in RATINGS:
        return None
    topic = knowledge().topics.get(payload["intent"])
    return titles.get(text) or (topic.title if topic else text)


def _once(turns: Sequence[Said]) -> Iterator[Said]:
    """Yield each turn once; one that failed, with what was said then, if at all."""
    for place, turn in enumerate(turns):
        if not turn.messages:
            if any(later.id == turn.id for later in turns[place + 1 :]):
                continue  # it was sent again, and heard then
            turn.messages = [gated_turn().instead("trouble", turn.place)]
        yield turn
