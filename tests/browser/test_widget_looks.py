"""The widget when it is enlarged, mirrored, spaced out, or shown in few colors."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.focus import focused, stops
from tests.browser.sizes import cut_off, too_small
from tests.browser.widget_states import (
    DANGER,
    DESKTOP,
    answered,
    ask,
    fail,
    hold,
    open_chat,
    replies,
    visit,
)

# 1280 x 1024 at 200 % and at 400 %; a narrow phone; one on its side.
ENLARGED = [(640, 512), (320, 256), (320, 640), (640, 320)]
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* {
        line-height: 1.5 !important;
        letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important;
    }
    p { margin-block-end: 2em !important; }`);
    const root = document.querySelector('cofactor-chat').shadowRoot;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}"""


def style(one: Locator, name: str) -> str:
    """Return a property as the browser works it out."""
    return str(one.evaluate("(one, name) => getComputedStyle(one)[name]", name))


def say_much(page: Page) -> None:
    """Open the chat and fill it with all kinds of turns."""
    open_chat(page)
    answered(page, "how much magnesium should i take?").locator("summary").click()
    answered(page, DANGER)
    fail(page)
    ask(page, "a" * 200)
    expect(page.locator(".retry")).to_be_visible()
    page.locator("textarea").fill("vitamin d " * 95)
    expect(page.locator(".counter")).to_be_visible()


