"""The documentation says what the program does: codes, commands, settings, keys."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path

import pytest
import typer

from bot.cli.app import app
from bot.content import catalog, food, phrase, topic, uncovered
from bot.content.content import ONE_OF_EACH
from bot.settings import Settings

ROOT = Path(__file__).parent.parent
DOCS = sorted((ROOT / "docs").glob("*.md"))
MODELS = [
    model
    for part in (catalog, food, phrase, topic, uncovered)
    for model in vars(part).values()
    if inspect.isclass(model) and model.__module__ == part.__name__
]
KEYS = [(model.__name__, key) for model in MODELS for key in model.__fields__]


def text(name):
    """Return a page of the documentation."""
    return (ROOT / name).read_text(encoding="utf-8")


def codes():
    """Return every code that problems.py gives a problem."""
    tree = ast.parse(text("bot/content/problems.py"))
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and re.fullmatch(r"C\d\d", str(node.value))
    }


def test_docs_every_problem_has_its_heading_and_every_heading_a_problem():
    headings = re.findall(r"^## (C\d\d): \S", text("docs/problems.md"), re.MULTILINE)
    assert headings == sorted(codes())


@pytest.mark.parametrize("code", sorted(codes()))
def test_docs_every_problem_has_an_example(code):
    (part,) = re.findall(
        rf"^## {code}:.*?(?=^## |\Z)",
        text("docs/problems.md"),
        re.MULTILINE | re.DOTALL,
    )
    assert re.search(rf"^data/content/.* \[{code}\]$", part, re.MULTILINE)


@pytest.mark.parametrize("command", sorted(typer.main.get_command(app).commands))
def test_docs_readme_names_every_command(command):
    assert re.search(rf"\bcofactor {command}\b", text("README.md"))


@pytest.mark.parametrize("setting", Settings.__fields__)
def test_docs_name_every_setting(setting):
    name = f"COFACTOR_{setting.upper()}"
    assert any(name in text(page) for page in ["README.md", *DOCS])


def test_docs_name_no_setting_that_is_not_there():
    pages = "".join(text(page) for page in ["README.md", *DOCS])
    named = set(re.findall(r"\bCOFACTOR_[A-Z_]*[A-Z]", pages))
    assert named == {f"COFACTOR_{setting.upper()}" for setting in Settings.__fields__}


@pytest.mark.parametrize(("model", "key"), KEYS)
def test_docs_content_names_every_key(model, key):
    assert re.search(rf"\b{key}\b", text("docs/content.md")), f"{key} of {model}"


@pytest.mark.parametrize("file", sorted(ONE_OF_EACH))
def test_docs_content_names_every_file(file):
    assert f"{file}.yml" in text("docs/content.md")


@pytest.mark.parametrize("page", ["README.md", *(f"docs/{one.name}" for one in DOCS)])
def test_docs_links_lead_somewhere(page):
    for link in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text(page)):
        assert (ROOT / page).parent.joinpath(link).exists(), link
