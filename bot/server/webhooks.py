"""What holds for each request to a channel: its address's limit, and its origin."""

from __future__ import annotations

from sanic import Sanic
from sanic.request import Request
from sanic.response import BaseHTTPResponse, HTTPResponse, empty

from bot.channels.gated import gated_turn
from bot.channels.limits import household, request_limit
from bot.channels.origins import (
    REFUSED,
    headers_for,
    is_allowed,
    preflight_headers,
)
from bot.channels.refusals import refusal
from bot.channels.whereabouts import whereabouts
from bot.settings import settings

WEBHOOKS = "/webhooks/"
# Those that pages call. Channels that are services' own have other callers.
CALLED_BY_PAGES = ("/webhooks/web/", "/webhooks/rest/")
HEALTH = "/webhooks/rest/"
TOO_MANY = (
    "Too many requests came from this address within a minute. Send this again after "
    "the seconds in 'retry_after'; COFACTOR_REQUESTS_PER_MINUTE sets how many may come."
)


def watch_webhooks(app: Sanic) -> None:
    """Refuse what comes too often or from a page of another website, in ``app``."""
    app.config.PROXIES_COUNT = settings().proxies or None
    app.register_middleware(_refuse, "request")
    app.register_middleware(_allow_reading, "response")


async def _refuse(request: Request) -> HTTPResponse | None:
    if not request.path.startswith(WEBHOOKS):
        return None
    # Sanic believes a header on it only as many proxies back as the settings say.
    address = household(request.remote_addr or request.ip)
    if not request_limit().allows(address):
        place = whereabouts(None, None, None)
        return refusal(
            429,
            "too_many",
            TOO_MANY,
            retry_after=request_limit().seconds_left(address),
            messages=[gated_turn().instead("too_many", place)],
        )
    if not request.path.startswith(CALLED_BY_PAGES):
        return None
    if request.method == "OPTIONS":
        return empty(headers=preflight_headers())
    is_health = request.path == HEALTH and request.method == "GET"
    if not is_health and not _is_allowed(request):
        return refusal(403, "origin", REFUSED)
    return None


async def _allow_reading(request: Request, response: BaseHTTPResponse) -> None:
    if request.path.startswith(CALLED_BY_PAGES):
        origin = request.headers.getone("origin", None)
        response.headers.update(headers_for(origin, allowed=_is_allowed(request)))


def _is_allowed(request: Request) -> bool:
    origin = request.headers.getone("origin", None)
    return is_allowed(origin, request.host, settings().origins)
