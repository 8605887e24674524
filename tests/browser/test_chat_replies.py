"""A reply in the page: its words, links and numbers, and how it is heard."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat import (
    QUESTION,
    WEBHOOK,
    ask,
    replies,
    reply_with,
)


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 500, "body": "no"},
        {"status": 429, "body": "[]"},
        {"status": 200, "body": "<html>"},
        {"status": 200, "body": "{}"},
        {"status": 200, "body": "[]"},
        {"status": 200, "body": "[null, 1, {}]"},
    ],
)
def test_a_reply_that_is_none_offers_to_retry(
    page: Page, server_url: str, answer: dict[str, Any]
) -> None:
    page.goto(server_url)
    page.route(WEBHOOK, lambda route: route.fulfill(**answer))
    ask(page, QUESTION)
    expect(page.get_by_role("button", name="Retry")).to_be_visible()
    expect(page.locator(".waiting")).to_have_count(0)


def test_the_words_of_a_reply_are_never_html(page: Page, server_url: str) -> None:
    page.goto(server_url)
    html = "<img src=x onerror=\"document.title='taken'\">"
    title = page.title()
    reply_with(
        page,
        text=f"{html}\n• {html}\nSources: {html}\n{html}",
        buttons=[{"title": html, "payload": html}],
        metadata={
            "kind": html,
            "notice": html,
            "sources": [{"id": "x", "title": html, "url": "https://example.org/"}],
            "numbers": [{"label": html, "number": html}],
        },
    )
    ask(page, html)
    expect(replies(page).locator(".bubble")).to_contain_text(html)
    expect(page.locator("img")).to_have_count(0)
    assert page.title() == title


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", " JaVa\nScript:alert(1)", "data:text/html,x", "//x", ""],
)
def test_only_a_web_address_becomes_a_link(
    page: Page, server_url: str, url: str
) -> None:
    page.goto(server_url)
    sources = [{"id": "x", "title": "A source", "url": url}]
    reply_with(page, text="Salmon.", metadata={"sources": sources})
    ask(page, QUESTION)
    replies(page).locator("summary").click()
    expect(page.get_by_text("A source")).to_be_visible()
    expect(replies(page).locator("a")).to_have_count(0)


@pytest.mark.parametrize(
    "number, href",
    [("1-800-222-1222", "tel:18002221222"), ("116 123", "tel:116123")],
)
def test_a_phone_number_can_be_called(
    page: Page, server_url: str, number: str, href: str
) -> None:
    page.goto(server_url)
    numbers = [{"label": "A line", "number": number}]
    reply_with(page, text="Call.", metadata={"kind": "crisis", "numbers": numbers})
    ask(page, "help")
    link = page.get_by_role("link", name=f"A line {number}")
    expect(link).to_have_attribute("href", href)


def test_no_word_of_a_reply_is_lost_without_metadata(
    page: Page, server_url: str
) -> None:
    page.goto(server_url)
    reply_with(page, text="Salmon.\n• One\n• Two\nSources: NHS\nNot medical advice.")
    ask(page, QUESTION)
    bubble = replies(page).locator(".bubble")
    expect(bubble.locator("p")).to_have_text(
        ["Salmon.", "Sources: NHS", "Not medical advice."]
    )
    expect(bubble.locator("li")).to_have_text(["One", "Two"])


def test_a_screen_reader_hears_each_reply_once(page: Page, server_url: str) -> None:
    page.goto(server_url)
    page.evaluate(
        """() => {
            window.heard = [];
            const note = changes => changes.forEach(({ addedNodes }) =>
                addedNodes.forEach(node => window.heard.push(node.textContent)));
            document.querySelectorAll('[aria-live], [role=log], [role=status]')
                .forEach(live => new MutationObserver(note).observe(
                    live, { childList: true, subtree: true }));
        }"""
    )
    reply_with(page, text="Salmon.\n• One\nCare.", metadata={"notice": "Care."})
    for _ in range(2):  # the same words twice are two replies
        ask(page, QUESTION)
        expect(page.locator(".waiting")).to_have_count(0)
    expect(replies(page)).to_have_count(2)
    assert page.evaluate("heard") == ["Cofactor: Salmon. One Care."] * 2
