"""When the model is made anew: when what it learns from has changed, and only then."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from bot.content.content import load_content
from bot.server.training import model_path

MOVED = "      - longevity vitamin d\n"  # in the first theme, worth_it


@pytest.mark.parametrize(
    ("old", "new", "anew"),
    [
        (MOVED, f"{MOVED}      - does magnesium cure blue hiccups\n", True),
        (MOVED, "", True),
        ("title: Cancer", "title: Cancer and tumors", False),
    ],
)
def test_training_learns_what_no_topic_answers(content, content_folder, old, new, anew):
    path = content_folder / "uncovered.yml"
    path.write_text(path.read_text().replace(old, new, 1))
    is_anew = model_path(load_content(content_folder)) != model_path(content)
    assert is_anew == anew


def test_training_is_not_needed_in_another_process(content):
    script = (
        "from bot.content.knowledge import knowledge\n"
        "from bot.server.training import model_path\n"
        "print(model_path(knowledge()).name)"
    )
    for seed in ("1", "2", "3"):  # of the order in which sets are walked through
        said = subprocess.check_output(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            text=True,
        )
        assert said.split()[-1] == model_path(content).name


def test_training_is_not_needed_when_an_example_changes_its_theme(
    content, content_folder
):
    path = content_folder / "uncovered.yml"
    text = path.read_text().replace(MOVED, "", 1)
    start = "title: Cancer\n    examples:\n"
    assert start in text
    path.write_text(text.replace(start, start + MOVED))
    assert model_path(load_content(content_folder)) == model_path(content)
