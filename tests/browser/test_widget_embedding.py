"""One line in a page of any website, and the chat is there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.chat import (
    QUESTION,
    ask,
    first_message,
    launcher,
    own_turns,
    replies,
)
from tests.browser.site import Site, complaints_of, requests_of

ELEMENT = "cofactor-chat"
ARABIC = "برنامج حاسوبي"


@pytest.mark.parametrize("attributes", ["async", "defer", ""])
@pytest.mark.parametrize("place", ["head", "end"])
def test_embedding_one_line_adds_one_chat_that_answers(
    page: Page, site: Site, attributes: str, place: str
) -> None:
    complaints = complaints_of(page)
    tag = site.tag(attributes)
    if place == "head":
        site.visit(page, "<p>Words.</p>", head=tag)
    else:
        site.visit(page, f"<p>Words.</p>{tag}")
    launcher(page).click()
    expect(page.get_by_role("dialog", name="Cofactor")).to_be_visible()
    ask(page, QUESTION)
    expect(replies(page)).to_contain_text("salmon", ignore_case=True)
    expect(replies(page).locator(".notice")).to_be_visible()
    expect(page.locator(f"body > {ELEMENT}")).to_have_count(1)
    assert complaints == []


def test_embedding_without_leave_says_so_in_the_chat(
    page: Page, site: Site, server_url: str
) -> None:
    """The other server was not told of this website."""
    site.visit(page, f'<script src="{server_url}/widget/cofactor.js"></script>')
    launcher(page).click()
    ask(page, QUESTION)
    failure = page.locator(".own .status.failure")
    expect(failure).to_contain_text("This website is not allowed to use this chat")
    expect(replies(page)).to_have_count(0)


def test_embedding_a_script_that_a_page_adds_later_adds_the_chat(
    page: Page, site: Site
) -> None:
    site.visit(page, "<p>Words.</p>")
    page.evaluate(
        """address => {
            const script = document.createElement('script');
            script.src = address;
            script.dataset.title = 'Ask us';
            document.head.append(script);
        }""",
        f"{site.server}/widget/cofactor.js?v=1",
    )
    launcher(page).click()
    ask(page, QUESTION)
    expect(replies(page)).to_have_count(1)
    expect(page.get_by_role("heading", name="Ask us")).to_be_visible()


def test_embedding_attributes_of_the_script_reach_the_element(
    page: Page, site: Site
) -> None:
    said = {
        "title": "Ask <us>",
        "accent": "#7a1f5c",
        "scheme": "dark",
        "position": "left",
        "language": "es",
        "country": "GB",
        "greeting": "Hola.",
        "server": site.server,
    }
    attributes = " ".join(f'data-{name}="{value}"' for name, value in said.items())
    site.visit(page, site.tag(f"async data-open data-other=1 {attributes}"))
    expect(page.get_by_role("dialog", name="Ask <us>")).to_be_visible()
    found = page.locator(ELEMENT).evaluate(
        "e => Object.fromEntries([...e.attributes].map(a => [a.name, a.value]))"
    )
    assert found == {**said, "open": ""}


def test_embedding_by_hand_adds_none_until_the_page_does(
    page: Page, site: Site
) -> None:
    site.visit(page, site.tag("data-manual data-title=Other"))
    page.wait_for_load_state()
    expect(page.locator(ELEMENT)).to_have_count(0)
    page.evaluate("document.body.append(document.createElement('cofactor-chat'))")
    expect(launcher(page)).to_have_accessible_name("Open chat: Cofactor")


@pytest.mark.parametrize("order", ["before", "after"])
def test_embedding_a_page_with_a_chat_of_its_own_gets_no_second(
    page: Page, site: Site, order: str
) -> None:
    own = "<cofactor-chat title='Our own'></cofactor-chat>"
    tag = site.tag("")
    site.visit(page, own + tag if order == "before" else tag + own)
    expect(launcher(page)).to_have_accessible_name("Open chat: Our own")
    expect(page.locator(ELEMENT)).to_have_count(1)


@pytest.mark.parametrize("attributes", ["async", ""])
def test_embedding_the_line_twice_in_a_page_adds_one_chat(
    page: Page, site: Site, attributes: str
) -> None:
    complaints = complaints_of(page)
    tag = site.tag(attributes)
    module = f'<script type="module" src="{site.server}/widget/cofactor.mjs"></script>'
    site.visit(page, f"{tag}{module}<p>Words.</p>{tag}", head=tag)
    page.wait_for_load_state()
    expect(launcher(page)).to_have_count(1)
    launcher(page).click()
    ask(page, QUESTION)
    expect(own_turns(page)).to_have_count(1)
    expect(replies(page)).to_have_count(1)
    assert complaints == []


@pytest.mark.parametrize(
    "kind", ["text/html; charset=windows-1252", "text/html", "text/html; charset=utf-8"]
)
def test_embedding_a_page_in_any_encoding_shows_arabic_right(
    page: Page, site: Site, kind: str
) -> None:
    # Without <meta charset>: the page of an old website.
    tag = site.tag("data-language=ar data-open")
    html = f"<!doctype html><title>Old</title><p>Old.</p>{tag}"
    page.goto(site.put(html, "/old", "latin-1", Content_Type=kind))
    expect(first_message(page)).to_contain_text(ARABIC)
    expect(page.get_by_role("dialog")).to_have_css("direction", "rtl")


def test_embedding_asks_nobody_but_its_server_and_only_once_it_is_used(
    page: Page, site: Site
) -> None:
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    site.visit(page, site.tag(), path="/shop/basket?person=jane")
    expect(launcher(page)).to_be_visible()
    page.wait_for_load_state("networkidle")
    script = f"{site.server}/widget/cofactor.js"
    assert [one.url for one in asked][1:] == [script]

    launcher(page).click()
    expect(first_message(page)).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert len(asked) == 2  # to read what it says first needs no server

    ask(page, QUESTION)
    expect(replies(page)).to_have_count(1)
    page.get_by_role("button", name="Helpful", exact=True).click()
    page.reload()
    expect(replies(page).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    for request in asked:
        assert request.url.startswith((f"{site.server}/", f"{site.url}/"))
    calls = [one for one in asked if "/webhooks/" in one.url]
    assert {one.url.removeprefix(f"{site.server}/webhooks/web/") for one in calls} == {
        "session",
        "message",
        "history",
    }
    for call in calls:
        headers = call.all_headers()
        assert not headers.get("referer")
        assert "cookie" not in headers
        assert "basket" not in f"{headers}{call.post_data}"


def test_embedding_leaves_nothing_behind_but_for_this_tab(
    page: Page, site: Site
) -> None:
    site.visit(page, site.tag())
    before = page.evaluate("Object.keys(window)")
    launcher(page).click()
    ask(page, QUESTION)
    expect(replies(page)).to_have_count(1)
    assert page.context.cookies() == []
    assert page.context.cookies(site.server) == []
    assert page.evaluate("Object.keys(localStorage)") == []
    assert page.evaluate("indexedDB.databases()") == []
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("Object.keys(sessionStorage)") == [f"cofactor {site.server} "]
    assert QUESTION not in page.evaluate("sessionStorage[sessionStorage.key(0)]")
    assert page.evaluate("Object.keys(window)") == before
    # Another tab of the same website has a conversation of its own.
    other = page.context.new_page()
    site.visit(other, site.tag("data-open"))
    expect(first_message(other)).to_be_visible()
    expect(replies(other)).to_have_count(0)
    assert requests_of(other, site.server) == []
