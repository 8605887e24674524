"""Rating an answer in the page."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.chat import QUESTION, ask, own_turns, replies


def test_an_answer_is_rated_in_place_and_what_to_ask_next_stays(
    page: Page, server_url: str
) -> None:
    page.goto(server_url)
    ask(page, QUESTION)
    rating = page.get_by_role("list", name="Was this helpful?")
    expect(rating.get_by_role("button")).to_have_text(["Helpful", "Not helpful"])
    rating.get_by_role("button", name="Helpful", exact=True).press("Enter")

    expect(replies(page).last).to_contain_text("I'm glad that this helped")
    expect(rating).to_have_count(0)
    expect(own_turns(page)).to_have_text([QUESTION])  # nobody said it in words
    expect(page.get_by_role("button", name="How much a day")).to_be_visible()


def test_an_answer_that_did_not_help_is_offered_in_simpler_words(
    page: Page, server_url: str
) -> None:
    page.goto(server_url)
    ask(page, QUESTION)
    page.get_by_role("button", name="Not helpful").click()
    expect(replies(page).last).to_contain_text("I'm sorry that this did not help")
    expect(page.get_by_role("button", name="How much a day")).to_have_count(0)

    page.get_by_role("button", name="In simpler words").click()
    expect(replies(page).last).to_contain_text("a lot of vitamin D in salmon")
    expect(replies(page).last).not_to_contain_text("568 IU")


def test_a_rating_that_is_not_sent_can_be_given_again(
    page: Page, server_url: str
) -> None:
    page.goto(server_url)
    ask(page, QUESTION)
    rating = page.get_by_role("list", name="Was this helpful?")
    expect(rating).to_be_visible()
    page.context.set_offline(True)
    rating.get_by_role("button", name="Helpful", exact=True).click()
    expect(page.locator("#announcer")).to_contain_text("did not get a reply")
    page.context.set_offline(False)
    rating.get_by_role("button", name="Helpful", exact=True).click()
    expect(replies(page).last).to_contain_text("I'm glad that this helped")
