"""The command as an educator runs it: what it prints, and its exit code."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

import bot

ROOT = Path(__file__).parent.parent.parent
COFACTOR = Path(sys.executable).parent / "cofactor"
COMMANDS = sorted(
    path.stem
    for path in (ROOT / "bot/cli").glob("*.py")
    if path.stem not in ("__init__", "app", "counted", "explain", "quiet")
)


def cofactor(*arguments, **environment):
    """Run the command and return what it did."""
    return subprocess.run(
        [COFACTOR, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "200", **environment},
        check=False,
    )


def test_check_sound_content_exits_0_and_says_so():
    done = cofactor("check")
    assert done.returncode == 0
    assert "to change" not in done.stderr
    assert done.stdout == "data/content: every file is sound.\n"


def test_check_takes_the_folder_to_check(content_folder):
    done = cofactor("check", str(content_folder))
    assert done.returncode == 0
    assert done.stdout == f"{content_folder}: every file is sound.\n"


def put_dates(content_folder, days):
    """Let every helpline be checked so many days ago; return the file."""
    path = content_folder / "helplines.yml"
    day = date.today() - timedelta(days=days)
    text = re.sub(
        r"(\bchecked: )[0-9-]+$", rf"\g<1>{day}", path.read_text(), flags=re.M
    )
    path.write_text(text)
    return path


def test_check_says_nothing_of_numbers_checked_within_a_year(content_folder):
    put_dates(content_folder, 366)
    done = cofactor("check", str(content_folder))
    assert (done.returncode, done.stderr) == (0, "")


def test_check_warns_of_numbers_checked_over_a_year_ago_and_exits_0(content_folder):
    path = put_dates(content_folder, 367)
    done = cofactor("check", str(content_folder))
    assert done.returncode == 0
    assert done.stdout == f"{content_folder}: every file is sound.\n"
    first, *others, total = done.stderr.splitlines()
    text = path.read_text().splitlines()
    at = next(n for n, line in enumerate(text, 1) if "    checked: " in line)
    day = date.today() - timedelta(days=367)
    assert first == (
        f"{path}:{at}: countries.US.emergency.0: the number was last checked on {day}, "
        "over a year ago. Compare it with https://www.911.gov/, then write the day "
        "into 'checked'. [C16]"
    )
    count = sum(line.strip().startswith("number:") for line in text)
    assert len(others) == count - 1
    assert total == f"{count} to check; this stops no training."


def test_check_lists_what_must_change_beside_old_numbers(content_folder):
    put_dates(content_folder, 400)
    (content_folder / "food.yml").touch()
    done = cofactor("check", str(content_folder))
    assert (done.returncode, done.stdout) == (1, "")
    assert "[C14]" in done.stderr
    assert "[C16]" in done.stderr
    assert done.stderr.endswith("1 to change before training.\n")


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("(?!)", "does not match its own example"),
        ('""', "matches a message without a word"),
    ],
)
def test_check_safety_rule_spoiled_so_that_it_meets_nothing_or_all_is_refused(
    content_folder, pattern, why
):
    path = content_folder / "safety.yml"
    spoiled = re.sub(
        r"pattern: >-\n.*\n", f"pattern: {pattern}\n", path.read_text(), count=1
    )
    path.write_text(spoiled)
    for command in ("check", "train"):
        done = cofactor(command, COFACTOR_CONTENT=str(content_folder))
        assert done.returncode == 1
        assert "rule 'suicide-words': it " in done.stderr
        assert why in done.stderr
        assert "[C12]" in done.stderr


def test_check_old_numbers_keep_no_one_from_training(content_folder):
    from bot.content.check import find_problems

    put_dates(content_folder, 4000)
    assert find_problems(content_folder)[1] == []


@pytest.mark.parametrize("by", ["argument", "setting"])
def test_check_unsound_content_exits_1_and_lists_all_problems(content_folder, by):
    (content_folder / "levels.yml").unlink()
    notice = content_folder / "notice.yml"
    notice.write_text(notice.read_text().replace("get_tested:", "get_testd:"))
    if by == "argument":
        done = cofactor("check", str(content_folder))
    else:
        done = cofactor("check", COFACTOR_CONTENT=str(content_folder))
    assert (done.returncode, done.stdout) == (1, "")
    missing, missing_key, unknown_key, total = done.stderr.splitlines()
    assert missing == (
        f"{content_folder}/levels.yml: the file is missing. Restore it. [C01]"
    )
    assert "get_tested: it is missing. Add 'get_tested'" in missing_key
    assert re.match(rf"{notice}:\d+: 'get_testd' is not a key", unknown_key)
    assert "Did you mean 'get_tested'?" in unknown_key
    assert total == "3 to change before training."


def test_check_folder_that_is_not_there_is_no_sound_content(tmp_path):
    done = cofactor("check", str(tmp_path / "contnet"))
    assert done.returncode == 1
    assert "the file is missing" in done.stderr
    assert "Traceback" not in done.stderr


def test_check_reads_only(content_folder):
    before = {path: path.stat().st_mtime_ns for path in content_folder.rglob("*")}
    cofactor("check", str(content_folder))
    after = {path: path.stat().st_mtime_ns for path in content_folder.rglob("*")}
    assert after == before


def test_check_train_refuses_unsound_content(content_folder):
    (content_folder / "levels.yml").unlink()
    done = cofactor("train", COFACTOR_CONTENT=str(content_folder))
    assert done.returncode == 1
    assert "levels.yml: the file is missing. Restore it. [C01]" in done.stderr
    assert "1 to change first." in done.stderr
    assert "Traceback" not in done.stderr


def test_check_version_is_printed():
    done = cofactor("--version")
    assert (done.returncode, done.stdout) == (0, f"cofactor {bot.__version__}\n")


def test_check_help_names_every_command():
    done = cofactor("--help")
    assert done.returncode == 0
    named = re.findall(r"^[\s│|]*([a-z]+)\s{2,}\S", done.stdout, re.MULTILINE)
    assert set(COMMANDS) <= set(named)
    assert "magnesium and vitamin D" in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_check_help_of_each_command_says_what_it_does(command):
    done = cofactor(command, "--help")
    assert done.returncode == 0
    assert f"cofactor {command}" in done.stdout
    assert "--help" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["chekc"],
        ["check", "--fast"],
        ["check", "one", "two"],
        ["serve", "--port", "http"],
        ["ask"],
        ["ask", "what is calcitriol", "--jsonl"],
    ],
)
def test_check_wrong_usage_exits_2_and_says_why(arguments):
    done = cofactor(*arguments)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("country", ["USA", "1", "U."])
def test_check_country_that_is_none_is_refused(country):
    done = cofactor("check", COFACTOR_COUNTRY=country)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("COFACTOR_COUNTRY: use two letters, such as US, GB")


@pytest.mark.parametrize("country", ["", "us", "GB"])
def test_check_country_of_two_letters_is_taken(country):
    assert cofactor("check", COFACTOR_COUNTRY=country).returncode == 0
