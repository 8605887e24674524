"""Words stay words: nothing that comes into the chat runs, or becomes HTML."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.attacks import (
    ALLOW,
    ATTACK,
    HISTORY,
    keep,
    nothing_ran,
    visit,
)
from tests.browser.chat import (
    QUESTION,
    ask,
    choose_option,
    first_message,
    own_turns,
    replies,
    reply_with,
)
from tests.browser.site import MARKUP, Site

NOW = 1_795_900_000


def test_words_of_a_person_are_shown_and_kept_as_words(page: Page, site: Site) -> None:
    complaints = visit(page, site)
    ask(page, ATTACK)
    expect(own_turns(page)).to_have_text(ATTACK)
    expect(replies(page)).to_have_count(1)
    page.reload()
    expect(own_turns(page)).to_have_text(ATTACK)
    nothing_ran(page)
    for kind in ("Download as text", "Download as data (JSON)"):
        with page.expect_download() as download:
            choose_option(page, kind)
        name = download.value.suggested_filename
        assert name.endswith((".txt", ".json"))  # a browser opens neither as a page
        saved = download.value.path().read_text(encoding="utf-8")
        assert ATTACK in (saved if name.endswith("txt") else _texts(saved))
    assert complaints == []


def _texts(data: str) -> list[str]:
    return [turn["text"] for turn in json.loads(data)["turns"]]


def test_words_of_a_reply_are_never_html(page: Page, site: Site) -> None:
    complaints = visit(page, site)
    sent = reply_with(
        page,
        text=f"{ATTACK}\n• {ATTACK}\nSources: {ATTACK}\n{ATTACK}",
        buttons=[{"title": ATTACK, "payload": ATTACK, ATTACK: ATTACK}],
        image=ATTACK,
        attachment=ATTACK,
        custom={"html": ATTACK},
        metadata={
            "kind": ATTACK,
            "topic": ATTACK,
            "topics": [ATTACK],
            "language": ATTACK,
            "notice": ATTACK,
            "sources": [{"id": ATTACK, "title": ATTACK, "url": f"https://x/{ATTACK}"}],
            "numbers": [{"label": ATTACK, "number": ATTACK, "href": ATTACK}],
            "rating": [{"title": ATTACK, "payload": f"/{ATTACK}"}] * 2,
        },
    )
    ask(page, "hello")
    bubble = replies(page).locator(".bubble")
    expect(bubble.locator("p").first).to_have_text(ATTACK)
    bubble.locator("summary").click()
    expect(bubble.locator(".sources a")).to_contain_text(ATTACK)
    nothing_ran(page)
    page.get_by_role("button", name="Helpful", exact=True).click()
    page.locator(".choice").last.click()
    expect(replies(page)).to_have_count(3)
    assert sent[-1]["message"] == ATTACK
    nothing_ran(page)
    assert complaints == []


def test_words_of_a_history_are_never_html(page: Page, site: Site) -> None:
    keep(page, site, {"token": ATTACK.replace(" ", "")})
    turn = {"id": ATTACK, "time": NOW, "text": ATTACK, "messages": [{"text": ATTACK}]}
    body = {"turns": [turn, turn], "earlier": ATTACK}
    page.route(HISTORY, lambda route: route.fulfill(json=body, headers=ALLOW))
    complaints = visit(page, site)
    expect(own_turns(page)).to_have_text([ATTACK, ATTACK])
    page.get_by_role("button", name="Show earlier messages").click()
    expect(own_turns(page)).to_have_count(4)
    nothing_ran(page)
    assert complaints == []


@pytest.mark.parametrize(
    "body", [ATTACK, json.dumps({"error": {"message": ATTACK, "code": ATTACK}}), "[1]"]
)
def test_words_of_an_error_are_not_shown(page: Page, site: Site, body: str) -> None:
    visit(page, site)

    def fail(route: Route) -> None:
        kind = "text/html" if body == ATTACK else "application/json"
        route.fulfill(status=500, body=body, content_type=kind, headers=ALLOW)

    page.route("**/webhooks/web/message", fail)
    ask(page, QUESTION)
    expect(page.locator(".status")).to_be_visible()
    expect(page.locator(".root")).not_to_contain_text("window.taken")
    nothing_ran(page)


def test_words_of_attributes_are_never_html(page: Page, site: Site) -> None:
    names = ("title", "greeting", "id", "server", "accent", "language", "country")
    names += ("scheme", "position")
    values = json.dumps(dict.fromkeys(names, ATTACK))
    site.visit(page, site.tag("data-manual"))
    page.evaluate(
        f"""() => {{
            const chat = document.createElement('cofactor-chat');
            for (const [name, value] of Object.entries({values})) {{
                chat.setAttribute(name, value);
            }}
            document.body.append(chat);
            chat.show();
        }}"""
    )
    expect(page.locator("h2")).to_have_text(ATTACK)
    expect(first_message(page).locator("p").nth(1)).to_have_text(ATTACK)
    ask(page, QUESTION)
    expect(replies(page)).to_have_count(1)
    expect(replies(page).locator(".author bdi")).to_have_text(ATTACK)
    nothing_ran(page)
    with page.expect_download() as download:
        choose_option(page, "Download as text")
    assert "window" not in download.value.suggested_filename


@pytest.mark.parametrize("path", ["/", "/chat"])
def test_words_of_the_content_are_never_html(page: Page, site: Site, path: str) -> None:
    # The checks of the content let markup pass: it is text like any other.
    page.goto(site.server + path)
    title = page.title()
    if path == "/":
        expect(page.locator("cite")).to_have_text(MARKUP)
        expect(page.get_by_role("link", name=MARKUP).first).to_be_visible()
        page.locator("button.launcher").click()
    ask(page, "hello")
    expect(replies(page)).to_contain_text(MARKUP)
    ask(page, "is magnesium good for the heart")
    expect(replies(page)).to_have_count(2)
    expect(page.locator("img")).to_have_count(0)
    assert page.title() == title
