"""``cofactor serve``: the assistant as a web server with its page."""

from __future__ import annotations

import logging
from typing import Annotated

import typer

from bot.cli.quiet import quiet
from bot.cli.train import trained_model


def serve_cli(
    port: Annotated[int, typer.Option(help="Port to listen on.", envvar="PORT")] = 5005,
    host: Annotated[
        str, typer.Option(help="Address to listen on; 0.0.0.0 for all.")
    ] = "127.0.0.1",
) -> None:
    """Serve the chat page and the channels, training first if need be."""
    model = trained_model()
    typer.echo("Loading the assistant ...", err=True)
    quiet()
    # An operator may know that there was an alarm: the line holds no word of it.
    logging.getLogger("actions.safety").setLevel(logging.INFO)
    from bot.server.app import create_app

    app = create_app(model)

    async def say_where(*_: object) -> None:
        shown = "localhost" if host in ("127.0.0.1", "0.0.0.0") else host
        typer.echo(f"Cofactor is ready on http://{shown}:{port}", err=True)

    app.register_listener(say_where, "after_server_start")
    app.run(host=host, port=port, access_log=False, debug=False, motd=False)
