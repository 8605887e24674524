"""Whether a message must go to a person: by its shares, and those of its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.content.safety import Safety

URGENT, REFER = "urgent", "refer"
Shares = Mapping[str, float]


def kinds(safety: Safety) -> dict[str, str]:
    """Return of each safety category whether help is needed now, or a doctor's word."""
    return {
        name: REFER if category.kind == "refer" else URGENT
        for name, category in safety.categories.items()
    }


@dataclass(frozen=True)
class Alarm:
    """The safety category that is heard, with the share that decided.

    ``part`` is the part of the message that it was heard in, None for the whole.
    """

    category: str
    share: float
    threshold: str  # its name
    part: str | None = None


def alarm(
    whole: Shares,
    parts: Mapping[str, Shares],
    kinds: Mapping[str, str],
    thresholds: Mapping[str, float],
) -> Alarm | None:
    """Return what the message, or a part of it, must be taken for; None if nothing.

    ``parts`` has the shares of parts by their text, ``kinds`` the kind of each safety
    category. All categories of a kind count together: a crisis and an emergency are
    alike in that help is needed now. Urgent ones go first. A part has less around it
    that explains it, so it needs more.
    """
    for kind in (URGENT, REFER):
        heard = [_heard(whole, kind, f"{kind}_from", kinds)]
        heard += [
            _heard(shares, kind, f"{kind}_in_part_from", kinds, part)
            for part, shares in parts.items()
        ]
        sure = [one for one in heard if one.share >= thresholds[one.threshold]]
        if sure:
            return max(sure, key=lambda one: one.share - thresholds[one.threshold])
    return None


def _heard(
    shares: Shares,
    kind: str,
    threshold: str,
    kinds: Mapping[str, str],
    part: str | None = None,
) -> Alarm:
    own = {name: share for name, share in shares.items() if kinds.get(name) == kind}
    likeliest = max(own, key=lambda name: own[name], default="")
    return Alarm(likeliest, sum(own.values()), threshold, part)
