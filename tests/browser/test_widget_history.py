"""What was said comes back: after a reload, on another page, and as a file."""

from __future__ import annotations

import json
import re
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat import (
    ask,
    choose_option,
    launcher,
    log,
    open_chat,
    open_dialog,
    own_turns,
    question_box,
    replies,
)
from tests.browser.network import (
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
    reconnect,
    requests_of,
    times_said,
    turns,
)
from tests.channels.visitor import Visitor

LONG = [f"{SPINACH} And once more, for the time number {n}." for n in range(53)]
EARLIER = "Show earlier messages"


@pytest.fixture(scope="module")
def long_talk(server_url: str) -> str:
    """Return the token of a conversation of 53 turns, which is more than a page."""
    visitor = Visitor(server_url)
    for message in LONG:
        visitor.say(message)
    return str(visitor.token)


def open_with(page: Page, server_url: str, token: str) -> None:
    """Open the chat as in a tab that has this token."""
    open_chat(page, server_url)
    keep(page, token=token)


def seen(page: Page) -> list[Any]:
    """Return what there is to see of each turn; of replies the exact time, too."""
    return list(
        turns(page).evaluate_all(
            """turns => turns.map(turn => [
                turn.className,
                [...turn.querySelectorAll('.bubble')].map(said => said.innerText),
                [...turn.querySelectorAll('a')].map(link => link.href),
                [...turn.querySelectorAll('.notice')].map(notice => notice.innerText),
                [...turn.querySelectorAll('.choice')].map(choice => choice.innerText),
                turn.matches('.reply') ? turn.querySelector('time').dateTime : '',
            ])"""
        )
    )


def go_to_another_page(page: Page, server_url: str) -> None:
    """Go to a page of the same website that has the chat as well."""
    body = '<!doctype html><h1>Other</h1><script src="/widget/cofactor.js"></script>'
    page.route(
        "**/other", lambda route: route.fulfill(body=body, content_type="text/html")
    )
    page.goto(f"{server_url}/other")
    expect(page.get_by_role("heading", name="Other")).to_be_attached()


def test_widget_has_all_turns_back_after_a_reload_as_they_were(
    page: Page, server_url: str
) -> None:
    begun = datetime.now(timezone.utc)
    open_chat(page, server_url)
    ask(page, "which foods are good sources")
    page.get_by_role("button", name="Vitamin D", exact=True).click()
    expect(replies(page)).to_have_count(2)
    ask(page, SALMON)
    expect(replies(page)).to_have_count(3)
    expect(page.locator(".choices")).to_have_count(1)
    before = seen(page)

    page.reload()
    expect(replies(page)).to_have_count(3)
    assert seen(page) == before
    expect(own_turns(page).nth(1)).to_have_text("Vitamin D")
    expect(page.locator(".sources-fold")).not_to_have_count(0)
    expect(page.locator(".choices")).to_have_count(1)
    expect(replies(page).last.locator(".choice")).not_to_have_count(0)
    times = page.locator(".turn:not(.first) time").evaluate_all(
        "times => times.map(time => time.dateTime)"
    )
    assert len(times) == 6
    when = [datetime.fromisoformat(one.replace("Z", "+00:00")) for one in times]
    assert when == sorted(when)
    assert begun.timestamp() - 2 <= when[0].timestamp() <= when[-1].timestamp()

    replies(page).last.locator(".choice").first.click()
    expect(replies(page)).to_have_count(4)
    page.reload()
    expect(replies(page)).to_have_count(4)
    # What is offered belongs to what is last, and the first questions to no talk.
    expect(turns(page).nth(5).locator(".choice")).to_have_count(0)
    expect(page.get_by_role("list", name="Questions to start with")).to_have_count(0)


