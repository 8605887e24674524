"""What the server serves beside the webhooks, and what it must not."""

from __future__ import annotations

import gzip
import http.client
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
import requests

from bot.server.home import home_page
from bot.server.widget_files import BUILT, integrity
from tests.conftest import ROOT, Server

PAGES = ["/", "/chat"]
WIDGET = ["/widget/cofactor.js", "/widget/cofactor.mjs"]
FILES = [*PAGES, "/pages/page.css", "/pages/page.js", *WIDGET]
OTHER_SITES = ["https://www.example.org", "http://localhost:8080"]


def get(url: str, **headers: str) -> requests.Response:
    """Get an address as a program that accepts no compression unless it says so."""
    return requests.get(url, headers={"Accept-Encoding": "", **headers}, timeout=30)


@pytest.fixture(scope="module")
def framed_url(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run a server that two other websites may use."""
    origins = f"{OTHER_SITES[0]}:443, {OTHER_SITES[1].upper()}"
    running = Server(
        tmp_path_factory.mktemp("framed") / "state", COFACTOR_ORIGINS=origins
    )
    yield running.url
    running.stop()


def policy(response: requests.Response) -> dict[str, str]:
    """Return the page's policy, by directive."""
    header = response.headers["Content-Security-Policy"]
    return dict(one.strip().split(" ", 1) for one in header.split(";"))


@pytest.mark.parametrize("path", PAGES)
def test_server_pages_allow_only_their_own_scripts_and_styles(server_url, path):
    response = get(server_url + path)
    assert response.status_code == 200
    allowed = policy(response)
    assert allowed.pop("frame-ancestors") in ("'none'", "'self'")
    assert allowed == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "connect-src": "'self'",
        "img-src": "'self' data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "geolocation=()" in response.headers["Permissions-Policy"]
    assert "Set-Cookie" not in response.headers


def test_server_sends_with_its_page_what_the_documentation_shows(server_url):
    shown = (ROOT / "docs/integrating.md").read_text()
    headers = get(f"{server_url}/").headers
    for name in (
        "Content-Security-Policy",
        "X-Content-Type-Options",
        "Referrer-Policy",
        "Permissions-Policy",
        "Cross-Origin-Resource-Policy",
    ):
        assert f"\n{name}: {headers[name]}\n" in shown


@pytest.mark.parametrize("path", PAGES)
def test_server_pages_have_nothing_that_their_policy_forbids(server_url, path):
    page = get(server_url + path).text
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", page)
    scripts = re.findall(r"<script([^>]*)>(.*?)</script>", page)
    assert scripts
    for attributes, inside in scripts:
        assert 'src="/' in attributes and inside == ""
    for file in re.findall(r'(?:src|href)="(/[^"#]*)"', page):
        assert get(urljoin(server_url, file)).status_code == 200, file


def test_server_lets_only_sites_that_are_allowed_frame_the_chat(server_url, framed_url):
    assert policy(get(f"{server_url}/chat"))["frame-ancestors"] == "'self'"
    framed_by = policy(get(f"{framed_url}/chat"))["frame-ancestors"]
    assert framed_by.split() == ["'self'", *OTHER_SITES]
    for url in (server_url, framed_url):
        assert policy(get(f"{url}/"))["frame-ancestors"] == "'none'"


@pytest.mark.parametrize("path", WIDGET)
def test_server_gives_the_widget_to_every_website(server_url, path):
    response = get(server_url + path, Origin=OTHER_SITES[0])
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert response.content == (BUILT / Path(path).name).read_bytes()


@pytest.mark.parametrize("path", [*PAGES, "/pages/page.css", "/pages/page.js"])
def test_server_gives_its_pages_to_no_other_website_s_scripts(server_url, path):
    response = get(server_url + path, Origin=OTHER_SITES[0])
    assert "Access-Control-Allow-Origin" not in response.headers
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/chat", "text/html; charset=utf-8"),
        ("/pages/page.css", "text/css; charset=utf-8"),
        ("/pages/page.js", "text/javascript; charset=utf-8"),
    ],
)
def test_server_says_what_kind_each_file_is(server_url, path, kind):
    assert get(server_url + path).headers["Content-Type"] == kind


@pytest.mark.parametrize("accepted", ["gzip", "br, GZIP;q=0.5", "gzip;q=1.0, *;q=0"])
@pytest.mark.parametrize("path", FILES)
def test_server_compresses_for_those_who_accept_it(server_url, path, accepted):
    plain = get(server_url + path)
    # Not with requests' own reading: it says nothing of how the body came.
    connection = http.client.HTTPConnection(urlsplit(server_url).netloc, timeout=30)
    connection.request("GET", path, headers={"Accept-Encoding": accepted})
    response = connection.getresponse()
    assert response.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.read()) == plain.content
    # What stands between may keep both, and must not take one for the other.
    assert response.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert response.headers["ETag"] != plain.headers["ETag"]


