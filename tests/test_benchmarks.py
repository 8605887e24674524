"""The benchmarks can be started, and stock is what Rasa ships. Nothing is timed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
STOCK = ROOT / "benchmarks" / "stock"
# In site-packages; found without importing Rasa, which takes seconds.
RASA_DEFAULT = "rasa/engine/recipes/config_files/default_config.yml"


@pytest.mark.parametrize(
    "name", ["all", "training", "intents", "start", "turn", "memory"]
)
def test_benchmarks_each_says_what_it_measures(name):
    command = [sys.executable, "-m", f"benchmarks.{name}", "--help"]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert shown.returncode == 0, shown.stderr
    assert "epochs" in shown.stdout
    assert "easure" in shown.stdout


def test_benchmarks_of_the_widget_say_what_they_measure():
    command = [sys.executable, "-m", "benchmarks.widget", "--help"]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert shown.returncode == 0, shown.stderr
    assert "its size, and its longest frame" in shown.stdout


def test_benchmarks_odd_messages_names_the_slowest_with_their_kind():
    from benchmarks.odd_messages.__main__ import table

    times = [(float(number), f"kind {number}") for number in range(1, 201)]
    title, _, median, most, *slowest = table(times).splitlines()
    assert "200 odd messages" in title
    assert median == "| Median | 100.5 ms |"
    assert most == "| 99th percentile | 199.0 ms |"
    assert slowest[0] == "| Slowest: kind 200 | 200.0 ms |"
    assert len(slowest) == 5


def test_benchmarks_odd_messages_are_as_long_as_a_message_may_be():
    from benchmarks.odd_messages.kinds import WORDS, fixed

    messages = {**fixed(), **WORDS}
    assert max(map(len, messages.values())) == 1000
    assert sum(len(one) == 1000 for one in messages.values()) > 40


def test_benchmarks_of_understanding_say_what_they_ask():
    command = [sys.executable, "-m", "benchmarks.understanding", "--help"]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert shown.returncode == 0, shown.stderr
    assert "never trained on" in shown.stdout
    assert "--misses" in shown.stdout


def test_benchmarks_safety_cost_says_whether_the_bar_is_reached():
    from benchmarks.safety_cost import BAR, GROUPS, TYPICAL, figures

    def table(added):
        pairs = {name: [(100.0, 50.0)] for name in GROUPS}
        pairs |= {name: [(20 + added, 20.0)] * 3 for name in TYPICAL}
        return figures(pairs)

    told = table(BAR)
    assert "| 1,000 characters | 50.0 ms | 100.0 ms | 50.0 ms | 2.00 |" in told
    assert "The bar is reached" in told and "adds 3.0 ms" in told
    assert "is **not** reached" in table(BAR + 0.1)


def test_benchmarks_safety_cost_messages_are_as_long_as_they_say():
    from benchmarks.safety_cost import GROUPS, TYPICAL

    for name in TYPICAL:
        assert {5 <= len(text.split()) <= 25 for text in GROUPS[name]} == {True}
    assert all(250 < len(text) <= 300 for text in GROUPS["300 characters"])
    assert {len(text) for text in GROUPS["1,000 characters"]} == {1000}


def test_benchmarks_widget_is_as_small_as_it_must_be():
    from benchmarks.widget.size import BAR, BUNDLES, DIST, zipped

    sizes = {name: zipped((DIST / name).read_bytes()) for name in BUNDLES}
    assert {name: size for name, size in sizes.items() if size > BAR} == {}


def test_benchmarks_widget_is_what_its_source_makes():
    node = Path(sys.executable).parent / "node"
    command = [node, "bot/widget/build.js", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_benchmarks_widget_counts_the_frames_over_the_bar():
    from benchmarks.widget.smoothness import Noted

    calm = Noted(frames=[16.7, 50.0], tasks=[], work=[], busy=12.4)
    assert calm.row("x") == ["x", "2", "50 ms", "0", "none", "none", "12 ms"]
    slow = Noted(frames=[16.7, 51.0], tasks=[60.4], work=[70.0], busy=40)
    assert slow.row("x") == ["x", "2", "51 ms", "1", "60 ms", "70 ms", "40 ms"]


@pytest.mark.parametrize("name", ["config.yml", "endpoints.yml", "credentials.yml"])
def test_benchmarks_stock_file_is_valid_yaml(name):
    assert isinstance(yaml.safe_load((STOCK / name).read_text()), dict)


@pytest.mark.parametrize("part", ["recipe", "language", "pipeline", "policies"])
def test_benchmarks_stock_config_is_what_rasa_uses_by_default(part):
    (rasas,) = (p for folder in sys.path if (p := Path(folder, RASA_DEFAULT)).exists())
    ours = yaml.safe_load((STOCK / "config.yml").read_text())
    assert ours[part] == yaml.safe_load(rasas.read_text())[part]


def test_benchmarks_stock_config_has_the_importer_of_the_project():
    ours, stock = (
        yaml.safe_load(path.read_text())
        for path in (ROOT / "config.yml", STOCK / "config.yml")
    )
    assert stock["importers"] == ours["importers"]


def test_benchmarks_questions_are_not_among_the_examples():
    def plain(text):
        return " ".join(re.findall(r"\w+", str(text).lower()))

    trained = set()
    for path in (ROOT / "data/content/topics").glob("*.yml"):
        trained |= set(map(plain, yaml.safe_load(path.read_text())["examples"]))
    uncovered = yaml.safe_load((ROOT / "data/content/uncovered.yml").read_text())
    for theme in uncovered["themes"].values():
        trained |= set(map(plain, theme["examples"]))
    for path in (ROOT / "data/nlu").glob("*.yml"):
        for one in yaml.safe_load(path.read_text())["nlu"]:
            trained |= set(map(plain, one["examples"].splitlines()))
    files = sorted((ROOT / "benchmarks/understanding").glob("*.jsonl"))
    lines = [line for path in files for line in path.read_text().splitlines()]
    asked = {plain(json.loads(line)["text"]) for line in lines} - {""}
    assert len(asked) > 1000
    assert not asked & trained


def test_benchmarks_every_topic_has_questions():
    path = ROOT / "benchmarks/understanding/topics.jsonl"
    asked = Counter(json.loads(line)["topic"] for line in path.read_text().splitlines())
    topics = {one.stem for one in (ROOT / "data/content/topics").glob("*.yml")}
    assert set(asked) == topics
    assert min(asked.values()) >= 10