def test_widget_stays_open_from_page_to_page_on_a_desktop(
    page: Page, server_url: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    open_dialog(page, server_url)
    ask(page, SALMON)
    expect_answered(page, [SALMON])
    question_box(page).fill("and what about")

    go_to_another_page(page, server_url)
    dialog = page.get_by_role("dialog", name="Cofactor")
    expect(dialog).to_be_visible()
    expect_answered(page, [SALMON])
    expect(question_box(page)).to_have_value("and what about")
    assert page.evaluate("document.activeElement === document.body")

    page.get_by_role("button", name="Close chat").click()
    page.goto(server_url)
    expect(launcher(page)).to_be_visible()
    expect(dialog).to_be_hidden()
    sent = requests_of(page, "/history")
    assert sent == []
    launcher(page).click()
    expect_answered(page, [SALMON])
    assert len(sent) == 1


def test_widget_does_not_open_by_itself_on_a_phone(page: Page, server_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_dialog(page, server_url)
    ask(page, SALMON)
    expect_answered(page, [SALMON])
    go_to_another_page(page, server_url)
    expect(launcher(page)).to_be_visible()
    expect(page.get_by_role("dialog", name="Cofactor")).to_be_hidden()
    launcher(page).click()
    expect_answered(page, [SALMON])


def test_widget_brings_earlier_messages_before_and_keeps_the_place(
    page: Page, server_url: str, long_talk: str
) -> None:
    open_with(page, server_url, long_talk)
    expect(own_turns(page)).to_have_text(LONG[3:])
    expect(turns(page).last).to_be_in_viewport()
    earlier = page.get_by_role("button", name=EARLIER)
    earlier.scroll_into_view_if_needed()
    third = page.locator(".own", has_text=LONG[3])
    # What comes into view is measured in the next frames.
    page.evaluate(
        "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )
    before = third.bounding_box()
    held = Held(page, "**/history?before=*")
    earlier.dblclick()  # and still they come once
    held.let_go()
    expect(own_turns(page)).to_have_text(LONG)
    assert len(held.routes) == 1
    expect(replies(page)).to_have_count(53)
    expect(earlier).to_have_count(0)
    after = third.bounding_box()
    assert before and after
    assert abs(before["y"] - after["y"]) <= 2
    # The button that had the focus is gone; what it brought has it.
    expect(page.locator(".own", has_text=LONG[0])).to_be_focused()
    assert log(page).evaluate("log => log.scrollTop") > 0
    expect(page.locator(".choices")).to_have_count(1)
    expect(replies(page).last.locator(".choices")).to_have_count(1)


def test_widget_says_that_earlier_messages_can_not_be_had_and_tries_again(
    page: Page, server_url: str, long_talk: str
) -> None:
    open_with(page, server_url, long_talk)
    expect(own_turns(page)).to_have_count(50)
    said = listen(page)
    cut_off(page)
    earlier = page.get_by_role("button", name=EARLIER)
    earlier.press("Enter")
    expect(page.locator(".announcer")).to_contain_text("could not be loaded")
    assert times_said(said(), "Earlier messages could not be loaded") == 1
    expect(earlier).to_be_focused()
    expect(own_turns(page)).to_have_count(50)
    page.unroute_all(behavior="ignoreErrors")
    earlier.press("Enter")
    expect(own_turns(page)).to_have_text(LONG)


def downloaded(page: Page, option: str) -> tuple[str, str]:
    """Choose a download, and return the file's name and content."""
    with page.expect_download() as waited:
        choose_option(page, option)
    file = Path(waited.value.path())
    return waited.value.suggested_filename, file.read_text(encoding="utf-8")


def test_widget_downloads_the_whole_conversation_as_text(
    page: Page, server_url: str, long_talk: str
) -> None:
    open_with(page, server_url, long_talk)
    expect(own_turns(page)).to_have_count(50)
    said = listen(page)
    name, text = downloaded(page, "Download as text")
    assert re.fullmatch(r"conversation-\d{4}-\d\d-\d\d\.txt", name)
    places = [text.index(message) for message in LONG]
    assert places == sorted(places)
    assert all(text.count(message) == 1 for message in LONG)
    assert text.startswith("Cofactor\nHello. I am a computer program, not a person.")
    shown = replies(page).last.locator(".bubble").inner_text()
    assert text.rstrip().endswith(replies(page).last.locator(".notice").inner_text())
    assert shown.split("\n")[0] in text
    assert len(re.findall(r"^You, .+\d:\d\d.*:$", text, re.M)) == 53
    assert len(re.findall(r"^Cofactor, .+\d:\d\d.*:$", text, re.M)) >= 53
    expect(page.locator(".turn.note")).to_have_text("The conversation was downloaded.")
    assert times_said(said(), "The conversation was downloaded.") == 1


def test_widget_downloads_the_whole_conversation_as_data(
    page: Page, server_url: str, long_talk: str
) -> None:
    open_with(page, server_url, long_talk)
    name, text = downloaded(page, "Download as data (JSON)")
    assert name.endswith(".json")
    data = json.loads(text)
    assert [turn["text"] for turn in data["turns"]] == LONG
    newest = Visitor(server_url, long_talk).history()["turns"]
    assert data["turns"][3:] == newest
    assert datetime.fromisoformat(data["exported"].replace("Z", "+00:00"))


@pytest.mark.parametrize("option", ["Download as text", "Download as data (JSON)"])
def test_widget_says_when_there_is_nothing_to_download_or_it_fails(
    page: Page, server_url: str, option: str
) -> None:
    open_chat(page, server_url)
    said = listen(page)
    choose_option(page, option)
    notes = page.locator(".turn.note")
    expect(notes).to_have_text(["There is nothing to download yet."])
    ask(page, SALMON)
    expect(replies(page)).to_have_count(1)
    answered_by(page, "**/history", {"status": 503, "json": {}})
    choose_option(page, option)
    expect(notes.last).to_contain_text("The download failed")
    assert times_said(said(), "There is nothing to download yet.") == 1
    assert times_said(said(), "The download failed") == 1
    downloaded(page, option)
    assert heard(page, server_url) == [SALMON]
    expect(connection(page)).to_be_hidden()
    cut_off(page)
    ask(page, SPINACH)
    expect(connection(page)).to_be_visible()
    reconnect(page)
    expect(replies(page)).to_have_count(2)
    assert kept(page)["queue"] == []
