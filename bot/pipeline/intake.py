"""Which level a message gives for which nutrient: "magnesium ok, vitamin d low"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.pipeline.levels import THE_SAME, find_negation, turned
from bot.pipeline.names import Span
from bot.pipeline.ties import Ties

NUTRIENTS = ("magnesium", "vitamin_d")
BOTH = re.compile(
    r"\b(?:both|neither|either|the two|all of (?:it|them)|two of them|"
    r"each(?! (?:day|morning|evening|night|week|month|year|time|meal))|"
    r"(?P<other>the other))\b(?: one\b)?",
    re.I,
)
JOINED = re.compile(
    r"(?: |\b(?:and|or|nor|plus|also|my|in|on|of|both)\b|[&+/,-])*", re.I
)
# "No" and "lots of" speak of what follows them.
LOOKS_AHEAD = re.compile(r"(?:\bof|\bno|\bany|without|extra|skip|never)$", re.I)
# How far apart a level and its nutrient are: in words, and farther across these.
BREAKS = (
    (re.compile(r"[.;!?\n]|\b(?:but|while|whereas|though|although|yet)\b", re.I), 4),
    (re.compile(r"[,:]"), 2),
    (re.compile(r"\band\b", re.I), 1),
)
BEHIND = 2
FARTHEST = 9
LONGEST_GAP = 100  # characters; no more than FARTHEST words
# Each nutrient is compared with each level, so no more of either are looked at.
MOST = 20


@dataclass(frozen=True)
class Mention:
    """A place where the message speaks of one nutrient, or of both."""

    nutrients: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True)
class Pairing:
    """Mentions paired with levels, as (index of the mention, level)."""

    cost: float = 0
    pairs: tuple[tuple[int, Span], ...] = ()


def intakes(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return ``magnesium_intake`` and ``vitamin_d_intake`` entities.

    Levels and nutrients are paired in the order in which they stand, so that the pairs
    are as close as can be. A nutrient without a level of its own shares that of the
    one it is joined to: "low magnesium and vitamin d". "Both" stands for the two.
    """
    levels = [span for span in spans if span.entity == "level"][:MOST]
    mentions = _mentions(text, spans)[:MOST]
    if not levels or not mentions:
        return []
    ties = Ties.of(text, spans)
    found = _told(ties, mentions, levels)
    if len(found) == 1:
        found = {**_told(replace(ties, loose=True), mentions, levels), **found}
    return list(found.values())


def _told(
    ties: Ties, mentions: Sequence[Mention], levels: Sequence[Span]
) -> dict[str, Span]:
    """Return the intakes that are told, by entity."""
    own = dict(_closest(ties, mentions, levels).pairs)
    # What is said of one nutrient goes before what is said of both.
    order = sorted(own, key=lambda index: len(mentions[index].nutrients))
    given = [(mentions[index], own[index]) for index in order]
    given += _shared(ties.text, mentions, own)
    found: dict[str, Span] = {}
    for mention, level in given:
        for nutrient in mention.nutrients:
            entity = f"{nutrient}_intake"
            found.setdefault(entity, Span(entity, level.value, level.start, level.end))
    return found


def _mentions(text: str, spans: Sequence[Span]) -> list[Mention]:
    named = [span for span in spans if span.entity == "nutrient"]
    found = [Mention((span.value,), span.start, span.end) for span in named]
    for match in BOTH.finditer(text):
        nutrients: tuple[str, ...] = NUTRIENTS
        if match["other"]:
            before = [span.value for span in named if span.end <= match.start()]
            nutrients = tuple(one for one in NUTRIENTS if before and one != before[-1])
        found.append(Mention(nutrients, match.start(), match.end()))
    return sorted(found, key=lambda mention: mention.start)


def _closest(
    ties: Ties, mentions: Sequence[Mention], levels: Sequence[Span]
) -> Pairing:
    """Return the pairing with the least distance; ``FARTHEST`` for one left alone.

    row[j] is the best for the mentions so far and the first j levels.
    """
    row = [Pairing()] * (len(levels) + 1)
    for index, mention in enumerate(mentions):
        above, row = row, [Pairing(row[0].cost + FARTHEST)]
        for place, level in enumerate(levels):
            alone, before = above[place + 1], above[place]
            cost = before.cost + _distance(ties, mention, level)
            ways = [Pairing(alone.cost + FARTHEST, alone.pairs), row[place]]
            if cost < min(way.cost for way in ways):
                ways.append(Pairing(cost, (*before.pairs, (index, level))))
            row.append(min(ways, key=lambda way: way.cost))
    return row[-1]


def _distance(ties: Ties, mention: Mention, level: Span) -> float:
    """Return the words between the two, and more where a clause ends."""
    text, far = ties.text, 0
    between = text[level.end : mention.start]
    if mention.start < level.start:
        between = text[mention.end : level.start]
        far = BEHIND if LOOKS_AHEAD.search(text[level.start : level.end]) else 0
    if len(between) > LONGEST_GAP or not ties.hold(mention.start, mention.end, level):
        return FARTHEST
    far += sum(more for clause_end, more in BREAKS if clause_end.search(between))
    return len(between.split()) + far


def _shared(
    text: str, mentions: Sequence[Mention], own: dict[int, Span]
) -> list[tuple[Mention, Span]]:
    """Give the mentions without a level of their own that of a neighbor.

    Of the one before if they are joined, or by "too"; of the one after if they are
    joined; and what "but not vitamin d" makes of the one before.
    """
    found = []
    for index, mention in enumerate(mentions):
        if index in own:
            continue
        rest = re.split(r"[.;!?]", text[mention.end :])[0]
        if index - 1 in own:
            level = own[index - 1]
            between = text[mentions[index - 1].end : mention.start]
            if find_negation(text, mention.start, mention.end) is not None:
                found.append((mention, turned(text, level)))
            elif JOINED.fullmatch(between) or THE_SAME.search(between + rest):
                found.append((mention, level))
        if index + 1 in own and JOINED.fullmatch(
            text[mention.end : mentions[index + 1].start]
        ):
            found.append((mention, own[index + 1]))
    return found
