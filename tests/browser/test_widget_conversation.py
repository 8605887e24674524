"""A conversation in the widget, held as a person holds it, in a real browser."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat import (
    QUESTION,
    answer,
    ask,
    ask_and_hold,
    choose_option,
    first_message,
    launcher,
    messages_sent,
    open_chat,
    open_dialog,
    own_turns,
    question_box,
    replies,
    reply_with,
    waiting,
)

# As an input method does for Japanese or Chinese: Enter takes a word, not the message.
# The browser's own composition can't be driven from here; its events can.
COMPOSING = """(box, init) => box.dispatchEvent(new KeyboardEvent('keydown',
    { key: 'Enter', bubbles: true, cancelable: true, composed: true, ...init }))"""


def test_widget_answers_a_typed_question_with_notice_and_foldable_sources(
    page: Page, server_url: str
) -> None:
    open_chat(page, server_url)
    ask(page, QUESTION)

    reply = replies(page)
    expect(own_turns(page)).to_have_text(QUESTION)
    expect(question_box(page)).to_have_value("")
    expect(reply).to_contain_text("a lot of vitamin D in salmon")
    expect(reply.locator(".notice")).to_have_text(
        "This is general information, not medical advice, and it does not replace "
        "your doctor. Not sure about your levels? Ask a doctor whether to get tested."
    )

    source = reply.get_by_role("link").first
    expect(source).to_be_hidden()
    reply.get_by_text("Sources (1)").click()
    expect(source).to_be_visible()
    expect(source).to_have_attribute("rel", "noopener noreferrer nofollow")
    assert (source.get_attribute("href") or "").startswith("https://")
    # The line that lists the sources in the text is not said a second time.
    expect(reply).not_to_contain_text("Sources: ")


def test_widget_begins_with_what_it_is_and_knows_and_does_not_do(
    page: Page, server_url: str
) -> None:
    open_chat(page, server_url)
    said = first_message(page).locator(".bubble p")
    expect(said).to_have_text(
        [
            "Hello. I am a computer program, not a person.",
            "I can tell you about magnesium and vitamin D. What I know comes from one "
            "article and its sources.",
            "I do not give medical advice. I cannot say what is wrong with you or what "
            "you should take. Please ask a doctor or pharmacist about that.",
            "In an emergency, call your local emergency number.",
        ]
    )
    for line in said.all():
        expect(line).to_be_in_viewport(ratio=1)
    ask(page, QUESTION)
    expect(replies(page)).to_have_count(1)
    expect(said.first).to_be_attached()  # it stays the beginning


def test_widget_starter_asks_its_question(page: Page, server_url: str) -> None:
    open_chat(page, server_url)
    starters = page.get_by_role("list", name="Questions to start with")
    expect(starters.get_by_role("button")).to_have_count(3)
    starter = starters.get_by_role("button", name="Which foods have magnesium?")
    starter.click()
    expect(own_turns(page)).to_have_text("Which foods have magnesium?")
    expect(replies(page)).to_contain_text("Foods with magnesium")
    expect(replies(page).locator(".notice")).to_be_visible()
    expect(starters).to_have_count(0)


def test_widget_choice_is_said_by_its_title_and_only_the_last_choices_stay(
    page: Page, server_url: str
) -> None:
    open_chat(page, server_url)
    sent = messages_sent(page)
    ask(page, "which foods are good sources?")
    choices = page.get_by_role("list", name="Choices")
    expect(choices.get_by_role("button")).to_have_text(
        ["Magnesium", "Vitamin D", "Both"]
    )
    choices.get_by_role("button", name="Vitamin D").click()

    expect(own_turns(page)).to_have_text(["which foods are good sources?", "Vitamin D"])
    # The button that had the focus is gone: the words that it said have it.
    expect(page.locator(".turn.own").last).to_be_focused()
    expect(replies(page)).to_have_count(2)
    expect(replies(page).last).to_contain_text("Foods with vitamin D")
    expect(choices).to_have_count(1)
    expect(replies(page).last.locator(".choices")).to_be_visible()
    assert sent[1] == '/food_sources{"nutrient": "vitamin_d"}'


def test_widget_sends_with_its_button_too(page: Page, server_url: str) -> None:
    open_chat(page, server_url)
    question_box(page).fill(QUESTION)
    page.get_by_role("button", name="Send").click()
    expect(own_turns(page)).to_have_text(QUESTION)
    expect(replies(page)).to_have_count(1)


def test_widget_box_starts_a_new_line_with_shift_and_grows(
    page: Page, server_url: str
) -> None:
    open_chat(page, server_url)
    box = question_box(page)
    low = box.evaluate("box => box.clientHeight")
    box.fill("does salmon")
    for _ in range(2):
        box.press("Shift+Enter")
    box.press_sequentially("have vitamin d?")
    expect(box).to_have_value("does salmon\n\nhave vitamin d?")
    assert box.evaluate("box => box.clientHeight") > low
    expect(own_turns(page)).to_have_count(0)

    box.press("Enter")
    said = own_turns(page)
    expect(said).to_have_count(1)
    assert said.inner_text() == "does salmon\n\nhave vitamin d?"
    assert box.evaluate("box => box.clientHeight") == low
    expect(replies(page)).to_contain_text("a lot of vitamin D in salmon")


@pytest.mark.parametrize("height", [800, 560])
def test_widget_box_of_many_lines_leaves_room_for_the_conversation(
    page: Page, server_url: str, height: int
) -> None:
    page.set_viewport_size({"width": 390, "height": height})
    open_chat(page, server_url)
    box = question_box(page)
    for line in range(30):
        box.press_sequentially(f"{line}")
        box.press("Shift+Enter")
    box.press_sequentially("the end")
    frame = box.bounding_box()
    seen = page.locator(".log").bounding_box()
    assert frame and seen
    assert frame["height"] < height / 3 < seen["height"]
    expect(page.get_by_role("button", name="Send")).to_be_in_viewport(ratio=1)
    expect(box).to_be_in_viewport(ratio=1)
    # What is being typed is what is seen of it.
    left = "box => box.scrollHeight - box.clientHeight - box.scrollTop"
    assert box.evaluate(left) < 16


@pytest.mark.parametrize("sign", [{"isComposing": True}, {"keyCode": 229}])
def test_widget_keeps_what_is_still_being_composed(
    page: Page, server_url: str, sign: dict[str, object]
) -> None:
    open_chat(page, server_url)
    box = question_box(page)
    box.fill("ビタミン")
    goes_on = box.evaluate(COMPOSING, sign)
    assert goes_on, "the input method would not get its key"
    expect(box).to_have_value("ビタミン")
    expect(own_turns(page)).to_have_count(0)
    box.press("Enter")
    expect(own_turns(page)).to_have_text("ビタミン")


@pytest.mark.parametrize("nothing", ["", "  \n "])
def test_widget_does_not_send_an_empty_message(
    page: Page, server_url: str, nothing: str
) -> None:
    open_chat(page, server_url)
    sent = reply_with(page, text="Hello.")
    ask(page, nothing)
    page.get_by_role("button", name="Send").click()
    expect(question_box(page)).to_be_focused()
    ask(page, "hello")
    expect(replies(page)).to_have_count(1)
    assert [body["message"] for body in sent] == ["hello"]


def test_widget_counts_a_long_message_and_keeps_back_one_too_long(
    page: Page, server_url: str
) -> None:
    open_chat(page, server_url)
    sent = reply_with(page, text="Hello.")
    box, counter = question_box(page), page.locator(".counter")
    box.fill("a" * 899)
    expect(counter).to_be_hidden()
    box.fill("a" * 900)
    expect(counter).to_be_visible()
    expect(counter).to_have_text("Characters left: 100")
    ask(page, "a" * 1001)
    expect(counter).to_have_text("Too long. Characters to take out: 1")
    expect(counter).to_be_in_viewport(ratio=1)
    expect(box).to_have_value("a" * 1001)
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(own_turns(page)).to_have_count(0)
    ask(page, "🐟" * 1000)
    expect(replies(page)).to_have_count(1)
    expect(counter).to_be_hidden()
    assert [body["message"] for body in sent] == ["🐟" * 1000]


def test_widget_longest_message_is_one_that_the_server_reads(
    page: Page, server_url: str
) -> None:
    open_chat(page, server_url)
    ask(page, QUESTION.ljust(1000, "?"))
    expect(replies(page)).to_contain_text("a lot of vitamin D in salmon")


def test_widget_says_when_each_message_was_written(page: Page, server_url: str) -> None:
    before = datetime.now(timezone.utc)
    open_chat(page, server_url)
    ask(page, QUESTION)
    expect(replies(page)).to_have_count(1)
    stamps = page.locator(".turn time")
    expect(stamps).to_have_count(2)
    for stamp in stamps.all():
        said = stamp.get_attribute("datetime") or ""
        when = datetime.fromisoformat(said.replace("Z", "+00:00"))
        # To the millisecond, which the browser's own clock cuts off.
        assert (when - before).total_seconds() > -0.002
        assert when <= datetime.now(timezone.utc)
        local = stamp.evaluate(
            "it => new Date(it.dateTime).toLocaleTimeString('en', {timeStyle: 'short'})"
        )
        expect(stamp).to_have_text(local)


def test_widget_shows_that_a_reply_is_being_written(
    page: Page, server_url: str
) -> None:
    open_chat(page, server_url)
    held = ask_and_hold(page, QUESTION)
    expect(waiting(page)).to_contain_text("Writing a reply")
    expect(waiting(page)).to_be_in_viewport(ratio=1)
    held.continue_()
    expect(replies(page)).to_contain_text("salmon")
    expect(waiting(page)).to_have_count(0)


def test_widget_late_reply_does_not_enter_a_new_conversation(
    page: Page, server_url: str
) -> None:
    open_chat(page, server_url)
    held = ask_and_hold(page, QUESTION)
    choose_option(page, "New conversation")
    expect(own_turns(page)).to_have_count(0)
    expect(waiting(page)).to_have_count(0)

    answer(held, {"text": "Of the old one."})
    reply_with(page, text="Of the new one.")
    ask(page, "two")
    expect(replies(page)).to_have_count(1)
    expect(replies(page)).to_contain_text("Of the new one.")
    expect(own_turns(page)).to_have_text("two")
    expect(page.locator(".failure")).to_have_count(0)


def test_widget_marks_its_button_when_a_reply_comes_while_it_is_closed(
    page: Page, server_url: str
) -> None:
    open_dialog(page, server_url)
    held = ask_and_hold(page, QUESTION)
    page.get_by_role("button", name="Close chat").click()
    expect(launcher(page)).to_have_accessible_name("Open chat: Cofactor")
    mark = "it => getComputedStyle(it, '::after').content"
    assert launcher(page).evaluate(mark) == "none"

    held.continue_()
    expect(launcher(page)).to_have_accessible_name("Open chat: Cofactor (new reply)")
    assert launcher(page).evaluate(mark) != "none"

    launcher(page).click()
    expect(replies(page)).to_contain_text("salmon")
    page.get_by_role("button", name="Close chat").click()
    expect(launcher(page)).to_have_accessible_name("Open chat: Cofactor")
    assert launcher(page).evaluate(mark) == "none"
