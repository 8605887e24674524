"""The content in use: read once a process, the same for all that ask for it."""

from __future__ import annotations

from functools import lru_cache

from bot.content.content import Content, load_content
from bot.settings import settings


@lru_cache(maxsize=1)
def knowledge() -> Content:
    """Return the content of the folder that the settings name.

    Raises:
        ContentError: If a file is missing or does not have its form.
    """
    return load_content(settings().content)
