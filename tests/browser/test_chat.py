"""The chat at ``/``, used as a person uses it, in a real browser."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

WEBHOOK = "**/webhooks/rest/webhook"
QUESTION = "does salmon have vitamin d?"
PATIENCE = 30_000  # milliseconds; the first answer after a start is the slowest

expect.set_options(timeout=PATIENCE)

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


def question_box(page: Page) -> Locator:
    """Find the box that a person types into."""
    return page.get_by_label("Your question")


def ask(page: Page, question: str) -> None:
    """Type a message and send it with Enter."""
    question_box(page).fill(question)
    question_box(page).press("Enter")


def own_turns(page: Page) -> Locator:
    """Find what the person said, in order."""
    return page.locator(".own .bubble")


def replies(page: Page) -> Locator:
    """Find what the server said: the first turn is part of the page, not a reply."""
    return page.locator(".reply:not(.waiting)").filter(
        has_not_text="I am a computer program, not a person."
    )


def reply_with(page: Page, **message: Any) -> list[Any]:
    """Answer in the server's place; return what the page will have sent."""
    sent: list[Any] = []

    def fulfil(route: Route) -> None:
        sent.append(route.request.post_data_json)
        route.fulfill(json=[{"recipient_id": "x", **message}])

    page.route(WEBHOOK, fulfil)
    return sent


def test_a_typed_question_gets_an_answer_with_notice_and_foldable_source(
    page: Page, server_url: str
) -> None:
    page.goto(server_url)
    ask(page, QUESTION)

    reply = replies(page)
    expect(own_turns(page)).to_have_text(QUESTION)
    expect(reply).to_contain_text("salmon", ignore_case=True)
    expect(reply.locator(".notice")).to_be_visible()
    expect(reply.locator(".notice")).not_to_be_empty()

    source = reply.get_by_role("link").first
    expect(source).to_be_hidden()
    reply.locator("summary").click()
    expect(source).to_be_visible()
    expect(source).to_have_attribute("rel", "noopener noreferrer nofollow")
    assert (source.get_attribute("href") or "").startswith("https://")


def test_the_keyboard_alone_is_enough(page: Page, server_url: str) -> None:
    page.goto(server_url)
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the message box")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")

    summary = replies(page).locator("summary")
    expect(summary).to_be_visible()
    expect(question_box(page)).to_be_focused()  # a reply does not take the focus
    expect(question_box(page)).to_have_value("")
    for _ in range(10):
        page.keyboard.press("Shift+Tab")
        if summary.evaluate("summary => summary === document.activeElement"):
            break
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    expect(replies(page).get_by_role("link").first).to_be_visible()


def test_shift_and_enter_start_a_new_line_and_the_box_grows(
    page: Page, server_url: str
) -> None:
    page.goto(server_url)
    box = question_box(page)
    low = box.evaluate("box => box.clientHeight")
    box.fill("one")
    for _ in range(2):
        box.press("Shift+Enter")
    box.press_sequentially("two")
    expect(box).to_have_value("one\n\ntwo")
    assert box.evaluate("box => box.clientHeight") > low
    expect(own_turns(page)).to_have_count(0)


@pytest.mark.parametrize("nothing", ["", "  \n "])
def test_an_empty_message_is_not_sent(
    page: Page, server_url: str, nothing: str
) -> None:
    page.goto(server_url)
    sent = reply_with(page, text="Hello.")
    ask(page, nothing)
    page.get_by_role("button", name="Send").click()
    expect(own_turns(page)).to_have_count(0)
    assert sent == []


def test_a_starter_button_asks_its_question(page: Page, server_url: str) -> None:
    page.goto(server_url)
    starters = page.get_by_role("list", name="Questions to start with")
    expect(starters.get_by_role("button")).to_have_count(3)
    starter = starters.get_by_role("button").first
    question = starter.inner_text()
    starter.click()
    expect(own_turns(page)).to_have_text(question)
    expect(replies(page).locator(".notice")).to_be_visible()
    expect(starters).to_have_count(0)


