"""Rating an answer in the widget."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.chat import (
    QUESTION,
    ask,
    messages_sent,
    open_chat,
    own_turns,
    replies,
)
from tests.browser.network import (
    NOT_SENT,
    SALMON,
    SPINACH,
    connection,
    heard,
    requests_of,
    turns,
)


def thumbs(page: Page) -> tuple[Locator, Locator]:
    """Find the two buttons of the first answer: good and bad."""
    rating = page.get_by_role("list", name="Was this helpful?").first
    helpful = rating.get_by_role("button", name="Helpful", exact=True)
    return helpful, rating.get_by_role("button", name="Not helpful", exact=True)


def test_widget_answer_is_rated_in_place_and_what_to_ask_next_stays(
    page: Page, server_url: str
) -> None:
    open_chat(page, server_url)
    ask(page, QUESTION)
    helpful, unhelpful = thumbs(page)
    helpful.press("Enter")

    expect(replies(page).last).to_contain_text("I'm glad that this helped")
    expect(own_turns(page)).to_have_text([QUESTION])  # nobody said it in words
    expect(page.get_by_role("button", name="How much a day")).to_be_visible()
    # It says what was chosen, and the focus is where it was.
    expect(helpful).to_have_attribute("aria-pressed", "true")
    expect(unhelpful).to_have_attribute("aria-pressed", "false")
    expect(helpful).to_be_focused()


def test_widget_answer_is_rated_once(page: Page, server_url: str) -> None:
    open_chat(page, server_url)
    sent = messages_sent(page)
    ask(page, QUESTION)
    helpful, unhelpful = thumbs(page)
    helpful.dblclick()
    unhelpful.click(force=True)  # it says that it is disabled, and can be pressed
    ask(page, "thanks")
    expect(replies(page)).to_have_count(3)
    expect(helpful).to_have_attribute("aria-pressed", "true")
    assert sent == [QUESTION, '/helpful{"topic": "food_check"}', "thanks"]


def test_widget_answer_that_did_not_help_is_offered_in_simpler_words(
    page: Page, server_url: str
) -> None:
    open_chat(page, server_url)
    ask(page, QUESTION)
    thumbs(page)[1].click()
    expect(replies(page).last).to_contain_text("I'm sorry that this did not help")
    expect(page.get_by_role("button", name="How much a day")).to_have_count(0)

    page.get_by_role("button", name="In simpler words").click()
    expect(replies(page)).to_have_count(3)
    expect(replies(page).last).to_contain_text("a lot of vitamin D in salmon")
    expect(replies(page).last).not_to_contain_text("568 IU")


def test_widget_reply_that_is_no_answer_asks_for_no_rating(
    page: Page, server_url: str
) -> None:
    open_chat(page, server_url)
    ask(page, "thanks")
    expect(replies(page)).to_have_count(1)
    expect(page.get_by_role("list", name="Was this helpful?")).to_have_count(0)


def test_widget_sends_a_rating_once_and_shows_which_it_was(
    page: Page, server_url: str
) -> None:
    open_chat(page, server_url)
    ask(page, SALMON)
    rating = page.get_by_role("list", name="Was this helpful?")
    helpful = rating.get_by_role("button", name="Helpful", exact=True)
    unhelpful = rating.get_by_role("button", name="Not helpful")
    expect(helpful).to_be_visible()
    sent = requests_of(page, "/message")
    helpful.dblclick()
    unhelpful.click(force=True)
    expect(helpful).to_have_attribute("aria-pressed", "true")
    expect(unhelpful).to_have_attribute("aria-pressed", "false")
    expect(replies(page).last).to_contain_text("I'm glad that this helped")
    expect(own_turns(page)).to_have_text([SALMON])  # nobody said it in words
    assert len(sent) == 1
    assert heard(page, server_url) == [SALMON, None]


def test_widget_keeps_a_rating_that_is_given_offline(
    page: Page, server_url: str
) -> None:
    open_chat(page, server_url)
    ask(page, SALMON)
    rating = page.get_by_role("list", name="Was this helpful?")
    expect(rating).to_be_visible()
    page.context.set_offline(True)
    helpful = rating.get_by_role("button", name="Helpful", exact=True)
    helpful.click()
    expect(helpful).to_have_attribute("aria-pressed", "true")
    expect(connection(page)).to_be_visible()
    ask(page, SPINACH)
    expect(page.locator(".own .status")).to_have_text(NOT_SENT)

    page.context.set_offline(False)
    expect(replies(page)).to_have_count(3)
    # The thanks belong to the answer before, and do not come between these two.
    expect(turns(page).nth(2)).to_contain_text("I'm glad that this helped")
    expect(turns(page).nth(3)).to_contain_text(SPINACH)
    expect(turns(page).nth(4)).to_contain_text("spinach")
    assert heard(page, server_url) == [SALMON, None, SPINACH]
