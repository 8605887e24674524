"""Chromium for the tests of the pages: one browser, a fresh context for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.chromium import find

QUIET = (
    "--no-sandbox",  # containers run as root, where Chromium refuses to start with it
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 30_000  # milliseconds; the first answer after a start is the slowest

expect.set_options(timeout=PATIENCE)


# Not for the session: while Playwright runs, no other test can run its event loop.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Start the Chromium that `make test` installs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open an empty page that knows nothing of the tests before."""
    context = browser.new_context(reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()
