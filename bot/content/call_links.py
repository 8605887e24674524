"""Numbers that can be called with one touch, as a message's metadata has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.content.base import Dated
from bot.content.countries import Place
from bot.content.helplines import Helplines
from bot.content.safety import NumberKind

SCHEMES = {"call": "tel", "text": "sms"}


def call_links(
    helplines: Helplines, kinds: Iterable[NumberKind], place: Place
) -> list[dict[str, str]]:
    """Return the numbers of ``kinds`` for a person in ``place``, most wanted first.

    Where no country with numbers is known, those of several, with their country.
    """
    known = helplines.of(place.country)
    if known is not None:
        return [
            _link(line, kind, line.name) for kind in kinds for line in known.lines(kind)
        ]
    return [
        _link(line, kind, f"{line.name} {helplines.where(Place(code))}")
        for kind in kinds
        for code, line in _of_several(helplines, kind)
    ]


def _of_several(helplines: Helplines, kind: NumberKind) -> Iterator[tuple[str, Dated]]:
    """Yield the first line of each country whose numbers are offered unasked."""
    for code in helplines.unknown.linked:
        country = helplines.of(code)
        for line in country.lines(kind)[:1] if country else ():
            yield code, line


def _link(line: Dated, kind: NumberKind, label: str) -> dict[str, str]:
    digits = "".join(one for one in line.number if one.isdigit())
    href = f"{SCHEMES[line.by]}:{digits}"
    return {"label": label, "number": line.number, "kind": kind, "href": href}
