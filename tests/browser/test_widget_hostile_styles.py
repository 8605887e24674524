"""A page's own styles do not reach the chat, nor the chat's the page."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat import (
    QUESTION,
    ask,
    choose_option,
    launcher,
    question_box,
    replies,
    reply_with,
)
from tests.browser.site import Site

Looks = list[dict[str, str]]
# Of each part: what it is, where, and all that CSS says of it but for variables. As
# text, since it is much.
LOOKS = """parts => JSON.stringify(parts.map(part => {
    const style = getComputedStyle(part);
    const { x, y, width, height } = part.getBoundingClientRect();
    const names = [...style].filter(name => !name.startsWith('--'));
    return {
        part: `${part.localName}.${part.getAttribute('class')}`,
        place: [x, y, width, height].join(' '),
        ...Object.fromEntries(names.map(name => [name, style.getPropertyValue(name)])),
    };
}))"""
WORDS = "<main><h1>A shop</h1><p>Buy <a href='/'>more</a>.</p></main>"
REPLY: dict[str, Any] = {
    "text": "Yes.\n• One\n• Two\nNo advice.",
    "buttons": [{"title": "Tell me more", "payload": "/more"}],
    "metadata": {
        "kind": "crisis",
        "notice": "No advice.",
        "sources": [{"title": "A source", "url": "https://example.org/"}],
        "numbers": [{"label": "A line", "number": "116 123", "href": "tel:116123"}],
        "rating": [
            {"title": "Helpful", "payload": "/helpful"},
            {"title": "Not helpful", "payload": "/unhelpful"},
        ],
    },
}
STYLES = {
    "all": "body * { all: unset !important; font-size: 40px !important; color: red "
    "!important; display: none !important }",
    "kinds": "section, div, header, h2, ol, ul, li, p, a, svg, form, label, textarea, "
    "button, dialog, details, summary, strong, bdi { display: none !important; margin: "
    "50px !important; position: static !important; background: red !important }",
    "small": "html { font-size: 62.5% } body { font: 6px/1 monospace; letter-spacing: "
    "5px; text-transform: uppercase; text-align: right; color: red; cursor: wait; "
    "word-spacing: 9px; visibility: hidden; line-height: 4; text-indent: 3em; "
    "white-space: pre; user-select: none; pointer-events: none; tab-size: 20; "
    "font-variant: small-caps; hyphens: auto; list-style: square; quotes: none }",
    "host": "cofactor-chat { opacity: 0 !important; transform: scale(0.1) !important; "
    "display: none !important; visibility: hidden !important; filter: blur(9px) "
    "!important; position: fixed !important; top: -9999px !important; zoom: 0.2 "
    "!important; clip-path: inset(50%) !important; contain: strict !important; "
    "content-visibility: hidden !important; pointer-events: none !important; width: 0 "
    "!important; overflow: hidden !important; z-index: -1 !important; mix-blend-mode: "
    "difference !important; writing-mode: vertical-rl !important; animation: off 1s "
    "infinite !important; will-change: transform !important }"
    "@keyframes off { from, to { opacity: 0; transform: scale(0) } }",
    "names": ".panel, .launcher, .turn, .log, .composer, #title, #question, #hint "
    "{ display: none !important } :root { --page: red; --text: red; --accent: red; "
    "--own: red; --seen: 20px; --above: 300px; --surface: red }"
    "::part(panel) { display: none !important }",
    "layers": "@layer base { body * { display: none !important } } "
    "@media all { :is(cofactor-chat, cofactor-chat *) { display: none !important } }",
}


def watch_clock(page: Page) -> None:
    """Have each message at the same time of day: its words are as wide then."""
    page.clock.set_fixed_time("2026-03-01T10:00:00")


def talk(page: Page) -> None:
    """Open the chat and bring most of its parts up."""
    reply_with(page, **REPLY)
    launcher(page).click()
    ask(page, QUESTION)
    replies(page).locator("summary").click()
    page.get_by_role("button", name="Conversation options").click()
    expect(page.locator(".menu")).to_be_visible()


def chat_looks(page: Page) -> Looks:
    """Return what each part of the chat looks like."""
    return json.loads(page.locator(".root *").evaluate_all(LOOKS))


def page_looks(page: Page) -> Looks:
    """Return what each part of the page itself looks like."""
    return json.loads(page.locator("html, body, main, main *").evaluate_all(LOOKS))


def differences(
    before: Looks, after: Looks
) -> list[tuple[str, str, str | None, str | None]]:
    """Return part, property and both values where two looks are not the same."""
    assert [one["part"] for one in before] == [one["part"] for one in after]
    return [
        (one["part"], name, one.get(name), other.get(name))
        for one, other in zip(before, after, strict=True)
        for name in sorted(one.keys() | other.keys())
        if one.get(name) != other.get(name)
    ]


@pytest.fixture(scope="module")
def plain_looks() -> dict[str, Looks]:
    """Keep what the chat looks like on a page without styles, once it is known."""
    return {}


def looks_on(page: Page, site: Site, head: str = "") -> Looks:
    """Return what the chat looks like when it is used on a page with this head."""
    watch_clock(page)
    site.visit(page, WORDS + site.tag(), head=head)
    talk(page)
    return chat_looks(page)


@pytest.mark.parametrize("name", STYLES)
def test_hostile_styles_s_styles_change_nothing_in_the_chat(
    page: Page, site: Site, plain_looks: dict[str, Looks], name: str
) -> None:
    if not plain_looks:
        plain_looks["all"] = looks_on(page, site)
        page.evaluate("sessionStorage.clear()")
        page.goto("about:blank")
    found = looks_on(page, site, f"<style>{STYLES[name]}</style>")
    assert len(found) > 80
    assert differences(plain_looks["all"], found) == []
    # Seen and not only there: a click goes where it should.
    page.keyboard.press("Escape")
    choose_option(page, "Delete my data")
    page.get_by_role("button", name="Keep", exact=True).click()
    page.get_by_role("button", name="Tell me more").click()
    expect(replies(page)).to_have_count(2)
    page.get_by_role("button", name="Close chat").click()
    launcher(page).click()
    expect(page.get_by_role("dialog")).to_be_visible()


@pytest.mark.parametrize("name", ["kinds", "small", "names"])
def test_hostile_styles_s_styles_reach_nothing_in_an_inline_chat(
    page: Page, site: Site, name: str
) -> None:
    watch_clock(page)
    place = "style='position: fixed; inset: 0; width: 500px; height: 600px'"
    inline = f"<main {place}><cofactor-chat inline></cofactor-chat></main>"

    def looks(head: str) -> Looks:
        site.visit(page, inline + site.tag("data-manual"), head=head)
        expect(question_box(page)).to_be_visible()
        return chat_looks(page)

    before = looks("")
    after = looks(f"<style>{STYLES[name]}</style>")
    assert differences(before, after) == []


def test_hostile_styles_s_layers_are_all_below_the_chat(page: Page, site: Site) -> None:
    cover = (
        "<div style='position: fixed; inset: 0; z-index: 2147483647;"
        " background: white'>Cover</div>"
    )
    site.visit(page, cover + site.tag())
    launcher(page).click(timeout=5000)
    ask(page, QUESTION)
    page.get_by_role("button", name="Close chat").click(timeout=5000)
    expect(launcher(page)).to_be_visible()


@pytest.mark.parametrize(
    "style",
    [
        "",
        "body { display: grid; gap: 40px; min-height: 100vh }",
        "body { display: flex; flex-direction: column; gap: 3rem; margin: 0 }",
        "body > * { margin-bottom: 70px }",
    ],
)
def test_hostile_styles_the_chat_s_styles_change_nothing_in_the_page(
    page: Page, site: Site, style: str
) -> None:
    parts = ["h1", "h2", "p", "a", "ul", "li", "button", "textarea", "form", "label"]
    parts += ["dialog", "header", "section"]
    body = "".join(f"<{one} class='panel turn icon'>x</{one}>" for one in parts)
    site.visit(page, f"<main class=log>{body}</main>", head=f"<style>{style}</style>")
    before = page_looks(page)
    height = page.evaluate("document.documentElement.scrollHeight")
    page.evaluate(
        """address => {
            const script = document.createElement('script');
            script.src = address;
            document.head.append(script);
        }""",
        f"{site.server}/widget/cofactor.js",
    )
    expect(launcher(page)).to_be_visible()
    assert differences(before, page_looks(page)) == []
    launcher(page).click()
    expect(question_box(page)).to_be_visible()
    assert differences(before, page_looks(page)) == []
    assert page.evaluate("document.documentElement.scrollHeight") == height


@pytest.mark.parametrize(
    "html",
    [
        "<p>No doctype.</p>{tag}",
        "<!doctype html><base href='https://elsewhere.example/x/' target=_top>{tag}",
        "<!doctype html><html dir=rtl lang=he><p>שלום</p>{tag}",
        "<!doctype html><html dir=rtl><body style='writing-mode: vertical-rl'>{tag}",
        "<!doctype html><body style='min-height: 9000px; overflow-x: hidden'>{tag}",
    ],
    ids=["quirks", "base", "rtl", "vertical", "long"],
)
def test_hostile_styles_of_any_kind_has_the_same_chat(
    page: Page, site: Site, plain_looks: dict[str, Looks], html: str
) -> None:
    if not plain_looks:
        plain_looks["all"] = looks_on(page, site)
        page.evaluate("sessionStorage.clear()")
        page.goto("about:blank")
    watch_clock(page)
    page.goto(site.put(html.format(tag=site.tag(""))))
    talk(page)
    assert differences(plain_looks["all"], chat_looks(page)) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Tell me more").click()
    expect(replies(page)).to_have_count(2)
    assert page.url == f"{site.url}/"
