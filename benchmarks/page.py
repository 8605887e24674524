"""Puts what a command measured between two markers of a page in docs/."""

from __future__ import annotations

from pathlib import Path


def put(page: Path, name: str, text: str) -> None:
    """Replace what stands between the markers ``name`` of ``page``.

    Raises:
        ValueError: If the page does not have the two markers, in this order.
    """
    begin, end = (f"<!-- {name}: {which} -->" for which in ("begin", "end"))
    before, found, rest = page.read_text(encoding="utf-8").partition(begin)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        raise ValueError(f"{page} needs the lines '{begin}' and '{end}'.")
    page.write_text(f"{before}{begin}\n{text}\n{end}{after}", encoding="utf-8")


def table(titles: list[str], rows: list[list[str]]) -> str:
    """Return a table in Markdown; all columns but the first hold numbers."""
    lines = [titles, ["---"] + ["---:"] * (len(titles) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
