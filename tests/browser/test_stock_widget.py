"""A widget that others wrote for Rasa, on a page of another website, in Chromium."""

from __future__ import annotations

import http.server
import json
import threading

import pytest
from playwright.sync_api import expect

from tests.browser import stock_widget
from tests.conftest import Server

ENDING = "Ask a doctor whether to get tested."
# As docs/integrating.md shows it; its script is a copy on the page's own host.
PAGE = """<!doctype html>
<meta charset="utf-8">
<title>A website</title>
<style>.rw-markdown p { white-space: pre-line; }</style>
<script src="/rasa-webchat.js"></script>
<script>
WebChat.default({
  socketUrl: "%s",
  title: "Ask",
  initPayload: "/help",
  customData: {},
  params: { storage: "session" },
  customMessageDelay: () => 0,
}, null);
</script>
"""


class Website:
    """A page with the widget, and the widget's script, on a port of 127.0.0.1."""

    def __init__(self):
        """Begin to listen; ``chat`` is the server that the widget connects to."""
        self.chat, script = "", stock_widget.script()

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(handler):
                is_script = handler.path == "/rasa-webchat.js"
                kind = "text/javascript" if is_script else "text/html"
                body = script if is_script else (PAGE % self.chat).encode()
                handler.send_response(200)
                handler.send_header("Content-Type", f"{kind}; charset=utf-8")
                handler.end_headers()
                handler.wfile.write(body)

            def log_message(handler, *args):
                pass

        self._listening = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self._listening.server_port
        self.url = f"http://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._listening.serve_forever)
        self._thread.start()

    def close(self):
        """Stop to listen."""
        self._listening.shutdown()
        self._listening.server_close()
        self._thread.join()


@pytest.fixture(scope="module")
def website():
    """Serve a website with the widget."""
    stock_widget.fetch()
    listening = Website()
    yield listening
    listening.close()


@pytest.fixture(scope="module")
def chat(model, website, tmp_path_factory):
    """Run a server that allows the website."""
    state = tmp_path_factory.mktemp("stock") / "state"
    running = Server(state, COFACTOR_ORIGINS=website.url)
    website.chat = running.url
    yield running
    running.stop()


@pytest.fixture
def widget(page, website, chat):
    """Return the website's page with the widget open, its first reply there."""
    page.route("https://fonts.googleapis.com/**", lambda route: route.abort())
    page.goto(website.url)
    page.locator(".rw-launcher").click()
    expect(replies(page)).to_have_count(1)
    return page


def replies(page):
    """Return the replies that the widget shows."""
    return page.locator(".rw-response .rw-message-text")


def ask(page, question):
    """Type a question and send it."""
    page.locator(".rw-new-message").fill(question)
    page.locator(".rw-new-message").press("Enter")


def shown(page):
    """Return all that the widget shows of the conversation."""
    return page.locator(".rw-messages-container")


def test_stock_widget_shows_the_whole_answer_with_its_notice(widget):
    ask(widget, "is there magnesium in avocado?")
    expect(shown(widget)).to_contain_text("Yes, there is some magnesium in avocado.")
    expect(shown(widget)).to_contain_text("Sources: USDA FoodData Central")
    expect(shown(widget)).to_contain_text(ENDING)
    lines = replies(widget).last.inner_text().splitlines()
    assert lines[0] == "Yes, there is some magnesium in avocado."
    assert lines[1].startswith("• 1/2 cup cubed (75 g): 22 mg of magnesium")


def test_stock_widget_offers_buttons_that_answer(widget):
    ask(widget, "which foods are good sources")
    buttons = widget.locator(".rw-reply")
    expect(buttons).to_have_text(["Magnesium", "Vitamin D", "Both"])
    buttons.get_by_text("Vitamin D").click()
    expect(shown(widget)).to_contain_text("Foods with vitamin D")
    expect(shown(widget)).to_contain_text(ENDING)


def test_stock_widget_goes_on_after_a_reload(widget):
    ask(widget, "is there magnesium in avocado?")
    expect(shown(widget)).to_contain_text(ENDING)
    widget.reload()
    expect(shown(widget)).to_contain_text("Yes, there is some magnesium in avocado.")
    ask(widget, "and in spinach?")
    expect(shown(widget)).to_contain_text("magnesium in spinach.")
    # It was asked about magnesium before; else the answer names vitamin D too.
    expect(shown(widget)).not_to_contain_text("vitamin D in spinach")


def test_stock_widget_goes_on_after_a_restart_of_the_server(widget, chat):
    ask(widget, "is there magnesium in avocado?")
    expect(shown(widget)).to_contain_text(ENDING)
    chat.stop()
    chat.start()
    ask(widget, "and in spinach?")
    expect(shown(widget)).to_contain_text("magnesium in spinach.")
    expect(shown(widget)).not_to_contain_text("vitamin D in spinach")


def test_stock_widget_keeps_its_session_for_the_tab_only(widget):
    kept = json.loads(widget.evaluate("sessionStorage.getItem('chat_session')"))
    assert len(kept["session_id"].split(".")) == 3
    assert widget.evaluate("localStorage.length") == 0


def test_stock_widget_of_a_website_that_is_not_allowed_never_connects(
    page, website, chat
):
    page.route("https://fonts.googleapis.com/**", lambda route: route.abort())
    with page.expect_event("requestfailed", lambda one: "/socket.io/" in one.url):
        page.goto(f"http://localhost:{website.port}")
    expect(page.locator(".rw-launcher")).to_have_count(0)
