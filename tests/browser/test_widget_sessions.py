"""Who can go on with a conversation: the tab that holds its token, and nobody else."""

from __future__ import annotations

import time
from typing import Any

import jwt
import pytest
import requests
from playwright.sync_api import Locator, Page, expect

from tests.browser.chat import (
    ask,
    choose_option,
    open_chat,
    own_turns,
    replies,
)
from tests.browser.network import (
    SALMON,
    SPINACH,
    cut_off,
    expect_answered,
    heard,
    history,
    keep,
    kept,
    listen,
    reconnect,
    requests_of,
    times_said,
    turns,
)
from tests.conftest import Server

OVER = "The last conversation is over. This is a new one."
HOUR = 3600  # seconds


def signed(server: Server, token: str, expires: float, key: str | None = None) -> str:
    """Return ``token`` as the server would have made it to end at another time."""
    key = key or (server.state / "sessions.key").read_text().strip()
    claims = jwt.decode(token, options={"verify_signature": False})
    return jwt.encode({**claims, "exp": int(expires)}, key, algorithm="HS256")


def spoil(server: Server, token: str, how: str) -> str:
    """Return a token that opens nothing."""
    if how == "expired":
        return signed(server, token, time.time() - 10)
    if how == "of another server":
        return signed(server, token, time.time() + HOUR, "x" * 64)
    return "no token at all"


def test_widget_keeps_its_token_in_the_tab_alone(page: Page, server_url: str) -> None:
    open_chat(page, server_url)
    assert "token" not in kept(page)  # nothing is begun before the first message
    ask(page, SALMON)
    expect_answered(page, [SALMON])
    token = kept(page)["token"]
    assert page.context.cookies() == []
    assert page.evaluate("document.cookie") == ""
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate("indexedDB.databases()") == []
    assert page.evaluate("caches.keys()") == []
    assert token not in page.content()
    assert token not in page.url


@pytest.mark.parametrize("how", ["expired", "of another server", "garbled"])
@pytest.mark.parametrize("when", ["while it is open", "after a reload"])
def test_widget_says_that_a_new_conversation_began_and_sends_the_message_in_it(
    page: Page, server: Server, how: str, when: str
) -> None:
    open_chat(page, server.url)
    ask(page, SALMON)
    expect_answered(page, [SALMON])
    token = kept(page)["token"]
    spoilt = spoil(server, token, how)
    if when == "after a reload":
        keep(page, token=spoilt)
        said = listen(page)
    else:
        # The history is read, and the token ends then.
        page.route("**/history", lambda route: route.fulfill(json={"turns": []}))
        keep(page, token=spoilt)
        expect(page.locator(".turn.first")).to_be_visible()
        said = listen(page)
    ask(page, SPINACH)
    expect(replies(page)).to_have_count(1)
    expect(turns(page)).to_have_count(3)
    expect(turns(page).nth(0)).to_have_text(OVER)
    expect(turns(page).nth(1)).to_contain_text(SPINACH)
    expect(turns(page).nth(2)).to_contain_text("spinach")
    if when == "while it is open":
        assert times_said(said(), OVER) == 1
    assert kept(page)["token"] not in (token, spoilt)
    assert heard(page, server.url) == [SPINACH]
    assert [turn["text"] for turn in history(server.url, token)] == [SALMON]


def test_widget_sends_what_was_unsent_in_the_new_conversation(
    page: Page, server: Server
) -> None:
    open_chat(page, server.url)
    ask(page, SALMON)
    expect_answered(page, [SALMON])
    cut_off(page)
    ask(page, SPINACH)
    expect(page.locator(".own .status")).to_have_text("Not sent yet")
    keep(page, token=spoil(server, kept(page)["token"], "expired"))
    expect(own_turns(page)).to_have_text([SPINACH])
    reconnect(page)
    expect(replies(page)).to_contain_text("spinach")
    expect(turns(page).first).to_have_text(OVER)
    assert heard(page, server.url) == [SPINACH]


def test_widget_takes_over_a_renewed_token(page: Page, server: Server) -> None:
    open_chat(page, server.url)
    ask(page, SALMON)
    expect_answered(page, [SALMON])
    old = signed(server, kept(page)["token"], time.time() + HOUR)
    keep(page, token=old)
    ask(page, SPINACH)
    expect_answered(page, [SALMON, SPINACH])
    new = kept(page)["token"]
    assert new != old
    claims = jwt.decode(new, options={"verify_signature": False})
    assert claims["exp"] > time.time() + 12 * HOUR
    sent = requests_of(page, "/message")
    ask(page, SALMON)
    expect(replies(page)).to_have_count(3)
    assert sent[0].headers["authorization"] == f"Bearer {new}"
    assert heard(page, server.url) == [SALMON, SPINACH, SALMON]


