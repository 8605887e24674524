"""Says in an educator's words where a file does not have its form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from bot.content import problems
from bot.content.base import COUNTRY, DIALED, ID, LINE, URL
from bot.content.problems import Problem
from bot.content.yaml_file import Location, YamlFile

SEE_DOCS = "See docs/content.md for the form."
AS_TEXT = "Write it as text; put it in quotes if it is yes, no or a number."

# By pydantic's name for what is wrong: what an educator reads, and the next step.
WORDS = {
    "type_error.dict": ("this needs keys, each with its value", SEE_DOCS),
    "type_error.list": ("this needs a list: a line with '- ' for each", SEE_DOCS),
    "type_error.str": ("this is not a text", AS_TEXT),
    "type_error.none.not_allowed": ("nothing is given", "Fill it in, or delete it."),
    "value_error.any_str.min_length": ("nothing is given", "Fill it in."),
    "value_error.any_str.max_length": (
        "this is longer than {limit_value} characters",
        "Shorten it.",
    ),
    "value_error.list.min_items": (
        "this list needs {limit_value} or more entries",
        "Add what is missing.",
    ),
    "value_error.list.max_items": (
        "this list may have {limit_value} entries at most",
        "Take out what matters least.",
    ),
    "amount": ("this is not an amount", "Write a number, with no unit beside it."),
    ID: ("this is not an id", "Use small letters, digits, '_' and '-'."),
    COUNTRY: ("this is no country's code", "Use two capital letters, such as US."),
    DIALED: (
        "this is no number to dial",
        "Use digits, with a space or '-' between groups; more goes into 'then'.",
    ),
    LINE: ("this is not one line of text", "Write it on one line, and not empty."),
    URL: ("this is not an address", "Begin it with https:// and leave no space."),
}


def form_problems(
    model: Any, file: YamlFile, error: ValidationError
) -> Iterator[Problem]:
    """Yield what must change in ``file`` before it has the form of ``model``."""
    for one in _one_a_place(error.errors()):
        place = tuple(part for part in one["loc"] if part != "__root__")
        if "__key__" in place:
            yield from _wrong_keys(file, place[: place.index("__key__")], one)
        else:
            yield _problem(model, file, place, one)


def _one_a_place(errors: Iterable[Any]) -> Iterable[Any]:
    """Keep one error for each place: an amount has one for each type it is not."""
    kept: dict[Any, Any] = {}
    for one in errors:
        is_key = "__key__" in one["loc"]
        place = (one["loc"], is_key and one["type"])
        kept[place] = {**one, "type": "amount"} if place in kept else one
    return kept.values()


def _problem(model: Any, file: YamlFile, place: Location, error: Any) -> Problem:
    where, line = ".".join(map(str, place)) or "the file", file.line(place)
    if error["type"] == "value_error.extra":
        return problems.unknown_key(file.path, line, where, _keys(model, place))
    return problems.wrong_shape(file.path, line, where, *_words(error, place))


def _words(error: Any, place: Location) -> tuple[str, str]:
    """Return what is wrong, and the next step."""
    context = error.get("ctx", {})
    options = context.get("enum_values") or context.get("permitted")
    if options:
        return "this is not allowed here", f"Allowed: {', '.join(map(str, options))}."
    if error["type"] == "value_error.missing":
        fix = f"Add '{place[-1]}'; docs/content.md says what it holds."
        return "it is missing", fix
    known = context.get("pattern", error["type"])
    if known not in WORDS:
        return error["msg"], SEE_DOCS
    what, next_step = WORDS[known]
    return what.format(**context), next_step


def _wrong_keys(file: YamlFile, place: Location, error: Any) -> Iterator[Problem]:
    """Yield the keys that are not ids or not text, which pydantic does not name."""
    mapping, pattern = file.value(place), error.get("ctx", {}).get("pattern")
    for inside, line in file.lines.items():
        if not inside or inside[:-1] != place:
            continue
        key = str(inside[-1])
        is_right = re.match(pattern, key) if pattern else key in mapping
        if not is_right:
            where, words = ".".join(map(str, inside)), _words(error, inside)
            yield problems.wrong_shape(file.path, line, where, *words)


def _keys(model: Any, place: Location) -> set[str]:
    """Return the keys allowed in the mapping that holds ``place``."""
    for part in place[:-1]:
        if _is_model(model):
            known = model.__fields__.get(str(part))
            model = known.outer_type_ if known else None
        else:
            # Of list[X] and dict[Id, X], X; a list of limited length keeps it apart.
            parts = get_args(model) or (getattr(model, "item_type", None),)
            model = parts[-1]
    return set(model.__fields__) if _is_model(model) else set()


def _is_model(model: Any) -> bool:
    # list[X] passes as a type, and is none that issubclass takes.
    return (
        isinstance(model, type) and not get_args(model) and issubclass(model, BaseModel)
    )
