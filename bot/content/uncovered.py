"""What people ask on the subject and no topic answers: its themes and examples."""

from __future__ import annotations

from pydantic import Field

from bot.content.base import Id, Line, Strict


class Theme(Strict):
    """Questions of one kind, counted together."""

    title: Line = Field(..., max_length=60)
    examples: list[Line] = Field(..., min_items=1)


class Uncovered(Strict):
    """The file ``uncovered.yml``."""

    themes: dict[Id, Theme]

    @property
    def examples(self) -> list[str]:
        """All examples, in an order that does not tell which theme they are in.

        So the model is the same after an example has moved to another theme.
        """
        return sorted(one for theme in self.themes.values() for one in theme.examples)

    def theme_of(self, example: str) -> str | None:
        """Return the id of the theme that has ``example``, if one has."""
        return next(
            (id for id, theme in self.themes.items() if example in theme.examples), None
        )
