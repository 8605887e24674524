"""The parts of the chat, as a person finds them. All are in the open shadow root."""

from __future__ import annotations

import time
from typing import Any

from playwright.sync_api import Locator, Page, Route, expect

MESSAGE = "**/webhooks/web/message"
QUESTION = "does salmon have vitamin d?"


def open_chat(page: Page, url: str) -> None:
    """Go to the page that the chat fills, and wait until it is there."""
    page.goto(f"{url}/chat")
    expect(question_box(page)).to_be_visible()


def open_dialog(page: Page, url: str) -> None:
    """Go to the page with the chat in its corner, and open it with its button."""
    page.goto(url)
    launcher(page).click()
    expect(page.get_by_role("dialog", name="Cofactor")).to_be_visible()


def launcher(page: Page) -> Locator:
    """Find the button that opens the chat."""
    return page.locator("button.launcher")


def question_box(page: Page) -> Locator:
    """Find the box that a person types into."""
    return page.get_by_label("Your question")


def ask(page: Page, question: str) -> None:
    """Type a message and send it with Enter."""
    question_box(page).fill(question)
    question_box(page).press("Enter")


def log(page: Page) -> Locator:
    """Find what scrolls: all that was said."""
    return page.locator(".log")


def first_message(page: Page) -> Locator:
    """Find the fixed message that each conversation begins with."""
    return page.locator(".turn.first")


def own_turns(page: Page) -> Locator:
    """Find what the person said, in order."""
    return page.locator(".turn.own .bubble")


def replies(page: Page) -> Locator:
    """Find what the server said, in order; the fixed first message is not from it."""
    return page.locator(".turn.reply:not(.first, .waiting)")


def waiting(page: Page) -> Locator:
    """Find the sign that a reply is being written."""
    return page.locator(".turn.waiting")


def choose_option(page: Page, name: str) -> None:
    """Choose from the menu of the conversation."""
    page.get_by_role("button", name="Conversation options").click()
    page.locator(".menu").get_by_role("button", name=name, exact=True).click()


def answer(route: Route, *messages: dict[str, Any]) -> None:
    """Answer a message in the server's place, with these messages of its own."""
    sent = route.request.post_data_json
    body = {"id": sent["id"], "time": time.time(), "messages": list(messages)}
    # A page of another website reads it as well.
    route.fulfill(json=body, headers={"Access-Control-Allow-Origin": "*"})


def reply_with(page: Page, **message: Any) -> list[Any]:
    """Answer each message in the server's place; return what will have been sent."""
    sent: list[Any] = []

    def fulfil(route: Route) -> None:
        sent.append(route.request.post_data_json)
        answer(route, message)

    page.route(MESSAGE, fulfil)
    return sent
