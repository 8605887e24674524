"""Spoils a copy of the content, one thing at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.content.check import find_problems
from bot.content.problems import Problem

WAYS_TO_ASK = """\
  - does magnesium help me sleep
  - awake at 3 again. is it the mag i lack?
  - insomnia plus low vitamin d
  - something for the small hours
  - counting sheep, or eating almonds
  - my gran swears by warm milk, will that do anything at night
  - which of the two makes you drowsy
  - citrate for falling asleep faster
  - cant slep wat vitamin
  - better nights according to trials
  - I read that deep sleep needs minerals. Which ones, and do they work?
  - restless legs keep waking my husband; could it be what he eats
  - will a supplement cure snoring
  - after how many weeks does one rest well
  - you told me nothing about dreams yet
  - Night shifts ruin everything. Any nutrient for that
  - sleep quality mag study
  - do teenagers who never see the sun lie awake more
  - tired but wired
  - please explain melatonin and d3 to me, i am from Poland"""
SLEEP = f"""\
title: Magnesium and sleep
question: Does magnesium help me sleep?
examples:
{WAYS_TO_ASK}
answers:
  any:
    short: |
      Some people say that it helps.
      The proof is thin.
    references: [nhs-mg]
follow_ups: [get_tested]
"""
KALE = """
foods:
  kale_chips:
    name: kale chips
    names: [crisped kale]
    group: leafy_greens
    article: []
    servings:
      - serving: 1 cup (30 g)
        magnesium: {value: 20, unit: mg, reference: usda-sr28}
        vitamin_d: {value: 0, unit: mcg, reference: usda-sr28}
    note: It differs by brand.
    references: [usda-sr28]
"""


@pytest.fixture
def edit(content_folder: Path) -> Callable[[str, str, str], Path]:
    """Return a function that puts new text in the place of old in a file, once."""

    def put(file: str, old: str, new: str) -> Path:
        path = content_folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} has no {old!r} to spoil"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    return put


@pytest.fixture
def rewrite(content_folder: Path) -> Callable[[str, Callable[[Any], object]], Path]:
    """Return a function that changes the data of a file; its lines are lost."""

    def put(file: str, change: Callable[[Any], object]) -> Path:
        path = content_folder / file
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        change(data)
        path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
        return path

    return put


@pytest.fixture
def add_topic(content_folder: Path) -> Callable[..., Path]:
    """Return a function that adds a topic on sleep, with one text in it replaced."""

    def add(old: str = "", new: str = "") -> Path:
        assert old in SLEEP
        path = content_folder / "topics/sleep.yml"
        path.write_text(SLEEP.replace(old, new, 1), encoding="utf-8")
        return path

    return add


@pytest.fixture
def add_food(edit: Callable[[str, str, str], Path]) -> Callable[..., Path]:
    """Return a function that adds kale chips, with one text in them replaced."""

    def add(old: str = "", new: str = "") -> Path:
        assert old in KALE
        return edit("foods.yml", "\nfoods:\n", KALE.replace(old, new, 1))

    return add


@pytest.fixture
def found(content_folder: Path) -> Callable[[], list[Problem]]:
    """Return a function that gives what must change in the folder."""
    return lambda: find_problems(content_folder)[1]


def line_of(path: Path, text: str) -> int:
    """Return the number of the first line of ``path`` that holds ``text``."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


@pytest.fixture(name="line_of")
def line_of_fixture() -> Callable[[Path, str], int]:
    """Return a function that finds the line on which a text stands."""
    return line_of
