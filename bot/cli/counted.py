"""Reads what is counted beside conversations, for the commands that show it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, TypeAlias, TypeVar

import typer

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

Counted = TypeVar("Counted")
Months: TypeAlias = Annotated[
    int,
    typer.Option(min=1, max=1200, help="How many months back, this one included."),
]


def counted(read: Callable[[Engine], Counted], nothing: Counted) -> Counted:
    """Return what ``read`` finds in the database, ``nothing`` if there is none yet.

    Raises:
        typer.Exit: With code 1, if endpoints.yml names no database of ours or it can't
            be read; that is said.
    """
    from sqlalchemy.exc import SQLAlchemyError

    from bot.database import DatabaseError, open_database

    try:
        engine = open_database()
        return read(engine) if engine else nothing
    except DatabaseError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(code=1) from error
    except SQLAlchemyError as error:
        why = f"The counts can't be read ({type(error).__name__})."
        typer.echo(f"{why} Is the database of endpoints.yml running?", err=True)
        raise typer.Exit(code=1) from error
