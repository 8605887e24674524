"""How many bytes a page loads for the widget, beside one that others wrote."""

from __future__ import annotations

import gzip

from benchmarks.bots import ROOT
from benchmarks.page import table
from tests.browser import stock_widget

DIST = ROOT / "bot" / "widget" / "dist"
BUNDLES = ("cofactor.js", "cofactor.mjs")  # a page loads one of them
BAR = 25_000  # bytes, as a server sends it
LEVEL = 9  # of gzip


def zipped(script: bytes) -> int:
    """Return how many bytes ``script`` has as a server sends it."""
    return len(gzip.compress(script, LEVEL, mtime=0))


def figures() -> str:
    """Return a table of the sizes, and whether the bar is reached.

    Raises:
        StockWidgetError: If the other widget is not in the cache.
    """
    ours = {name: (DIST / name).read_bytes() for name in BUNDLES}
    theirs = stock_widget.script()
    scripts = {**ours, stock_widget.PACKAGE.replace("@", " "): theirs}
    rows = [
        [name, f"{len(script):,}", f"{zipped(script):,}"]
        for name, script in scripts.items()
    ]
    most = max(map(zipped, ours.values()))
    said = "is reached" if most <= BAR else "is **not** reached"
    return (
        f"{table(['Script', 'Bytes', f'Bytes, gzip -{LEVEL}'], rows)}\n\n"
        f"The bar {said}: {most:,} bytes at most, {BAR:,} are allowed. "
        f"The other widget is {zipped(theirs) / most:.0f} times as large."
    )
