"""Values of odd types, from the server or from the storage, do the chat no harm."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.attacks import (
    ALLOW,
    ATTACK,
    HISTORY,
    keep,
    nothing_ran,
    visit,
)
from tests.browser.chat import (
    QUESTION,
    ask,
    choose_option,
    own_turns,
    question_box,
    replies,
)
from tests.browser.site import Site

NOW = 1_795_900_000

ODD: list[Any] = [None, 1e300, -1, True, ATTACK, [[]], {"a": [1]}]
UNPRINTABLE = {"toString": 1, "valueOf": 1}


@pytest.mark.parametrize("odd", [*ODD, UNPRINTABLE], ids=str)
def test_odd_values_in_an_answer_do_no_harm(page: Page, site: Site, odd: Any) -> None:
    complaints = visit(page, site)
    names = ("kind", "notice", "sources", "numbers", "rating", "language", "topics")
    things = {"title": odd, "url": odd, "label": odd, "number": odd, "href": odd}
    lists = ("sources", "numbers", "rating")
    metadata = [
        odd,
        {name: odd for name in names},
        {one: [odd, things] for one in lists},
    ]
    messages = [
        odd,
        *({"text": "Salmon.", "metadata": one, "buttons": odd} for one in metadata),
        {"text": odd, "buttons": [odd, {"title": odd, "payload": odd}]},
    ]
    answer = {"id": odd, "time": odd, "messages": messages, "expires": odd}
    turns = [odd, answer | {"text": odd}, {"messages": odd}]
    history = {"turns": turns, "earlier": None}
    page.route(
        "**/webhooks/web/message",
        lambda route: route.fulfill(json=answer, headers=ALLOW),
    )
    ask(page, QUESTION)
    expect(replies(page)).to_contain_text("Salmon.")
    page.route(HISTORY, lambda route: route.fulfill(json=history, headers=ALLOW))
    for kind in ("Download as text", "Download as data (JSON)"):
        with page.expect_download():
            choose_option(page, kind)
    page.reload()
    expect(replies(page).last).to_contain_text("Salmon.")
    ask(page, QUESTION)  # it goes on
    expect(own_turns(page).last).to_have_text(QUESTION)
    expect(page.locator(".waiting")).to_have_count(0)
    nothing_ran(page)
    assert complaints == []


KEPT_MESSAGE = {"id": "a" * 32, "message": QUESTION, "shown": QUESTION, "time": 1e12}


@pytest.mark.parametrize(
    "kept",
    [
        ATTACK,
        "null",
        "[]",
        "5",
        {"token": 5, "queue": 5, "open": ATTACK, "draft": 5},
        {"token": {}, "queue": {}, "open": 5, "draft": {"a": 1}},
        {"token": "ünï\nx", "queue": "x", "open": None, "draft": None},
        {"queue": ODD},
        {"queue": [KEPT_MESSAGE | {name: odd} for name in KEPT_MESSAGE for odd in ODD]},
        {"queue": [KEPT_MESSAGE | {"failure": ATTACK}, UNPRINTABLE]},
    ],
    ids=str,
)
def test_odd_values_that_others_put_into_the_storage_do_no_harm(
    page: Page, site: Site, kept: Any
) -> None:
    keep(page, site, kept)
    complaints = visit(page, site)
    ask(page, "which foods have magnesium")
    expect(own_turns(page).last).to_have_text("which foods have magnesium")
    expect(replies(page).last).to_contain_text("magnesium")
    expect(page.locator(".waiting, .status")).to_have_count(0)
    nothing_ran(page)
    page.reload()
    expect(replies(page).last).to_contain_text("magnesium")
    # A token that the server refuses is told by the browser itself.
    assert [one for one in complaints if "401" not in one] == []


def test_odd_values_shown_are_words(page: Page, site: Site) -> None:
    message = {"message": QUESTION, "shown": ATTACK, "time": NOW * 1000}
    failed = {**message, "id": "b" * 32, "failure": "failed"}
    keep(page, site, {"queue": [failed], "draft": ATTACK, "open": True})
    complaints = visit(page, site)
    expect(question_box(page)).to_have_value(ATTACK)
    expect(own_turns(page)).to_have_text(ATTACK)
    page.get_by_role("button", name="Retry").click()
    expect(replies(page)).to_have_count(1)
    nothing_ran(page)
    assert complaints == []
