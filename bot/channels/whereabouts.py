"""What a channel knows of where a person is: a phone number, a setting, a locale."""

from __future__ import annotations

import re
from typing import Any

import phonenumbers

from bot.content.countries import Place, is_country
from bot.settings import settings

# A sender as SMS and WhatsApp channels name it: "+4915...", "whatsapp:+44...".
PHONE = re.compile(r"(?:whatsapp:|sms:|tel:)?(?P<number>\+[1-9][0-9]{6,14})")
# Guernsey, Jersey and Man: their mobile numbers are among the UK's, and used there.
ISLANDS = ("GG", "JE", "IM")
# A language and a country, as browsers write it: en-GB, zh-Hant-TW.
LOCALE = re.compile(
    r"[a-z]{2,3}(?:[-_][a-z]{4})?[-_](?P<country>[a-z]{2})(?:[-_][a-z0-9]{1,8}){0,4}",
    re.I,
)
LONGEST_LOCALE = 35  # characters, as RFC 5646 recommends to allow for


def whereabouts(sender: object, country: str | None, metadata: object) -> Place:
    """Return where a person is, by the surest sign that is there.

    The sender's phone number, the channel's ``country``, the site's, or the browser's
    ``locale``, which is only likely to be right: many browsers say en-US anywhere.
    """
    locale = metadata.get("locale") if isinstance(metadata, dict) else None
    return (
        _of_phone(sender)
        or _of_setting(country or settings().country)
        or _of_locale(locale)
        or Place()
    )


def as_metadata(place: Place) -> dict[str, Any]:
    """Return ``place`` as actions read it from a message."""
    if place.country is None:
        return {}
    return {"country": place.country, "country_is_sure": place.is_sure}


def _of_setting(country: str | None) -> Place | None:
    return Place(country) if is_country(country) else None


def _of_phone(sender: object) -> Place | None:
    match = PHONE.fullmatch(sender) if isinstance(sender, str) else None
    if match is None:
        return None
    try:
        number = phonenumbers.parse(match["number"])
    except phonenumbers.NumberParseException:
        return None
    prefix = number.country_code
    if prefix is None or not phonenumbers.is_possible_number(number):
        return None
    region = phonenumbers.region_code_for_number(number)
    is_sure = region is not None and region not in ISLANDS
    if not is_sure:
        # A number that was not given out yet still begins with a country's prefix,
        # which several may share: +1 is the US, Canada and the Caribbean.
        region = phonenumbers.region_code_for_country_code(prefix)
    return Place(region, is_sure) if is_country(region) else None


def _of_locale(locale: object) -> Place | None:
    if not isinstance(locale, str) or len(locale) > LONGEST_LOCALE:
        return None
    match = LOCALE.fullmatch(locale)
    country = match["country"].upper() if match else None
    return Place(country, is_sure=False) if is_country(country) else None
