"""Trains the model when what it learns from has changed."""

from __future__ import annotations

import contextlib
import hashlib
import io
import logging
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bot.content.check import find_problems
from bot.content.content import Content
from bot.content.knowledge import knowledge
from bot.content.problems import ContentError
from bot.content.vocabulary import vocabulary
from bot.settings import settings

logger = logging.getLogger(__name__)

CONFIG, DOMAIN, DATA = Path("config.yml"), Path("domain.yml"), Path("data")
PIPELINE = Path(__file__).parent.parent / "pipeline"


class TrainingError(Exception):
    """The model could not be trained."""


def checked_content() -> Content:
    """Return the content.

    Raises:
        ContentError: If anything in it must change.
    """
    content, found = find_problems(settings().content)
    if content is None or found:
        raise ContentError(found)
    return content


def model_path(content: Content) -> Path:
    """Return where the model for this content and configuration is, or will be.

    A change of wording keeps the model; new ways to ask, names or rules do not.
    """
    digest = hashlib.sha256()
    for part in _learned_from(content):
        digest.update(part)
        digest.update(b"\0")
    return settings().models / f"cofactor-{digest.hexdigest()[:16]}.tar.gz"


def _learned_from(content: Content) -> Iterator[bytes]:
    files = [CONFIG, DOMAIN]
    for folder in ("nlu", "rules", "stories"):
        files += sorted((DATA / folder).glob("*.yml"))
    files += sorted(PIPELINE.glob("*.py"))
    for path in files:
        yield path.name.encode()
        yield path.read_bytes()
    for id, topic in content.topics.items():
        yield "\n".join([id, *topic.examples]).encode()
    yield "\n".join(["uncovered", *content.uncovered.examples]).encode()
    for name in vocabulary(content):
        yield f"{name.entity} {name.value} {name.text}".encode()
    for text, code in content.helplines.names.by_text().items():
        yield f"country {code} {text}".encode()


def train(path: Path) -> None:
    """Train the model and, if it takes all safety cases rightly, put it at ``path``.

    Raises:
        TrainingError: If Rasa cannot train it, or it takes a safety case wrongly.
    """
    from bot.server.safety_cases import report, safety_cases, wrong_cases

    content = knowledge()
    cases = list(safety_cases(content))
    path.parent.mkdir(parents=True, exist_ok=True)
    # Beside its place, so that it gets there whole or not at all.
    with tempfile.TemporaryDirectory(prefix="training-", dir=path.parent) as folder:
        made = Path(folder) / path.name
        learn(made)
        wrong = wrong_cases(made, content, cases)
        if wrong:
            raise TrainingError(report(wrong, len(cases)))
        made.replace(path)


def learn(path: Path) -> None:
    """Let Rasa make the model at ``path``, whatever it learns.

    Raises:
        TrainingError: If Rasa cannot train it.
    """
    from rasa.model_training import train as rasa_train
    from rasa.shared.exceptions import RasaException

    # Stock `rasa train` reads the whole of data/; topic files are not Rasa's own.
    said = io.StringIO()
    try:
        # It says that the model is trained and saved, which is not settled yet.
        with contextlib.redirect_stdout(said):
            result = rasa_train(
                domain=str(DOMAIN),
                config=str(CONFIG),
                training_files=[str(DATA)],
                output=str(path.parent),
                # Called only if something changed; Rasa need not find out what.
                force_training=True,
                fixed_model_name=path.name.removesuffix(".tar.gz"),
            )
    except RasaException as error:
        # Its own words name the file and the line.
        raise TrainingError(str(error)) from error
    if result.code != 0 or not path.exists():
        why = f"Training ended with code {result.code} and no model. {said.getvalue()}"
        next_step = "Run 'rasa data validate' to see what Rasa refuses."
        raise TrainingError(f"{why.strip()} {next_step}")
