"""The widget on a phone: a small screen, a thumb, a keyboard that takes half of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chat import (
    QUESTION,
    ask,
    launcher,
    open_chat,
    open_dialog,
    question_box,
    replies,
)
from tests.browser.conftest import PATIENCE

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """Open a page on a phone."""
    context = browser.new_context(
        viewport=PHONE,  # type: ignore[arg-type]
        is_mobile=True,
        has_touch=True,
        device_scale_factor=2,
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def test_widget_opened_on_a_phone_is_read_first_and_brings_up_no_keyboard(
    phone: Page, server_url: str
) -> None:
    phone.goto(server_url)
    launcher(phone).tap()
    expect(phone.get_by_role("heading", name="Cofactor", exact=True)).to_be_focused()
    panel = phone.get_by_role("dialog", name="Cofactor").bounding_box()
    assert panel == {"x": 0, "y": 0, **PHONE}
    expect(launcher(phone)).to_be_hidden()


def test_widget_opened_on_a_desktop_is_ready_to_type(
    page: Page, server_url: str
) -> None:
    open_dialog(page, server_url)
    expect(question_box(page)).to_be_focused()
    page.keyboard.type("does salmon")
    expect(question_box(page)).to_have_value("does salmon")


@pytest.mark.parametrize("height", [500, 400, 300])
@pytest.mark.parametrize("opened", [open_dialog, open_chat])
def test_widget_box_stays_in_view_above_a_keyboard_that_resizes_the_page(
    phone: Page, server_url: str, opened: object, height: int
) -> None:
    assert callable(opened)
    opened(phone, server_url)
    ask(phone, "which foods have magnesium?")
    expect(replies(phone)).to_have_count(1)
    question_box(phone).tap()
    phone.set_viewport_size({"width": PHONE["width"], "height": height})
    expect(question_box(phone)).to_be_in_viewport(ratio=1)
    expect(question_box(phone)).to_be_focused()
    ask(phone, QUESTION)
    expect(replies(phone)).to_have_count(2)


def test_widget_box_stays_in_view_above_a_keyboard_that_covers_the_page(
    phone: Page, server_url: str
) -> None:
    open_dialog(phone, server_url)
    ask(phone, "which foods have magnesium?")
    expect(replies(phone)).to_have_count(1)
    question_box(phone).tap()
    # As an iPhone has it: the page keeps its size, what is seen of it gets less, and
    # the browser moves what is seen.
    phone.evaluate(
        """() => {
            const seen = { height: 480, offsetTop: 64 };
            for (const [name, value] of Object.entries(seen)) {
                Object.defineProperty(visualViewport, name, { value });
            }
            visualViewport.dispatchEvent(new Event('resize'));
        }"""
    )
    for part in (
        question_box(phone),
        phone.get_by_role("button", name="Send"),
        phone.get_by_role("button", name="Close chat"),
    ):
        box = part.bounding_box()
        assert box and box["y"] >= 64 and box["y"] + box["height"] <= 64 + 480