@pytest.mark.parametrize("width, height", ENLARGED)
def test_widget_is_whole_and_can_all_be_reached_when_enlarged(
    page: Page, server_url: str, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    visit(page, server_url)
    say_much(page)
    assert cut_off(page) == []
    page.locator(".root h2").focus()
    seen = set()
    for _ in range(25):
        page.keyboard.press("Tab")
        stop = focused(page)
        assert stop["faults"] == [], stop
        seen.add(stop["name"].split(" ")[0])
    assert seen >= {"textarea.", "button.send", "button.retry", "a.", "summary."}
    page.locator(".menu-button").click()
    assert cut_off(page) == []
    for item in page.locator(".item").all():
        item.scroll_into_view_if_needed()
        expect(item).to_be_in_viewport(ratio=1)
    page.locator(".item").last.click()
    expect(page.locator(".confirm")).to_be_visible()
    assert cut_off(page) == []
    for answer in page.locator(".answers button").all():
        answer.scroll_into_view_if_needed()
        expect(answer).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("width, height", [(320, 256), (320, 640), (640, 512)])
def test_widget_inside_a_page_is_whole_when_enlarged(
    page: Page, server_url: str, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{server_url}/chat")
    say_much(page)
    assert cut_off(page) == []
    page.locator(".root h2").focus()
    found = stops(page)
    assert [stop for stop in found if stop["faults"]] == []
    assert found[-1]["name"].startswith("button.send")


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_widget_loses_nothing_when_text_is_spaced_out(
    page: Page, server_url: str, language: str
) -> None:
    visit(page, server_url, f'data-language="{language}"')
    say_much(page)
    page.evaluate(SPACED)
    assert style(page.locator(".root h2"), "letterSpacing") != "normal"
    assert cut_off(page) + too_small(page) == []
    page.locator(".menu-button").click()
    assert cut_off(page) + too_small(page) == []
    page.locator(".item").last.click()
    expect(page.locator(".confirm")).to_be_visible()
    assert cut_off(page) + too_small(page) == []


def test_widget_is_mirrored_in_arabic(page: Page, server_url: str) -> None:
    visit(page, server_url, 'data-language="ar"')
    launcher = page.locator(".launcher").bounding_box()
    assert launcher and launcher["x"] < 100
    open_chat(page)
    answered(page, DANGER)

    def middle(part: str) -> float:
        box = page.locator(part).first.bounding_box()
        assert box
        return box["x"] + box["width"] / 2

    panel = middle("dialog.panel")
    assert panel < 640  # of 1280
    assert middle(".close") < middle(".menu-button") < panel < middle("h2")
    assert middle(".own .bubble") < panel
    assert middle(".send") < middle("textarea")
    expect(page.locator(".root")).to_have_attribute("lang", "ar")
    # English stays English, and a number keeps the order of its digits.
    assert style(page.locator(".reply .bubble").last, "direction") == "ltr"
    assert style(page.locator(".numbers bdi").first, "direction") == "ltr"
    assert style(page.locator(".first .bubble"), "direction") == "rtl"
    page.locator(".menu-button").click()
    assert cut_off(page) == []


@pytest.mark.parametrize(
    "language, position, side",
    [
        ("en", "", "right"),
        ("en", "left", "left"),
        ("ar", "", "left"),
        ("ar", "right", "right"),
    ],
)
def test_widget_stands_on_the_side_that_the_page_wants(
    page: Page, server_url: str, language: str, position: str, side: str
) -> None:
    wish = f'data-position="{position}"' if position else ""
    visit(page, server_url, f'data-language="{language}" {wish}')
    for part in (".launcher", "dialog.panel"):
        box = page.locator(part).bounding_box()
        assert box
        right = box["x"] + box["width"]
        assert (box["x"] == 20) == (side == "left")
        assert (right == 1280 - 20) == (side == "right")
        open_chat(page)


@pytest.mark.parametrize("browser_s", ["light", "dark"])
@pytest.mark.parametrize("wished", ["", "light", "dark"])
def test_widget_is_light_or_dark_as_the_page_says_or_else_the_browser(
    page: Page, server_url: str, browser_s: Any, wished: str
) -> None:
    page.emulate_media(color_scheme=browser_s)
    visit(page, server_url, f'data-scheme="{wished}"' if wished else "")
    open_chat(page)

    def is_dark() -> bool:
        color = style(page.locator("dialog.panel"), "backgroundColor")
        return sum(map(int, color[4:-1].split(","))) < 3 * 128

    assert is_dark() == ((wished or browser_s) == "dark")
    other: Any = "light" if browser_s == "dark" else "dark"
    page.emulate_media(color_scheme=other)
    expect(page.locator(".root")).to_have_attribute("data-scheme", wished or other)
    assert is_dark() == ((wished or other) == "dark")


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_widget_moves_only_for_those_who_do_not_mind(
    browser: Browser, server_url: str, motion: Any
) -> None:
    context = browser.new_context(reduced_motion=motion, **DESKTOP)
    page = context.new_page()
    visit(page, server_url)
    page.evaluate(
        "addEventListener('animationstart', one => window.moved = true, true)"
    )
    open_chat(page)
    hold(page)
    ask(page, "hello")
    expect(page.locator(".waiting")).to_be_visible()
    moving = page.evaluate("document.getAnimations().length") or page.locator(
        ".root"
    ).evaluate("root => root.getAnimations({ subtree: true }).length")
    assert bool(moving) == (motion == "no-preference")
    scrolls = style(page.locator(".log"), "scrollBehavior")
    assert scrolls == ("auto" if motion == "reduce" else "smooth")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_widget_shows_its_edges_and_states_in_forced_colors(
    page: Page, server_url: str, scheme: Any
) -> None:
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    visit(page, server_url, 'data-scheme="light"')  # which the forced colors beat

    def has_edge(part: Locator) -> bool:
        color, behind = style(part, "borderTopColor"), style(part, "backgroundColor")
        width = float(style(part, "borderTopWidth").removesuffix("px"))
        return width >= 1 and color not in (behind, "rgba(0, 0, 0, 0)")

    assert has_edge(page.locator(".launcher"))
    open_chat(page)
    reply = answered(page)
    parts = [
        "dialog.panel",
        ".menu-button",
        ".close",
        ".own .bubble",
        ".reply .bubble",
        ".choice",
        ".thumb",
        ".copy",
        "textarea",
        ".send",
    ]
    for part in parts:
        assert has_edge(page.locator(part).first), part
    good, bad = reply.locator(".thumb").first, reply.locator(".thumb").last
    good.click()
    expect(good).to_have_attribute("aria-pressed", "true")
    expect(replies(page)).to_have_count(2)  # thanks come for it
    assert style(good, "backgroundColor") != style(bad, "backgroundColor")
    for key in ("Tab", "Shift+Tab"):
        page.keyboard.press(key)
        assert focused(page)["faults"] == []
    expect(good).to_be_focused()
    urgent = answered(page, DANGER).locator(".urgent")
    assert style(urgent, "borderTopColor") != style(
        page.locator(".reply .bubble").first, "borderTopColor"
    )
    assert has_edge(page.locator(".numbers a").first)
    page.locator(".menu-button").click()
    assert has_edge(page.locator(".menu"))
    for _ in range(4):
        page.keyboard.press("Tab")
        assert focused(page)["faults"] == []
    page.keyboard.press("Enter")
    assert has_edge(page.locator(".confirm"))
    assert has_edge(page.locator(".delete"))
