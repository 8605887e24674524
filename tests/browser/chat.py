"""The parts of the chat page, as a person finds them."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, Route

WEBHOOK = "**/webhooks/rest/webhook"
QUESTION = "does salmon have vitamin d?"


def question_box(page: Page) -> Locator:
    """Find the box that a person types into."""
    return page.get_by_label("Your question")


def ask(page: Page, question: str) -> None:
    """Type a message and send it with Enter."""
    question_box(page).fill(question)
    question_box(page).press("Enter")


def own_turns(page: Page) -> Locator:
    """Find what the person said, in order."""
    return page.locator(".own .bubble")


def replies(page: Page) -> Locator:
    """Find what the server said: the first turn is part of the page, not a reply."""
    return page.locator(".reply:not(.waiting)").filter(
        has_not_text="I am a computer program, not a person."
    )


def reply_with(page: Page, **message: Any) -> list[Any]:
    """Answer in the server's place; return what the page will have sent."""
    sent: list[Any] = []

    def fulfil(route: Route) -> None:
        sent.append(route.request.post_data_json)
        route.fulfill(json=[{"recipient_id": "x", **message}])

    page.route(WEBHOOK, fulfil)
    return sent
