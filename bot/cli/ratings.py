"""``cofactor ratings``: which answers people call helpful, and which not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import typer

from bot.cli.counted import Months, counted
from bot.content.knowledge import knowledge

if TYPE_CHECKING:
    from bot.ratings import Rated

NOTHING = """\
No answer has been rated from {since} on.
Ratings of answers of 'cofactor serve' and 'rasa run' are counted, those of \
'cofactor ask' and 'cofactor chat' are not."""
NEXT = "Read an answer as people see it: cofactor ask, in words of your own."


def ratings_cli(months: Months = 12) -> None:
    """Show how often answers were called not helpful, and helpful, by topic."""
    from bot.ratings import read_ratings
    from bot.unanswered import months_ago

    since = months_ago(months - 1)
    rated: Sequence[Rated] = counted(lambda engine: read_ratings(engine, since), ())
    if not rated:
        typer.echo(NOTHING.format(since=since))
        return
    typer.echo("\n".join([*_table(since, rated), "", NEXT]))


def _table(since: str, rated: Sequence[Rated]) -> Iterator[str]:
    yield f"Answers rated, from {since} on"
    yield ""
    yield f"{'not helpful':>13}{'helpful':>9}"
    topics = knowledge().topics
    for one in rated:
        title = topics[one.topic].title if one.topic in topics else "no topic any more"
        yield f"{one.unhelpful:>13}{one.helpful:>9}  {title} ({one.topic})"
