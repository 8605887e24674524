"""The widget against the rules that can be checked by a program, in every state."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import passed, violations
from tests.browser.contrast import too_faint
from tests.browser.sizes import cut_off, too_small
from tests.browser.widget_states import (
    DANGER,
    DESKTOP,
    PHONE,
    TEXTS,
    answered,
    long_conversation,
    open_chat,
    states,
    visit,
)

SCHEMES: tuple[Any, ...] = ("light", "dark")
# Too light on white, too light on white, too dark in the dark.
HAS_ACCENT = "root => root.style.getPropertyValue('--accent') !== ''"
ILLEGIBLE = ("#ffcc00", "#eeeeee", "#111111")


@pytest.fixture(scope="module")
def token(server_url: str) -> str:
    """Return the token of a conversation longer than is shown at once."""
    return long_conversation(server_url)


def faults(page: Page) -> list[str]:
    """Return all that shuts someone out of what ``page`` shows now."""
    faint = too_faint(page.locator(TEXTS).filter(visible=True))
    return [
        *violations(page),
        *(f"{text!r} has a contrast of {found:.2f}" for text, found in faint.items()),
        *(f"Too small: {one}" for one in too_small(page)),
        *(f"Cut off: {one}" for one in cut_off(page)),
    ]


def walk(
    page: Page, server_url: str, token: str, schemes: tuple[Any, ...] = SCHEMES
) -> None:
    """Lead the widget through its states, and look for faults in each."""
    found: dict[str, list[str]] = {}
    for state in states(page, server_url, token):
        for scheme in schemes:
            page.emulate_media(color_scheme=scheme)
            found[f"{state}, {scheme}"] = faults(page)
    print(len(found), "states checked")
    assert len(found) >= 15 * len(schemes)
    assert {state: broken for state, broken in found.items() if broken} == {}


@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_widget_shuts_nobody_out_in_any_state(
    browser: Browser, server_url: str, token: str, screen: Any
) -> None:
    context = browser.new_context(reduced_motion="reduce", **screen)
    page = context.new_page()
    visit(page, server_url)
    walk(page, server_url, token)
    context.close()


def test_widget_shuts_nobody_out_on_a_page_of_its_own(
    page: Page, server_url: str, token: str
) -> None:
    page.goto(f"{server_url}/chat")
    walk(page, server_url, token, ("dark",))


def test_widget_shuts_nobody_out_in_arabic(
    page: Page, server_url: str, token: str
) -> None:
    visit(page, server_url, 'data-language="ar"')
    walk(page, server_url, token, ("light",))


@pytest.mark.parametrize("accent", ILLEGIBLE)
def test_widget_can_be_read_with_any_accent(
    page: Page, server_url: str, accent: str
) -> None:
    visit(page, server_url, f'data-accent="{accent}"')
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert faults(page) == []
    open_chat(page)
    answered(page).locator("summary").click()
    answered(page, DANGER)
    page.locator("textarea").fill("a" * 1001)
    page.locator(".menu-button").click()
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert faults(page) == []
        assert page.locator(".root").evaluate(HAS_ACCENT)


def test_axe_looks_into_the_widget_and_at_the_size_of_its_buttons(
    page: Page, server_url: str
) -> None:
    visit(page, server_url)
    open_chat(page)
    assert {"target-size", "color-contrast"} <= passed(page)
    page.locator(".send").evaluate("send => send.replaceChildren()")
    page.locator(".choice").first.evaluate("one => (one.style.color = '#999')")
    assert [one.split()[0] for one in violations(page)] == [
        "button-name",
        "color-contrast",
    ]
