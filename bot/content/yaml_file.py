"""Reads a YAML file together with the line on which each value stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.content import problems
from bot.content.problems import Problem

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without libyaml: the same, about ten times slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

Location = tuple[str | int, ...]


class _Loader(Loader):
    """Gives the line of a value that cannot be, such as the date 2026-02-30."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        """Construct a Python object (see parent class)."""
        try:
            return super().construct_object(node, deep)
        except ValueError as error:
            raise yaml.constructor.ConstructorError(
                None, None, str(error), node.start_mark
            ) from error


@dataclass(frozen=True)
class YamlFile:
    """The data of one file, and where in the file each value is.

    ``lines`` maps a location such as ``("answers", "any", "short")`` to its line,
    counted from 1.
    """

    path: Path
    data: Any
    lines: dict[Location, int]
    problems: list[Problem] = field(default_factory=list)

    def line(self, location: Sequence[str | int]) -> int:
        """Return the line of ``location``, or of the nearest thing around it."""
        place = tuple(location)
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 0)

    def value(self, location: Sequence[str | int]) -> Any:
        """Return what stands at ``location``."""
        found = self.data
        for part in location:
            found = found[part]
        return found


def read_yaml(path: Path) -> YamlFile:
    """Read ``path``; what cannot be read is in ``problems`` and leaves no data."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return YamlFile(path, None, {}, [problems.missing_file(path)])
    except UnicodeDecodeError as error:
        why = f"byte {error.start} is not UTF-8"
        return YamlFile(path, None, {}, [problems.not_yaml(path, 0, why)])
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        lines: dict[Location, int] = {}
        found: list[Problem] = []
        if node is not None:
            _walk(path, node, (), lines, found)
        data = None if node is None else loader.construct_document(node)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        why = " ".join(str(getattr(error, "problem", None) or error).split())
        line = mark.line + 1 if mark else 0
        return YamlFile(path, None, {}, [problems.not_yaml(path, line, why)])
    except RecursionError:
        why = "it is nested too deeply, or a part of it contains itself"
        return YamlFile(path, None, {}, [problems.not_yaml(path, 0, why)])
    finally:
        loader.dispose()
    return YamlFile(path, data, lines, found)


def _walk(
    path: Path,
    node: yaml.Node,
    place: Location,
    lines: dict[Location, int],
    found: list[Problem],
) -> None:
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + 1
            if key in seen:
                # PyYAML keeps the last value and says nothing.
                found.append(problems.repeated_key(path, line, key))
            seen.add(key)
            here = (*place, key)
            lines[here] = line
            _walk(path, value_node, here, lines, found)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _walk(path, item, (*place, index), lines, found)
