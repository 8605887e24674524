"""What would run if words became HTML, and how a test sees that nothing did.

On pages without a policy of their own, where a mistake would really run.
"""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.chat import question_box
from tests.browser.site import Site, complaints_of

ATTACK = (
    '"\'><img src=x onerror="window.taken=1"><script>window.taken=1</script>'
    "<svg onload=window.taken=1></svg><iframe srcdoc=x></iframe>{{7*7}}${7*7}"
)
HISTORY = "**/webhooks/web/history*"
ALLOW = {"Access-Control-Allow-Origin": "*"}
ELEMENTS = "cofactor-chat >> img, script, iframe, object, embed, [onerror], [onload]"
BUTTONS = [
    {"title": "Helpful", "payload": "/helpful"},
    {"title": "Not helpful", "payload": "/unhelpful"},
]


def visit(page: Page, site: Site, attributes: str = "") -> list[str]:
    """Open the chat on a page without a policy; return what will be wrong."""
    complaints = complaints_of(page)
    site.visit(page, f"<cofactor-chat open {attributes}></cofactor-chat>{site.tag()}")
    expect(question_box(page)).to_be_visible()
    return complaints


def nothing_ran(page: Page) -> None:
    """Tell that no words became part of the page."""
    expect(page.locator(ELEMENTS)).to_have_count(0)
    assert page.evaluate("window.taken") is None
    expect(page).to_have_title("A website")


def keep(page: Page, site: Site, value: Any) -> None:
    """Write into what the tab keeps, as another script of the page could."""
    text = value if isinstance(value, str) else json.dumps(value)
    page.add_init_script(
        f"sessionStorage.getItem('done') || sessionStorage.setItem('done', '1') ||"
        f"sessionStorage.setItem({json.dumps(f'cofactor {site.server} ')},"
        f" {json.dumps(text)})"
    )
