"""Signed tokens: who holds one may go on with the conversation that it names."""

from __future__ import annotations

import os
import secrets
import tempfile
import time
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import jwt

from bot.settings import SHORTEST_SECRET, SettingsError, settings

ALGORITHM, AUDIENCE = "HS256", "cofactor"
REQUIRED = ["sub", "exp", "aud"]
SECRET_FILE = "sessions.key"
# How the ids begin that this server makes. No other channel may reach them.
MADE_HERE = ("web:", "socketio:")


class Session(NamedTuple):
    """What a token says: its conversation, and until when (Unix seconds)."""

    conversation: str
    expires: int


class Sessions:
    """Makes tokens and reads them."""

    def __init__(self, secret: str, hours: int) -> None:
        """Sign with ``secret``; a token is good for ``hours``."""
        self._secret, self._life = secret, 3600 * hours

    def issue(self, conversation: str) -> str:
        """Return a new token for ``conversation``."""
        claims = {
            "sub": conversation,
            "aud": AUDIENCE,
            "exp": int(time.time()) + self._life,
        }
        return jwt.encode(claims, self._secret, algorithm=ALGORITHM)

    def read(self, token: object) -> Session | None:
        """Return what ``token`` says; None if it was not made here or is too old."""
        if not isinstance(token, str) or not token.isascii():
            return None
        try:
            claims = jwt.decode(
                token,
                self._secret,
                algorithms=[ALGORITHM],  # and no other, whatever the token says
                audience=AUDIENCE,
                options={"require": REQUIRED},
            )
        except jwt.InvalidTokenError:
            return None
        return Session(str(claims["sub"]), int(claims["exp"]))

    def conversation(self, token: object) -> str | None:
        """Return the conversation of ``token``; None as ``read`` does."""
        session = self.read(token)
        return session.conversation if session else None

    def is_half_over(self, session: Session) -> bool:
        """Tell whether less than half of a token's life is left."""
        return session.expires - time.time() < self._life / 2


@lru_cache(maxsize=1)
def sessions() -> Sessions:
    """Return the tokens of this server, by the settings; made once.

    Raises:
        SettingsError: If there is no secret, and none can be kept.
    """
    secret = settings().secret
    text = secret.get_secret_value() if secret else _kept_secret(settings().state)
    return Sessions(text, settings().session_hours)


def _kept_secret(folder: Path) -> str:
    path = folder / SECRET_FILE
    try:
        if not path.exists():
            _make_secret(path)
        secret = path.read_text(encoding="ascii").strip()
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"{path}: it can't be made or read ({type(error).__name__}). Let the "
            "server's user write to that folder, or set COFACTOR_SECRET."
        ) from error
    if len(secret) < SHORTEST_SECRET:
        raise SettingsError(
            f"{path}: it is shorter than {SHORTEST_SECRET} characters. Delete it, and "
            "a new one is made at the next start; open chats then begin anew."
        )
    return secret


def _make_secret(path: Path) -> None:
    """Put a new secret at ``path``, unless another process does so first."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # mkstemp makes it readable by its owner alone. A link appears whole or not at all,
    # and never takes the place of what is there.
    descriptor, made = tempfile.mkstemp(dir=path.parent, prefix=f"{SECRET_FILE}.")
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32))
        os.link(made, path)
    except FileExistsError:
        pass  # the other one's is read
    finally:
        os.unlink(made)
