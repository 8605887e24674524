"""Seconds to train with many topics: the real ones, and copies on made-up nutrients.

python -m benchmarks.many_topics --topics 300
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from pathlib import Path
from typing import Annotated

import typer
import yaml

from benchmarks.report import machine
from bot.content.content import DEFAULT_FOLDER

WAYS_TO_ASK = 60  # of each copy
NAMES = re.compile(r"\b(?:magnesium|mag|mg|vit(?:amin)? ?d3?|d3?)\b", re.I)
SYLLABLES = ("bo", "ca", "di", "fe", "gu", "ka", "lo", "mi", "nu", "ro", "sa", "ve")


def many_topics_cli(
    topics: Annotated[int, typer.Option(min=28, help="How many in all.")] = 300,
) -> None:
    """Train on ``topics`` topics, from nothing, and print the seconds it took."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(shutil.copytree(DEFAULT_FOLDER, Path(folder) / "content"))
        written = write_copies(content / "topics", topics)
        os.environ["COFACTOR_CONTENT"] = str(content)
        os.environ["RASA_CACHE_DIRECTORY"] = f"{folder}/cache"
        seconds = _train(Path(folder) / "models" / "many.tar.gz")
    typer.echo(f"{machine()}\n")
    typer.echo(f"{topics} topics, {written} more ways to ask: {seconds:.0f} s to train")


def _train(path: Path) -> float:
    start = time.perf_counter()
    from bot.cli.quiet import quiet
    from bot.server.training import learn

    quiet()
    learn(path)
    return time.perf_counter() - start


def write_copies(folder: Path, topics: int) -> int:
    """Add topics to ``folder`` until there are so many; return their ways to ask."""
    real = sorted(folder.glob("*.yml"))
    written = 0
    for number in range(topics - len(real)):
        topic = yaml.safe_load(real[number % len(real)].read_text(encoding="utf-8"))
        name = made_up(number // len(real))
        examples = topic["examples"][:WAYS_TO_ASK]
        topic["examples"] = [NAMES.sub(name, example) for example in examples]
        path = folder / f"{real[number % len(real)].stem}_{number // len(real)}.yml"
        path.write_text(yaml.safe_dump(topic, allow_unicode=True), encoding="utf-8")
        written += len(examples)
    return written


def made_up(number: int) -> str:
    """Return a nutrient that does not exist, another for each number."""
    first, second = divmod(number, len(SYLLABLES))
    return f"{SYLLABLES[second]}{SYLLABLES[first % len(SYLLABLES)]}rium"


if __name__ == "__main__":
    typer.run(many_topics_cli)
