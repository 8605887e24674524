"""``cofactor uncovered``: what people ask that the content does not answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from bot.cli.counted import Months, counted
from bot.content.knowledge import knowledge

if TYPE_CHECKING:
    from bot.unanswered import Asked

SHOWN = 3  # examples of a theme
NOTHING = """\
No question without an answer has been counted from {since} on.
Questions to 'cofactor serve' and 'rasa run' are counted, those to 'cofactor ask' and \
'cofactor chat' are not."""
NEXT = """\
To answer a theme, write a topic for it: docs/content.md says how.
The examples are those of uncovered.yml that came nearest; what people wrote is not \
kept here."""


def uncovered_cli(months: Months = 12) -> None:
    """Show what people ask that the content does not answer, most asked first."""
    from bot.unanswered import months_ago, read_counts

    since = months_ago(months - 1)
    nothing: tuple[list[str], list[Asked]] = ([], [])
    found, asked = counted(lambda engine: read_counts(engine, since), nothing)
    if not asked:
        typer.echo(NOTHING.format(since=since))
        return
    typer.echo("\n".join([*_table(found, asked), "", NEXT]))


def _table(months: list[str], asked: list[Asked]) -> Iterator[str]:
    span = " to ".join(dict.fromkeys([months[0], months[-1]]))
    total = sum(one.times for one in asked)
    yield f"Questions without an answer, {span}: {total}"
    yield ""
    for one in asked:
        yield f"{one.times:>5}  {title(one.theme)}"
        for example, times in one.examples[:SHOWN]:
            if example:
                yield f"         {example} ({times})"


def title(theme: str) -> str:
    """Return how a theme is called; one that is gone from the content, by its id."""
    if not theme:
        return "Other"
    themes = knowledge().uncovered.themes
    return themes[theme].title if theme in themes else f"{theme} (no theme any more)"
