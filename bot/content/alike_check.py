"""Finds ways to ask that are too alike: a model learns little from a template."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import Indel

from bot.content import problems
from bot.content.content import Content, topic_file
from bot.content.problems import Problem
from bot.content.wording import Part, WordingReader
from bot.content.yaml_file import YamlFile

# Two examples are twins if this share of their words is the same, names put aside
# and in any order: three of four, five of seven. At most LIMIT of a topic may have a
# twin, and at most LIMIT may begin with the same two words.
TWIN = 0.7
LIMIT = 0.15
# Words that make no other question of one; "not", "who" and "when" do.
_SMALL = """
    a an the and or of in on at to for from with by as about this that there it its
    i me my you your we our they is are was be am do does did can could will would
    should may might how what why so ok okay oh well hi hey hello please just really
"""
SMALL = frozenset(_SMALL.split())

Wordings = Sequence[Sequence[Part]]


def alike_problems(content: Content) -> Iterator[Problem]:
    """Yield examples that are nearly another one of their topic, or begin alike."""
    reader = WordingReader(content)
    for id, topic in content.topics.items():
        yaml = content.files[topic_file(id)]
        yield from _topic_problems(
            yaml, topic.examples, [reader.parts(one) for one in topic.examples]
        )


def _topic_problems(
    yaml: YamlFile, examples: Sequence[str], wordings: Wordings
) -> Iterator[Problem]:
    def place(index: int, other: int) -> tuple[Path, int, str, str, int]:
        lines = [yaml.line(("examples", one)) for one in (index, other)]
        return yaml.path, lines[0], examples[index], examples[other], lines[1]

    copies = _near_copies(wordings)
    for index, other in copies.items():
        yield problems.near_copy(*place(index, other))
    count, twins = _twins(wordings)
    alike = problems.too_many(count, len(examples), LIMIT)
    for index, other in twins.items():
        if index not in copies:
            yield problems.twin_example(*place(index, other), alike)
    for same in _openings(wordings):
        if len(same) > LIMIT * len(examples):
            alike = problems.too_many(len(same), len(examples), LIMIT)
            yield problems.same_opening(*place(same[-1], same[0]), alike)


def _near_copies(wordings: Wordings) -> dict[int, int]:
    """Return which example is which earlier one but for order or a small word."""
    found: dict[int, int] = {}
    groups: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, parts in enumerate(wordings):
        large = [part.text for part in parts if part.text not in SMALL]
        if sum(part.kind == "nutrient" for part in parts) < 2:
            # With two nutrients, order counts: "low D, high mag", "high D, low mag".
            large.sort()
        group = groups[tuple(large)]
        for other in group if large else ():
            if _new_words(parts, wordings[other]) <= 1:
                found[index] = other
                break
        group.append(index)
    return found


def _new_words(parts: Sequence[Part], before: Sequence[Part]) -> int:
    """Return how many words were added, or taken away if those are more."""
    one, other = Counter(parts), Counter(before)
    return max((one - other).total(), (other - one).total())


def _twins(wordings: Wordings) -> tuple[int, dict[int, int]]:
    """Return how many examples have a twin, and those to reword with theirs.

    These are the nearest to their twins, as many as are above the limit.
    """
    plain = [sorted(p.text for p in parts if not p.kind) for parts in wordings]
    alike = process.cdist(
        plain, plain, scorer=Indel.normalized_similarity, score_cutoff=TWIN
    )
    alike[range(len(plain)), range(len(plain))] = 0
    twins, likeness = alike.argmax(axis=1).tolist(), alike.max(axis=1).tolist()
    have_one = [index for index, like in enumerate(likeness) if like]
    have_one.sort(key=lambda index: (-likeness[index], -index))
    too_many = max(0, len(have_one) - int(LIMIT * len(plain)))
    reword: dict[int, int] = {}
    for index in have_one[:too_many]:
        # Of two that are each other's twin, one is enough.
        if twins[index] not in reword:
            reword[index] = twins[index]
    return len(have_one), reword


def _openings(wordings: Wordings) -> Iterable[list[int]]:
    """Return the examples that begin with the same two words."""
    same: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, parts in enumerate(wordings):
        same[tuple(part.kind or part.text for part in parts[:2])].append(index)
    return same.values()
