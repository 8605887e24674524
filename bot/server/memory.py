"""Keeps what is loaded once out of what is looked through again and again."""

from __future__ import annotations

import gc


def keep_loaded() -> None:
    """Tell Python that all it holds now stays.

    Else its collector looks through half a million objects of the libraries and the
    model now and then, and the turn in which it does takes a quarter of a second more.
    """
    gc.freeze()
