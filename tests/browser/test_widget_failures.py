"""What a person is told when the server fails, and what becomes of the message."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat import MESSAGE, ask, open_chat, own_turns, replies, waiting
from tests.browser.network import (
    NOT_SENT,
    SALMON,
    SPINACH,
    Held,
    answered_by,
    connection,
    cut_off,
    expect_answered,
    heard,
    keep,
    kept,
    listen,
    times_said,
)

SESSION = "**/webhooks/web/session"
EMERGENCY = "If this is an emergency, call your local emergency number."
TOO_MANY = {"error": {"code": "too_many", "message": "Too many.", "retry_after": 7}}
TROUBLE = {"error": {"code": "trouble", "message": "It failed."}, "messages": []}
HTML: dict[str, Any] = {"body": "<h1>Bad gateway</h1>", "content_type": "text/html"}
# Answers after which another try may do: the message is kept, and sent by itself.
PASSING: dict[str, dict[str, Any]] = {
    "away": {"status": 503, "json": {}},
    "a proxy's page": {"status": 502, **HTML},
    "a page that says it is fine": {"status": 200, **HTML},
    "cut off": {"status": 200, "body": '{"messages": [', "content_type": "text/json"},
    "too slow": {"status": 408, "json": {}},
}
# Answers that are final: it is said, and the person decides.
FINAL: dict[str, dict[str, Any]] = {
    "trouble": {"status": 500, "json": TROUBLE},
    "nothing in it": {"status": 200, "json": {}},
    "another form": {"status": 200, "json": []},
    "no replies": {"status": 200, "json": {"messages": []}},
    "not understood": {"status": 400, "json": {"error": {"code": "bad_request"}}},
}


@pytest.mark.parametrize(
    ("url", "what"), [(SESSION, "away"), *((MESSAGE, what) for what in PASSING)]
)
def test_widget_sends_by_itself_what_may_do_another_time(
    page: Page, server_url: str, url: str, what: str
) -> None:
    page.clock.install()
    seen = answered_by(page, url, PASSING[what])
    open_chat(page, server_url)
    said = listen(page)
    ask(page, SALMON)
    expect(connection(page)).to_contain_text("The server cannot be reached")
    expect(connection(page)).to_contain_text(EMERGENCY)
    expect(page.locator(".own .status")).to_have_text(NOT_SENT)
    expect(waiting(page)).to_have_count(0)
    page.clock.fast_forward(3000)
    expect_answered(page, [SALMON])
    expect(connection(page)).to_be_hidden()
    assert len(seen) == 2
    assert heard(page, server_url) == [SALMON]
    assert times_said(said(), "The server cannot be reached") == 1


@pytest.mark.parametrize("what", FINAL)
def test_widget_says_that_there_is_no_reply_and_retry_sends_it_once(
    page: Page, server_url: str, what: str
) -> None:
    seen = answered_by(page, MESSAGE, FINAL[what])
    open_chat(page, server_url)
    said = listen(page)
    ask(page, SALMON)
    failure = page.locator(".own .status.failure")
    expect(failure).to_contain_text("This message did not get a reply.")
    expect(failure).to_contain_text(EMERGENCY)
    expect(connection(page)).to_be_hidden()
    ask(page, SPINACH)  # what comes after does not wait for it
    expect(replies(page)).to_have_count(1)
    page.get_by_role("button", name="Retry").dblclick()
    expect_answered(page, [SALMON, SPINACH])
    assert heard(page, server_url) == [SPINACH, SALMON]
    assert len(seen) == 3
    assert times_said(said(), "did not get a reply") == 1


def test_widget_offers_retry_after_a_reload_too(page: Page, server_url: str) -> None:
    answered_by(page, MESSAGE, FINAL["trouble"])
    open_chat(page, server_url)
    ask(page, SALMON)
    retry = page.get_by_role("button", name="Retry")
    expect(retry).to_be_visible()
    page.reload()
    retry.click()
    expect_answered(page, [SALMON])
    assert heard(page, server_url) == [SALMON]


def test_widget_keeps_a_message_that_is_one_too_many_and_sends_it_in_time(
    page: Page, server_url: str
) -> None:
    page.clock.install()
    headers = {"Retry-After": "7"}
    seen = answered_by(
        page, MESSAGE, {"status": 429, "json": TOO_MANY, "headers": headers}
    )
    open_chat(page, server_url)
    said = listen(page)
    page.clock.pause_at("2100-01-01")
    ask(page, SALMON)
    expect(connection(page)).to_contain_text("Many messages came at once")
    expect(page.locator(".own .status")).to_have_text(NOT_SENT)
    page.clock.run_for(6999)
    assert len(seen) == 1
    page.clock.run_for(1)
    expect_answered(page, [SALMON])
    assert len(seen) == 2
    assert heard(page, server_url) == [SALMON]
    assert times_said(said(), "Many messages came at once") == 1


def test_widget_does_not_hurry_when_it_is_told_to_wait_for_months(
    page: Page, server_url: str
) -> None:
    page.clock.install()
    answer = {"status": 429, "json": TOO_MANY, "headers": {"Retry-After": "9999999"}}
    seen = answered_by(page, MESSAGE, *[answer] * 99)
    open_chat(page, server_url)
    ask(page, SALMON)
    expect(connection(page)).to_be_visible()
    page.clock.run_for(60_000)
    expect(connection(page)).to_be_visible()
    assert len(seen) == 1


@pytest.mark.parametrize("url", [SESSION, MESSAGE])
def test_widget_says_that_a_website_may_not_use_the_chat(
    page: Page, server_url: str, url: str
) -> None:
    body = {"error": {"code": "origin", "message": "Not this one."}}
    answered_by(page, url, {"status": 403, "json": body})
    open_chat(page, server_url)
    ask(page, SALMON)
    failure = page.locator(".own .status.failure")
    expect(failure).to_contain_text("not allowed to use this chat")
    expect(failure).to_contain_text(EMERGENCY)
    expect(own_turns(page)).to_have_text([SALMON])


def test_widget_gives_up_waiting_for_an_answer_that_never_comes(
    page: Page, server_url: str
) -> None:
    page.clock.install()
    open_chat(page, server_url)
    held = Held(page, MESSAGE)
    page.clock.pause_at("2100-01-01")
    with page.expect_request(MESSAGE):
        ask(page, SALMON)
    page.clock.run_for(14_000)
    expect(waiting(page)).to_be_visible()
    expect(connection(page)).to_be_hidden()
    page.clock.run_for(1000)
    expect(connection(page)).to_contain_text("The server cannot be reached")
    expect(page.locator(".own .status")).to_have_text(NOT_SENT)
    held.let_go()
    page.clock.run_for(3000)
    expect_answered(page, [SALMON])
    assert heard(page, server_url) == [SALMON]


@pytest.mark.parametrize("how", ["away", "refuses its own tokens", "no history"])
def test_widget_asks_a_failing_server_a_few_times_a_minute(
    page: Page, server_url: str, how: str
) -> None:
    page.clock.install()
    open_chat(page, server_url)
    ask(page, SALMON)
    expect_answered(page, [SALMON])
    if how == "away":
        cut_off(page)
    elif how == "no history":
        cut_off(page)
        page.reload()
    else:
        ended = {"error": {"code": "session_ended", "message": "Over."}}
        page.route(MESSAGE, lambda route: route.fulfill(status=401, json=ended))
    seen: list[str] = []
    page.on("request", lambda one: "/webhooks/" in one.url and seen.append(one.url))
    ask(page, SPINACH)
    expect(connection(page)).to_be_visible()
    for _ in range(60):
        page.clock.run_for(1000)
    assert 4 <= len(seen) <= 20
    before = len(seen)  # later they come seldom
    for _ in range(60):
        page.clock.run_for(1000)
    assert 2 <= len(seen) - before <= 8

    page.unroute_all(behavior="ignoreErrors")
    page.clock.run_for(30_000)
    expect(replies(page).last).to_contain_text("spinach")
    assert heard(page, server_url)[-1] == SPINACH


@pytest.mark.parametrize("status", [400, 403, 500])
def test_widget_goes_on_when_what_was_said_can_not_be_had(
    page: Page, server_url: str, status: int
) -> None:
    open_chat(page, server_url)
    ask(page, SALMON)
    expect_answered(page, [SALMON])
    answered_by(page, "**/history", {"status": status, "json": TROUBLE})
    page.reload()
    note = page.locator(".turn.note")
    expect(note).to_contain_text("Earlier messages could not be loaded")
    ask(page, SPINACH)
    expect(replies(page)).to_contain_text("spinach")
    page.reload()
    expect_answered(page, [SALMON, SPINACH])


def test_widget_survives_a_tab_that_keeps_nothing_of_use(
    page: Page, server_url: str
) -> None:
    open_chat(page, server_url)
    keep(page, token=None, queue="nonsense", draft="")
    ask(page, SALMON)
    expect_answered(page, [SALMON])
    assert kept(page)["queue"] == []
