"""The element where a page wants it: inline, several, by script, come and go."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.chat import (
    MESSAGE,
    QUESTION,
    ask,
    first_message,
    launcher,
    own_turns,
    question_box,
    replies,
    reply_with,
)
from tests.browser.site import Site, complaints_of, requests_of

CHAT = "document.querySelector('cofactor-chat')"
# Counts what goes on outside of elements, which end with themselves.
WATCH = """
window.running = new Set();
const { setTimeout: set, clearTimeout: clear } = window;
window.setTimeout = (act, time, ...rest) => {
    const timer = set(() => { running.delete(timer); act(...rest); }, time);
    running.add(timer);
    return timer;
};
window.clearTimeout = timer => { running.delete(timer); clear(timer); };
const listen = EventTarget.prototype.addEventListener;
EventTarget.prototype.addEventListener = function (kind, hear, options) {
    const target = this ?? window;
    const isPart = target instanceof Node || target instanceof AbortSignal;
    if (target === document || !isPart) {
        running.add(hear);
        const { signal } = options ?? {};
        if (signal) listen.call(signal, 'abort', () => running.delete(hear));
    }
    return listen.call(target, kind, hear, options);
};
"""


def manual(site: Site) -> str:
    """Return the tag that defines the element and adds none."""
    return site.tag("data-manual")


def test_element_inline_fills_its_place_and_answers(page: Page, site: Site) -> None:
    place = "<div style='width: 400px; height: 500px; margin: 30px'>{}</div>"
    chat = "<cofactor-chat inline title='Ask'><p>No script.</p></cofactor-chat>"
    site.visit(page, f"<p>Before.</p>{place.format(chat)}<p>After.</p>{manual(site)}")
    region = page.get_by_role("region", name="Ask")
    box = region.bounding_box()
    assert box and (box["width"], box["height"]) == (400, 500)
    expect(launcher(page)).to_have_count(0)
    expect(page.get_by_text("No script.")).to_be_hidden()
    assert page.evaluate("document.activeElement === document.body")  # not taken
    ask(page, QUESTION)
    expect(replies(page)).to_have_count(1)
    assert page.evaluate("scrollY") == 0


def test_element_several_in_a_page_are_conversations_of_their_own(
    page: Page, site: Site
) -> None:
    chats = "<cofactor-chat inline></cofactor-chat>" * 2
    chats += "<cofactor-chat inline id=third></cofactor-chat>"
    site.visit(page, chats + manual(site))
    asked = requests_of(page, f"{site.server}/webhooks/web")
    questions = ["which foods have magnesium", QUESTION, "magnesium and sleep"]
    for place, question in enumerate(questions):
        box = question_box(page).nth(place)
        box.fill(question)
        box.press("Enter")
    expect(replies(page)).to_have_count(3)
    expect(own_turns(page)).to_have_text(questions)
    assert asked.count("POST /session") == 3
    for place, question in enumerate(questions):
        chat = page.locator("cofactor-chat").nth(place)
        expect(chat.locator(".turn.own .bubble")).to_have_text(question)
    page.reload()
    expect(own_turns(page)).to_have_text(questions)


def test_element_made_by_script_shows_and_hides(page: Page, site: Site) -> None:
    site.visit(page, manual(site))
    page.evaluate(
        """() => {
            const chat = document.createElement('cofactor-chat');
            chat.title = 'Ask';
            document.body.append(chat);
        }"""
    )
    dialog = page.get_by_role("dialog", name="Ask")
    expect(dialog).to_be_hidden()
    page.evaluate(f"{CHAT}.show()")
    expect(dialog).to_be_visible()
    expect(question_box(page)).to_be_focused()
    page.evaluate(f"{CHAT}.show()")
    page.evaluate(f"{CHAT}.hide()")
    expect(dialog).to_be_hidden()
    expect(launcher(page)).to_be_visible()
    page.evaluate(f"{CHAT}.hide()")
    expect(launcher(page)).to_be_visible()


def test_element_module_exports_the_class_and_adds_none(page: Page, site: Site) -> None:
    complaints = complaints_of(page)
    script = (
        f"import {{ CofactorChat }} from '{site.server}/widget/cofactor.mjs';"
        "window.isKnown = CofactorChat === customElements.get('cofactor-chat');"
        "window.add = () => document.body.append(new CofactorChat());"
    )
    site.visit(page, f'<script type="module">{script}</script>')
    assert page.evaluate("isKnown")
    expect(page.locator("cofactor-chat")).to_have_count(0)
    page.evaluate("add()")
    launcher(page).click()
    ask(page, QUESTION)
    expect(replies(page)).to_have_count(1)
    assert complaints == []


def test_element_removed_leaves_nothing_running(page: Page, site: Site) -> None:
    complaints = complaints_of(page)
    page.add_init_script(WATCH)
    site.visit(page, manual(site))
    before = page.evaluate("[...running]")
    page.evaluate("document.body.append(document.createElement('cofactor-chat'))")
    launcher(page).click()
    ask(page, QUESTION)
    expect(replies(page)).to_have_count(1)
    question_box(page).fill("a" * 950)  # counted aloud a moment later
    page.route(MESSAGE, lambda route: None)
    page.get_by_role("button", name="Send").click()
    asked = requests_of(page, site.server)
    assert len(page.evaluate("[...running]")) > len(before)
    page.evaluate(f"window.chat = {CHAT}; chat.remove()")
    assert page.evaluate("[...running]") == before
    for change in ("online", "offline", "resize"):
        page.evaluate(f"window.dispatchEvent(new Event('{change}'))")
    page.wait_for_load_state("networkidle")
    assert [one for one in asked if not one.startswith("OPTIONS")] == []
    assert complaints == []


def test_element_taken_out_while_it_waits_goes_on_when_it_is_back(
    page: Page, site: Site
) -> None:
    complaints = complaints_of(page)
    held: list[Route] = []

    def hold(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    page.route(MESSAGE, hold)
    site.visit(page, f"<div id=other></div>{site.tag('data-open')}")
    ask(page, QUESTION)
    expect(page.locator(".waiting")).to_be_visible()
    asked = requests_of(page, f"{site.server}/webhooks/web")
    page.evaluate(f"document.querySelector('#other').append({CHAT})")  # moved
    expect(replies(page)).to_have_count(1)
    expect(own_turns(page)).to_have_text(QUESTION)
    page.evaluate(f"window.chat = {CHAT}; chat.remove()")
    page.evaluate("document.body.append(chat)")
    expect(replies(page)).to_have_count(1)
    expect(own_turns(page)).to_have_text(QUESTION)
    assert asked.count("POST /message") == 1
    assert complaints == []


def test_element_added_and_removed_many_times_stays_one(page: Page, site: Site) -> None:
    complaints = complaints_of(page)
    reply_with(page, text="Salmon.")
    site.visit(page, site.tag("data-open"))
    ask(page, QUESTION)
    expect(replies(page)).to_have_count(1)
    page.unroute(MESSAGE)
    page.evaluate(
        f"""() => {{
            const chat = {CHAT};
            for (let time = 0; time < 50; time++) {{
                chat.remove();
                document.body.append(chat);
            }}
        }}"""
    )
    expect(first_message(page)).to_have_count(1)
    assert page.evaluate("Object.keys(sessionStorage).length") == 1
    ask(page, QUESTION)
    expect(replies(page).last).to_contain_text("salmon", ignore_case=True)
    assert complaints == []


def test_element_attributes_may_change_while_it_is_there(
    page: Page, site: Site
) -> None:
    complaints = complaints_of(page)
    site.visit(page, site.tag("data-open"))
    ask(page, QUESTION)
    expect(replies(page)).to_have_count(1)
    question_box(page).fill("not sent yet")

    def change(**attributes: str) -> None:
        page.evaluate(
            f"""attributes => Object.entries(attributes)
                .forEach(([name, value]) => {CHAT}.setAttribute(name, value))""",
            attributes,
        )

    change(title="Ask", language="es", greeting="Hola.")
    expect(page.get_by_role("heading", name="Ask")).to_be_visible()
    expect(first_message(page).locator("p").nth(1)).to_have_text("Hola.")
    expect(own_turns(page)).to_have_text(QUESTION)  # the conversation is the same
    box = page.get_by_role("textbox")
    expect(box).to_have_value("not sent yet")
    expect(box).to_be_focused()  # as it was: a person may be typing
    change(accent="rgb(120, 20, 90)", scheme="light")
    expect(page.locator("button.send")).to_have_css(
        "background-color", "rgb(120, 20, 90)"
    )
    change(position="left")
    left = page.get_by_role("dialog").bounding_box()
    assert left and left["x"] < 100
    page.evaluate(f"{CHAT}.removeAttribute('open')")
    expect(page.get_by_role("dialog")).to_be_hidden()
    change(open="")
    expect(page.get_by_role("dialog")).to_be_visible()
    # Another server is another conversation.
    asked = requests_of(page, "https://chat.example.org")
    page.route(
        "https://chat.example.org/**", lambda route: route.fulfill(status=403, json={})
    )
    change(server="https://chat.example.org")
    expect(own_turns(page)).to_have_count(0)
    box.fill(QUESTION)
    box.press("Enter")
    expect(page.locator(".failure")).to_be_visible()
    assert asked == ["POST /webhooks/web/session"]
    assert [one for one in complaints if "403" not in one and "CORS" not in one] == []


@pytest.mark.parametrize("is_open", [True, False])
def test_element_can_become_a_part_of_the_page_and_back(
    page: Page, site: Site, is_open: bool
) -> None:
    site.visit(page, site.tag("data-open" if is_open else ""))
    expect(first_message(page)).to_have_count(1)
    page.evaluate(f"{CHAT}.setAttribute('inline', '')")
    expect(page.get_by_role("region", name="Cofactor")).to_be_visible()
    expect(question_box(page)).to_be_visible()
    expect(launcher(page)).to_have_count(0)
    page.evaluate(f"{CHAT}.removeAttribute('inline')")
    expect(page.get_by_role("dialog")).to_be_visible(visible=is_open)
    expect(launcher(page)).to_be_visible(visible=not is_open)
