"""The look of the page: legible in light and dark, whole on a narrow screen."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat import (
    QUESTION,
    ask,
    question_box,
    replies,
    reply_with,
)

# The contrast of an element's text, as WCAG 2 works it out. Backgrounds of the
# page are opaque or absent, so the nearest opaque one is the one behind the text.
CONTRAST = """element => {
    const channels = colour => colour.match(/[\\d.]+/g).map(Number);
    const light = colour => {
        const [r, g, b] = channels(colour)
            .slice(0, 3)
            .map(c => c / 255)
            .map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = node => {
        const colour = getComputedStyle(node).backgroundColor;
        const [, , , alpha = 1] = channels(colour);
        return alpha === 1 ? colour : behind(node.parentElement);
    };
    const pair = [light(getComputedStyle(element).color), light(behind(element))];
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_is_legible_in_light_and_dark(
    page: Page, server_url: str, scheme: Any
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(server_url)
    metadata = {
        "kind": "emergency",
        "notice": "Care.",
        "sources": [{"id": "x", "title": "NHS", "url": "https://www.nhs.uk/"}],
        "numbers": [{"label": "A line", "number": "911"}],
    }
    buttons = [{"title": "More", "payload": "/more"}]
    reply_with(page, text="Salmon.\nCare.", buttons=buttons, metadata=metadata)
    ask(page, QUESTION)
    replies(page).locator("summary").click()

    texts = page.locator(
        "h1, header p, label, button, summary, .turn p, .turn a, #hint"
    )
    contrasts = {text.inner_text(): text.evaluate(CONTRAST) for text in texts.all()}
    assert {"Salmon.", "Care.", QUESTION, "More", "Send"} <= set(contrasts)
    assert {text: found for text, found in contrasts.items() if found < 4.5} == {}
    body = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(json.loads(f"[{body[4:-1]}]")) < 3 * 128) == (scheme == "dark")


def test_nothing_is_cut_off_on_a_narrow_screen(page: Page, server_url: str) -> None:
    page.set_viewport_size({"width": 320, "height": 256})  # 1280 x 1024 at 400 %
    page.goto(server_url)
    reply_with(page, text="Long" * 80, buttons=[{"title": "More" * 30, "payload": "x"}])
    ask(page, QUESTION)
    expect(replies(page)).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.keyboard.type("and trout?")
    expect(question_box(page)).to_be_in_viewport(ratio=1)
