"""What must go to a person at once: rules and fixed replies."""

from __future__ import annotations

import re
from typing import Any, Literal

from pydantic import Field, StrictStr, validator

from bot.content.base import Id, Strict, Text
from bot.content.pattern import compiled

SafetyKind = Literal["crisis", "emergency", "refer"]
NumberKind = Literal["emergency", "poison", "crisis"]


def _compiles(pattern: str | None) -> str | None:
    """Refuse a pattern that is not a regular expression."""
    if pattern is not None:
        try:
            compiled(pattern)
        except re.error as error:
            raise ValueError(f"not a regular expression: {error}") from error
    return pattern


class SafetyCategory(Strict):
    """A kind of message that gets a fixed reply.

    ``{emergency}``, ``{poison}`` and ``{crisis}`` in it are filled from helplines.yml.
    ``unless`` silences every rule of the category. ``references`` are what a reply to
    ask a doctor rests on: it states facts, so it ends with the notice, as answers do.
    """

    kind: SafetyKind
    unless: StrictStr | None = None
    reply: Text
    numbers: list[NumberKind] = []
    references: list[Id] = []

    _unless_compiles = validator("unless", allow_reuse=True)(_compiles)

    @validator("references", always=True)
    def facts_have_sources(cls, found: list[str], values: dict[str, Any]) -> list[str]:
        """Refuse a reply that refers to a doctor and names no source."""
        if values.get("kind") == "refer" and not found:
            raise ValueError("a reply of kind refer needs one source or more")
        return found


class SafetyRule(Strict):
    """Patterns, one of them to be found in the plain message, and examples."""

    id: Id
    category: Id
    pattern: list[StrictStr]
    unless: StrictStr | None = None
    matches: list[StrictStr] = Field(..., min_items=1)
    spares: list[StrictStr] = Field(..., min_items=1)
    # Whether it is of safety.yml: the trained model knows no other language.
    english: bool = True

    @validator("pattern", pre=True)
    def one_or_more(cls, pattern: object) -> object:
        """Take a pattern for a list of one."""
        return [pattern] if isinstance(pattern, str) else pattern

    _patterns_compile = validator("pattern", each_item=True, allow_reuse=True)(
        _compiles
    )
    _unless_compiles = validator("unless", allow_reuse=True)(_compiles)


class AllClear(Strict):
    """What says, as a whole message after an alarm, that it is over or cared for."""

    pattern: list[StrictStr]
    matches: list[StrictStr] = Field(..., min_items=1)
    spares: list[StrictStr] = Field(..., min_items=1)

    _patterns_compile = validator("pattern", each_item=True, allow_reuse=True)(
        _compiles
    )


class Safety(Strict):
    """The file ``safety.yml``: categories in order of precedence, and rules."""

    categories: dict[Id, SafetyCategory]
    all_clear: AllClear | None = None
    # Not "rules": Rasa would read the file as its own.
    safety_rules: list[SafetyRule]


class SafetyLanguages(Strict):
    """The file ``safety_languages.yml``: rules that follow those of ``safety.yml``."""

    safety_rules: list[SafetyRule]
