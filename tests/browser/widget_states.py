"""The widget in a page of someone else's, and all states that a person meets it in.

Elements are found by class, so that the same walk leads through every language.
"""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from functools import cache
from typing import Any

from playwright.sync_api import Locator, Page, Route, expect

DESKTOP = {"viewport": {"width": 1280, "height": 800}}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
}
QUESTION = "does salmon have vitamin d?"
DANGER = "I want to kill myself"
TEXTS = (
    ".root :is(h2, h3, p, time, label, button, summary, strong, bdi, textarea, "
    ".points li, .sources a, .sources li > span, .numbers span, .thumb svg, .status)"
)
TURNS_SHOWN = 50  # without "Show earlier messages"

HOST = """<!doctype html>
<html lang="en">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>A clinic</title>
    <style>
        :root {{ color-scheme: light dark }}
        body {{ background: Canvas; color: CanvasText }}
        a {{ color: LinkText }}
    </style>
</head>
<body>
    <header><a href="#hours">Opening hours</a></header>
    <main>
        <h1>A clinic</h1>
        <p>We see you without an appointment.</p>
        <h2 id="hours">Opening hours</h2>
        <p>From nine to five. <button>Show the map</button></p>
    </main>
    <script src="/widget/cofactor.js" async {attributes}></script>
</body>
</html>"""


def visit(page: Page, server_url: str, attributes: str = "") -> None:
    """Go to a page that has the widget, with ``attributes`` of its script's tag."""
    page.route(
        f"{server_url}/host",
        lambda route: route.fulfill(
            content_type="text/html; charset=utf-8",
            body=HOST.format(attributes=attributes),
        ),
    )
    page.goto(f"{server_url}/host")
    expect(page.locator("cofactor-chat .root")).to_have_count(1)


def open_chat(page: Page) -> None:
    """Open the chat by its button, unless it is open or a part of the page."""
    if page.locator(".launcher").is_visible():
        page.locator(".launcher").click()
    expect(page.locator("textarea")).to_be_visible()


def ask(page: Page, question: str) -> None:
    """Type a message and send it with Enter."""
    page.locator("textarea").fill(question)
    page.locator("textarea").press("Enter")


def replies(page: Page) -> Locator:
    """Find what the server said: the first turn is the widget's own."""
    return page.locator(".reply:not(.waiting, .first)")


def answered(page: Page, question: str = QUESTION) -> Locator:
    """Ask and return the reply, once it is there."""
    before = replies(page).count()
    ask(page, question)
    expect(replies(page)).to_have_count(before + 1)
    return replies(page).nth(before)


def hold(page: Page) -> list[Route]:
    """Keep all messages from the server; return them, to be let go on."""
    held: list[Route] = []
    page.route("**/webhooks/web/message", lambda route: held.append(route))
    return held


def let_go(page: Page, held: list[Route]) -> None:
    """Let messages that were held, and all to come, reach the server."""
    for route in held:
        route.continue_()
    page.unroute("**/webhooks/web/message")


def fail(page: Page) -> None:
    """Let the server answer that it failed, until `let_go`."""
    page.route(
        "**/webhooks/web/message",
        lambda route: route.fulfill(status=500, json={"error": {"code": "trouble"}}),
    )


def choose(page: Page, place: int) -> None:
    """Press the button of the menu at ``place``, from 0."""
    page.locator(".menu-button").click()
    page.locator(".item").nth(place).click()


@cache
def long_conversation(server_url: str) -> str:
    """Have one conversation longer than is shown at once; return its token."""

    def post(path: str, body: dict[str, str], token: str = "") -> Any:
        request = urllib.request.Request(
            f"{server_url}/webhooks/web{path}",
            json.dumps(body).encode(),
            {"Content-Type": "application/json", "Authorization": f"Bearer {token}"},
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    token = str(post("/session", {})["token"])
    for number in range(TURNS_SHOWN):
        post("/message", {"id": f"message-{number}", "message": "hello"}, token)
    post("/message", {"id": "message-last", "message": QUESTION}, token)
    return token


def continue_with(page: Page, server_url: str, token: str) -> None:
    """Load the page anew, as if the conversation of ``token`` had been had in it."""
    kept = [f"cofactor {server_url} ", json.dumps({"token": token, "open": True})]
    page.evaluate("([name, kept]) => sessionStorage.setItem(name, kept)", kept)
    page.reload()
    open_chat(page)
    expect(page.locator(".earlier")).to_be_attached()


def states(page: Page, server_url: str, token: str) -> Iterator[str]:
    """Lead a widget just loaded through its states, and yield their names."""
    if page.locator(".launcher").is_visible():
        yield "closed"
        open_chat(page)
    yield "open"
    page.locator(".menu-button").click()
    yield "menu"
    page.locator(".item").nth(3).click()
    expect(page.locator(".confirm")).to_be_visible()
    yield "asks before it deletes"
    page.locator(".keep").click()

    held = hold(page)
    ask(page, QUESTION)
    expect(page.locator(".waiting")).to_be_visible()
    yield "waiting"
    let_go(page, held)
    expect(replies(page)).to_have_count(1)
    yield "answered"
    page.locator("summary").click()
    yield "sources unfolded"
    page.locator(".thumb").first.click()
    expect(page.locator(".thumb").first).to_have_attribute("aria-pressed", "true")
    expect(replies(page)).to_have_count(2)
    yield "rated"
    answered(page, DANGER)
    expect(page.locator(".numbers")).to_have_count(1)
    yield "numbers to call"
    page.locator("textarea").fill("a " * 500 + "aa")
    expect(page.locator(".counter")).to_be_visible()
    yield "too long"

    fail(page)
    ask(page, QUESTION)
    expect(page.locator(".retry")).to_be_visible()
    yield "failed"
    let_go(page, [])
    page.locator(".retry").click()
    expect(replies(page)).to_have_count(4)
    page.context.set_offline(True)
    ask(page, QUESTION)
    expect(page.locator(".connection")).to_be_visible()
    expect(page.locator(".status")).to_be_visible()
    yield "offline"
    page.context.set_offline(False)
    expect(replies(page)).to_have_count(5)

    choose(page, 3)
    page.locator(".delete").click()
    expect(page.locator(".note")).to_be_visible()
    yield "deleted"
    continue_with(page, server_url, token)
    yield "brought back"
    page.locator(".log").evaluate("log => log.scrollTo(0, 0)")
    if page.locator(".latest").is_visible():
        yield "scrolled up"
    page.locator(".earlier").click()
    expect(page.locator(".earlier")).to_have_count(0)
    yield "all brought back"
