"""What a website can say of the chat in attributes, and what becomes of nonsense."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chat import (
    QUESTION,
    ask,
    first_message,
    launcher,
    own_turns,
    replies,
)
from tests.browser.contrast import too_faint
from tests.browser.site import Site, complaints_of

EMERGENCY = "i have crushing chest pain right now"
PHONE = {"width": 390, "height": 844}


def show(page: Page, site: Site, attributes: str, is_open: bool = True) -> None:
    """Open a page whose chat has these attributes."""
    said = f"open {attributes}" if is_open else attributes
    site.visit(page, f"<cofactor-chat {said}></cofactor-chat>{site.tag()}")
    # By no name: it may be in any language.
    part = page.locator("#question") if is_open else launcher(page)
    expect(part).to_be_attached()


def test_attributes_title_names_all_and_is_no_tooltip(page: Page, site: Site) -> None:
    show(page, site, "title='Ask Ms &amp; Mr'")
    expect(page.get_by_role("dialog", name="Ask Ms & Mr")).to_be_visible()
    expect(page.get_by_role("heading", name="Ask Ms & Mr")).to_be_visible()
    expect(first_message(page).locator(".author")).to_have_text("Ask Ms & Mr")
    # A browser shows the title of what the pointer is on, or of what holds that.
    shown = page.locator("cofactor-chat").evaluate(
        """chat => [...chat.shadowRoot.querySelectorAll('.bubble, .log, h2, .composer')]
            .map(part => part.closest('[title]').title)"""
    )
    assert set(shown) == {""}
    page.get_by_role("button", name="Close chat").click()
    expect(launcher(page)).to_have_accessible_name("Open chat: Ask Ms & Mr")
    assert launcher(page).evaluate("e => e.closest('[title]').title") == ""


def test_attributes_an_empty_title_is_the_usual_one(page: Page, site: Site) -> None:
    show(page, site, "title=''")
    expect(page.get_by_role("dialog", name="Cofactor")).to_be_visible()


ACCENTS = ["#ffcc00", "white", "black", "hsl(60 100% 50%)", "#12345680"]
ACCENTS += ["oklch(0.9 0.2 120)"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_attributes_any_accent_is_legible(page: Page, site: Site, scheme: str) -> None:
    complaints = complaints_of(page)
    show(page, site, f"scheme={scheme}")
    ask(page, QUESTION)
    expect(replies(page)).to_have_count(1)
    texts = page.locator(
        ".send, .choice, summary, .own p, h2, .notice, .author, label, .hint, .copy"
    )
    assert texts.count() > 8
    for accent in ACCENTS:
        page.locator("cofactor-chat").evaluate(
            "(chat, accent) => chat.setAttribute('accent', accent)", accent
        )
        assert too_faint(texts) == {}, accent
    assert complaints == []


def test_attributes_a_legible_accent_is_taken_as_it_is(page: Page, site: Site) -> None:
    show(page, site, "accent=rebeccapurple scheme=light")
    color = "rgb(102, 51, 153)"
    expect(page.locator(".send")).to_have_css("background-color", color)
    page.get_by_role("button", name="Close chat").click()
    expect(launcher(page)).to_have_css("background-color", color)


@pytest.mark.parametrize("said", ["light", "dark", None])
def test_attributes_scheme_beats_the_browser_s(
    page: Page, site: Site, said: str | None
) -> None:
    show(page, site, f"scheme={said}" if said else "")
    schemes: list[Any] = ["light", "dark"]
    for browser_s in schemes:
        page.emulate_media(color_scheme=browser_s)
        scheme = said or browser_s
        composer = page.locator(".composer")
        dark, light = "rgb(26, 37, 43)", "rgb(255, 255, 255)"
        background = dark if scheme == "dark" else light
        expect(composer).to_have_css("background-color", background)
        expect(composer).to_have_css("color-scheme", scheme)


@pytest.mark.parametrize(
    ("attributes", "side"),
    [
        ("", "right"),
        ("position=right", "right"),
        ("position=left", "left"),
        ("language=ar", "left"),
        ("language=ar position=right", "right"),
        ("language=ar position=left", "left"),
    ],
)
def test_attributes_position_is_the_side_that_was_said(
    page: Page, site: Site, attributes: str, side: str
) -> None:
    show(page, site, attributes)
    width = page.evaluate("innerWidth")
    for part in (page.locator("dialog.panel"), launcher(page)):
        expect(part).to_be_visible()
        box = part.bounding_box()
        assert box
        distance = box["x"] if side == "left" else width - box["x"] - box["width"]
        assert distance == 20
        if part.get_attribute("class") == "panel":
            page.locator("button.close").click()


@pytest.mark.parametrize(
    ("locale", "attribute", "language"),
    [
        ("de-DE", "", "de"),
        ("de-DE", "language=fr", "fr"),
        ("de-DE", "language=es-MX", "es"),
        ("ja-JP", "", "en"),
        ("ja-JP", "language=AR", "ar"),
    ],
)
def test_attributes_language_beats_the_browser_s(
    browser: Browser, site: Site, locale: str, attribute: str, language: str
) -> None:
    context = browser.new_context(locale=locale, reduced_motion="reduce")
    page = context.new_page()
    complaints = complaints_of(page)
    show(page, site, attribute)
    expect(page.locator(".root")).to_have_attribute("lang", language)
    direction = "rtl" if language == "ar" else "ltr"
    expect(page.locator(".log")).to_have_css("direction", direction)
    # What the assistant says is English all the same.
    page.locator("#question").fill(QUESTION)
    page.locator("#question").press("Enter")
    expect(replies(page).locator(".bubble")).to_have_attribute("lang", "en")
    assert complaints == []
    context.close()


@pytest.mark.parametrize(
    ("locale", "country", "number"),
    [
        ("en-US", "GB", "999"),
        ("en-US", " GB ", "999"),
        ("en-GB", "US", "911"),
        ("en-GB", None, "999"),
    ],
)
def test_attributes_country_s_emergency_number_is_the_one_named(
    browser: Browser, site: Site, locale: str, country: str | None, number: str
) -> None:
    context = browser.new_context(locale=locale, reduced_motion="reduce")
    page = context.new_page()
    show(page, site, f"country='{country}'" if country else "")
    ask(page, EMERGENCY)
    link = page.locator(".numbers a").first
    expect(link).to_contain_text(number)
    expect(link).to_have_attribute("href", f"tel:{number}")
    expect(replies(page)).to_contain_text(number)
    context.close()


def test_attributes_greeting_comes_before_words_that_always_stay(
    page: Page, site: Site
) -> None:
    show(page, site, "")
    usual = first_message(page).locator(".bubble p").all_inner_texts()
    show(page, site, "greeting='Welcome to our pharmacy.'")
    greeted = first_message(page).locator(".bubble p").all_inner_texts()
    assert greeted == ["Welcome to our pharmacy.", *usual]
    assert "computer program" in usual[0]
    assert "emergency" in usual[-1]
    show(page, site, "greeting=''")
    assert first_message(page).locator(".bubble p").all_inner_texts() == usual


def test_attributes_open_is_open_at_once_and_takes_no_focus(
    page: Page, site: Site
) -> None:
    page.context.add_init_script(
        "addEventListener('DOMContentLoaded', () => own.focus())"
    )
    site.visit(page, f"<input id=own>{site.tag('data-open')}")
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator("#own")).to_be_focused()
    page.get_by_role("button", name="Close chat").click()
    page.reload()  # what the person did last beats what the page says
    expect(launcher(page)).to_be_visible()
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_attributes_open_does_not_hide_the_page_of_a_phone(
    page: Page, site: Site
) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    show(page, site, "")
    expect(launcher(page)).to_be_visible()
    expect(page.get_by_role("dialog")).to_be_hidden()
    launcher(page).click()
    expect(page.get_by_role("dialog")).to_be_visible()


@pytest.mark.parametrize(
    ("attribute", "words"),
    [
        ("server='javascript:alert(1)'", ["is no web address", "https://chat.example"]),
        ("server='data:text/html,x'", ["is no web address"]),
        ("server='http://'", ["is no web address"]),
        ("server='chat.example.org'", ["is no web address"]),
        ("accent='nonsense'", ["accent", "nonsense", "#00596b"]),
        ("accent='red; background: url(//x)'", ["accent", "#00596b"]),
        ("scheme='darkish'", ["scheme", "light, dark"]),
        ("position='top'", ["position", "left, right"]),
        ("language='xx'", ["language", "ar, de, en, es, fr"]),
        ("language='&lt;b&gt;'", ["language", "<b>"]),
        ("country='England'", ["country", "England", "GB"]),
        ("country='&lt;img src=x&gt;'", ["country", "two letters"]),
    ],
)
def test_attributes_nonsense_is_told_in_the_console_and_does_no_harm(
    page: Page, site: Site, attribute: str, words: list[str]
) -> None:
    complaints = complaints_of(page)
    show(page, site, attribute)
    ask(page, EMERGENCY)
    expect(own_turns(page)).to_have_text(EMERGENCY)
    expect(page.locator(".numbers a").first).to_have_attribute("href", "tel:911")
    assert too_faint(page.locator(".send, .own p, h2")) == {}
    (told,) = complaints
    assert told.startswith("<cofactor-chat>: ")
    for word in words:
        assert word in told
