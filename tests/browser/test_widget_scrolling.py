"""What of the conversation is in view, and that the page around it stays in place."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.chat import (
    QUESTION,
    answer,
    ask,
    ask_and_hold,
    first_message,
    log,
    open_chat,
    open_dialog,
    own_turns,
    question_box,
    replies,
    reply_with,
)

LOW = {"width": 800, "height": 600}
MANY_LINES = "\n".join(f"Line {number} of a long answer." for number in range(40))
AT_END = "it => it.scrollHeight - it.clientHeight - it.scrollTop < 2"


def top(of: Locator, scroller: Locator) -> float:
    """Return how many pixels the top of ``of`` is below the top of what scrolls."""
    inner, outer = of.bounding_box(), scroller.bounding_box()
    assert inner and outer
    return inner["y"] - outer["y"]


def fill(page: Page, turns: int = 6) -> None:
    """Say more than fits into the log."""
    reply_with(page, text="A short reply.\nIn two lines.")
    for number in range(turns):
        ask(page, f"question {number}")
        expect(replies(page)).to_have_count(number + 1)


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_widget_shows_a_long_reply_from_its_beginning(
    page: Page, server_url: str, motion: Any
) -> None:
    page.emulate_media(reduced_motion=motion)
    page.set_viewport_size(LOW)
    open_chat(page, server_url)
    fill(page)
    page.unroute_all()
    reply_with(page, text=MANY_LINES)
    ask(page, QUESTION)
    reply = replies(page).last
    expect(reply.get_by_text("Line 0 of")).to_be_in_viewport(ratio=1)
    expect(reply.get_by_text("Line 39 of")).not_to_be_in_viewport()
    # A smooth scroll takes its time.
    expect(reply.locator(".author")).to_be_in_viewport(ratio=1)
    expect(own_turns(page).last).not_to_be_in_viewport()
    assert 0 <= top(reply, log(page)) < 32


def test_widget_shows_a_short_reply_whole(page: Page, server_url: str) -> None:
    page.set_viewport_size(LOW)
    open_chat(page, server_url)
    ask(page, "which foods have magnesium?")
    expect(replies(page)).to_have_count(1)
    for count, words in enumerate(("thanks", "hello", "thank you", "hi"), start=2):
        ask(page, words)
        expect(replies(page)).to_have_count(count)
        expect(replies(page).last.locator(".bubble")).to_be_in_viewport(ratio=1)
        expect(own_turns(page).last).to_be_in_viewport(ratio=1)


def test_widget_real_answers_are_read_from_their_beginning(
    page: Page, server_url: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 600})
    open_chat(page, server_url)
    for count, words in enumerate(
        ("which foods have magnesium?", "tell me more", "what about vitamin d?"),
        start=1,
    ):
        ask(page, words)
        expect(replies(page)).to_have_count(count)
        first = replies(page).last.locator(".bubble > *").first
        expect(first).to_be_in_viewport(ratio=1)
        assert -1 <= top(replies(page).last, log(page)) < 32


def test_widget_offers_the_latest_message_to_who_reads_further_up(
    page: Page, server_url: str
) -> None:
    page.set_viewport_size(LOW)
    open_chat(page, server_url)
    latest = page.get_by_role("button", name="Go to the latest message")
    fill(page)
    expect(latest).to_be_hidden()

    log(page).evaluate("it => it.scrollTo(0, 0)")
    expect(latest).to_be_visible()
    expect(first_message(page)).to_be_in_viewport()
    latest.click()
    expect(replies(page).last).to_be_in_viewport(ratio=1)
    expect(latest).to_be_hidden()
    assert log(page).evaluate(AT_END)


def test_widget_leaves_who_reads_further_up_in_place(
    page: Page, server_url: str
) -> None:
    page.set_viewport_size(LOW)
    page.clock.install()
    open_chat(page, server_url)
    fill(page)
    held = ask_and_hold(page, QUESTION)
    log(page).evaluate("it => it.scrollTo(0, 0)")
    page.clock.fast_forward(6_000)  # time enough to begin to read elsewhere
    answer(held, {"text": "A late reply."})
    expect(replies(page)).to_have_count(7)
    expect(first_message(page)).to_be_in_viewport()
    assert log(page).evaluate("it => it.scrollTop") == 0
    page.get_by_role("button", name="Go to the latest message").click()
    expect(replies(page).last).to_be_in_viewport(ratio=1)


def test_widget_never_scrolls_the_page_that_it_stands_in(
    page: Page, server_url: str
) -> None:
    page.set_viewport_size(LOW)
    filler = "<p>What the page itself has to say.</p>" * 60
    page.route(
        f"{server_url}/article",
        lambda route: route.fulfill(
            content_type="text/html; charset=utf-8",
            body=f"<!doctype html><script src='{server_url}/widget/cofactor.js' "
            f"async></script>{filler}<div style='height: 450px'>"
            f"<cofactor-chat inline></cofactor-chat></div>{filler}",
        ),
    )
    page.goto(f"{server_url}/article")
    box = question_box(page)
    box.scroll_into_view_if_needed()
    page.evaluate("scrollBy(0, 60)")
    where = page.evaluate("scrollY")
    assert where > 200
    for count, words in enumerate((QUESTION, "which foods have magnesium?"), start=1):
        ask(page, words)
        expect(replies(page)).to_have_count(count)
    # Clicks of the driver would themselves scroll what they click on into view.
    click = "it => it.click()"
    replies(page).last.locator("summary").evaluate(click)
    choices = page.get_by_role("list", name="Choices")
    choices.get_by_role("button").first.evaluate(click)
    expect(replies(page)).to_have_count(3)
    log(page).evaluate("it => it.scrollTo(0, 0)")
    latest = page.get_by_role("button", name="Go to the latest message")
    expect(latest).to_be_visible()
    latest.evaluate(click)
    expect(replies(page).last).to_be_in_viewport()
    assert page.evaluate("scrollY") == where


def test_widget_in_the_corner_keeps_the_page_behind_where_it_is(
    page: Page, server_url: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    open_dialog(page, server_url)
    page.evaluate("scrollTo(0, 500)")
    ask(page, "which foods have magnesium?")
    expect(replies(page)).to_have_count(1)
    log(page).evaluate("it => it.scrollTo(0, it.scrollHeight)")
    log(page).hover()
    for _ in range(3):  # at its end, the page must not go on in its place
        page.mouse.wheel(0, 600)
    ask(page, "thanks")
    expect(replies(page)).to_have_count(2)
    assert page.evaluate("scrollY") == 500
