"""The limits: so many messages in a conversation, so many requests from an address."""

from __future__ import annotations

import pytest
import requests

from bot.channels.limits import Limit, household
from tests.channels.visitor import Visitor

MESSAGES, REQUESTS = 4, 12


@pytest.fixture(scope="module")
def behind_a_proxy(server, tmp_path_factory):
    """Run a server with low limits that believes one proxy."""
    running = type(server)(
        tmp_path_factory.mktemp("limited") / "state",
        COFACTOR_MESSAGES_PER_MINUTE=str(MESSAGES),
        COFACTOR_REQUESTS_PER_MINUTE=str(REQUESTS),
        COFACTOR_PROXIES="1",
        COFACTOR_COUNTRY="GB",
        COFACTOR_ORIGINS="https://www.example.org",
    )
    yield running
    running.stop()


@pytest.fixture(scope="module")
def open_to_all(server, tmp_path_factory):
    """Run a server with a low limit on requests that believes no proxy."""
    running = type(server)(
        tmp_path_factory.mktemp("open") / "state",
        COFACTOR_REQUESTS_PER_MINUTE=str(REQUESTS),
    )
    yield running
    running.stop()


def until_refused(send, most):
    """Send up to ``most`` times; return how many passed, and the refusal."""
    for passed in range(most + 1):
        response = send()
        if response.status_code == 429:
            return passed, response
    raise AssertionError(f"None of {most} was refused.")


def is_about(passed, limit):
    """Tell whether that many are within ``limit``: one more, if a minute turned."""
    return limit <= passed <= limit + 1


@pytest.fixture
def forwarded():
    """Return a function that makes the header of a proxy before the server."""
    return lambda address: {"X-Forwarded-For": f"198.51.100.7, {address}"}


def test_limit_on_messages_is_said_kindly_and_when_to_go_on(behind_a_proxy, forwarded):
    visitor = Visitor(behind_a_proxy.url, **forwarded("203.0.113.1"))
    send = lambda: visitor.send("hello")  # noqa: E731
    passed, response = until_refused(send, MESSAGES + 2)
    assert is_about(passed, MESSAGES)
    error, (message,) = response.json()["error"], response.json()["messages"]
    assert error["code"] == "too_many"
    assert "same 'id'" in error["message"]
    assert 1 <= error["retry_after"] <= 120
    assert response.headers["Retry-After"] == str(error["retry_after"])
    assert message["text"].startswith("Many messages came at once. Please wait a min")
    assert message["text"].endswith("call 999 now.")
    assert message["metadata"]["kind"] == "decline"


def test_limit_on_messages_leaves_other_conversations_alone(behind_a_proxy, forwarded):
    address = forwarded("203.0.113.2")
    visitor = Visitor(behind_a_proxy.url, **address)
    until_refused(lambda: visitor.send("hello"), MESSAGES + 2)
    assert Visitor(behind_a_proxy.url, **address).send("hello").status_code == 200


def test_limit_on_messages_does_not_count_what_is_sent_again(behind_a_proxy, forwarded):
    visitor = Visitor(behind_a_proxy.url, **forwarded("203.0.113.3"))
    first = visitor.say("hello", "the-first-message")
    for _ in range(MESSAGES + 2):
        assert visitor.say("hello", "the-first-message") == first
    assert visitor.send("hello").status_code == 200


def test_limit_on_messages_holds_on_rest_in_words(behind_a_proxy, forwarded):
    url = f"{behind_a_proxy.url}/webhooks/rest/webhook"
    texts = [
        requests.post(
            url,
            json={"sender": "one-who-hurries", "message": "hello"},
            headers=forwarded("203.0.113.4"),
            timeout=30,
        ).json()[0]["text"]
        for _ in range(MESSAGES + 2)
    ]
    assert all(text.startswith("Hello") for text in texts[:MESSAGES])
    assert texts[-1].startswith("Many messages came at once.")


@pytest.mark.parametrize(
    ("method", "path", "address"),
    [
        ("GET", "/webhooks/rest/", "203.0.113.11"),
        ("POST", "/webhooks/web/session", "203.0.113.12"),
        ("GET", "/webhooks/web/history", "203.0.113.13"),
        ("GET", "/webhooks/nothing/here", "203.0.113.14"),
    ],
)
def test_limit_on_requests_is_in_json_everywhere(
    behind_a_proxy, forwarded, method, path, address
):
    def send():
        headers = {**forwarded(address), "Origin": "https://www.example.org"}
        url = behind_a_proxy.url + path
        return requests.request(method, url, json={}, headers=headers, timeout=30)

    passed, response = until_refused(send, REQUESTS + 2)
    assert is_about(passed, REQUESTS)
    assert response.json()["error"]["code"] == "too_many"
    assert response.headers["Retry-After"] == str(
        response.json()["error"]["retry_after"]
    )
    assert response.json()["messages"][0]["text"].endswith("call 999 now.")
    if path.startswith(("/webhooks/web", "/webhooks/rest")):
        # Else the widget could not read it.
        assert (
            response.headers["Access-Control-Allow-Origin"] == "https://www.example.org"
        )


def test_limit_on_requests_counts_a_household_of_ipv6_as_one(behind_a_proxy, forwarded):
    addresses = iter(range(1, 99))

    def send():
        address = f"2001:db8:0:1::{next(addresses):x}"
        url = f"{behind_a_proxy.url}/webhooks/rest/"
        return requests.get(url, headers=forwarded(address), timeout=30)

    passed, _ = until_refused(send, REQUESTS + 2)
    assert is_about(passed, REQUESTS)
    neighbor = forwarded("2001:db8:0:2::1")
    url = f"{behind_a_proxy.url}/webhooks/rest/"
    assert requests.get(url, headers=neighbor, timeout=30).status_code == 200


def test_limit_on_requests_believes_no_header_without_a_proxy(open_to_all, forwarded):
    addresses = iter(range(1, 99))

    def send():
        address = forwarded(f"203.0.113.{next(addresses)}")
        named = {
            "X-Real-IP": f"203.0.113.{next(addresses)}",
            "Forwarded": "for=1.2.3.4",
        }
        url = f"{open_to_all.url}/webhooks/rest/"
        return requests.get(url, headers=address | named, timeout=30)

    passed, _ = until_refused(send, REQUESTS + 2)
    assert is_about(passed, REQUESTS)
    assert requests.get(open_to_all.url, timeout=30).status_code == 200  # the page


def test_limit_is_logged_with_no_address(behind_a_proxy):
    assert "203.0.113" not in behind_a_proxy.log.read_text()


def test_limit_of_0_is_none():
    assert all(Limit(0).allows("one") for _ in range(1000))


def test_limit_forgets_who_came():
    limit = Limit(5)
    limit.allows("203.0.113.9")
    kept = limit._limiter.storage
    for key in list(kept.expirations):
        kept.expirations[key] = 0  # as if minutes had gone by
    limit.allows("203.0.113.10")
    kept.timer.join()
    assert "203.0.113.9/" not in str(vars(kept))


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8::1", "2001:db8::/64"),
        ("[2001:DB8::FFFF:1]", "2001:db8::/64"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("", ""),
        ("unknown", "unknown"),
    ],
)
def test_limit_counts_an_address_by_its_household(address, counted):
    assert household(address) == counted
