"""Countries by their two letters, and the names by which people call them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale

# Regions of CLDR that nobody lives in, or that are no country of their own.
NO_COUNTRY = frozenset(
    ("AC", "CP", "CQ", "DG", "EA", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ")
)
UNION = "EU"
IN_BRACKETS = re.compile(r"^(?P<name>.+) \((?P<other>.+)\)$")


@dataclass(frozen=True)
class Place:
    """Where a person is: a country's two letters, if it is known, and how surely."""

    country: str | None = None
    is_sure: bool = True


@lru_cache(maxsize=1)
def english_names() -> Mapping[str, str]:
    """Return the English name of each country; that of the European Union too."""
    return {
        code: name
        for code, name in Locale("en").territories.items()
        if len(code) == 2 and code not in NO_COUNTRY
    }


def is_country(code: object) -> bool:
    """Tell whether ``code`` is the two letters of a country, in capitals."""
    return isinstance(code, str) and code in english_names()


def called(names: Mapping[str, list[str]]) -> dict[str, str]:
    """Return the country that each name stands for, with everyday ``names`` by code.

    Names are as ``plain_name`` writes them.
    """
    found = {
        plain_name(form): code
        for code, name in english_names().items()
        for form in _forms(name)
    }
    return found | {
        plain_name(name): code for code, others in names.items() for name in others
    }


def plain_name(text: str) -> str:
    """Return ``text`` in small letters without accents, as many as it had."""
    straight = text.replace("\u2019", "'")
    return "".join(unicodedata.normalize("NFD", one)[0] for one in straight).lower()


def _forms(name: str) -> Iterator[str]:
    """Yield the ways to write a name: "Myanmar (Burma)" is Myanmar, and Burma."""
    match = IN_BRACKETS.match(name)
    for one in (match["name"], match["other"]) if match else (name,):
        one = one.removesuffix(" SAR China")
        # In one order always: the name of a model depends on it.
        for form in dict.fromkeys((one, one.replace("&", "and"))):
            yield form
            if form.startswith("St. "):
                yield form.replace("St.", "St", 1)
                yield form.replace("St.", "Saint", 1)
