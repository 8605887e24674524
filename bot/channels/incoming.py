"""Checks a message before the assistant reads it."""

from __future__ import annotations

import json
import re
import unicodedata

LONGEST = 1000  # characters
PAYLOAD = re.compile(
    r"/(?P<intent>[a-z0-9_-]{1,40})\s*(?P<entities>\{.{0,200}\})?", re.S
)
VALUE = re.compile(r"[a-z0-9_-]{1,60}")


THUMBS = {"\N{THUMBS UP SIGN}": "/helpful", "\N{THUMBS DOWN SIGN}": "/unhelpful"}
SKIN = re.compile("[\U0001f3fb-\U0001f3ff\ufe0f]")  # how an emoji is drawn


class RefusedMessageError(ValueError):
    """A message that is not read; ``phrase`` is what is said instead."""

    def __init__(self, phrase: str) -> None:
        self.phrase = phrase
        super().__init__(phrase)


def clean(text: object, intents: frozenset[str]) -> str:
    """Return ``text`` as the assistant may read it.

    Control characters and half characters are left out. A thumb alone rates an
    answer. A text that begins with "/"
    stays so only if it is a button's payload with one of ``intents``.

    Raises:
        RefusedMessageError: If nothing is left, or more than 1,000 characters are.
    """
    if not isinstance(text, str):
        raise RefusedMessageError("empty")
    if len(text) > 4 * LONGEST:  # do not clean what is far too long anyway
        raise RefusedMessageError("too_long")
    kept = "".join(one if _is_readable(one) else " " for one in text).strip()
    if not kept.lstrip("/ "):
        raise RefusedMessageError("empty")
    if len(kept) > LONGEST:
        raise RefusedMessageError("too_long")
    thumb = THUMBS.get(SKIN.sub("", kept)[:1])
    if thumb and len(set(SKIN.sub("", kept))) == 1:
        return thumb
    if kept.startswith("/") and not _is_payload(kept, intents):
        kept = kept.lstrip("/ ")
    return kept


def _is_readable(one: str) -> bool:
    # Cc: control characters; Cs: half of a surrogate pair, which no encoding takes;
    # Cf holds joiners that emoji and some scripts need, so it stays.
    return one in "\n\t" or unicodedata.category(one) not in ("Cc", "Cs")


def _is_payload(text: str, intents: frozenset[str]) -> bool:
    match = PAYLOAD.fullmatch(text)
    if match is None or match["intent"] not in intents:
        return False
    try:
        entities = json.loads(match["entities"] or "{}")
    except ValueError:
        return False
    # A value is an id of the content. Words have no place in a payload: Rasa does not
    # read it as a message, and a call for help in it would not be heard.
    return isinstance(entities, dict) and all(
        isinstance(value, str) and VALUE.fullmatch(value) for value in entities.values()
    )
