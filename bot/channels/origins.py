"""Which websites' pages may talk to the server, and what their browsers are told."""

from __future__ import annotations

from collections.abc import Sequence

from bot.settings import site_origin

METHODS, HEADERS = "GET, POST, DELETE", "Authorization, Content-Type"
# Readable by a page of another website: when to try again.
EXPOSED = "Retry-After"
LONGEST_TRUST = 7200  # seconds; the most that Chromium remembers it
REFUSED = (
    "Pages of this website may not talk to this server. Whoever runs the server allows "
    "a website by its scheme and host in COFACTOR_ORIGINS; a proxy before the server "
    "must pass the Host header on as it is."
)


def is_allowed(origin: str | None, host: str, allowed: Sequence[str]) -> bool:
    """Tell whether a page from ``origin`` may talk to the server at ``host``.

    ``None``, which is no browser, may: there are no cookies that it could abuse. Of the
    server's own origin only host and port are compared, as TLS may end at a proxy.
    """
    if origin is None:
        return True
    try:
        site = site_origin(origin)
    except ValueError:  # "null" too: a file, or a frame that is kept apart
        return False
    return site in allowed or site.partition("://")[2] == host.lower()


def headers_for(origin: str | None, *, allowed: bool) -> dict[str, str]:
    """Return the headers that let a page from ``origin`` read an answer.

    A page that is not allowed gets nothing but the refusal, and may read that: it could
    not tell it from a server that is away, and would try again without end. Credentials
    are never allowed: there are none but the token in its own header.
    """
    headers = {"Vary": "Origin"}
    if origin is not None:
        headers["Access-Control-Allow-Origin"] = origin if allowed else "*"
        headers["Access-Control-Expose-Headers"] = EXPOSED
    return headers


def preflight_headers() -> dict[str, str]:
    """Return what a browser is told that asks before it sends."""
    return {
        "Access-Control-Allow-Methods": METHODS,
        "Access-Control-Allow-Headers": HEADERS,
        "Access-Control-Max-Age": str(LONGEST_TRUST),
    }
