"""What an educator has to change: each kind of problem is worded once, here."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to change: where, what is wrong, and the next step.

    ``code`` is a heading in docs/problems.md. ``line`` counts from 1; 0 means the
    whole file.
    """

    path: Path
    line: int
    code: str
    what: str
    next_step: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{place}: {self.what} {self.next_step} [{self.code}]"


class ContentError(Exception):
    """The content is not sound; ``problems`` lists all that must change."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def _guess(found: str, known: Iterable[str]) -> str:
    closest = difflib.get_close_matches(found, list(known), n=1)
    return f"Did you mean '{closest[0]}'? " if closest else ""


_VARY = "People ask in fragments, in long stories, with typos, for a friend."


def missing_file(path: Path) -> Problem:
    """Say that a file the content cannot do without is not there."""
    return Problem(path, 0, "C01", "the file is missing.", "Restore it.")


def not_yaml(path: Path, line: int, why: str) -> Problem:
    """Say that ``path`` cannot be read as YAML."""
    return Problem(
        path,
        line,
        "C02",
        f"this is not valid YAML: {why}.",
        "Check indentation, colons and quotes near this line.",
    )


def repeated_key(path: Path, line: int, key: str) -> Problem:
    """Say that a key stands twice in one mapping, so that one value is lost."""
    return Problem(
        path,
        line,
        "C03",
        f"the key '{key}' stands twice here.",
        "Keep one of them, or give the second another name.",
    )


def wrong_shape(path: Path, line: int, where: str, why: str, allowed: str) -> Problem:
    """Say that a value does not have the form that docs/content.md gives."""
    return Problem(path, line, "C04", f"{where}: {why}.", allowed)


def unknown_key(path: Path, line: int, key: str, known: Iterable[str]) -> Problem:
    """Say that a key is not one of those a file of this kind has."""
    keys = sorted(known)
    return Problem(
        path,
        line,
        "C05",
        f"'{key}' is not a key that goes here.",
        f"{_guess(key.rsplit('.', 1)[-1], keys)}Allowed: {', '.join(keys)}.",
    )


def unknown_id(
    path: Path, line: int, where: str, found: str, known: Iterable[str], file: str
) -> Problem:
    """Say that ``found`` is named in ``where`` but is not an id in ``file``."""
    return Problem(
        path,
        line,
        "C06",
        f"{where}: '{found}' is not an id in {file}.",
        f"{_guess(found, known)}If it is new, add it to {file} first.",
    )


def repeated_id(path: Path, line: int, id: str) -> Problem:
    """Say that two entries of one list have the same id."""
    return Problem(
        path,
        line,
        "C03",
        f"the id '{id}' stands twice in this list.",
        "Keep one of them, or give the second another id.",
    )


def same_example(path: Path, line: int, example: str, other: Path) -> Problem:
    """Say that two topics claim the same way to ask."""
    return Problem(
        path,
        line,
        "C07",
        f"the example '{example}' stands in {other.name} too.",
        "Keep it where the better answer is, and reword or delete the other.",
    )


def same_name(path: Path, line: int, name: str, owners: Sequence[str]) -> Problem:
    """Say that one name belongs to two entries, so that a look-up is a guess."""
    return Problem(
        path,
        line,
        "C08",
        f"the name '{name}' belongs to both {owners[0]} and {owners[1]}.",
        "Leave it with one of them.",
    )


def too_hard(path: Path, line: int, where: str, grade: float, limit: float) -> Problem:
    """Say that a text reads above the grade that content.md allows."""
    return Problem(
        path,
        line,
        "C09",
        f"{where}: the reading grade is {grade:.1f}, over {limit:g}.",
        "Use shorter sentences and everyday words; names go into reading.yml.",
    )


_SHORTEN = "Shorten it, or move part of it to 'more'."


def too_long(
    path: Path, line: int, where: str, words: int, limit: int, fix: str = _SHORTEN
) -> Problem:
    """Say that a text has more words than it may have."""
    return Problem(
        path,
        line,
        "C10",
        f"{where}: {words} words, over {limit}.",
        fix,
    )


def blank_line(path: Path, line: int, where: str) -> Problem:
    """Say that a text has a blank line, at which platforms split a message."""
    return Problem(
        path,
        line,
        "C11",
        f"{where}: there is a blank line in the text.",
        "Messaging platforms split there; write it as one block of lines.",
    )


def bad_pattern(path: Path, line: int, rule: str, why: str, fix: str) -> Problem:
    """Say that a safety rule cannot be used, or fails one of its own examples."""
    return Problem(path, line, "C12", f"rule '{rule}': {why}.", fix)


def missing_entry(path: Path, what: str, next_step: str) -> Problem:
    """Say that something the assistant needs to say is not in the file."""
    return Problem(path, 0, "C13", what, next_step)


def unknown_file(path: Path, known: Iterable[str]) -> Problem:
    """Say that a file has a name under which it is not read."""
    return Problem(
        path,
        0,
        "C14",
        "no file of this name is read.",
        f"{_guess(path.stem, known)}Name a topic topics/<id>.yml, in small letters.",
    )


def near_copy(path: Path, line: int, example: str, other: str, at: int) -> Problem:
    """Say that an example has the words of another one, but for a small word."""
    what = f"the example '{example}' is nearly '{other}' on line {at}."
    return Problem(path, line, "C15", what, f"Reword or delete one. {_VARY}")


def too_many(count: int, total: int, limit: float) -> str:
    """Word that ``count`` of a topic's examples are more than may be alike."""
    return f"{count} of {total} examples, more than {limit:.0%},"


def twin_example(
    path: Path, line: int, example: str, other: str, at: int, alike: str
) -> Problem:
    """Say that too many examples differ from another one in names or one word."""
    what = (
        f"the example '{example}' hardly differs from '{other}' on line {at} but for "
        f"names; {alike} have such a twin."
    )
    return Problem(path, line, "C15", what, f"Reword or delete one. {_VARY}")


def same_opening(
    path: Path, line: int, example: str, other: str, at: int, alike: str
) -> Problem:
    """Say that too many examples begin with the same two words."""
    what = f"the example '{example}' begins like '{other}' on line {at}; {alike} do so."
    return Problem(
        path, line, "C15", what, f"Begin some of them in other ways. {_VARY}"
    )


def old_number(path: Path, line: int, where: str, checked: date, url: str) -> Problem:
    """Warn that a number to call was last compared with its source long ago."""
    return Problem(
        path,
        line,
        "C16",
        f"{where}: the number was last checked on {checked}, over a year ago.",
        f"Compare it with {url}, then write the day into 'checked'.",
    )


def too_long_to_help(
    path: Path, line: int, where: str, words: int, country: str, limit: int
) -> Problem:
    """Say that a reply to an alarm is too long, once its numbers are filled in."""
    return Problem(
        path,
        line,
        "C17",
        f"{where}: {words} words for {country}, numbers and all, over {limit}.",
        "Shorten it, or the names and 'unknown' in helplines.yml.",
    )


def nobody_to_call(path: Path, line: int, where: str, kind: str) -> Problem:
    """Say that a reply to an alarm lacks a number that it cannot do without."""
    return Problem(
        path,
        line,
        "C13",
        f"{where}: it does not say whom to call.",
        f"Write {{{kind}}} where that number goes, and list {kind} under 'numbers'.",
    )
