"""The command ``cofactor`` and what all its commands share."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from bot import __version__
from bot.cli.ask import ask_cli
from bot.cli.chat import chat_cli
from bot.cli.check import check_cli
from bot.cli.ratings import ratings_cli
from bot.cli.serve import serve_cli
from bot.cli.train import train_cli
from bot.cli.tune import tune_cli
from bot.cli.uncovered import uncovered_cli
from bot.cli.widget import widget_cli
from bot.content.problems import ContentError
from bot.server.widget_files import WidgetMissingError
from bot.settings import SettingsError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Cofactor answers questions about magnesium and vitamin D.",
)
for name, command in {
    "serve": serve_cli,
    "chat": chat_cli,
    "ask": ask_cli,
    "train": train_cli,
    "tune": tune_cli,
    "check": check_cli,
    "uncovered": uncovered_cli,
    "ratings": ratings_cli,
    "widget": widget_cli,
}.items():
    app.command(name)(command)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"cofactor {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print it."
        ),
    ] = False,
) -> None:
    """Answer questions about magnesium and vitamin D, with sources and a disclaimer."""


def main() -> None:
    """Run the command; what a person has to change is said in one line each."""
    # Rasa sends usage data unless told not to; TensorFlow talks at every start.
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    # Also keeps Rasa from drawing four progress bars for one training.
    os.environ.setdefault("LOG_LEVEL", "ERROR")
    try:
        app()
    except ContentError as error:
        for problem in error.problems:
            typer.echo(str(problem), err=True)
        typer.echo(f"{len(error.problems)} to change first.", err=True)
        sys.exit(1)
    except WidgetMissingError as error:
        typer.echo(str(error), err=True)
        sys.exit(1)
    except SettingsError as error:
        typer.echo(str(error), err=True)
        sys.exit(2)
