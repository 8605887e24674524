"""Serves the pages, their files and the widget."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable
from typing import Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.content.knowledge import knowledge
from bot.server.home import PAGES, home_page
from bot.server.static_file import StaticFile
from bot.server.widget_files import MODULE, SCRIPT, widget_file
from bot.settings import settings

Handler = Callable[[Request], Coroutine[Any, Any, HTTPResponse]]
HTML = "text/html; charset=utf-8"
CSS = "text/css; charset=utf-8"
JAVASCRIPT = "text/javascript; charset=utf-8"
# The widget is for pages of other origins. A script with an integrity hash is read
# across origins, which these two headers allow; it holds no secret.
FOR_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
FOR_US = {"Cross-Origin-Resource-Policy": "same-origin"}


def pages() -> Blueprint:
    """Return the routes ``/``, ``/chat``, ``/pages/<file>`` and ``/widget/<file>``.

    Raises:
        WidgetMissingError: If the widget has not been built.
    """
    home = StaticFile(home_page(knowledge()).encode(), HTML, _page_headers(["'none'"]))
    chat = StaticFile(
        (PAGES / "chat.html").read_bytes(),
        HTML,
        _page_headers(["'self'", *settings().origins]),
    )
    # By name, so that no path can lead elsewhere.
    files = {
        "/": home,
        "/chat": chat,
        "/pages/page.css": _page_file("page.css", CSS),
        "/pages/page.js": _page_file("page.js", JAVASCRIPT),
        f"/widget/{SCRIPT}": _widget(SCRIPT),
        f"/widget/{MODULE}": _widget(MODULE),
    }
    routes = Blueprint("pages")

    for number, (path, file) in enumerate(files.items()):
        routes.add_route(
            _handler(file), path, methods=["GET", "HEAD"], name=f"file_{number}"
        )
    return routes


def _handler(file: StaticFile) -> Handler:
    async def answer(request: Request) -> HTTPResponse:
        return file.answer(request)

    return answer


def _page_file(name: str, kind: str) -> StaticFile:
    return StaticFile((PAGES / name).read_bytes(), kind, FOR_US)


def _widget(name: str) -> StaticFile:
    return StaticFile(widget_file(name), JAVASCRIPT, FOR_ALL)


def _page_headers(framed_by: Iterable[str]) -> dict[str, str]:
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "connect-src": "'self'",
        "img-src": "'self' data:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": " ".join(framed_by),
    }
    return {
        "Content-Security-Policy": "; ".join(f"{k} {v}" for k, v in policy.items()),
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
        **FOR_US,
    }
