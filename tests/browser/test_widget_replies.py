"""A reply in the widget: its words, its numbers, and one that is none."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chat import (
    MESSAGE,
    QUESTION,
    ask,
    log,
    messages_sent,
    open_chat,
    own_turns,
    replies,
    reply_with,
    waiting,
)


@pytest.mark.parametrize(
    "refused",
    [
        {"status": 400, "json": {"error": {"code": "bad_request", "message": "No."}}},
        {"status": 500, "json": {"error": {"code": "trouble", "message": "No."}}},
        {"status": 429, "json": {}},
        {"status": 200, "json": {}},
        {"status": 200, "json": {"messages": []}},
        {"status": 200, "json": {"messages": [None, 1, {}]}},
        {"status": 200, "json": []},
    ],
)
def test_widget_offers_to_retry_when_a_reply_is_none(
    page: Page, server_url: str, refused: dict[str, Any]
) -> None:
    open_chat(page, server_url)
    page.route(MESSAGE, lambda route: route.fulfill(**refused), times=1)
    ids: list[str] = []
    page.on(
        "request",
        lambda one: (
            ids.append(one.post_data_json["id"]) if one.url.endswith("/message") else 0
        ),
    )
    ask(page, QUESTION)
    failure = page.locator(".failure")
    expect(failure).to_contain_text("This message did not get a reply.")
    expect(failure).to_contain_text("call your local emergency number")
    expect(failure).to_be_in_viewport(ratio=1)
    expect(waiting(page)).to_have_count(0)
    expect(own_turns(page)).to_have_text(QUESTION)

    page.get_by_role("button", name="Retry").dblclick()
    expect(replies(page)).to_contain_text("a lot of vitamin D in salmon")
    expect(failure).to_have_count(0)
    expect(own_turns(page)).to_have_text(QUESTION)  # and not a second time
    assert len(ids) == 2 and len(set(ids)) == 1


def test_widget_loses_no_word_of_a_reply_without_metadata(
    page: Page, server_url: str
) -> None:
    open_chat(page, server_url)
    reply_with(page, text="Salmon.\n• One\n• Two\nSources: NHS\nNot medical advice.")
    ask(page, QUESTION)
    bubble = replies(page).locator(".bubble")
    expect(bubble.locator("p")).to_have_text(
        ["Salmon.", "Sources: NHS", "Not medical advice."]
    )
    expect(bubble.locator("li")).to_have_text(["One", "Two"])

    page.unroute_all()
    reply_with(page, text="Salmon.\nSources: NHS")
    ask(page, QUESTION)
    said = replies(page).last.locator(".bubble p")
    expect(said).to_have_text(["Salmon.", "Sources: NHS"])


def test_widget_shows_all_messages_of_a_reply(page: Page, server_url: str) -> None:
    open_chat(page, server_url)
    ask(page, "does salmon have vitamin d? and which foods have magnesium?")
    bubbles = replies(page).locator(".bubble")
    expect(replies(page)).to_have_count(1)
    expect(bubbles).to_have_count(2)
    expect(bubbles.first).to_contain_text("a lot of vitamin D in salmon")
    expect(bubbles.last).to_contain_text("Foods with magnesium")


def test_widget_shows_a_list_of_the_reply_as_a_list(
    page: Page, server_url: str
) -> None:
    open_chat(page, server_url)
    ask(page, QUESTION)
    points = replies(page).locator(".points").get_by_role("listitem")
    expect(points).to_have_count(3)
    expect(points.first).to_have_text(
        "3 oz sockeye, cooked (85 g): 14.2 mcg (568 IU) of vitamin D, 71% of the US "
        "daily value"
    )


def test_widget_copies_the_whole_answer_with_its_sources_and_notice(
    page: Page, server_url: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_chat(page, server_url)
    with page.expect_response(MESSAGE) as response:
        ask(page, QUESTION)
    copy = replies(page).get_by_role("button", name="Copy")
    copy.click()
    expect(replies(page).get_by_role("button", name="Copied.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == response.value.json()["messages"][0]["text"]
    assert "\nSources: USDA FoodData Central\n" in copied
    notice = replies(page).locator(".notice").inner_text()
    assert copied.endswith(f"\n{notice}")


def test_widget_says_when_a_text_could_not_be_copied(
    page: Page, server_url: str
) -> None:
    # As in a page without HTTPS, where there is no clipboard.
    page.add_init_script("delete Navigator.prototype.clipboard")
    open_chat(page, server_url)
    ask(page, QUESTION)
    replies(page).get_by_role("button", name="Copy").click()
    expect(log(page)).to_contain_text("This could not be copied. Please select")
    expect(page.locator(".turn.note")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(
    "number, sent, name, href",
    [
        ("1-800-222-1222", "", "Call 1-800-222-1222 A line", "tel:18002221222"),
        ("116 123", "tel:116123", "Call 116 123 A line", "tel:116123"),
        ("741741", "sms:741741", "Text 741741 A line", "sms:741741"),
        ("911", "javascript:alert(1)", "Call 911 A line", "tel:911"),
    ],
)
def test_widget_number_can_be_called(
    page: Page, server_url: str, number: str, sent: str, name: str, href: str
) -> None:
    open_chat(page, server_url)
    numbers = [{"label": "A line", "number": number, "href": sent}]
    reply_with(page, text="Call.", metadata={"kind": "crisis", "numbers": numbers})
    ask(page, "help")
    link = page.get_by_role("link", name=name, exact=True)
    expect(link).to_have_attribute("href", href)


def test_widget_number_with_letters_is_shown_and_not_called(
    page: Page, server_url: str
) -> None:
    open_chat(page, server_url)
    numbers = [{"label": "A line", "number": "1-800-555-HELP"}]
    reply_with(page, text="Call.", metadata={"kind": "crisis", "numbers": numbers})
    ask(page, "help")
    expect(replies(page).locator(".numbers")).to_contain_text("1-800-555-HELP")
    expect(replies(page).get_by_role("link")).to_have_count(0)


def test_widget_alarm_shows_numbers_that_a_thumb_can_call(
    browser: Browser, server_url: str
) -> None:
    context = browser.new_context(
        locale="en-GB", viewport={"width": 320, "height": 640}, has_touch=True
    )
    page = context.new_page()
    open_chat(page, server_url)
    ask(page, "i want to kill myself")
    expect(page.locator(".numbers a")).to_have_count(4)
    links = {
        "Call 116 123 Samaritans": "tel:116123",
        "Text 85258 Shout": "sms:85258",
        "Call 111 NHS 111 mental health option, in England": "tel:111",
        "Call 999 Emergency services": "tel:999",
    }
    for name, href in links.items():
        link = page.get_by_role("link", name=name, exact=True)
        expect(link).to_have_attribute("href", href)
        box = link.bounding_box()
        assert box and box["height"] >= 44 and box["x"] + box["width"] <= 320
    context.close()


def test_widget_alarm_in_an_unknown_country_names_the_country_of_each_number(
    page: Page, server_url: str
) -> None:
    page.add_init_script(
        "Object.defineProperty(navigator, 'language', { value: 'xx' })"
    )
    open_chat(page, server_url)
    sent = messages_sent(page)
    ask(page, "i have crushing chest pain right now")
    for name, href in {
        "Call 911 Emergency services in the United States": "tel:911",
        "Call 112 European emergency number in the European Union": "tel:112",
        "Call 000 Triple Zero in Australia": "tel:000",
    }.items():
        link = page.get_by_role("link", name=name, exact=True)
        expect(link).to_have_attribute("href", href)
    expect(replies(page).locator(".bubble")).to_have_class("bubble urgent")
    assert sent == ["i have crushing chest pain right now"]
