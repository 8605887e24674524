"""Where a reply may lead: to web addresses and phone numbers, without a trace."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.attacks import (
    nothing_ran,
    visit,
)
from tests.browser.chat import (
    QUESTION,
    ask,
    replies,
    reply_with,
)
from tests.browser.site import Site

NO_WEB_ADDRESSES = [
    "javascript:window.taken=1",
    " JaVa\nScript:window.taken=1",
    "\u0001javascript:window.taken=1",
    "java\tscript:window.taken=1",
    "data:text/html,<script>opener.taken=1</script>",
    "vbscript:x",
    "blob:https://example.org/x",
    "file:///etc/passwd",
    "//example.org",
    "/chat",
    "example.org",
    "mailto:x@example.org",
    "https:",
    "https://",
    "",
]


def test_links_only_a_web_address_becomes_a_link(page: Page, site: Site) -> None:
    complaints = visit(page, site)
    count = len(NO_WEB_ADDRESSES)
    metadata = {
        "sources": [{"title": "A source", "url": url} for url in NO_WEB_ADDRESSES],
        "numbers": [{"number": "A number", "href": url} for url in NO_WEB_ADDRESSES],
    }
    reply_with(page, text="Salmon.", metadata=metadata)
    ask(page, QUESTION)
    replies(page).locator("summary").click()
    expect(page.get_by_text("A number")).to_have_count(count)
    expect(page.get_by_text("A source")).to_have_count(count)
    expect(replies(page).locator("a")).to_have_count(0)
    for source in page.get_by_text("A source").all():
        source.click()
    nothing_ran(page)
    assert complaints == []


def test_links_every_link_leaves_without_a_trace(page: Page, site: Site) -> None:
    visit(page, site)
    url = "https://example.org/a b?q=<x>"
    number = {"label": "A line", "number": "1-800-555", "href": "javascript:x"}
    texted = {"label": "Shout", "number": "85258", "href": "sms:85258"}
    many = {"label": "Odd", "number": "911", "href": 'tel:911;phone-context=x"y'}
    reply_with(
        page,
        text="Salmon.",
        metadata={
            "sources": [{"title": "A source", "url": url}],
            "numbers": [number, texted, many],
        },
    )
    ask(page, QUESTION)
    replies(page).locator("summary").click()
    hrefs = [link.get_attribute("href") for link in replies(page).locator("a").all()]
    assert hrefs == [
        "tel:1800555",
        "sms:85258",
        "tel:911",
        "https://example.org/a%20b?q=%3Cx%3E",
    ]
    link = replies(page).locator(".sources a")
    expect(link).to_have_attribute("rel", "noopener noreferrer nofollow")
    expect(link).to_have_attribute("target", "_blank")
    page.context.route(
        "https://example.org/**",
        lambda route: route.fulfill(
            body="<title>There</title>", content_type="text/html"
        ),
    )
    with page.context.expect_page() as opened:
        link.click()
    expect(opened.value).to_have_title("There")
    assert opened.value.evaluate("[opener, document.referrer]") == [None, ""]
