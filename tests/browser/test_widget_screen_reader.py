"""The widget as a screen reader hears it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.browser.widget_states import (
    DANGER,
    PHONE,
    QUESTION,
    answered,
    ask,
    choose,
    continue_with,
    fail,
    hold,
    let_go,
    long_conversation,
    open_chat,
    replies,
    visit,
)

# What was added to the live region, in order; what goes away again is not said.
LISTEN = """() => {
    const root = document.querySelector('cofactor-chat').shadowRoot;
    window.heard = [];
    const spaced = node => node.textContent.trim().replace(/\\s+/g, ' ');
    new MutationObserver(changes => {
        for (const { addedNodes } of changes) {
            window.heard.push(...[...addedNodes].map(spaced));
        }
    }).observe(root.querySelector('[aria-live]'), { childList: true, subtree: true });
}"""
OFFLINE = (
    "You are offline. What you write is kept, and sent when you are back online. "
    "If this is an emergency, call your local emergency number."
)
FAILED = (
    "This message did not get a reply. If this is an emergency, call your local "
    "emergency number."
)


def listen(page: Page) -> None:
    """Open the chat and write down all that is said from now on."""
    open_chat(page)
    page.evaluate(LISTEN)


def heard(page: Page) -> list[str]:
    """Return what was said since the last time this was called."""
    said: list[str] = page.evaluate("heard.splice(0)")
    return said


def tree(page: Page) -> list[tuple[str, str]]:
    """Return role and name of all that a screen reader finds, in reading order."""
    session = page.context.new_cdp_session(page)
    nodes: list[Any] = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def read(id: str) -> list[tuple[str, str]]:
        node = by_id[id]
        own = [
            (node[part]["value"] if part in node else "") for part in ("role", "name")
        ]
        below = [
            one
            for child in node.get("childIds", [])
            if child in by_id
            for one in read(child)
        ]
        return below if node.get("ignored") else [(own[0], own[1].strip()), *below]

    return read(nodes[0]["nodeId"])


def test_widget_says_each_new_message_once_and_not_the_whole_log(
    page: Page, server_url: str
) -> None:
    visit(page, server_url)
    listen(page)

    reply = answered(page)
    lines = [
        one.lstrip("• ")
        for one in reply.locator(".bubble p, .points li").all_inner_texts()
    ]
    [said] = heard(page)
    assert said.startswith("Cofactor: Yes, there is a lot of vitamin D in salmon.")
    for line in lines:
        assert said.count(line) == 1
    for choice in reply.locator(".choice").all_inner_texts():
        assert choice in said
    assert "Sources" not in said  # which are there to be opened

    answered(page, DANGER)
    [said] = heard(page)
    assert said.count("988") == 1
    assert "Numbers to call follow." in said
    assert "salmon" not in said


def test_widget_has_one_live_region_and_it_stands_apart_from_the_log(
    page: Page, server_url: str
) -> None:
    page.clock.install()
    visit(page, server_url)
    listen(page)
    live = page.locator("cofactor-chat").locator(
        "[aria-live], [role=status], [role=alert], [role=log], output"
    )
    expect(live).to_have_count(1)
    expect(live).to_have_attribute("aria-live", "polite")
    expect(page.locator(".log [aria-live]")).to_have_count(0)
    answered(page)
    expect(live).to_contain_text("salmon")
    # Who reads line by line would else meet each reply a second time.
    page.clock.fast_forward(10_000)
    expect(live).to_be_empty()


def test_widget_says_each_change_of_state_once(page: Page, server_url: str) -> None:
    visit(page, server_url)
    listen(page)
    held = hold(page)
    ask(page, QUESTION)
    expect(page.locator(".announcer")).to_have_text("Writing a reply")
    let_go(page, held)
    expect(replies(page)).to_have_count(1)
    assert [one for one in heard(page) if "salmon" not in one] == ["Writing a reply"]

    page.context.set_offline(True)
    expect(page.locator(".connection")).to_be_visible()
    ask(page, QUESTION)
    expect(page.locator(".status")).to_have_text("Not sent yet")
    with page.expect_event("requestfailed"):
        page.locator(".try-now").click()
    assert heard(page) == [OFFLINE]
    page.context.set_offline(False)
    expect(replies(page)).to_have_count(2)
    assert [one for one in heard(page) if "salmon" not in one] == ["Connected again."]

    fail(page)
    ask(page, QUESTION)
    expect(page.locator(".retry")).to_be_visible()
    assert heard(page) == [FAILED]
    let_go(page, [])

    page.locator("textarea").fill("a" * 1001)
    over = "Too long. Characters to take out: 1"
    expect(page.locator(".announcer")).to_contain_text(over)
    assert heard(page) == [over]
    choose(page, 0)
    assert heard(page) == ["A new conversation has begun."]
    answered(page)
    heard(page)
    choose(page, 3)
    page.locator(".delete").click()
    expect(page.locator(".note")).to_be_visible()
    assert heard(page) == ["Your data was deleted on the server."]


def test_widget_says_nothing_of_what_was_said_before(
    page: Page, server_url: str
) -> None:
    token = long_conversation(server_url)
    visit(page, server_url)
    continue_with(page, server_url, token)
    page.evaluate(LISTEN)
    page.locator(".earlier").click()
    expect(page.locator(".earlier")).to_have_count(0)
    assert heard(page) == []
    expect(page.locator(".announcer")).to_be_empty()
    expect(page.locator(".own").first).to_be_focused()  # and is read from there on


def test_widget_gives_all_parts_their_roles_and_names(
    page: Page, server_url: str
) -> None:
    visit(page, server_url)
    found = tree(page)
    assert ("button", "Open chat: Cofactor") in found
    assert ("region", "Cofactor") in found
    assert not [one for one in found if one[0] in ("dialog", "textbox")]

    open_chat(page)
    answered(page).locator("summary").click()
    answered(page, DANGER)
    found = tree(page)
    assert ("button", "Open chat: Cofactor") not in found
    parts = [
        ("dialog", "Cofactor"),
        ("heading", "Cofactor"),
        ("button", "Conversation options"),
        ("button", "Close chat"),
        ("group", "Conversation"),
        ("list", ""),
        ("DisclosureTriangle", "Sources (1)"),
        ("list", "Was this helpful?"),
        ("button", "Helpful"),
        ("button", "Not helpful"),
        ("button", "Copy"),
        ("link", "Call 988 Suicide and Crisis Lifeline"),
        ("textbox", "Your question"),
        ("button", "Send"),
    ]
    place = 0
    for part in parts:
        assert part in found[place:], (part, found[place:])
        place = found.index(part, place)
    source = next(name for role, name in found if role == "link" and "opens in" in name)
    assert source.endswith("(opens in a new tab)")
    assert not [one for one in found if one[0] in ("button", "link") and not one[1]]
    times = [name for role, name in found if role == "time"]
    assert len(times) == 4


def test_widget_inside_a_page_is_a_region_with_its_heading(
    page: Page, server_url: str
) -> None:
    page.goto(f"{server_url}/chat")
    expect(page.locator("textarea")).to_be_visible()
    found = tree(page)
    assert found.index(("region", "Cofactor")) < found.index(("heading", "Cofactor"))
    assert not [one for one in found if one[0] == "dialog"]
    assert ("button", "Close chat") not in found


def test_widget_s_confirmation_says_what_it_means(page: Page, server_url: str) -> None:
    visit(page, server_url)
    open_chat(page)
    choose(page, 3)
    asked = page.get_by_role("alertdialog", name="Delete my data?")
    expect(asked).to_have_accessible_description(
        "The server deletes all that it keeps of this conversation. "
        "This cannot be undone."
    )
    # All around it is out of reach.
    assert ("textbox", "Your question") not in tree(page)


def test_widget_on_a_phone_hides_the_page_behind_it(
    browser: Browser, server_url: str
) -> None:
    context = browser.new_context(reduced_motion="reduce", **PHONE)
    page = context.new_page()
    visit(page, server_url)
    assert ("heading", "A clinic") in tree(page)
    open_chat(page)
    found = tree(page)
    assert ("heading", "A clinic") not in found
    assert ("dialog", "Cofactor") in found
    context.close()


def test_widget_tells_what_is_open_pressed_and_wrong(
    page: Page, server_url: str
) -> None:
    visit(page, server_url)
    open_chat(page)
    opener = page.get_by_role("button", name="Conversation options")
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.click()
    expect(
        page.get_by_role("button", name="Conversation options", expanded=True)
    ).to_be_visible()
    opener.click()
    expect(opener).to_have_attribute("aria-expanded", "false")

    answered(page)
    page.get_by_role("button", name="Not helpful").click()
    expect(page.get_by_role("button", name="Not helpful", pressed=True)).to_be_visible()
    expect(
        page.get_by_role("button", name="Helpful", exact=True, pressed=False)
    ).to_be_disabled()

    box = page.get_by_role("textbox", name="Your question")
    hint = "Please leave out names and other personal details."
    expect(box).to_have_accessible_description(hint)
    box.fill("a" * 1002)
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(box).to_have_accessible_description(
        f"{hint} Too long. Characters to take out: 2"
    )
    box.fill("a" * 1000)
    expect(box).to_have_attribute("aria-invalid", "false")
