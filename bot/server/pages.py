"""Serves the page with the chat, and its files."""

from __future__ import annotations

from pathlib import Path

from sanic import Blueprint
from sanic.exceptions import NotFound
from sanic.request import Request
from sanic.response import HTTPResponse, file

FOLDER = Path(__file__).parent.parent / "widget"
CONTENT_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
}
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self' data:; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


def pages() -> Blueprint:
    """Return the routes ``/`` and ``/widget/<file>``."""
    routes = Blueprint("pages")

    @routes.route("/", methods=["GET", "HEAD"])
    async def index(request: Request) -> HTTPResponse:
        return await _file("index.html")

    @routes.route("/widget/<name:str>", methods=["GET", "HEAD"])
    async def asset(request: Request, name: str) -> HTTPResponse:
        # Only names that are there, so that no path can lead elsewhere.
        if name not in {path.name for path in FOLDER.iterdir()}:
            raise NotFound("There is no such file.")
        return await _file(name)

    return routes


async def _file(name: str) -> HTTPResponse:
    kind = CONTENT_TYPES.get(Path(name).suffix)
    if kind is None:
        raise NotFound("There is no such file.")
    return await file(FOLDER / name, mime_type=kind, headers=HEADERS)
