"""Messages with what a model makes of them, and what is decided by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

from benchmarks.learning.examples import Examples
from benchmarks.understanding.questions import Question, questions
from bot.content.knowledge import knowledge
from bot.pipeline.classifier import PIECES
from bot.pipeline.decision import REFUSED, UNCLEAR, Decision
from bot.pipeline.pieces import Piece
from bot.pipeline.reading import Reading, reader
from bot.pipeline.vocabulary import VocabularyExtractor

OFFERED = 3  # how many topics a reply offers at most
Shares = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Asked:
    """A message, and the topics that serve it: none if it should get no answer."""

    reading: Reading
    good: frozenset[str]


@dataclass(frozen=True)
class Decided:
    """What came of a message: ``answer``, ``offer`` or ``refuse``, and on what."""

    asked: Asked
    what: str
    topics: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether it was answered with a topic that serves it."""
        return self.what == "answer" and self.topics[0] in self.asked.good

    @property
    def wrong(self) -> bool:
        """Whether it was answered with another topic, or should get no answer."""
        return self.what == "answer" and not self.right

    @property
    def offered(self) -> bool:
        """Whether a topic that serves it is among those that are offered."""
        return self.what == "offer" and not self.asked.good.isdisjoint(self.topics)


def frozen() -> list[Asked]:
    """Return the frozen questions: topics', uncovered and off topic.

    An uncovered one that a topic serves as well is left out: either is right.
    """
    return [
        Asked(reader().read(row["text"]), frozenset(_good(row)))
        for file in ("topics", "uncovered", "off_topic")
        for row in questions(file)
        if file == "topics" or not row.get("also")
    ]


def _good(row: Question) -> set[str]:
    return {row["topic"], *row["also"]} if "topic" in row else set()


def held_out(examples: Examples, shares: Shares) -> tuple[list[Asked], Shares]:
    """Return the examples of topics, uncovered and off topic, and their shares."""
    topics = knowledge().topics
    names = [examples.names[intent] for intent in examples.intents]
    chosen = [n for n, name in enumerate(names) if name in topics or name in REFUSED]
    asked = [
        Asked(examples.readings[n], frozenset({names[n]} & topics.keys()))
        for n in chosen
    ]
    return asked, shares[chosen]


def decide(
    asked: Sequence[Asked], shares: Shares, names: Sequence[str], **changes: float
) -> list[Decided]:
    """Return what comes of each message, with some thresholds changed."""
    messages = [
        Message({PIECES: [_piece(one.reading, dict(zip(names, row, strict=True)))]})
        for one, row in zip(asked, shares.tolist(), strict=True)
    ]
    config = {**Decision.get_default_config(), **changes}
    Decision.of_content(config).process(messages)
    return [_decided(one, row) for one, row in zip(asked, messages, strict=True)]


def _decided(asked: Asked, message: Message) -> Decided:
    intent, topics = message.get(INTENT)["name"], knowledge().topics
    if intent in topics:
        return Decided(asked, "answer", (intent,))
    return Decided(
        asked,
        "offer" if intent == UNCLEAR else "refuse",
        tuple(_likeliest(message.get(PIECES)[0].shares))[:OFFERED],
    )


def _piece(reading: Reading, shares: dict[str, float]) -> Piece:
    return Piece(reading.text, VocabularyExtractor.entities(reading), shares=shares)


def _likeliest(shares: dict[str, float]) -> Iterator[str]:
    for name in sorted(shares, key=lambda name: -shares[name]):
        if name in knowledge().topics:
            yield name
