"""The widget's built files, and the hash by which a page can know them."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

BUILT = Path(__file__).parent.parent / "widget/dist"
SCRIPT = "cofactor.js"
MODULE = "cofactor.mjs"


class WidgetMissingError(Exception):
    """A built file of the widget is not there."""


def widget_file(name: str) -> bytes:
    """Return the built file ``name``: `SCRIPT` or `MODULE`.

    Raises:
        WidgetMissingError: If it is not there.
    """
    try:
        return (BUILT / name).read_bytes()
    except FileNotFoundError as error:
        raise WidgetMissingError(
            f"bot/widget/dist/{name} is missing. It belongs to the project: get it "
            "back with git, or build it with 'make widget'."
        ) from error


def integrity(body: bytes) -> str:
    """Return the value of an ``integrity`` attribute: sha384, in base64."""
    return f"sha384-{base64.b64encode(hashlib.sha384(body).digest()).decode()}"
