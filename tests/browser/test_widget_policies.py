"""Websites that send strict rules to the browser have the chat as well."""

from __future__ import annotations

import subprocess

import pytest
from playwright.sync_api import Page, Route, expect

from bot.cli.widget import widget_tag
from tests.browser.chat import QUESTION, ask, choose_option, launcher, replies
from tests.browser.site import Site, complaints_of
from tests.conftest import COFACTOR

NONCE = "n0nce"


def use(page: Page) -> None:
    """Do what a person does: ask, read, rate, download, delete."""
    launcher(page).click()
    ask(page, QUESTION)
    replies(page).locator("summary").click()
    expect(replies(page).get_by_role("link").first).to_be_visible()
    page.get_by_role("button", name="Helpful", exact=True).click()
    with page.expect_download() as download:
        choose_option(page, "Download as text")
    assert download.value.suggested_filename.endswith(".txt")
    choose_option(page, "Delete my data")
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.locator(".turn.note")).to_contain_text("was deleted")


@pytest.mark.parametrize("is_module", [False, True])
def test_policies_the_strictest_content_security_policy_is_kept(
    page: Page, site: Site, is_module: bool
) -> None:
    complaints = complaints_of(page)
    policy = {
        "default-src": "'none'",
        "script-src": f"'nonce-{NONCE}'",
        "connect-src": site.server,
        "style-src": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    tag = widget_tag(site.server, module=is_module, nonce=True)
    tag = tag.replace("PAGE-NONCE", NONCE)
    said = "; ".join(f"{name} {value}" for name, value in policy.items())
    site.visit(page, tag, Content_Security_Policy=said)
    use(page)
    # It looks as it should: its sheet was not refused.
    expect(launcher(page)).to_have_css("position", "fixed")
    page.wait_for_load_state("networkidle")
    assert complaints == []


def test_policies_a_page_that_is_isolated_can_have_it(page: Page, site: Site) -> None:
    complaints = complaints_of(page)
    isolated = {
        "Cross_Origin_Embedder_Policy": "require-corp",
        "Cross_Origin_Opener_Policy": "same-origin",
    }
    site.visit(page, site.tag(), **isolated)
    assert page.evaluate("crossOriginIsolated")
    use(page)
    assert complaints == []


def test_policies_the_printed_tag_works_as_it_stands(page: Page, site: Site) -> None:
    complaints = complaints_of(page)
    command = [COFACTOR, "widget", "--server", site.server]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    page.goto(site.put(done.stdout))
    launcher(page).click()
    ask(page, QUESTION)
    expect(replies(page)).to_have_count(1)
    assert complaints == []


@pytest.mark.parametrize("is_module", [False, True])
def test_policies_a_changed_script_is_refused(
    page: Page, site: Site, is_module: bool
) -> None:
    def change(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=f"{answer.text()}\ndocument.title = 'x'")

    complaints = complaints_of(page)
    page.route("**/widget/*", change)
    site.visit(page, widget_tag(site.server, module=is_module))
    page.wait_for_load_state()
    assert ["integrity" in one for one in complaints] == [True]
    expect(launcher(page)).to_have_count(0)
    expect(page).to_have_title("A website")