@pytest.mark.parametrize(
    "accepted", ["", "br", "gzip;q=0", "gzip; q=0.0", "identity", "xgzip"]
)
def test_server_compresses_for_nobody_else(server_url, accepted):
    response = get(f"{server_url}/", **{"Accept-Encoding": accepted})
    assert "Content-Encoding" not in response.headers
    assert response.text.startswith("<!doctype html>")


@pytest.mark.parametrize("encoding", ["", "gzip"])
@pytest.mark.parametrize("path", FILES)
def test_server_sends_what_a_browser_has_already_only_once(server_url, path, encoding):
    headers = {"Accept-Encoding": encoding}
    first = get(server_url + path, **headers)
    tag = first.headers["ETag"]
    # Asked each time, so that an old script never meets a new version's hash.
    assert first.headers["Cache-Control"] == "no-cache"
    for known in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        again = get(server_url + path, **headers, **{"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["ETag"] == tag
        assert again.headers["Vary"] == "Accept-Encoding"
    for known in ('"other"', tag.strip('"')):
        again = get(server_url + path, **headers, **{"If-None-Match": known})
        assert (again.status_code, again.content) == (200, first.content)


@pytest.mark.parametrize("path", FILES)
def test_server_answers_head_as_get_without_the_body(server_url, path):
    whole = get(server_url + path)
    head = requests.head(server_url + path, headers={"Accept-Encoding": ""}, timeout=30)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers == whole.headers


def test_server_s_examples_have_the_hashes_of_the_files_it_serves(server_url):
    page = get(f"{server_url}/").text
    for path in WIDGET:
        assert integrity(get(server_url + path).content) in page


def test_server_s_page_shows_what_an_educator_changes_and_runs_none_of_it(content):
    spoiled = "Too <b>little</b> & <script>alert(1)</script>"
    point = content.article.key_points[0].copy(update={"text": spoiled})
    article = content.article.copy(
        update={"key_points": [point, *content.article.key_points[1:]]}
    )
    changed = {**vars(content), "article": article}
    page = home_page(type(content)(**changed))
    assert "Too &lt;b&gt;little&lt;/b&gt; &amp; &lt;script&gt;" in page
    assert "alert(1)</script>" not in page


@pytest.mark.parametrize(
    "path",
    [
        "/widget/../settings.py",
        "/widget/../../domain.yml",
        "/widget/..%2fsettings.py",
        "/widget/%2e%2e%2f%2e%2e%2fdomain.yml",
        "/widget/..\\settings.py",
        "/widget//etc/passwd",
        "/widget/%2fetc%2fpasswd",
        "/widget/cofactor.js%00.html",
        "/widget/",
        "/widget/none.js",
        "/widget/.",
        "/widget/dist/cofactor.js",
        "/pages/../settings.py",
        "/pages/%2e%2e%2fsettings.py",
        "/pages/home.html",
        "/pages/",
        "/domain.yml",
        "/state/conversations.db",
    ],
)
def test_server_serves_no_other_file(server_url, path):
    # Not with requests: it tidies the path before it is sent.
    connection = http.client.HTTPConnection(urlsplit(server_url).netloc, timeout=30)
    connection.request("GET", path)
    response = connection.getresponse()
    assert response.status == 404
    assert b"version" not in response.read()


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
@pytest.mark.parametrize(
    "path",
    [
        "/model",
        "/model/train",
        "/model/parse",
        "/model/predict",
        "/model/test/intents",
        "/conversations/x/execute",
        "/conversations/x/trigger_intent",
        "/conversations/x/tracker",
        "/conversations/x/tracker/events",
        "/conversations/x/messages",
        "/conversations/x/predict",
        "/status",
        "/version",
        "/domain",
        "/webhooks/rasa/webhook",
        "/webhooks/callback/webhook",
    ],
)
def test_server_has_none_of_rasas_api(server_url, method, path):
    # The API replaces models, which runs code (CVE-2024-49375), and answers past
    # the channels.
    response = requests.request(method, server_url + path, json={}, timeout=30)
    assert response.status_code == 404


def test_server_says_in_json_that_there_is_no_such_page(server_url):
    response = requests.get(f"{server_url}/nothing", timeout=30)
    assert response.status_code == 404
    assert response.json()["status"] == 404
