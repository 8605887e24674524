"""A website that is not ours, on this machine, with the chat in its pages."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page

NO_PAGE = (b"", {"Content-Type": "text/plain"})
# What an author of content could write, by mistake or not: it must stay text.
MARKUP = "<img src=x onerror=document.title=1>"


class Site:
    """Serves the pages that a test gives it; the chat comes from ``server``."""

    def __init__(self) -> None:
        pages = self._pages = {}  # type: dict[str, tuple[bytes, dict[str, str]]]

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = self.path.partition("?")[0]
                body, headers = pages.get(path, NO_PAGE)
                # Not 404 for a favicon: the console would tell of it.
                self.send_response(200 if path in pages else 204)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Say nothing of each request."""

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        # By another name than the server's, so that it is another site as well.
        self.url = f"http://localhost:{self._http.server_port}"
        self.server = ""
        threading.Thread(target=self._http.serve_forever, daemon=True).start()

    def tag(self, attributes: str = "async") -> str:
        """Return the one line that puts the chat on a page."""
        return f'<script src="{self.server}/widget/cofactor.js" {attributes}></script>'

    def put(
        self, html: str, path: str = "/", encoding: str = "utf-8", **headers: str
    ) -> str:
        """Have ``html`` at ``path`` as it stands; return its address.

        ``headers``: with underscores for hyphens, and in place of the usual type.
        """
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        said = {"Content-Type": f"text/html; charset={encoding}", **named}
        self._pages[path.partition("?")[0]] = html.encode(encoding), said
        return f"{self.url}{path}"

    def visit(
        self, page: Page, body: str, head: str = "", path: str = "/", **headers: str
    ) -> None:
        """Put a whole page at ``path``, and open it."""
        html = (
            '<!doctype html><html lang="en"><head><meta charset="utf-8">'
            f"<title>A website</title>{head}</head><body>{body}</body></html>"
        )
        page.goto(self.put(html, path, **headers))

    def clear(self) -> None:
        """Take all pages away."""
        self._pages.clear()

    def stop(self) -> None:
        """Serve no more."""
        self._http.shutdown()
        self._http.server_close()


def with_markup(content: Path) -> Path:
    """Write `MARKUP` into words of this content; it stays as valid as it was."""
    for name, words in {
        "phrases.yml": "Hello! I'm Cofactor",
        "topics/heart_health.yml": "Heart and blood vessels",
        "references.yml": "Role of Magnesium in Vitamin D Activation and Function",
        "article.yml": "The Crucial Connection Between Magnesium and Vitamin D",
    }.items():
        path = content / name
        text = path.read_text(encoding="utf-8")
        assert text.count(words) == 1, f"{name}: {words}"
        new = f"{MARKUP} {words}" if name == "phrases.yml" else MARKUP
        path.write_text(text.replace(words, new), encoding="utf-8")
    return content


def complaints_of(page: Page) -> list[str]:
    """Return what will be wrong: said in the console, thrown, or against the policy."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.add_init_script(
        "addEventListener('securitypolicyviolation', event =>"
        " console.error(event.violatedDirective, event.blockedURI))"
    )
    return said


def requests_of(page: Page, start: str) -> list[str]:
    """Return what will be asked for by addresses that begin so: method and address."""
    asked: list[str] = []

    def note(method: str, url: str) -> None:
        if url.startswith(start):
            asked.append(f"{method} {url.removeprefix(start)}")

    page.on("request", lambda request: note(request.method, request.url))
    return asked
