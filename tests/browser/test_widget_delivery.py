"""A message is never lost and never heard twice, whatever the network does."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.chat import (
    MESSAGE,
    ask,
    open_chat,
    own_turns,
    question_box,
    replies,
    waiting,
)
from tests.browser.network import (
    ASKED,
    NOT_SENT,
    SALMON,
    SPINACH,
    TESTED,
    Held,
    connection,
    cut_off,
    expect_answered,
    heard,
    kept,
    listen,
    reconnect,
    requests_of,
    times_said,
    turns,
)
from tests.conftest import Server


@pytest.fixture
def mortal(server: Server) -> Iterator[Server]:
    """Return the server of all tests, to be killed; it runs again afterwards."""
    yield server
    if not server.is_running:
        server.start()


def test_widget_keeps_what_is_typed_offline_and_sends_it_once_in_order(
    page: Page, server_url: str
) -> None:
    open_chat(page, server_url)
    said = listen(page)
    ask(page, SALMON)
    expect_answered(page, [SALMON])

    page.context.set_offline(True)
    expect(connection(page)).to_contain_text("You are offline")
    expect(connection(page)).to_contain_text("call your local emergency number")
    ask(page, SPINACH)
    ask(page, TESTED)
    expect(page.locator(".own .status")).to_have_text([NOT_SENT] * 2)
    expect(waiting(page)).to_have_count(0)

    page.context.set_offline(False)
    expect_answered(page, list(ASKED))
    expect(connection(page)).to_be_hidden()
    assert heard(page, server_url) == list(ASKED)
    assert times_said(said(), "You are offline") == 1
    assert times_said(said(), "Connected again.") == 1


@pytest.mark.parametrize("before", [[], [SALMON]])
def test_widget_shows_what_is_unsent_after_a_reload_and_sends_it_once(
    page: Page, server_url: str, before: list[str]
) -> None:
    open_chat(page, server_url)
    for question in before:
        ask(page, question)
    expect_answered(page, before)
    cut_off(page)
    ask(page, SPINACH)
    expect(page.locator(".own .status")).to_have_text([NOT_SENT])

    page.reload()
    expect(own_turns(page)).to_have_text([SPINACH])
    expect(connection(page)).to_contain_text("The server cannot be reached")
    expect(page.locator(".own .status")).to_have_text([NOT_SENT])
    ask(page, TESTED)
    expect(page.locator(".own .status")).to_have_text([NOT_SENT] * 2)

    reconnect(page)
    expect_answered(page, [*before, SPINACH, TESTED])
    assert heard(page, server_url) == [*before, SPINACH, TESTED]
    assert kept(page)["queue"] == []


@pytest.mark.parametrize("times", [1, 3])
def test_widget_gets_one_answer_when_the_answer_is_lost_on_its_way(
    page: Page, server_url: str, times: int
) -> None:
    lost: list[Route] = []

    def lose(route: Route) -> None:
        lost.append(route)
        if len(lost) > times:
            route.continue_()
        else:
            route.fetch()  # the server has heard it
            route.abort()

    page.route(MESSAGE, lose)
    open_chat(page, server_url)
    ask(page, SALMON)
    for place in range(times):
        expect(connection(page)).to_be_visible()
        expect(page.locator(".own .status")).to_have_text(NOT_SENT)
        assert len(lost) >= place + 1
        page.get_by_role("button", name="Try now").click()
    expect_answered(page, [SALMON])
    expect(connection(page)).to_be_hidden()
    assert heard(page, server_url) == [SALMON]
    assert len({route.request.post_data_json["id"] for route in lost}) == 1


def test_widget_shows_the_lost_answer_once_after_a_reload(
    page: Page, server_url: str
) -> None:
    open_chat(page, server_url)

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route(MESSAGE, lose)
    ask(page, SALMON)
    expect(connection(page)).to_be_visible()
    sent = requests_of(page, "/message")
    page.reload()
    expect_answered(page, [SALMON])
    assert sent == []
    assert heard(page, server_url) == [SALMON]


def test_widget_loses_and_doubles_nothing_when_the_server_is_killed(
    page: Page, mortal: Server
) -> None:
    foods, more = "which foods have vitamin d?", "and magnesium?"
    open_chat(page, mortal.url)
    ask(page, foods)
    expect(replies(page)).to_have_count(1)

    killed: list[Route] = []

    def kill(route: Route) -> None:
        if not killed:
            route.fetch()  # it was heard, and its answer is lost with the server
            mortal.kill()
        killed.append(route)
        route.abort()

    page.route(MESSAGE, kill)
    ask(page, more)
    expect(connection(page)).to_contain_text("The server cannot be reached")
    ask(page, TESTED)
    expect(page.locator(".own .status")).to_have_text([NOT_SENT] * 2)

    page.unroute(MESSAGE)
    mortal.start()
    expect(replies(page)).to_have_count(3)  # nobody pressed anything
    expect(own_turns(page)).to_have_text([foods, more, TESTED])
    # What was asked before is still known: these are foods.
    expect(turns(page).nth(3)).to_contain_text("magnesium")
    expect(turns(page).nth(3)).to_contain_text("pumpkin seeds", ignore_case=True)
    expect(turns(page).nth(5)).to_contain_text("test")
    expect(connection(page)).to_be_hidden()
    assert heard(page, mortal.url) == [foods, more, TESTED]


def test_widget_shows_that_a_reply_is_written_and_says_it_once(
    page: Page, server_url: str
) -> None:
    page.clock.install()
    open_chat(page, server_url)
    said = listen(page)
    first = Held(page, "**/session")
    page.clock.pause_at("2100-01-01")
    with page.expect_request("**/session"):
        ask(page, SALMON)
    page.clock.run_for(299)
    expect(waiting(page)).to_have_count(0)
    page.clock.run_for(1)
    expect(waiting(page)).to_be_visible()
    page.clock.run_for(2000)
    assert times_said(said(), "Writing a reply") == 1

    # The second step takes as long; it is the same reply.
    second = Held(page, MESSAGE)
    with page.expect_request(MESSAGE):
        first.let_go()
    page.clock.run_for(5000)
    expect(waiting(page)).to_have_count(1)
    assert times_said(said(), "Writing a reply") == 1
    second.let_go()
    expect_answered(page, [SALMON])
    page.clock.run_for(5000)
    assert times_said(said(), "Writing a reply") == 1


def test_widget_lets_a_person_type_on_and_answers_each_below_its_question(
    page: Page, server_url: str
) -> None:
    open_chat(page, server_url)
    held = Held(page, MESSAGE)
    with page.expect_request(MESSAGE):
        ask(page, SALMON)
    ask(page, SPINACH)
    ask(page, TESTED)
    expect(waiting(page)).to_be_visible()
    expect(turns(page).nth(1)).to_have_class(re.compile(r"\bwaiting\b"))
    question_box(page).fill("I was just")
    held.let_go()
    expect_answered(page, list(ASKED))
    expect(question_box(page)).to_have_value("I was just")
    expect(question_box(page)).to_be_focused()
    assert heard(page, server_url) == list(ASKED)


def test_widget_works_over_a_slow_network(page: Page, server_url: str) -> None:
    open_chat(page, server_url)
    slow = page.context.new_cdp_session(page)
    slow.send("Network.enable")
    slow.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": 700,
            "downloadThroughput": 4000,
            "uploadThroughput": 2000,
        },
    )
    ask(page, SALMON)
    ask(page, SPINACH)
    expect(waiting(page)).to_be_visible()
    expect_answered(page, [SALMON, SPINACH])
    expect(connection(page)).to_be_hidden()
    assert heard(page, server_url) == [SALMON, SPINACH]


@pytest.mark.parametrize("how", ["click", "key"])
def test_widget_sends_once_when_a_person_presses_twice(
    page: Page, server_url: str, how: str
) -> None:
    open_chat(page, server_url)
    question_box(page).fill(SALMON)
    if how == "click":
        page.get_by_role("button", name="Send").dblclick()
    else:
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
    expect_answered(page, [SALMON])
    assert heard(page, server_url) == [SALMON]


def test_widget_has_the_unsent_draft_in_its_box_after_a_reload(
    page: Page, server_url: str
) -> None:
    open_chat(page, server_url)
    question_box(page).press_sequentially("is it safe to")
    page.reload()
    expect(question_box(page)).to_have_value("is it safe to")
    ask(page, SALMON)
    expect_answered(page, [SALMON])
    page.reload()
    expect_answered(page, [SALMON])
    expect(question_box(page)).to_have_value("")
