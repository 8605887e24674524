"""What happens between the chat and its server, and what each of them keeps."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import requests
from playwright.sync_api import Locator, Page, Request, Route, expect

from tests.browser.chat import log, question_box

WEBHOOKS = "**/webhooks/web/**"
# A question, and a word that only its own reply has.
ASKED = {
    "does salmon have vitamin d?": "salmon",
    "is there magnesium in spinach?": "spinach",
    "should i get tested?": "test",
}
SALMON, SPINACH, TESTED = ASKED
NOT_SENT = "Not sent yet"


def cut_off(page: Page) -> None:
    """Let no request reach the server, as a network that is down; the page is left."""
    page.route(WEBHOOKS, lambda route: route.abort())


def reconnect(page: Page) -> None:
    """Let all requests through again, and try at once."""
    page.unroute_all(behavior="ignoreErrors")
    page.get_by_role("button", name="Try now").click()


class Held:
    """Requests that reach the server only when they are let go: all, or the first."""

    def __init__(self, page: Page, url: str, *, first_only: bool = False) -> None:
        self.routes: list[Route] = []
        self._is_open, self._first_only = False, first_only
        page.route(url, self._hold)

    def let_go(self) -> None:
        """Send them on, and all that come after them."""
        self._is_open = True
        for route in self.routes:
            route.continue_()

    def _hold(self, route: Route) -> None:
        if self._is_open or (self.routes and self._first_only):
            route.continue_()
        else:
            self.routes.append(route)


def answered_by(page: Page, url: str, *answers: dict[str, Any]) -> list[Route]:
    """Answer the first requests to ``url`` so, and let the rest reach the server.

    Returns:
        A list that the requests come into.
    """
    seen: list[Route] = []

    def answer(route: Route) -> None:
        seen.append(route)
        if len(seen) <= len(answers):
            route.fulfill(**answers[len(seen) - 1])
        else:
            route.continue_()

    page.route(url, answer)
    return seen


def requests_of(page: Page, end: str) -> list[Request]:
    """Return a list that the requests come into whose address ends so."""
    seen: list[Request] = []

    def note(request: Request) -> None:
        if request.url.endswith(end):
            seen.append(request)

    page.on("request", note)
    return seen


def connection(page: Page) -> Locator:
    """Find the bar that says that the server is out of reach."""
    return page.locator(".connection")


def turns(page: Page) -> Locator:
    """Find all turns but the fixed first one, in order."""
    return page.locator(".turn:not(.first)")


def expect_answered(page: Page, questions: Sequence[str]) -> None:
    """Wait until each question stands there once, and its own reply below it."""
    expect(page.locator(".turn.reply:not(.first, .waiting)")).to_have_count(
        len(questions)
    )
    expect(page.locator(".turn.waiting")).to_have_count(0)
    expect(turns(page)).to_have_count(2 * len(questions))
    for place, question in enumerate(questions):
        own, reply = turns(page).nth(2 * place), turns(page).nth(2 * place + 1)
        expect(own.locator(".bubble")).to_have_text(question)
        expect(own.locator(".status")).to_have_count(0)
        expect(reply.locator(".bubble")).to_contain_text(
            ASKED[question], ignore_case=True
        )


def listen(page: Page) -> Callable[[], list[str]]:
    """Hear what a screen reader says from now on; the function returns all of it."""
    log(page).wait_for()
    page.evaluate(
        """() => {
            window.said = [];
            const chat = document.querySelector('cofactor-chat');
            const live = chat.shadowRoot.querySelector('[aria-live]');
            new MutationObserver(changes => {
                for (const { addedNodes } of changes) {
                    window.said.push(...[...addedNodes].map(node => node.textContent));
                }
            }).observe(live, { childList: true });
        }"""
    )
    return lambda: list(page.evaluate("window.said"))


def times_said(said: Sequence[str], words: str) -> int:
    """Return how often ``words`` were said."""
    return sum(words in one for one in said)


def kept(page: Page) -> dict[str, Any]:
    """Return what the tab keeps of the page's first chat."""
    found: str = page.evaluate(
        "Object.entries(sessionStorage).find(([name]) => name.startsWith('cofactor '))"
        "?.[1] ?? '{}'"
    )
    return dict(json.loads(found))


def keep(page: Page, **changed: Any) -> None:
    """Put something else into what the tab keeps, and load the page again."""
    page.evaluate(
        """([server, changed]) => {
            const name = Object.keys(sessionStorage).find(
                name => name.startsWith('cofactor ')) ?? `cofactor ${server} `;
            const kept = JSON.parse(sessionStorage.getItem(name) ?? '{}');
            sessionStorage.setItem(name, JSON.stringify({ ...kept, ...changed }));
        }""",
        [page.evaluate("location.origin"), changed],
    )
    page.reload()
    expect(question_box(page)).to_be_attached()


def history(server_url: str, token: str) -> list[dict[str, Any]]:
    """Return the turns that the server keeps of the conversation, newest 50."""
    answer = requests.get(
        f"{server_url}/webhooks/web/history",
        headers={"Authorization": f"Bearer {token}"},
        timeout=30,
    )
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["turns"]
    return found


def heard(page: Page, server_url: str) -> list[str | None]:
    """Return the messages that the server has heard in the page's conversation."""
    return [turn["text"] for turn in history(server_url, kept(page)["token"])]