def test_a_button_sends_its_payload_and_shows_its_title(
    page: Page, server_url: str
) -> None:
    page.goto(server_url)
    button = {"title": "Tell me more", "payload": "/more"}
    sent = reply_with(page, text="Salmon.", buttons=[button])
    ask(page, QUESTION)
    page.get_by_role("button", name="Tell me more").click()
    expect(own_turns(page)).to_have_text([QUESTION, "Tell me more"])
    expect(own_turns(page).locator("..").last).to_be_focused()  # the button is gone
    expect(replies(page)).to_have_count(2)
    assert [body["message"] for body in sent] == [QUESTION, "/more"]


def test_an_unreachable_server_loses_no_message_and_retry_sends_it_once(
    page: Page, server_url: str
) -> None:
    page.goto(server_url)
    page.route(WEBHOOK, lambda route: route.abort())
    ask(page, QUESTION)
    retry = page.get_by_role("button", name="Retry")
    expect(retry).to_be_visible()
    expect(page.locator(".failure")).to_contain_text("local emergency number")
    expect(own_turns(page)).to_have_text(QUESTION)

    page.unroute(WEBHOOK)
    sent = reply_with(page, text="Salmon.")
    retry.dblclick()
    expect(replies(page)).to_have_count(1)
    expect(own_turns(page)).to_have_text(QUESTION)
    expect(page.locator(".failure")).to_have_count(0)
    assert [body["message"] for body in sent] == [QUESTION]


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 500, "body": "no"},
        {"status": 429, "body": "[]"},
        {"status": 200, "body": "<html>"},
        {"status": 200, "body": "{}"},
        {"status": 200, "body": "[]"},
        {"status": 200, "body": "[null, 1, {}]"},
    ],
)
def test_a_reply_that_is_none_offers_to_retry(
    page: Page, server_url: str, answer: dict[str, Any]
) -> None:
    page.goto(server_url)
    page.route(WEBHOOK, lambda route: route.fulfill(**answer))
    ask(page, QUESTION)
    expect(page.get_by_role("button", name="Retry")).to_be_visible()
    expect(page.locator(".waiting")).to_have_count(0)


def test_the_words_of_a_reply_are_never_html(page: Page, server_url: str) -> None:
    page.goto(server_url)
    html = "<img src=x onerror=\"document.title='taken'\">"
    title = page.title()
    reply_with(
        page,
        text=f"{html}\n• {html}\nSources: {html}\n{html}",
        buttons=[{"title": html, "payload": html}],
        metadata={
            "kind": html,
            "notice": html,
            "sources": [{"id": "x", "title": html, "url": "https://example.org/"}],
            "numbers": [{"label": html, "number": html}],
        },
    )
    ask(page, html)
    expect(replies(page).locator(".bubble")).to_contain_text(html)
    expect(page.locator("img")).to_have_count(0)
    assert page.title() == title


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", " JaVa\nScript:alert(1)", "data:text/html,x", "//x", ""],
)
def test_only_a_web_address_becomes_a_link(
    page: Page, server_url: str, url: str
) -> None:
    page.goto(server_url)
    sources = [{"id": "x", "title": "A source", "url": url}]
    reply_with(page, text="Salmon.", metadata={"sources": sources})
    ask(page, QUESTION)
    replies(page).locator("summary").click()
    expect(page.get_by_text("A source")).to_be_visible()
    expect(replies(page).locator("a")).to_have_count(0)


@pytest.mark.parametrize(
    "number, href",
    [("1-800-222-1222", "tel:18002221222"), ("116 123", "tel:116123")],
)
def test_a_phone_number_can_be_called(
    page: Page, server_url: str, number: str, href: str
) -> None:
    page.goto(server_url)
    numbers = [{"label": "A line", "number": number}]
    reply_with(page, text="Call.", metadata={"kind": "crisis", "numbers": numbers})
    ask(page, "help")
    link = page.get_by_role("link", name=f"A line {number}")
    expect(link).to_have_attribute("href", href)


