"""Where things stand: imports go one way, one door out, small modules."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted([*(ROOT / "bot").rglob("*.py"), *(ROOT / "actions").rglob("*.py")])
NAMES = [str(path.relative_to(ROOT)) for path in SOURCES]
SCRIPTS = sorted(
    str(path.relative_to(ROOT)) for path in (ROOT / "bot/widget/source").rglob("*.js")
)
LONGEST_MODULE = 300  # lines

# A part may import itself and what stands above it.
LAYERS = [
    {"bot", "bot.settings"},
    {"bot.guard.answer"},
    {"bot.content"},
    {"bot.guard.gate", "bot.database", "bot.unanswered", "bot.ratings"},
    {
        "bot.pipeline",
        "bot.channels",
        "bot.tracker_store",
        "bot.conversation_state",
        "bot.history",
        "bot.widget",
        "actions",
    },
    {"bot.server"},
    {"bot.cli"},
]
HEAVY = ("rasa", "rasa_sdk", "tensorflow", "spacy", "sanic", "onnxruntime", "sklearn")

each_module = pytest.mark.parametrize("name", NAMES)


def tree(name):
    """Return the syntax tree of a module."""
    return ast.parse((ROOT / name).read_text(encoding="utf-8"))


def module(name):
    """Return the module's name for a path: bot/guard/gate.py is bot.guard.gate."""
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imported(name):
    """Return all that a module imports, wherever in it, with its dots."""
    found = set()
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports relatively"
            found.add(node.module)
            found |= {f"{node.module}.{one.name}" for one in node.names}
    return found


def layer(name):
    """Return the number of the layer that a module of ours belongs to."""
    parts = name.split(".")
    while parts:
        for number, members in enumerate(LAYERS):
            if ".".join(parts) in members:
                return number
        parts.pop()
    raise AssertionError(f"{name} is in no layer")


def calls(name):
    """Yield the name of all that is called in a module, and the call."""
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Call):
            called = node.func
            yield getattr(called, "attr", None) or getattr(called, "id", ""), node


@each_module
def test_architecture_imports_go_one_way(name):
    own = layer(module(name))
    above = {
        other
        for other in imported(name)
        if re.match(r"(bot|actions)\b", other) and layer(other) > own
    }
    assert above == set()


@each_module
def test_architecture_every_part_has_its_layer(name):
    parts = module(name).split(".")
    part = "actions" if parts[0] == "actions" else ".".join(parts[:2])
    known = {one for members in LAYERS for one in members}
    assert any(one == part or one.startswith(f"{part}.") for one in known)


@pytest.mark.parametrize(
    "name",
    [
        one
        for one in NAMES
        if one.startswith("bot/content/")
        or one in ("bot/guard/answer.py", "bot/guard/__init__.py", "bot/settings.py")
    ],
)
def test_architecture_content_needs_no_rasa(name):
    assert {one for one in imported(name) if one.split(".")[0] in HEAVY} == set()


@pytest.mark.parametrize(
    "modules",
    [
        "bot.content.check, bot.guard.answer",
        "bot.cli.app",
        "bot.database, bot.unanswered",
    ],
)
def test_architecture_what_an_educator_runs_loads_no_rasa(modules):
    code = f"import sys, {modules}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert {one.split(".")[0] for one in done.stdout.split()} & set(HEAVY) == set()


@pytest.mark.parametrize("name", [one for one in NAMES if one.startswith("actions/")])
def test_architecture_only_reply_utters(name):
    utters = [node.lineno for called, node in calls(name) if "utter" in called]
    assert bool(utters) == (name == "actions/reply.py")
    # Messages are put into a dispatcher in no other way either.
    assert not re.search(r"dispatcher\.messages", (ROOT / name).read_text())


@each_module
def test_architecture_only_wording_makes_answers(name):
    makes = [called for called, _ in calls(name) if called == "Answer"]
    assert bool(makes) == (name == "actions/wording.py")


@each_module
def test_architecture_only_channels_fit_the_gate(name):
    makes = [called for called, _ in calls(name) if called == "Gate"]
    assert bool(makes) == (name == "bot/channels/gated.py")


@each_module
def test_architecture_rasa_s_http_api_is_never_on(name):
    # Over it, a model can be replaced, which runs code (CVE-2024-49375), and replies
    # leave past the channels.
    assert not {one for one in imported(name) if one.startswith("rasa.server")}
    names = {
        part
        for node in ast.walk(tree(name))
        if isinstance(node, ast.keyword | ast.arg)
        for part in [node.arg]
    }
    assert not names & {"enable_api", "auth_token"}
    texts = {
        node.value
        for node in ast.walk(tree(name))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert not {text for text in texts if "--enable-api" in text}


@pytest.mark.parametrize("name", ["Makefile", "deploy", ".ci", "credentials.yml"])
def test_architecture_no_script_turns_rasa_s_http_api_on(name):
    path = ROOT / name
    files = [path] if path.is_file() else [one for one in path.rglob("*")]
    wrong = [
        str(one)
        for one in files
        if one.is_file() and "--enable-api" in one.read_text(errors="ignore")
    ]
    assert wrong == []


@pytest.mark.parametrize("name", [*NAMES, *SCRIPTS])
def test_architecture_modules_are_small(name):
    assert len((ROOT / name).read_text().splitlines()) <= LONGEST_MODULE


@each_module
def test_architecture_modules_are_named_after_what_they_hold(name):
    assert Path(name).stem not in {"utils", "util", "helpers", "helper", "common"}


@each_module
def test_architecture_library_code_neither_prints_nor_exits(name):
    if name.startswith("bot/cli/"):
        return
    called = {called for called, _ in calls(name)}
    assert called & {"print", "exit", "_exit", "echo"} == set()


def words_said():
    """Yield what the program says by name: (function, id, the names it fills in)."""
    for name in NAMES:
        for called, node in calls(name):
            position = 2 if called == "say" else 0
            # Names alone: assistant.say(...) and the like are something else.
            is_ours = isinstance(node.func, ast.Name) or called == "_phrase"
            said = called in ("say", "sentence", "label", "_phrase") and is_ours
            if not said or len(node.args) <= position:
                continue
            words = node.args[position]
            if isinstance(words, ast.Constant):
                filled = {one.arg for one in node.keywords}
                yield called, words.value, filled


def test_architecture_words_that_are_said_are_checked_for():
    from bot.content.words_needed import BUTTONS, PHRASES, SENTENCES

    said = list(words_said())
    assert len(said) > 20
    for called, id, filled in said:
        add = f"add '{id}' to bot/content/words_needed.py"
        if called == "sentence":
            assert SENTENCES.get(id) == filled, add
        else:
            assert id in (BUTTONS if called == "label" else PHRASES), add
