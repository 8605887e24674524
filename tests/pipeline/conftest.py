"""What tests of the pipeline share: the finder of names and the reader of messages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def finder(content):
    """Return the finder for the real content's names."""
    from bot.pipeline.names import NameFinder

    return NameFinder(content)


@pytest.fixture(scope="session")
def plain(finder) -> Callable[[str], str]:
    """Return a function that gives a message in the content's spelling."""
    return lambda text: " ".join(word.plain for word in finder.words(text))


@pytest.fixture(scope="session")
def extract(finder) -> Callable[[str], dict[str, list[str]]]:
    """Return a function that gives the values in a message by kind of entity."""
    from bot.pipeline.reading import reader

    def values(text: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for span in reader().read(text).names:
            found.setdefault(span.entity, []).append(span.value)
        return found

    return values


@pytest.fixture
def use_content(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], None]]:
    """Return a function that puts a folder in the place of the content in use."""
    from bot.content.knowledge import knowledge
    from bot.pipeline.fingerprint import fingerprint
    from bot.settings import settings

    def forget() -> None:
        for remembered in (settings, knowledge, fingerprint):
            remembered.cache_clear()

    def use(folder: Path) -> None:
        monkeypatch.setenv("COFACTOR_CONTENT", str(folder))
        forget()

    yield use
    monkeypatch.undo()
    forget()
