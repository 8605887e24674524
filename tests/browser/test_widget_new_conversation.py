"""A new conversation knows nothing of the old one, and waits for nothing of it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.chat import (
    MESSAGE,
    ask,
    choose_option,
    open_chat,
    own_turns,
    question_box,
    replies,
)
from tests.browser.network import (
    SALMON,
    SPINACH,
    Held,
    expect_answered,
    heard,
    kept,
    listen,
    times_said,
    turns,
)


def test_widget_begins_a_new_conversation_that_knows_nothing_of_the_old(
    page: Page, server_url: str
) -> None:
    open_chat(page, server_url)
    said = listen(page)
    ask(page, "which foods have vitamin d?")
    expect(replies(page)).to_have_count(1)
    old = kept(page)["token"]
    question_box(page).fill("half a thought")
    choose_option(page, "New conversation")
    expect(turns(page)).to_have_count(0)
    expect(page.get_by_role("list", name="Questions to start with")).to_be_visible()
    assert times_said(said(), "A new conversation has begun.") == 1

    ask(page, "and magnesium?")
    expect(replies(page)).to_have_count(1)
    expect(replies(page)).not_to_contain_text("pumpkin seeds", ignore_case=True)
    assert kept(page)["token"] != old
    assert heard(page, server_url) == ["and magnesium?"]
    page.reload()
    expect(own_turns(page)).to_have_text(["and magnesium?"])


def test_widget_s_new_conversation_does_not_wait_for_the_old_one(
    page: Page, server_url: str
) -> None:
    open_chat(page, server_url)
    Held(page, MESSAGE, first_only=True)  # and it is never let go
    said = listen(page)
    with page.expect_request(MESSAGE):
        ask(page, SALMON)
    ask(page, SPINACH)
    choose_option(page, "New conversation")
    expect(turns(page)).to_have_count(0)
    ask(page, SPINACH)
    expect_answered(page, [SPINACH])
    assert heard(page, server_url) == [SPINACH]
    assert times_said(said(), "cannot be reached") == 0


def test_widget_s_old_turns_do_not_come_late_into_a_new_conversation(
    page: Page, server_url: str
) -> None:
    open_chat(page, server_url)
    ask(page, SALMON)
    expect_answered(page, [SALMON])
    Held(page, "**/history", first_only=True)
    with page.expect_request("**/history"):
        page.reload()
    said = listen(page)
    choose_option(page, "New conversation")
    ask(page, SPINACH)
    expect_answered(page, [SPINACH])
    assert times_said(said(), "cannot be reached") == 0
