"""``cofactor check``: what must change in the content."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.content.check import find_problems
from bot.content.helplines_check import old_numbers
from bot.content.problems import Problem
from bot.settings import settings


def check_cli(
    content: Annotated[
        Path | None,
        typer.Argument(help="Folder to check; data/content if none is named."),
    ] = None,
) -> None:
    """Check every content file and say what to change.

    Reads only. Exits with 0 if all is well, and with 1 if anything must change. A
    helpline that was last checked over a year ago is named, and changes neither.
    """
    folder = content or settings().content
    problems, warnings = check(folder, date.today())
    for line in [*problems, *warnings]:
        typer.echo(str(line), err=True)
    if warnings:
        typer.echo(f"{len(warnings)} to check; this stops no training.", err=True)
    if problems:
        typer.echo(f"{len(problems)} to change before training.", err=True)
        raise typer.Exit(code=1)
    typer.echo(f"{folder}: every file is sound.")


def check(content: Path, today: date) -> tuple[list[Problem], list[Problem]]:
    """Return what must change in ``content``, and what is to be checked by ``today``.

    Both in file order; empty if there is nothing.
    """
    read, problems = find_problems(content)
    return problems, sorted(old_numbers(read, today)) if read else []
