"""What a program is told whose request is refused: JSON, with a code and a sentence."""

from __future__ import annotations

from typing import Any

from sanic.response import HTTPResponse, json


def refusal(
    status: int, code: str, message: str, *, retry_after: int | None = None, **more: Any
) -> HTTPResponse:
    """Return an error: what is wrong, what is allowed, and what to do next.

    ``retry_after`` is in seconds. ``more`` stands beside ``error`` in the body.
    """
    error: dict[str, Any] = {"code": code, "message": message}
    headers = {}
    if retry_after is not None:
        error["retry_after"] = retry_after
        headers["Retry-After"] = str(retry_after)
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return json({"error": error, **more}, status=status, headers=headers)
