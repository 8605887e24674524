"""Chromium for the tests of the pages: one browser, a fresh context for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.chromium import find
from tests.browser.site import Site, with_markup
from tests.conftest import ROOT, Server

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


@pytest.fixture(scope="package")
def website(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Run a website, and a server that lets its pages in.

    Some words of the server's content hold markup: see `with_markup`.
    """
    folder = tmp_path_factory.mktemp("website")
    words = with_markup(Path(shutil.copytree(ROOT / "data/content", folder / "words")))
    site = Site()
    server = Server(
        folder / "state", COFACTOR_ORIGINS=site.url, COFACTOR_CONTENT=str(words)
    )
    site.server = server.url
    yield site
    server.stop()
    site.stop()


@pytest.fixture
def site(website: Site) -> Site:
    """Return the website, with no page yet."""
    website.clear()
    return website
