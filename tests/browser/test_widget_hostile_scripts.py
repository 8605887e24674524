"""What a page's own scripts and forms do is no harm to the chat."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat import (
    QUESTION,
    ask,
    choose_option,
    launcher,
    own_turns,
    question_box,
    replies,
)
from tests.browser.site import Site, complaints_of


def test_hostile_scripts_s_shortcuts_do_not_hear_what_is_typed(
    page: Page, site: Site
) -> None:
    hear = """
        window.heard = [];
        const kinds = ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'change',
            'paste', 'copy', 'cut', 'compositionstart', 'compositionupdate',
            'compositionend', 'submit', 'cancel', 'close'];
        for (const target of [document, document.body, window]) {
            for (const kind of kinds) {
                target.addEventListener(kind, event => {
                    heard.push(kind);
                    if (event.key === '/' || event.key === 's') event.preventDefault();
                });
            }
        }
    """
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    script = f"<script>{hear}</script>"
    site.visit(page, f"<input id=own>{site.tag()}{script}")
    page.locator("#own").press_sequentially("s")
    assert "keydown" in page.evaluate("heard")
    launcher(page).click()
    page.evaluate("heard.length = 0")
    box = question_box(page)
    box.press_sequentially("s/salmon?")
    box.press("Control+a")
    box.press("Control+x")
    box.press("Control+v")
    expect(box).to_have_value("s/salmon?")
    page.keyboard.insert_text(" Lachs")
    box.press("Enter")
    expect(own_turns(page)).to_have_text("s/salmon? Lachs")
    expect(replies(page)).to_have_count(1)
    page.get_by_role("button", name="Conversation options").press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    # That of the launcher, once it is closed, is as any button's.
    assert set(page.evaluate("heard")) <= {"keyup"}


@pytest.mark.parametrize(
    "patch",
    [
        # As Prototype.js had it, and pages that grew over the years.
        "Array.prototype.toJSON = function () { return 'patched'; }; "
        "String.prototype.toJSON = function () { return 'patched'; };"
        "Object.prototype.toJSON = function () { return 'patched'; };",
        "Array.prototype.each = function () {}; Object.prototype.extra = 1;"
        "String.prototype.extra = 'x'; Function.prototype.extra = 1;",
        "const { parse, stringify } = JSON; JSON.parse = text => parse(text);"
        "JSON.stringify = (...all) => stringify(...all);"
        "const { fetch: get } = window; window.fetch = (...all) => get(...all);",
        "window.name = 'x'; window.Node = Node; window.status = 'y';"
        "window.$ = window._ = () => { throw new Error('page'); };",
    ],
    ids=["toJSON", "extras", "wrapped", "globals"],
)
def test_hostile_scripts_s_patches_of_the_language_do_no_harm(
    page: Page, site: Site, patch: str
) -> None:
    complaints = complaints_of(page)
    site.visit(page, site.tag("data-open"), head=f"<script>{patch}</script>")
    ask(page, QUESTION)
    expect(replies(page)).to_contain_text("salmon", ignore_case=True)
    page.reload()
    expect(own_turns(page)).to_have_text(QUESTION)
    page.route("**/webhooks/**", lambda route: route.abort())
    ask(page, "and magnesium?")
    expect(page.locator(".status")).to_be_visible()
    page.unroute("**/webhooks/**")
    page.reload()  # what was not sent is kept
    expect(replies(page)).to_have_count(2)
    with page.expect_download() as download:
        choose_option(page, "Download as data (JSON)")
    assert QUESTION in download.value.path().read_text(encoding="utf-8")
    assert [one for one in complaints if "ERR_FAILED" not in one] == []


def test_hostile_scripts_s_form_around_the_chat_is_not_sent(
    page: Page, site: Site
) -> None:
    form = (
        "<form action='/buy' onsubmit='window.sent = true'>"
        "<input name=basket required>{}<button>Buy</button></form>"
    )
    chat = "<cofactor-chat inline></cofactor-chat>"
    site.visit(page, form.format(chat) + site.tag("data-manual"))
    ask(page, QUESTION)
    page.get_by_role("button", name="Helpful", exact=True).click()
    choose_option(page, "New conversation")
    ask(page, QUESTION)
    question_box(page).fill("more")
    page.get_by_role("button", name="Send").click()
    expect(replies(page)).to_have_count(2)
    assert page.evaluate("window.sent") is None
    assert page.url == f"{site.url}/"
    data = "Object.fromEntries(new FormData(document.forms[0]))"
    assert page.evaluate(data) == {"basket": ""}
