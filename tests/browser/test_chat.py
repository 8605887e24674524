"""The chat at ``/``, used as a person uses it, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.chat import (
    QUESTION,
    WEBHOOK,
    ask,
    own_turns,
    question_box,
    replies,
    reply_with,
)


def test_a_typed_question_gets_an_answer_with_notice_and_foldable_source(
    page: Page, server_url: str
) -> None:
    page.goto(server_url)
    ask(page, QUESTION)

    reply = replies(page)
    expect(own_turns(page)).to_have_text(QUESTION)
    expect(reply).to_contain_text("salmon", ignore_case=True)
    expect(reply.locator(".notice")).to_be_visible()
    expect(reply.locator(".notice")).not_to_be_empty()

    source = reply.get_by_role("link").first
    expect(source).to_be_hidden()
    reply.locator("summary").click()
    expect(source).to_be_visible()
    expect(source).to_have_attribute("rel", "noopener noreferrer nofollow")
    assert (source.get_attribute("href") or "").startswith("https://")


def test_the_keyboard_alone_is_enough(page: Page, server_url: str) -> None:
    page.goto(server_url)
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the message box")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")

    summary = replies(page).locator("summary")
    expect(summary).to_be_visible()
    expect(question_box(page)).to_be_focused()  # a reply does not take the focus
    expect(question_box(page)).to_have_value("")
    for _ in range(10):
        page.keyboard.press("Shift+Tab")
        if summary.evaluate("summary => summary === document.activeElement"):
            break
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    expect(replies(page).get_by_role("link").first).to_be_visible()


def test_shift_and_enter_start_a_new_line_and_the_box_grows(
    page: Page, server_url: str
) -> None:
    page.goto(server_url)
    box = question_box(page)
    low = box.evaluate("box => box.clientHeight")
    box.fill("one")
    for _ in range(2):
        box.press("Shift+Enter")
    box.press_sequentially("two")
    expect(box).to_have_value("one\n\ntwo")
    assert box.evaluate("box => box.clientHeight") > low
    expect(own_turns(page)).to_have_count(0)


@pytest.mark.parametrize("nothing", ["", "  \n "])
def test_an_empty_message_is_not_sent(
    page: Page, server_url: str, nothing: str
) -> None:
    page.goto(server_url)
    sent = reply_with(page, text="Hello.")
    ask(page, nothing)
    page.get_by_role("button", name="Send").click()
    expect(own_turns(page)).to_have_count(0)
    assert sent == []


def test_a_starter_button_asks_its_question(page: Page, server_url: str) -> None:
    page.goto(server_url)
    starters = page.get_by_role("list", name="Questions to start with")
    expect(starters.get_by_role("button")).to_have_count(3)
    starter = starters.get_by_role("button").first
    question = starter.inner_text()
    starter.click()
    expect(own_turns(page)).to_have_text(question)
    expect(replies(page).locator(".notice")).to_be_visible()
    expect(starters).to_have_count(0)


def test_a_button_sends_its_payload_and_shows_its_title(
    page: Page, server_url: str
) -> None:
    page.goto(server_url)
    button = {"title": "Tell me more", "payload": "/more"}
    sent = reply_with(page, text="Salmon.", buttons=[button])
    ask(page, QUESTION)
    page.get_by_role("button", name="Tell me more").click()
    expect(own_turns(page)).to_have_text([QUESTION, "Tell me more"])
    expect(own_turns(page).locator("..").last).to_be_focused()  # the button is gone
    expect(replies(page)).to_have_count(2)
    assert [body["message"] for body in sent] == [QUESTION, "/more"]


def test_an_unreachable_server_loses_no_message_and_retry_sends_it_once(
    page: Page, server_url: str
) -> None:
    page.goto(server_url)
    page.route(WEBHOOK, lambda route: route.abort())
    ask(page, QUESTION)
    retry = page.get_by_role("button", name="Retry")
    expect(retry).to_be_visible()
    expect(page.locator(".failure")).to_contain_text("local emergency number")
    expect(own_turns(page)).to_have_text(QUESTION)

    page.unroute(WEBHOOK)
    sent = reply_with(page, text="Salmon.")
    retry.dblclick()
    expect(replies(page)).to_have_count(1)
    expect(own_turns(page)).to_have_text(QUESTION)
    expect(page.locator(".failure")).to_have_count(0)
    assert [body["message"] for body in sent] == [QUESTION]


def test_a_long_message_is_counted_and_one_too_long_is_kept_back(
    page: Page, server_url: str
) -> None:
    page.goto(server_url)
    sent = reply_with(page, text="Hello.")
    counter = page.locator("#counter")
    question_box(page).fill("a" * 899)
    expect(counter).to_be_hidden()
    question_box(page).fill("a" * 900)
    expect(counter).to_have_text("100 characters left.")
    ask(page, "a" * 1001)
    expect(counter).to_have_text("Please shorten by 1 character.")
    expect(question_box(page)).to_have_value("a" * 1001)
    assert sent == []
    ask(page, "🐟" * 1000)
    expect(replies(page)).to_have_count(1)
    assert sent[0]["message"] == "🐟" * 1000


def test_a_reload_keeps_the_session_and_a_new_conversation_does_not(
    page: Page, server_url: str
) -> None:
    page.goto(server_url)
    sent = reply_with(page, text="Hello.")
    ask(page, "one")
    expect(replies(page)).to_have_count(1)
    page.reload()
    ask(page, "two")
    expect(replies(page)).to_have_count(1)
    page.get_by_role("button", name="New conversation").click()
    expect(own_turns(page)).to_have_count(0)
    expect(page.get_by_role("list", name="Questions to start with")).to_be_visible()
    ask(page, "three")
    expect(replies(page)).to_have_count(1)
    first, second, third = (body["sender"] for body in sent)
    assert first == second != third


def test_a_late_reply_does_not_enter_a_new_conversation(
    page: Page, server_url: str
) -> None:
    page.goto(server_url)
    held: list[Route] = []
    page.route(WEBHOOK, lambda route: held.append(route))
    ask(page, QUESTION)
    expect(page.locator(".waiting")).to_be_visible()
    page.get_by_role("button", name="New conversation").click()
    page.unroute(WEBHOOK)
    reply_with(page, text="Of the new one.")
    ask(page, "two")
    expect(replies(page)).to_contain_text("Of the new one.")
    expect(page.locator(".failure")).to_have_count(0)
    expect(page.locator("[aria-live]")).not_to_contain_text("did not get a reply")


def test_the_page_says_nothing_in_the_console_and_stays_at_home(
    page: Page, server_url: str
) -> None:
    complaints: list[str] = []
    addresses: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: addresses.append(request.url))
    page.add_init_script(
        "addEventListener('securitypolicyviolation',"
        " event => console.error(event.violatedDirective))"
    )
    response = page.goto(server_url)
    policy = (response and response.headers.get("content-security-policy")) or ""
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy

    ask(page, QUESTION)
    replies(page).locator("summary").click()
    page.get_by_role("button", name="New conversation").click()
    assert complaints == []
    home = (server_url.rstrip("/") + "/", "data:")
    assert [url for url in addresses if not url.startswith(home)] == []
