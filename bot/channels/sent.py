"""Reads what a client of the web channel sends: its token, its message."""

from __future__ import annotations

import re
from typing import NamedTuple

from sanic.request import Request

from bot.channels.rest import json_object
from bot.channels.sessions import Session, sessions
from bot.content.countries import is_country
from bot.settings import two_letters

OWN = "web:"  # how the ids of this channel's conversations begin
MESSAGE_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
WRONG_BODY = "Send a JSON object, with the header 'Content-Type: application/json'."
WRONG_ID = (
    "'id' names this message in its conversation: send 8 to 64 letters without "
    "accents, digits and hyphens, such as a UUID, and another for each message."
)
WRONG_TEXT = "'message' must be text: what the person wrote, or a button's payload."
WRONG_LOCALE = "'locale' must be text, such as 'en-GB'. It may be left out."
WRONG_COUNTRY = "'country': {}. It may be left out."


class Sent(NamedTuple):
    """A message: its own id, what the person wrote, what is known of the place."""

    id: str
    text: str
    locale: str | None = None
    country: str | None = None


def session_of(request: Request) -> Session | None:
    """Return what the token of ``request`` opens; None if it opens nothing here."""
    scheme, _, token = request.headers.getone("authorization", "").partition(" ")
    session = sessions().read(token.strip()) if scheme.lower() == "bearer" else None
    # The same secret signs the conversations of other channels.
    return session if session and session.conversation.startswith(OWN) else None


def json_sent(request: Request) -> dict[str, object]:
    """Return the body of ``request``.

    Raises:
        ValueError: If it is no JSON object, or does not say that it is JSON.
    """
    # Of other types a browser sends some without asking first.
    kind = request.headers.getone("content-type", "").partition(";")[0]
    body = json_object(request)
    if body is None or kind.strip().lower() != "application/json":
        raise ValueError(WRONG_BODY)
    return body


def message_sent(request: Request) -> Sent:
    """Return the message in the body of ``request``.

    Raises:
        ValueError: If a part of it is not as it must be; its text says what must be.
    """
    body = json_sent(request)
    id, text, locale = body.get("id"), body.get("message"), body.get("locale")
    if not isinstance(id, str) or not MESSAGE_ID.fullmatch(id):
        raise ValueError(WRONG_ID)
    if not isinstance(text, str):
        raise ValueError(WRONG_TEXT)
    if locale is not None and not isinstance(locale, str):
        raise ValueError(WRONG_LOCALE)
    try:
        country = two_letters(body.get("country"))
    except ValueError as error:
        raise ValueError(WRONG_COUNTRY.format(error)) from error
    # Two letters that are no country say nothing; the locale may.
    return Sent(id, text, locale, country if is_country(country) else None)
