"""The tag that the command prints, as an integrator pastes it."""

from __future__ import annotations

import base64
import hashlib
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot.server.widget_files import BUILT

COFACTOR = Path(sys.executable).parent / "cofactor"
SERVER = "https://chat.example.org"


def widget(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command and return what it did."""
    return subprocess.run(
        [COFACTOR, "widget", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


class Tags(HTMLParser):
    """The tags of a text, as a browser reads them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag (see parent class for full docstring)."""
        self.found.append((tag, dict(attrs)))


def sha384(name: str) -> str:
    """Return the hash of a built file as an integrity attribute has it."""
    digest = hashlib.sha384((BUILT / name).read_bytes()).digest()
    return f"sha384-{base64.b64encode(digest).decode()}"


def test_widget_prints_one_tag_with_the_hash_of_the_script():
    done = widget("--server", SERVER)
    assert done.returncode == 0
    ((tag, attributes),) = Tags(done.stdout).found
    assert tag == "script"
    assert attributes == {
        "src": f"{SERVER}/widget/cofactor.js",
        "integrity": sha384("cofactor.js"),
        "crossorigin": "anonymous",
        "async": None,
    }


def test_widget_prints_the_module_with_its_element():
    done = widget("--server", SERVER, "--module")
    (script, attributes), (element, _) = Tags(done.stdout).found
    assert (script, element) == ("script", "cofactor-chat")
    assert attributes == {
        "type": "module",
        "src": f"{SERVER}/widget/cofactor.mjs",
        "integrity": sha384("cofactor.mjs"),
        "crossorigin": "anonymous",
    }


def test_widget_says_what_else_the_website_and_the_server_need():
    advice = widget("--server", SERVER).stderr
    assert f"script-src {SERVER}\n" in advice
    assert f"connect-src {SERVER}\n" in advice
    assert "COFACTOR_ORIGINS=https://www.example.org" in advice
    assert "update" in advice
    assert "https there" not in advice


def test_widget_leaves_a_place_for_the_nonce():
    done = widget("--server", SERVER, "--nonce")
    ((_, attributes),) = Tags(done.stdout).found
    assert attributes["nonce"] == "PAGE-NONCE"
    assert "script-src 'nonce-PAGE-NONCE'\n" in done.stderr
    assert "in place of PAGE-NONCE" in done.stderr


@pytest.mark.parametrize(
    ("server", "origin"),
    [
        ("https://Chat.Example.org/", SERVER),
        ("https://chat.example.org:443", SERVER),
        ("https://chat.example.org:8443", f"{SERVER}:8443"),
        ("http://127.0.0.1:5005", "http://127.0.0.1:5005"),
        ("http://[::1]:5005", "http://[::1]:5005"),
    ],
)
def test_widget_writes_the_server_as_browsers_do(server, origin):
    assert f'src="{origin}/widget/' in widget("--server", server).stdout


@pytest.mark.parametrize("server", ["http://localhost:5005", None])
def test_widget_warns_that_plain_http_is_for_one_s_own_machine(server):
    done = widget(*(["--server", server] if server else []))
    assert 'src="http://localhost:5005/widget/cofactor.js"' in done.stdout
    assert "browsers refuse it" in done.stderr


@pytest.mark.parametrize(
    "server",
    [
        "",
        "chat.example.org",
        "ftp://chat.example.org",
        "https://chat.example.org/chat",
        "https://chat.example.org?x",
        "https://me:secret@chat.example.org",
        'https://chat.example.org"onload="x',
        "https://chat.example.org; script-src *",
        "https://*",
        "https://",
        "*",
        "null",
    ],
)
def test_widget_refuses_what_is_no_origin_and_shows_one(server):
    done = widget("--server", server)
    assert (done.returncode, done.stdout) == (2, "")
    said = " ".join(done.stderr.replace("│", " ").split())
    assert "is no origin" in said
    assert SERVER in said
