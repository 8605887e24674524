"""``cofactor tune``: teach the encoder's last layers all examples, for contributors."""

from __future__ import annotations

import typer

from bot.cli.quiet import quiet


def tune_cli() -> None:
    """Teach the encoder the examples anew: minutes, and worth it after many were added.

    Changes bot/pipeline/tuned_layers.npz, which belongs into the repository.
    """
    from bot.pipeline.tuned_layers import FILE, store
    from bot.pipeline.tuning import examples, rounds

    quiet()
    texts, intents = examples()
    typer.echo(f"Teaching the encoder with {len(texts)} examples ...")
    for loss, layers in rounds(texts, intents):
        typer.echo(f"A round is done: mean loss {loss:.3f}.")
        store(layers)
    typer.echo(f"The layers are in {FILE.name}. Train anew with 'cofactor train'.")
