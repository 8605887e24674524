"""The longest frame while a conversation of 500 messages goes on, and is scrolled.

The replies are real ones, said before the browser starts, and given to the widget
without a server: what is measured is the widget alone. The first 400 messages come as
what was said before, as after a reload.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route, sync_playwright

from benchmarks.page import table
from benchmarks.turn import CONVERSATION
from benchmarks.widget.size import DIST
from bot.channels.rest import parts
from bot.server.assistant import Assistant
from tests.browser.chromium import find
from tests.browser.conftest import QUIET

MESSAGES, FROM = 500, 400
SLOWER = 4  # times: about a phone of the middle range
BAR = 50  # milliseconds
MAIN = "CrRendererMain"  # Chromium's name of the thread that a page works in
FRAMES = Path(__file__).parent / "frames.js"
SITE = "https://widget.test"
KEPT = f"cofactor {SITE} "  # where the widget keeps its token, in the tab
HOST = (
    "<!doctype html><meta name=viewport content='width=device-width'>"
    f"<script src='{SITE}/widget/cofactor.js' data-open></script>"
)


@dataclass(frozen=True)
class Noted:
    """Milliseconds of frames, of tasks over 50, and of frames' own work over 50.

    ``busy`` is the most processor time that one task took, whoever else had the
    processor meanwhile.
    """

    frames: Sequence[float]
    tasks: Sequence[float]
    work: Sequence[float]
    busy: float

    @property
    def longest(self) -> float:
        """The longest time without a new frame."""
        return max(self.frames)

    def row(self, what: str) -> list[str]:
        """Return a line of the table."""
        over = sum(frame > BAR for frame in self.frames)
        return [
            what,
            f"{len(self.frames):,}",
            f"{self.longest:.0f} ms",
            f"{over}",
            f"{max(self.tasks):.0f} ms" if self.tasks else "none",
            f"{max(self.work):.0f} ms" if self.work else "none",
            f"{self.busy:.0f} ms",
        ]


def real_replies(assistant: Assistant) -> list[list[dict[str, Any]]]:
    """Return the messages that answer each message of a conversation."""

    async def talk() -> list[list[dict[str, Any]]]:
        said = [await assistant.say(text, "widget") for text in CONVERSATION]
        return [[parts(message) for message in turn.messages] for turn in said]

    return asyncio.run(talk())


def measure(replies: list[list[dict[str, Any]]], slower: int) -> tuple[Noted, Noted]:
    """Return what was noted while messages were said, and while all was scrolled."""
    texts = list(islice(cycle(CONVERSATION), MESSAGES))
    with _browser() as browser:
        page = _chat(browser, texts[:FROM], replies)
        if slower > 1:
            session = page.context.new_cdp_session(page)
            session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        said = _noted(page, "texts => measured(() => sayAll(texts))", texts[FROM:])
        scrolled = _noted(page, "() => measured(scrollThrough)")
        shown = page.locator(".turn.own").count()
    if shown != MESSAGES:
        raise RuntimeError(f"{shown} messages are shown, and not {MESSAGES}.")
    return said, scrolled


def figures(assistant: Assistant) -> str:
    """Return a table of the frames, and whether the bar is reached."""
    replies = real_replies(assistant)
    rows, longest, busy = [], 0.0, 0.0
    for slower in (1, SLOWER):
        speed = f", processor {slower} times slower" if slower > 1 else ""
        said, scrolled = measure(replies, slower)
        rows.append(said.row(f"Messages {FROM} to {MESSAGES}{speed}"))
        rows.append(scrolled.row(f"Scrolling through all of it{speed}"))
        if slower == 1:
            longest = max(said.longest, scrolled.longest)
            busy = max(said.busy, scrolled.busy)
    titles = [
        "",
        "Frames",
        "Longest frame",
        f"Over {BAR} ms",
        "Longest task",
        "Most work in a frame",
        "Processor time of a task",
    ]
    reached = "is reached" if longest <= BAR else "is **not** reached"
    return (
        f"{table(titles, rows)}\n\nThe bar {reached}: the longest frame, with the "
        f"processor as it is, took {longest:.0f} ms; {BAR} ms are allowed. "
        f"No task of the page used more than {busy:.0f} ms of the processor."
    )


def _noted(page: Page, script: str, texts: list[str] | None = None) -> Noted:
    browser = page.context.browser
    assert browser is not None
    browser.start_tracing(page=page, categories=["toplevel", "__metadata"])
    noted = page.evaluate(script, texts)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    main = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and event["args"]["name"] == MAIN
    }
    used = [
        event.get("tdur", 0) / 1000  # in microseconds
        for event in events
        if event["ph"] == "X" and (event["pid"], event["tid"]) in main
    ]
    return Noted(**noted, busy=max(used))


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=QUIET)
        yield browser
        browser.close()


def _chat(
    browser: Browser, said: list[str], replies: list[list[dict[str, Any]]]
) -> Page:
    """Open a chat in which ``said`` was said, and whose messages are answered here."""
    answers = cycle(replies)
    turns = [
        {"id": f"turn-{number}", "time": time.time(), "text": text, "messages": answer}
        for number, (text, answer) in enumerate(zip(said, answers, strict=False))
    ]

    def serve(route: Route) -> None:
        path = route.request.url.removeprefix(SITE)
        if path == "/":
            route.fulfill(body=HOST, content_type="text/html")
        elif path == "/widget/cofactor.js":
            route.fulfill(path=DIST / "cofactor.js")
        elif path == "/webhooks/web/history":
            route.fulfill(json={"turns": turns, "earlier": None})
        elif path == "/webhooks/web/message":
            sent = route.request.post_data_json
            body = {"id": sent["id"], "time": time.time(), "messages": next(answers)}
            route.fulfill(json=body)
        else:
            route.fulfill(status=404)

    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.add_init_script(f"sessionStorage.setItem('{KEPT}', '{{\"token\": \"any\"}}')")
    page.route(f"{SITE}/**", serve)
    page.goto(SITE)
    page.locator(".turn.own").nth(len(said) - 1).wait_for(state="attached")
    page.evaluate(FRAMES.read_text(encoding="utf-8"))
    return page
