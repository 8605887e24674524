"""What tests of the pipeline share: the finder of names and the reader of messages."""

from __future__ import annotations

from collections.abc import Callable

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
    from bot.pipeline.vocabulary import VocabularyExtractor

    extractor = VocabularyExtractor(finder)

    def values(text: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for span in extractor.extract(text):
            found.setdefault(span.entity, []).append(span.value)
        return found

    return values
