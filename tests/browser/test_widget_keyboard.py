"""The widget used by the keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.focus import focused, go_to, number_in_order, stops
from tests.browser.widget_states import (
    PHONE,
    QUESTION,
    answered,
    ask,
    choose,
    fail,
    hold,
    let_go,
    open_chat,
    replies,
    visit,
)

LONG_QUESTION = "how much magnesium should i take?"  # its reply has many sources


@pytest.fixture
def box(page: Page, server_url: str) -> Locator:
    """Open the chat on a website; return the box that a person types into."""
    page.context.grant_permissions(["clipboard-write"])
    visit(page, server_url)
    for _ in range(3):  # the two of the website, then ours
        page.keyboard.press("Tab")
    expect(page.locator(".launcher")).to_be_focused()
    assert focused(page)["faults"] == []
    page.keyboard.press("Enter")
    box = page.locator("textarea")
    expect(box).to_be_focused()
    return box


def test_widget_asks_opens_sources_rates_copies_and_chooses_by_keyboard(
    page: Page, box: Locator
) -> None:
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    expect(replies(page)).to_have_count(1)
    expect(box).to_be_focused()

    go_to(page, page.locator("summary"), "Shift+Tab")
    page.keyboard.press("Enter")
    go_to(page, page.locator(".sources a").first)
    go_to(page, page.locator(".thumb").first)
    page.keyboard.press("Space")
    expect(page.locator(".thumb").first).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".thumb").first).to_be_focused()
    expect(replies(page)).to_have_count(2)  # thanks come for it
    go_to(page, page.locator(".copy"))
    page.keyboard.press("Enter")
    expect(page.locator(".copy")).to_have_text("Copied.")
    expect(page.locator(".copy")).to_be_focused()

    choice = replies(page).first.locator(".choice").first
    title = choice.inner_text()
    go_to(page, choice)
    page.keyboard.press("Enter")
    expect(page.locator(".own").last).to_contain_text(title)
    expect(page.locator(".own").last).to_be_focused()  # the button is gone
    assert focused(page)["faults"] == []
    expect(replies(page)).to_have_count(3)
    go_to(page, replies(page).nth(2).locator("button").first)


def test_widget_s_menu_is_left_by_escape_alone(page: Page, box: Locator) -> None:
    opener, menu = page.locator(".menu-button"), page.locator(".menu")
    go_to(page, opener, "Shift+Tab")
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    expect(opener).to_have_attribute("aria-expanded", "true")
    go_to(page, page.locator(".item").last)
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(opener).to_be_focused()
    expect(page.get_by_role("dialog", name="Cofactor")).to_be_visible()

    page.keyboard.press("Space")
    go_to(page, page.locator(".close"))  # a tab out of it puts it away
    expect(menu).to_be_hidden()


def test_widget_deletes_by_keyboard_and_escape_keeps(page: Page, box: Locator) -> None:
    answered(page)
    opener, confirm = page.locator(".menu-button"), page.locator(".confirm")
    go_to(page, opener, "Shift+Tab")
    for sure in (False, True):
        page.keyboard.press("Enter")
        go_to(page, page.locator(".item").last)
        page.keyboard.press("Enter")
        expect(confirm).to_be_visible()
        expect(page.locator(".keep")).to_be_focused()  # nothing is lost by haste
        if sure:
            go_to(page, page.locator(".delete"))
            page.keyboard.press("Enter")
            expect(page.locator(".note")).to_be_visible()
            expect(replies(page)).to_have_count(0)
        else:
            page.keyboard.press("Escape")
            expect(replies(page)).to_have_count(1)
        expect(confirm).to_be_hidden()
        expect(page.locator("dialog.panel")).to_be_visible()
        expect(opener).to_be_focused()


def test_widget_begins_anew_and_closes_by_keyboard(page: Page, box: Locator) -> None:
    answered(page)
    go_to(page, page.locator(".menu-button"), "Shift+Tab")
    page.keyboard.press("Enter")
    go_to(page, page.locator(".item").first)
    page.keyboard.press("Enter")
    expect(replies(page)).to_have_count(0)
    expect(page.locator(".menu-button")).to_be_focused()

    launcher = page.locator(".launcher")
    go_to(page, box)
    page.keyboard.press("Escape")
    expect(page.locator("dialog.panel")).to_be_hidden()
    expect(launcher).to_be_focused()
    assert focused(page)["faults"] == []
    page.keyboard.press("Space")
    expect(box).to_be_focused()
    go_to(page, page.locator(".close"), "Shift+Tab")
    page.keyboard.press("Enter")
    expect(launcher).to_be_focused()


@pytest.mark.parametrize("attributes", ["", 'data-language="ar"', None])
def test_widget_leads_the_focus_through_all_as_it_is_read_and_out_again(
    page: Page, server_url: str, attributes: str | None
) -> None:
    if attributes is None:
        page.goto(f"{server_url}/chat")
    else:
        visit(page, server_url, attributes)
    open_chat(page)
    for _ in range(3):  # so that the first are out of sight
        answered(page, LONG_QUESTION)
    answered(page)
    for summary in page.locator("summary").all():
        summary.click()
    fail(page)
    ask(page, LONG_QUESTION)
    expect(page.locator(".retry")).to_be_visible()
    page.locator(".log").evaluate("log => log.scrollTo(0, 0)")
    expect(page.locator(".latest")).to_be_visible()

    page.locator("h1").evaluate("one => { one.tabIndex = -1; one.focus(); }")
    count = number_in_order(page)
    found = stops(page)
    assert [stop for stop in found if stop["faults"]] == []
    passed = [stop["number"] for stop in found]
    # On the way, the button that leads to the end is gone once the end is seen.
    assert passed == [n for n in range(count) if n in passed], found
    assert set(range(count)) - set(passed) <= {count - 3}


def test_widget_keeps_the_focus_from_the_page_behind_it_on_a_phone(
    browser: Browser, server_url: str
) -> None:
    context = browser.new_context(reduced_motion="reduce", **PHONE)
    page = context.new_page()
    visit(page, server_url)
    page.locator(".launcher").focus()
    page.keyboard.press("Enter")
    # Not the box: its keyboard would hide what is to be read first.
    expect(page.locator("h2", has_text="Cofactor")).to_be_focused()
    answered(page).locator("summary").click()
    for key in ("Tab", "Shift+Tab"):
        names = set()
        for _ in range(30):
            page.keyboard.press(key)
            stop = focused(page)
            assert stop["faults"] == [], stop
            names.add(stop["name"].split(" ")[0])
        # The body stands for the browser's own buttons.
        assert "a." not in names - {"a."} and names - {"body."} >= {
            "button.icon",
            "div.log",
            "textarea.",
        }
        assert page.locator("#hours, main button, header a").first.is_visible()
    context.close()


def test_widget_never_takes_the_focus_when_a_reply_arrives(
    page: Page, box: Locator
) -> None:
    held = hold(page)
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator(".waiting")).to_be_visible()
    page.keyboard.type("and magn")
    page.keyboard.press("ArrowLeft")
    let_go(page, held)
    expect(replies(page)).to_have_count(1)
    page.keyboard.type("sium o")
    expect(box).to_have_value("and magsium on")
    expect(box).to_be_focused()


@pytest.mark.parametrize("place", ["summary", ".menu-button", ".item >> nth=1"])
def test_widget_leaves_the_focus_where_it_is_when_a_reply_fails_or_arrives(
    page: Page, box: Locator, place: str
) -> None:
    answered(page)
    held = hold(page)
    ask(page, QUESTION)
    if place.startswith(".item"):
        page.locator(".menu-button").click()
    page.locator(place).focus()
    expect(page.locator(".waiting")).to_be_visible()
    let_go(page, held)
    expect(replies(page)).to_have_count(2)
    expect(page.locator(place).first).to_be_focused()


def test_widget_goes_to_the_latest_message_with_the_focus(
    page: Page, box: Locator
) -> None:
    for _ in range(2):
        answered(page, LONG_QUESTION)
    page.locator(".log").evaluate("log => log.scrollTo(0, 0)")
    go_to(page, page.locator(".latest"), "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".latest")).to_be_hidden()
    expect(replies(page).last).to_be_focused()
    go_to(page, replies(page).last.locator("summary"))


def test_widget_gives_the_focus_a_place_when_a_button_goes_away(
    page: Page, box: Locator
) -> None:
    fail(page)
    ask(page, QUESTION)
    retry = page.locator(".retry")
    expect(retry).to_be_visible()
    expect(box).to_be_focused()
    let_go(page, [])
    go_to(page, retry, "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".own")).to_be_focused()
    expect(replies(page)).to_have_count(1)
    expect(page.locator(".own")).to_be_focused()

    page.context.set_offline(True)
    expect(page.locator(".connection")).to_be_visible()
    go_to(page, page.locator(".try-now"))
    page.context.set_offline(False)
    expect(page.locator(".connection")).to_be_hidden()
    expect(box).to_be_focused()
    choose(page, 0)
