"""What the models of all content files share."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias

from pydantic import (
    BaseModel,
    Field,
    StrictFloat,
    StrictInt,
    StrictStr,
    constr,
    validator,
)

NutrientId = Literal["magnesium", "vitamin_d"]
Level = Literal["inadequate", "adequate", "high"]

ID = r"^[a-z0-9][a-z0-9_-]*$"
LINE = r"^[^\n]*\S[^\n]*$"
URL = r"^https?://\S+$"
COUNTRY = r"^[A-Z]{2}$"
DIALED = r"^[0-9]+([ -][0-9]+)*$"
RANGE = r"\d+(\.\d+)?-\d+(\.\d+)?"

if TYPE_CHECKING:
    Id: TypeAlias = str
    Line: TypeAlias = str
    Text: TypeAlias = str
    Url: TypeAlias = str
    CountryCode: TypeAlias = str
    Dialed: TypeAlias = str
else:
    # A short lower-case name, such as bone_health or ods-mg-hp.
    Id = constr(strict=True, regex=ID)
    # A text of one line.
    Line = constr(strict=True, min_length=1, regex=LINE)
    # A text of one or more lines; blank ones are found by bot.content.check.
    Text = constr(strict=True, min_length=1, strip_whitespace=True)
    # An address that a reader can open.
    Url = constr(strict=True, regex=URL)
    # A country by its two letters, such as US.
    CountryCode = constr(strict=True, regex=COUNTRY)
    # A number as a phone dials it: what is no digit only parts its groups.
    Dialed = constr(strict=True, regex=DIALED)


class Strict(BaseModel):
    """A mapping in a content file: a key it does not list is an error."""

    class Config:
        """Unknown keys are refused, so that a typo cannot pass for an omission."""

        extra = "forbid"
        frozen = True


class Quantity(Strict):
    """A number with its unit and its source.

    ``value`` is a number, or a range such as ``30-50``.
    """

    value: StrictInt | StrictFloat | StrictStr
    unit: Line
    reference: Id

    @validator("value")
    def value_is_a_number_or_a_range(cls, value: float | str) -> float | str:
        """Refuse words, which cannot be compared, and amounts below zero."""
        if isinstance(value, str):
            if not re.fullmatch(RANGE, value):
                raise ValueError("write a number, or a range such as 30-50")
        elif value < 0:
            raise ValueError("an amount can't be below zero")
        return value


class Passage(Strict):
    """A text that answers, the rest of it, the same simpler, and the sources of all."""

    short: Text
    simple: Text | None = None
    more: Text | None = None
    references: list[Id] = Field(..., min_items=1)


class Named(Strict):
    """An entry that people ask for by name: a term, a form, a medicine, a step."""

    name: Line
    names: list[Line] = []
    short: Text
    simple: Text | None = None
    references: list[Id] = Field(..., min_items=1)

    @property
    def all_names(self) -> list[str]:
        """The name and every other way to write it."""
        return [self.name, *self.names]


class Dated(Strict):
    """A way to reach help, and the day on which it was last checked.

    ``then`` is what to do once the call is taken, such as "option 2".
    """

    name: Line
    number: Dialed
    by: Literal["call", "text"] = "call"
    then: Line | None = None
    how: Line
    hours: Line | None = None
    url: Url
    checked: date
    note: Line | None = None
