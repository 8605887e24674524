"""The page at / and the chat on a page of its own, as a reader finds them."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.content.content import Content
from tests.browser.contrast import too_faint

# What the page says in its own name: none of it is on health.
OF_ITS_OWN = [
    "Short sentences, each with the source that it rests on. Read on, or ask the "
    "assistant: it answers from the same sources.",
    "After the article “The Crucial Connection Between Magnesium and Vitamin D”, in "
    "our own words.",
]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}


def unfold(page: Page) -> None:
    """Open all that is folded."""
    for fold in page.locator("#embed summary").all():
        fold.click()


def test_demo_page_gives_a_source_with_every_statement(
    page: Page, server_url: str, content: Content
) -> None:
    page.goto(server_url)
    known = {reference.url for reference in content.references.values()}
    statements = page.locator(".statement")
    # Six points, the whole and three steps, six questions, the article itself.
    assert statements.count() == 17
    for statement in statements.all():
        links = statement.locator(".sources a")
        urls = [link.get_attribute("href") for link in links.all()]
        assert urls and set(urls) <= known, statement.inner_text()
        names = [link.text_content() for link in links.all()]
        assert len(set(names)) == len(names), names
    # Nothing in the article is said outside of a statement but this.
    outside = page.locator("article p:not(.statement p)")
    assert outside.all_inner_texts() == [*OF_ITS_OWN, str(content.notice)]


def test_demo_page_says_what_the_content_says(
    page: Page, server_url: str, content: Content
) -> None:
    page.goto(server_url)
    said = page.locator(".words").all_inner_texts()
    points = [point.text for point in content.article.key_points]
    assert [one.replace("\n\n", "\n") for one in said[:6]] == points
    expect(page.locator("cite")).to_have_text(content.article.title)
    for step in content.activation.steps:
        expect(page.get_by_role("heading", name=step.name)).to_be_visible()


def test_demo_page_and_its_article_end_with_the_notice(
    page: Page, server_url: str, content: Content
) -> None:
    page.goto(server_url)
    notice = str(content.notice)
    assert content.notice.disclaimer in notice and content.notice.get_tested in notice
    assert page.locator("article p").last.inner_text() == notice
    expect(page.get_by_role("contentinfo").get_by_text(notice)).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("article").get_by_text(notice)).to_be_visible()
    expect(page.locator("#embed")).to_be_hidden()


def test_demo_page_can_be_read_without_javascript(
    browser: Browser, server_url: str, content: Content
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server_url)
    expect(page.locator("article").get_by_text(str(content.notice))).to_be_visible()
    expect(page.get_by_text("in place of https://chat.example.org")).to_be_visible()
    page.goto(f"{server_url}/chat")
    expect(page.get_by_text("The chat could not be loaded")).to_be_visible()
    expect(page.get_by_text("call your local emergency number")).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_demo_page_is_legible_in_light_and_dark(
    page: Page, server_url: str, scheme: Any
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(server_url)
    unfold(page)
    texts = page.locator(
        "h1, h2, h3, p, cite, dt, dd, code, figcaption, figcaption span, nav a, .mark, "
        ".statement a"
    )
    assert texts.count() > 100
    assert too_faint(texts) == {}
    body = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(json.loads(f"[{body[4:-1]}]")) < 3 * 128) == (scheme == "dark")


@pytest.mark.parametrize("width", [320, 390, 640, 1280, 1920])
def test_demo_page_has_nothing_cut_off_at_any_width(
    page: Page, server_url: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 256})  # 320 px: 1280 at 400 %
    page.goto(server_url)
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for code in page.locator("pre").all():
        assert code.evaluate("element => element.scrollWidth <= element.clientWidth")


def test_demo_page_can_be_found_through_by_headings_and_landmarks(
    page: Page, server_url: str
) -> None:
    page.goto(server_url)
    levels = [
        int(heading.evaluate("element => element.tagName")[1])
        for heading in page.locator("h1, h2, h3, h4, h5, h6").all()
    ]
    assert levels[0] == 1 and levels.count(1) == 1
    steps = itertools.pairwise(levels)
    assert all(after - before <= 1 for before, after in steps)
    for landmark in ("banner", "navigation", "main", "contentinfo"):
        expect(page.get_by_role(landmark)).to_have_count(1)  # type: ignore[arg-type]
    expect(page.locator("html")).to_have_attribute("lang", "en")
    for link in page.get_by_role("navigation").get_by_role("link").all():
        target = link.get_attribute("href")
        expect(page.locator(str(target))).to_have_count(1)


def test_demo_page_lets_a_keyboard_skip_to_the_article(
    page: Page, server_url: str
) -> None:
    page.goto(server_url)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the article")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("#article")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".sources a").first).to_be_focused()


def test_demo_page_s_examples_name_this_server_and_can_be_copied(
    page: Page, server_url: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(server_url)
    copy = page.get_by_role("button", name="Copy: The tag", exact=True)
    copy.click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_have_count(1)
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f'<script src="{server_url}/widget/cofactor.js" async></script>'
    expect(copy).to_be_visible()


def test_demo_page_s_examples_can_be_selected(page: Page, server_url: str) -> None:
    page.goto(server_url)
    code = page.locator("pre code").first
    code.click(click_count=3)
    selected = page.evaluate("getSelection().toString()").strip()
    assert selected == code.inner_text().strip()


@pytest.mark.parametrize("path", ["/", "/chat"])
def test_demo_page_breaks_none_of_its_own_rules(
    page: Page, server_url: str, path: str
) -> None:
    complaints: list[str] = []
    foreign: list[str] = []
    page.on("console", lambda one: complaints.append(one.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    def note(url: str) -> None:
        if not url.startswith((server_url, "data:")):
            foreign.append(url)

    page.on("request", lambda request: note(request.url))
    page.goto(server_url + path, wait_until="networkidle")
    assert complaints == []
    assert foreign == []
    assert page.context.cookies() == []


def test_demo_page_opens_the_chat_from_its_corner(page: Page, server_url: str) -> None:
    page.goto(server_url)
    page.get_by_role("button", name="Open chat: Cofactor").click()
    expect(page.get_by_role("dialog", name="Cofactor")).to_be_visible()
    expect(page.get_by_label("Your question")).to_be_visible()


@pytest.mark.parametrize("size", [{"width": 320, "height": 640}, PHONE, DESKTOP])
def test_demo_page_s_end_is_not_under_the_chat_s_button(
    page: Page, server_url: str, size: Any
) -> None:
    page.set_viewport_size(size)
    page.goto(server_url)
    launcher = page.locator("button.launcher")
    expect(launcher).to_be_visible()
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    for text in page.get_by_role("contentinfo").locator("p").all():
        expect(text).to_be_in_viewport(ratio=1)
        button, words = launcher.bounding_box(), text.bounding_box()
        assert button and words
        above = words["y"] + words["height"] <= button["y"]
        assert above or words["x"] + words["width"] <= button["x"]


@pytest.mark.parametrize("size", [PHONE, DESKTOP, {"width": 320, "height": 480}])
def test_chat_page_is_filled_by_the_chat(
    page: Page, server_url: str, size: Any
) -> None:
    page.set_viewport_size(size)
    page.goto(f"{server_url}/chat")
    panel = page.get_by_role("region", name="Cofactor")
    expect(panel).to_be_visible()
    expect(page.locator("button.launcher")).to_have_count(0)
    assert panel.bounding_box() == {"x": 0, "y": 0, **size}
    expect(page.get_by_role("button", name="Send")).to_be_in_viewport(ratio=1)
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollHeight <= {root}.clientHeight")