def test_widget_has_a_conversation_of_its_own_in_each_tab(
    page: Page, server_url: str
) -> None:
    open_chat(page, server_url)
    ask(page, SALMON)
    expect_answered(page, [SALMON])
    other = page.context.new_page()
    open_chat(other, server_url)
    expect(turns(other)).to_have_count(0)
    ask(other, SPINACH)
    expect_answered(other, [SPINACH])
    assert heard(page, server_url) == [SALMON]
    assert heard(other, server_url) == [SPINACH]


def test_widget_keeps_two_chats_of_one_page_apart(page: Page, server_url: str) -> None:
    body = """<!doctype html><meta charset="utf-8">
        <script src="/widget/cofactor.js" async></script>
        <cofactor-chat inline title="One" style="height: 25rem"></cofactor-chat>
        <cofactor-chat inline title="Two" style="height: 25rem"></cofactor-chat>"""
    page.route(
        "**/two-chats", lambda route: route.fulfill(body=body, content_type="text/html")
    )
    page.goto(f"{server_url}/two-chats")

    def chat(name: str) -> Locator:
        return page.locator(f"cofactor-chat[title={name}]")

    def say(name: str, question: str) -> None:
        chat(name).get_by_label("Your question").fill(question)
        chat(name).get_by_label("Your question").press("Enter")

    def expect_said(name: str, *questions: str) -> None:
        expect(chat(name).locator(".own .bubble")).to_have_text(questions)
        answers = chat(name).locator(".turn.reply:not(.first, .waiting)")
        expect(answers).to_have_count(len(questions))

    say("One", SALMON)
    say("Two", SPINACH)
    for _ in range(2):
        expect_said("One", SALMON)
        expect_said("Two", SPINACH)
        tokens: list[str] = page.evaluate(
            "Object.values(sessionStorage).map(kept => JSON.parse(kept).token)"
        )
        told = [[turn["text"] for turn in history(server_url, one)] for one in tokens]
        assert sorted(told) == sorted([[SALMON], [SPINACH]])
        page.reload()
    say("Two", SALMON)
    expect_said("Two", SPINACH, SALMON)
    expect_said("One", SALMON)


def test_widget_s_conversation_can_not_be_read_by_another_website(
    page: Page, server_url: str
) -> None:
    open_chat(page, server_url)
    ask(page, SALMON)
    expect_answered(page, [SALMON])
    token = kept(page)["token"]
    page.route(
        "http://other.test/**",
        lambda route: route.fulfill(body="<title>x</title>", content_type="text/html"),
    )
    page.goto("http://other.test/")
    assert page.evaluate("sessionStorage.length") == 0
    # Not even with the token in its hands, which it can't come by.
    got = page.evaluate(
        """async ([url, token]) => {
            const headers = { Authorization: `Bearer ${token}` };
            try {
                return await (await fetch(`${url}/history`, { headers })).text();
            } catch (error) {
                return error.name;
            }
        }""",
        [f"{server_url}/webhooks/web", token],
    )
    assert SALMON not in got
    answer = requests.get(
        f"{server_url}/webhooks/web/history",
        headers={"Authorization": f"Bearer {token}", "Origin": "http://other.test"},
        timeout=30,
    )
    assert answer.status_code == 403
    assert SALMON not in answer.text


@pytest.mark.parametrize(
    "switch_off",
    [
        "Object.defineProperty(window, 'sessionStorage',"
        " { get() { throw new DOMException('no', 'SecurityError'); } })",
        "Storage.prototype.setItem = () =>"
        " { throw new DOMException('full', 'QuotaExceededError'); }",
    ],
)
def test_widget_works_where_the_browser_keeps_nothing(
    page: Page, server_url: str, switch_off: str
) -> None:
    errors: list[Any] = []
    page.on("pageerror", lambda error: errors.append(error))
    page.add_init_script(switch_off)
    open_chat(page, server_url)
    for question in (SALMON, SPINACH):
        ask(page, question)
    expect_answered(page, [SALMON, SPINACH])
    choose_option(page, "New conversation")
    expect(turns(page)).to_have_count(0)
    page.reload()
    expect(page.locator(".turn.first")).to_be_visible()
    expect(turns(page)).to_have_count(0)
    assert errors == []
