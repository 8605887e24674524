"""Settings: what an operator writes, and what is said of what can't be used."""

from __future__ import annotations

import pytest

from bot.settings import SettingsError, settings

SECRET = "x" * 32


@pytest.fixture
def read(monkeypatch):
    """Return a function that reads the settings with one variable set."""

    def with_variable(name, value):
        monkeypatch.setenv(f"COFACTOR_{name}", value)
        settings.cache_clear()
        return settings()

    yield with_variable
    monkeypatch.undo()
    settings.cache_clear()


@pytest.mark.parametrize(
    ("written", "origins"),
    [
        ("", ()),
        (" , ", ()),
        ("https://www.example.org", ("https://www.example.org",)),
        (
            "https://Example.org:443, http://localhost:8080,",
            ("https://example.org", "http://localhost:8080"),
        ),
        ("http://example.org:80", ("http://example.org",)),
        ("http://[::1]:5005", ("http://[::1]:5005",)),
    ],
)
def test_settings_take_origins_with_commas(read, written, origins):
    assert read("ORIGINS", written).origins == origins


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("ORIGINS", "*", "name each website"),
        ("ORIGINS", "https://example.org, *", "name each website"),
        ("ORIGINS", "example.org", "use scheme and host without a path"),
        ("ORIGINS", "https://example.org/", "use scheme and host without a path"),
        ("ORIGINS", "https://example.org/chat", "use scheme and host"),
        ("ORIGINS", "https://*.example.org", "use scheme and host"),
        ("ORIGINS", "ftp://example.org", "use scheme and host"),
        ("ORIGINS", "https://user@example.org", "use scheme and host"),
        ("ORIGINS", "null", "use scheme and host"),
        ("SECRET", "short", "use 32 characters or more"),
        ("SESSION_HOURS", "0", "greater than or equal to 1"),
        ("SESSION_HOURS", "long", "integer"),
        ("MESSAGES_PER_MINUTE", "-1", "greater than or equal to 0"),
        ("REQUESTS_PER_MINUTE", "many", "integer"),
        ("PROXIES", "-1", "greater than or equal to 0"),
    ],
)
def test_settings_say_what_is_wrong_and_what_is_allowed(read, name, value, says):
    with pytest.raises(SettingsError) as refused:
        read(name, value)
    assert str(refused.value).startswith(f"COFACTOR_{name}: ")
    assert says in str(refused.value)


def test_settings_never_show_the_secret(read):
    assert SECRET not in repr(read("SECRET", SECRET))
    assert read("SECRET", SECRET).secret.get_secret_value() == SECRET
    assert read("SECRET", "").secret is None
    with pytest.raises(SettingsError) as refused:
        read("SECRET", "bumblethorpe")
    assert "bumblethorpe" not in str(refused.value)
