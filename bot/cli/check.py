"""``cofactor check``: what must change in the content."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.content.check import find_problems
from bot.content.problems import Problem
from bot.settings import settings


def check_cli(
    content: Annotated[
        Path | None,
        typer.Argument(help="Folder to check; data/content if none is named."),
    ] = None,
) -> None:
    """Check every content file and say what to change.

    Reads only. Exits with 0 if all is well, and with 1 if anything must change.
    """
    folder = content or settings().content
    problems = check(folder)
    for problem in problems:
        typer.echo(str(problem), err=True)
    if problems:
        typer.echo(f"{len(problems)} to change before training.", err=True)
        raise typer.Exit(code=1)
    typer.echo(f"{folder}: every file is sound.")


def check(content: Path) -> list[Problem]:
    """Return what must change in ``content``, in file order; empty if nothing."""
    _, problems = find_problems(content)
    return problems
