"""Which websites' pages may talk to the server."""

from __future__ import annotations

import pytest
import requests

from tests.channels.visitor import Visitor

SITE, OTHER = "https://www.example.org", "http://shop.example.com:8080"


@pytest.fixture(scope="module")
def allowing(server, tmp_path_factory):
    """Run a server that two websites may talk to."""
    running = type(server)(
        tmp_path_factory.mktemp("allowing") / "state",
        COFACTOR_ORIGINS=f"{SITE}:443 , {OTHER}",
    )
    yield running
    running.stop()


def preflight(url, path, origin):
    """Ask as a browser asks before it sends."""
    headers = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type",
    }
    return requests.options(url + path, headers=headers, timeout=30)


@pytest.mark.parametrize("origin", [SITE, OTHER, "own", None])
def test_origin_that_is_allowed_may_talk_and_read(allowing, origin):
    origin = allowing.url if origin == "own" else origin
    visitor = Visitor(allowing.url, **({"Origin": origin} if origin else {}))
    for response in (
        visitor.send("hello"),
        visitor.send("hello", "x"),  # an error must be readable too
        visitor.get(),
        visitor.delete(),
        requests.get(f"{visitor.url}/no", headers=visitor.headers, timeout=30),
    ):
        assert response.status_code in (200, 400, 404)
        assert response.headers.get("Access-Control-Allow-Origin") == origin
        assert response.headers["Vary"] == "Origin"
        assert "Access-Control-Allow-Credentials" not in response.headers
        if origin:
            exposed = response.headers["Access-Control-Expose-Headers"]
            assert exposed == "Retry-After"


@pytest.mark.parametrize("path", ["/webhooks/web/message", "/webhooks/rest/webhook"])
@pytest.mark.parametrize("origin", [SITE, OTHER, "own"])
def test_origin_that_is_allowed_is_told_so_before_it_sends(allowing, path, origin):
    origin = allowing.url if origin == "own" else origin
    response = preflight(allowing.url, path, origin)
    assert response.status_code == 204
    headers = response.headers
    assert headers["Access-Control-Allow-Origin"] == origin
    assert set(headers["Access-Control-Allow-Methods"].split(", ")) == {
        "GET",
        "POST",
        "DELETE",
    }
    assert headers["Access-Control-Allow-Headers"] == "Authorization, Content-Type"
    assert int(headers["Access-Control-Max-Age"]) > 0
    assert headers["Vary"] == "Origin"


@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "https://www.example.org.evil.example",
        "https://evil.example",
        "http://www.example.org",
        "https://www.example.org:8443",
        "https://example.org",
        "http://127.0.0.1:1",
        "file://",
        "*",
        "",
        "nonsense",
    ],
)
def test_origin_that_is_not_allowed_is_refused(allowing, origin):
    headers = {"Origin": origin}
    for response in (
        requests.post(
            f"{allowing.url}/webhooks/web/session", json={}, headers=headers, timeout=30
        ),
        requests.post(
            f"{allowing.url}/webhooks/rest/webhook",
            json={"sender": "a", "message": "hello"},
            headers=headers,
            timeout=30,
        ),
    ):
        assert response.status_code == 403
        error = response.json()["error"]
        assert error["code"] == "origin"
        assert "COFACTOR_ORIGINS" in error["message"]
        # Its page may read that, or it could not tell it from a server that is away.
        assert response.headers["Access-Control-Allow-Origin"] == "*"
    asked = preflight(allowing.url, "/webhooks/web/message", origin)
    assert asked.status_code == 204
    assert asked.headers["Access-Control-Allow-Origin"] == "*"


def test_origin_of_another_website_is_refused_by_default(server_url):
    headers = {"Origin": SITE}
    url = f"{server_url}/webhooks/web/session"
    assert requests.post(url, json={}, headers=headers, timeout=30).status_code == 403


def test_origin_is_the_servers_own_where_a_proxy_ends_tls(server_url):
    url = f"{server_url}/webhooks/web/session"
    headers = {"Host": "chat.example.org", "Origin": "https://chat.example.org"}
    response = requests.post(url, json={}, headers=headers, timeout=30)
    assert response.status_code == 201


def test_origin_does_not_matter_to_whoever_asks_for_the_health(server_url):
    for origin in ("null", SITE):
        response = requests.get(
            f"{server_url}/webhooks/rest/", headers={"Origin": origin}, timeout=30
        )
        assert response.json() == {"status": "ok"}
