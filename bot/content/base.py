"""What the models of all content files share."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConstrainedStr, StrictFloat, StrictInt, StrictStr

NutrientId = Literal["magnesium", "vitamin_d"]
Level = Literal["inadequate", "adequate", "high"]


class Id(ConstrainedStr):
    """A short lower-case name, such as ``bone_health`` or ``ods-mg-hp``."""

    strict = True
    regex = r"^[a-z0-9][a-z0-9_-]*$"  # type: ignore[assignment]


class Line(ConstrainedStr):
    """A text of one line."""

    strict = True
    min_length = 1
    regex = r"^[^\n]*\S[^\n]*$"  # type: ignore[assignment]


class Text(ConstrainedStr):
    """A text of one or more lines; blank ones are found by bot.content.check."""

    strict = True
    min_length = 1
    strip_whitespace = True


class Url(ConstrainedStr):
    """An address that a reader can open."""

    strict = True
    regex = r"^https?://\S+$"  # type: ignore[assignment]


class Strict(BaseModel):
    """A mapping in a content file: a key it does not list is an error."""

    class Config:
        """Unknown keys are refused, so that a typo cannot pass for an omission."""

        extra = "forbid"
        frozen = True


class Quantity(Strict):
    """A number with its unit and its source.

    ``value`` is a number, or a short text such as ``30-50``.
    """

    value: StrictInt | StrictFloat | StrictStr
    unit: Line
    reference: Id


class Passage(Strict):
    """A text that answers, the rest of it, and the sources of both."""

    short: Text
    more: Text | None = None
    references: list[Id]


class Named(Strict):
    """An entry that people ask for by name: a term, a form, a medicine, a step."""

    name: Line
    names: list[Line] = []
    short: Text
    references: list[Id]

    @property
    def all_names(self) -> list[str]:
        """The name and every other way to write it."""
        return [self.name, *self.names]


class Dated(Strict):
    """A way to reach help, and the day on which it was last checked."""

    name: Line
    number: Line
    how: Line
    hours: Line
    url: Url
    checked: date
    note: Line | None = None