def test_no_word_of_a_reply_is_lost_without_metadata(
    page: Page, server_url: str
) -> None:
    page.goto(server_url)
    reply_with(page, text="Salmon.\n• One\n• Two\nSources: NHS\nNot medical advice.")
    ask(page, QUESTION)
    bubble = replies(page).locator(".bubble")
    expect(bubble.locator("p")).to_have_text(
        ["Salmon.", "Sources: NHS", "Not medical advice."]
    )
    expect(bubble.locator("li")).to_have_text(["One", "Two"])


def test_a_screen_reader_hears_each_reply_once(page: Page, server_url: str) -> None:
    page.goto(server_url)
    page.evaluate(
        """() => {
            window.heard = [];
            const note = changes => changes.forEach(({ addedNodes }) =>
                addedNodes.forEach(node => window.heard.push(node.textContent)));
            document.querySelectorAll('[aria-live], [role=log], [role=status]')
                .forEach(live => new MutationObserver(note).observe(
                    live, { childList: true, subtree: true }));
        }"""
    )
    reply_with(page, text="Salmon.\n• One\nCare.", metadata={"notice": "Care."})
    for _ in range(2):  # the same words twice are two replies
        ask(page, QUESTION)
        expect(page.locator(".waiting")).to_have_count(0)
    expect(replies(page)).to_have_count(2)
    assert page.evaluate("heard") == ["Cofactor: Salmon. One Care."] * 2


def test_a_long_message_is_counted_and_one_too_long_is_kept_back(
    page: Page, server_url: str
) -> None:
    page.goto(server_url)
    sent = reply_with(page, text="Hello.")
    counter = page.locator("#counter")
    question_box(page).fill("a" * 899)
    expect(counter).to_be_hidden()
    question_box(page).fill("a" * 900)
    expect(counter).to_have_text("100 characters left.")
    ask(page, "a" * 1001)
    expect(counter).to_have_text("Please shorten by 1 character.")
    expect(question_box(page)).to_have_value("a" * 1001)
    assert sent == []
    ask(page, "🐟" * 1000)
    expect(replies(page)).to_have_count(1)
    assert sent[0]["message"] == "🐟" * 1000


def test_a_reload_keeps_the_session_and_a_new_conversation_does_not(
    page: Page, server_url: str
) -> None:
    page.goto(server_url)
    sent = reply_with(page, text="Hello.")
    ask(page, "one")
    expect(replies(page)).to_have_count(1)
    page.reload()
    ask(page, "two")
    expect(replies(page)).to_have_count(1)
    page.get_by_role("button", name="New conversation").click()
    expect(own_turns(page)).to_have_count(0)
    expect(page.get_by_role("list", name="Questions to start with")).to_be_visible()
    ask(page, "three")
    expect(replies(page)).to_have_count(1)
    first, second, third = (body["sender"] for body in sent)
    assert first == second != third


def test_a_late_reply_does_not_enter_a_new_conversation(
    page: Page, server_url: str
) -> None:
    page.goto(server_url)
    held: list[Route] = []
    page.route(WEBHOOK, lambda route: held.append(route))
    ask(page, QUESTION)
    expect(page.locator(".waiting")).to_be_visible()
    page.get_by_role("button", name="New conversation").click()
    page.unroute(WEBHOOK)
    reply_with(page, text="Of the new one.")
    ask(page, "two")
    expect(replies(page)).to_contain_text("Of the new one.")
    expect(page.locator(".failure")).to_have_count(0)
    expect(page.locator("[aria-live]")).not_to_contain_text("did not get a reply")


def test_the_page_says_nothing_in_the_console_and_stays_at_home(
    page: Page, server_url: str
) -> None:
    complaints: list[str] = []
    addresses: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: addresses.append(request.url))
    page.add_init_script(
        "addEventListener('securitypolicyviolation',"
        " event => console.error(event.violatedDirective))"
    )
    response = page.goto(server_url)
    policy = (response and response.headers.get("content-security-policy")) or ""
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy

    ask(page, QUESTION)
    replies(page).locator("summary").click()
    page.get_by_role("button", name="New conversation").click()
    assert complaints == []
    home = (server_url.rstrip("/") + "/", "data:")
    assert [url for url in addresses if not url.startswith(home)] == []


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
