"""Progress a person can read, in place of what the libraries print."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import typer


def quiet(level: int = logging.ERROR) -> None:
    """Keep Rasa and what it stands on from printing a line at every step."""
    # Filters would not last: Rasa sets its own. Captured, warnings are logged below
    # the level.
    logging.captureWarnings(True)
    logging.basicConfig(level=level, format="%(levelname)s %(name)s: %(message)s")
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(level)
    for name in ("rasa", "rasa_sdk", "sanic", "py.warnings"):
        logging.getLogger(name).setLevel(level)


@contextmanager
def working(what: str) -> Iterator[None]:
    """Say what is being done, and when it is done how long it took."""
    start = time.monotonic()
    if sys.stderr.isatty():
        from rich.console import Console

        with Console(stderr=True).status(f"{what} ..."):
            yield
    else:
        typer.echo(f"{what} ...", err=True)
        yield
    typer.echo(f"{what}: done in {time.monotonic() - start:.0f} s.", err=True)
