"""A channel's own country, as credentials.yml gives it."""

from __future__ import annotations

import pytest

from bot.channels.rest import Rest
from bot.settings import SettingsError


@pytest.mark.parametrize(
    ("credentials", "country"),
    [
        (None, None),
        ({}, None),
        ({"country": ""}, None),
        ({"country": "de"}, "DE"),
        ({"country": "UK"}, "GB"),
    ],
)
def test_gated_channel_takes_its_country(credentials, country):
    assert Rest.from_credentials(credentials)._country == country


@pytest.mark.parametrize("country", [False, "Germany", 49, ["DE"], "D\n"])
def test_gated_channel_refuses_what_is_no_country(country):
    with pytest.raises(SettingsError) as refused:
        Rest.from_credentials({"country": country})
    assert str(refused.value).startswith(
        "credentials.yml: bot.channels.rest.Rest: country: use two letters"
    )
