"""Numbers that a person can call, by country, and how a reply names them."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from bot.content.base import CountryCode, Dated, Line, Strict
from bot.content.countries import UNION, Place, called, plain_name
from bot.content.safety import NumberKind

NUMBERS: tuple[NumberKind, ...] = ("emergency", "poison", "crisis")
MOST_NAMED = 2  # a reply that names more is not read to its end


class Country(Strict):
    """The numbers of one country; a kind that is left out is not known."""

    name: Line
    emergency: list[Dated] = []
    poison: list[Dated] = []
    crisis: list[Dated] = []

    def lines(self, kind: NumberKind) -> list[Dated]:
        """Return the lines of ``kind``, the first to be named first."""
        found: list[Dated] = getattr(self, kind)
        return found


class UnknownCountry(Strict):
    """What is said while the country is not known: several countries' numbers.

    ``linked`` are the countries whose numbers are offered to be called.
    """

    where: Line
    emergency: Line
    poison: Line
    crisis: Line
    linked: list[CountryCode] = Field(..., min_items=2)


class CountryNames(Strict):
    """The names of countries, beside the English ones that babel knows.

    One that is ``not_alone`` is a word or a person too; one in ``of_no_country`` is
    another place, although it may sound like a country.
    """

    also: dict[CountryCode, list[Line]]
    not_alone: list[Line]
    of_no_country: list[Line]

    def by_text(self) -> dict[str, str]:
        """Return the code of each name in plain letters; "" for another place."""
        return called(self.also) | {plain_name(one): "" for one in self.of_no_country}


class Helplines(Strict):
    """The file ``helplines.yml``.

    ``members`` have the Union's emergency number. ``elsewhere`` is added to a number
    whose country is only likely; ``{country}`` in it is filled.
    """

    checked: Line | None = None
    countries: dict[CountryCode, Country]
    members: dict[CountryCode, Line]
    unknown: UnknownCountry
    elsewhere: Line
    names: CountryNames

    def of(self, code: str | None) -> Country | None:
        """Return the numbers of a country, a member of the Union too."""
        known = self.countries.get(code or "")
        if known is None and code in self.members:
            union = self.countries[UNION]
            return Country(name=self.members[code], emergency=union.emergency)
        return known

    def places(self) -> Iterator[Place]:
        """Yield every place that makes a difference to what is said."""
        yield Place()
        for code in {**self.countries, **self.members}:
            yield Place(code)
            yield Place(code, is_sure=False)

    def fill(self, kind: NumberKind, place: Place) -> str:
        """Return how ``kind`` is named in a reply to a person in ``place``."""
        known = self.of(place.country)
        lines = known.lines(kind) if known else []
        if known is None or not lines:
            words: str = getattr(self.unknown, kind)
            return words
        if kind != "emergency":
            return " or ".join(_named(line) for line in _of_each_name(lines))
        numbers = " or ".join(line.number for line in lines[:MOST_NAMED])
        if place.is_sure:
            return numbers
        return f"{numbers} ({self.elsewhere.format(country=known.name)})"

    def where(self, place: Place) -> str:
        """Return ``place`` in words: "in Germany"."""
        known = self.of(place.country)
        return f"in {known.name}" if known else self.unknown.where


def _named(line: Dated) -> str:
    verb = "text " if line.by == "text" else ""
    then = f", {line.then}" if line.then else ""
    return f"{verb}{line.number}{then} ({line.name})"


def _of_each_name(lines: list[Dated]) -> list[Dated]:
    """Return the first line of each service, of as many as a reply names."""
    first: dict[str, Dated] = {}
    for line in lines:
        first.setdefault(line.name, line)
    return list(first.values())[:MOST_NAMED]
