"""A reply in the page: its words, links and numbers, and how it is heard."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

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
    "number, sent, name, href",
    [
        ("1-800-222-1222", "", "Call 1-800-222-1222 A line", "tel:18002221222"),
        ("116 123", "tel:116123", "Call 116 123 A line", "tel:116123"),
        ("741741", "sms:741741", "Text 741741 A line", "sms:741741"),
        ("911", "javascript:alert(1)", "Call 911 A line", "tel:911"),
    ],
)
def test_a_phone_number_can_be_called(
    page: Page, server_url: str, number: str, sent: str, name: str, href: str
) -> None:
    page.goto(server_url)
    numbers = [{"label": "A line", "number": number, "href": sent}]
    reply_with(page, text="Call.", metadata={"kind": "crisis", "numbers": numbers})
    ask(page, "help")
    link = page.get_by_role("link", name=name, exact=True)
    expect(link).to_have_attribute("href", href)


def test_an_alarm_shows_links_that_a_thumb_and_a_keyboard_can_use(
    browser: Browser, server_url: str
) -> None:
    context = browser.new_context(
        locale="en-GB", viewport={"width": 320, "height": 640}
    )
    page = context.new_page()
    page.goto(server_url)
    ask(page, "i want to kill myself")
    expect(page.locator(".numbers a")).to_have_count(4)
    links = {
        "Call 116 123 Samaritans": "tel:116123",
        "Text 85258 Shout": "sms:85258",
        "Call 111 NHS 111 mental health option, in England": "tel:111",
        "Call 999 Emergency services": "tel:999",
    }
    for name, href in links.items():
        link = page.get_by_role("link", name=name, exact=True)
        expect(link).to_have_attribute("href", href)
        box = link.bounding_box()
        assert box and box["height"] >= 44 and box["x"] + box["width"] <= 320
    # From the box, four steps back: the links come in their order before it.
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("link", name="Call 999 Emergency services")).to_be_focused()
    context.close()


def test_an_alarm_in_an_unknown_country_names_the_country_of_each_link(
    page: Page, server_url: str
) -> None:
    page.goto(server_url)
    page.add_init_script(
        "Object.defineProperty(navigator, 'language', { value: 'xx' })"
    )
    page.reload()
    ask(page, "i have crushing chest pain right now")
    for name, href in {
        "Call 911 Emergency services in the United States": "tel:911",
        "Call 112 European emergency number in the European Union": "tel:112",
        "Call 000 Triple Zero in Australia": "tel:000",
    }.items():
        link = page.get_by_role("link", name=name, exact=True)
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
