"""What the server serves beside the webhook, and what it must not."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

import pytest
import requests


@pytest.mark.parametrize("path", ["/", "/widget/index.html"])
def test_server_page_allows_only_its_own_scripts_and_styles(server_url, path):
    response = requests.get(server_url + path, timeout=30)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("chat.js", "text/javascript; charset=utf-8"),
        ("chat.css", "text/css; charset=utf-8"),
        ("index.html", "text/html; charset=utf-8"),
    ],
)
def test_server_serves_the_files_of_the_chat_with_their_types(server_url, name, kind):
    response = requests.get(f"{server_url}/widget/{name}", timeout=30)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == kind


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
        "/widget/chat.js%00.html",
        "/widget/",
        "/widget/none.js",
        "/widget/.",
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
