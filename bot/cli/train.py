"""``cofactor train``: learn from the content, if it has changed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.quiet import quiet, working


def train_cli(
    force: Annotated[
        bool, typer.Option("--force", help="Train even if nothing has changed.")
    ] = False,
) -> None:
    """Train the model, if content or configuration changed since the last one."""
    path = trained_model(force=force)
    typer.echo(f"The model is {path}.")


def trained_model(*, force: bool = False) -> Path:
    """Return the model for the present content, training it first if need be."""
    from bot.server.training import TrainingError, checked_content, model_path, train

    content = checked_content()
    path = model_path(content)
    if path.exists() and not force:
        return path
    examples = sum(len(topic.examples) for topic in content.topics.values())
    what = f"Training on {len(content.topics)} topics, {examples} ways to ask"
    try:
        with working(f"{what}, and on what is off topic"):
            quiet()
            train(path)
    except TrainingError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(code=1) from error
    return path
