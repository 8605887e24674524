"""Rasa's own commands work on the project as they work on any other."""

from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import requests
import yaml

ROOT = Path(__file__).parents[2]
RASA = Path(sys.executable).parent / "rasa"
LONGEST_START = 90  # seconds

Start = Callable[..., str]


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command of Rasa's to its end, in the project's folder."""
    return subprocess.run(
        [RASA, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=120
    )


def test_stock_data_validate_finds_no_error():
    done = run("data", "validate", "--fail-on-warnings")
    assert done.returncode == 0, done.stderr[-2000:]
    assert "No story structure conflicts found" in done.stderr + done.stdout


@pytest.mark.parametrize("words", [[], ["--e2e"]])
def test_stock_test_core_predicts_every_story(model, tmp_path, words):
    done = run(
        *["test", "core", "--stories", "tests", "--model", model, "--out", tmp_path],
        *["--no-plot", *words],
    )
    # Not --fail-on-prediction-errors: it stops before it has written which failed.
    failed = (tmp_path / "failed_test_stories.yml").read_text()
    assert failed == "# None of the test stories failed - all good!"
    assert done.returncode == 0, done.stderr[-2000:]
    told = yaml.safe_load((ROOT / "tests/test_conversations.yml").read_text())
    count = len(told["stories"])
    assert f"Correct:          {count} / {count}" in done.stderr + done.stdout


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Return a function that starts a command of Rasa's and waits for its page."""
    running: list[subprocess.Popen[bytes]] = []

    def start_and_wait(*arguments: str | Path, page: str) -> str:
        state = {"COFACTOR_STATE": str(tmp_path / "state")}
        with (tmp_path / "log").open("a") as log:
            running.append(
                subprocess.Popen(
                    [RASA, *arguments],
                    cwd=ROOT,
                    env={**os.environ, **state},
                    stdout=log,
                    stderr=log,
                )
            )
        deadline = time.monotonic() + LONGEST_START
        while time.monotonic() < deadline and running[-1].poll() is None:
            try:
                requests.get(page, timeout=1)
                return page
            except requests.RequestException:
                time.sleep(0.2)
        raise AssertionError(f"No {page}:\n{(tmp_path / 'log').read_text()[-3000:]}")

    yield start_and_wait
    for process in running:
        process.terminate()
        process.wait(timeout=20)


def test_stock_run_and_run_actions_answer_with_the_notice_and_count(
    start, model, tmp_path, content
):
    # endpoints.yml names a fixed port, which may be taken here.
    port, actions_port = free_port(), free_port()
    endpoints = yaml.safe_load((ROOT / "endpoints.yml").read_text())
    endpoints["action_endpoint"]["url"] = f"http://localhost:{actions_port}/webhook"
    (tmp_path / "endpoints.yml").write_text(yaml.safe_dump(endpoints))
    start(
        *["run", "actions", "--port", str(actions_port)],
        page=f"http://localhost:{actions_port}/health",
    )
    url = start(
        *["run", "--port", str(port), "--model", model],
        *["--endpoints", tmp_path / "endpoints.yml"],
        page=f"http://localhost:{port}/webhooks/rest/",
    )
    for message, word in (
        ("does salmon have vitamin D", "568 IU"),
        ('/scenario{"magnesium_intake": "high", "vitamin_d_intake": "high"}', "High"),
    ):
        body = {"sender": "person", "message": message}
        (reply,) = requests.post(f"{url}webhook", json=body, timeout=60).json()
        assert word in reply["text"]
        assert reply["text"].endswith(f"\n{content.notice}")
        assert reply["metadata"]["kind"] == "answer"
    body = {"sender": "person", "message": "does magnesium help with tinnitus"}
    (reply,) = requests.post(f"{url}webhook", json=body, timeout=60).json()
    assert reply["metadata"]["kind"] == "uncovered"
    with closing(sqlite3.connect(tmp_path / "state/conversations.db")) as kept:
        counted = kept.execute("SELECT theme, times FROM unanswered").fetchall()
    assert counted == [("eyes_ears_teeth", 1)]
    body = {"sender": "person", "message": "delete my data"}
    (reply,) = requests.post(f"{url}webhook", json=body, timeout=60).json()
    assert "I've erased" in reply["text"]
    assert b"salmon" not in (tmp_path / "state/conversations.db").read_bytes()
