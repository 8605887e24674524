"""What each part of the understanding adds: the whole, and the whole without it."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.learning.examples import Examples, featurize, learned
from benchmarks.learning.judged import Asked, Decided, Shares, decide
from benchmarks.page import table
from benchmarks.understanding.scope import auroc
from benchmarks.understanding.shares import percent
from bot.content.knowledge import knowledge
from bot.pipeline.encoder import NUTRIENTS, SENTENCE, STRONGEST, Encoder
from bot.pipeline.features import MENTIONS, NGRAMS, WEIGHTS, features
from bot.pipeline.intent_model import IntentModel
from bot.pipeline.minilm import build, encoder_file
from bot.pipeline.reading import Reading
from bot.pipeline.spelling import Word
from bot.settings import settings

TIMED = 200  # messages


@dataclass(frozen=True)
class Variant:
    """What is changed, against what is in use."""

    name: str
    without: Sequence[str] = ()  # parts of the features
    learning: Mapping[str, Any] = field(default_factory=dict)
    decision: Mapping[str, float] = field(default_factory=dict)
    read: Callable[[Reading], Reading] = lambda reading: reading
    calibrated: bool = True
    published: bool = False  # the encoder, as it was before it was taught

    @property
    def weights(self) -> dict[str, float]:
        """The weight of each part of the features."""
        return {
            part: 0.0 if part in self.without else weight
            for part, weight in WEIGHTS.items()
        }


def as_typed(reading: Reading) -> Reading:
    """Return a reading whose words are not put in the content's spelling."""
    words = [Word(word.text, word.start, word.text.lower()) for word in reading.words]
    return Reading(reading.text, words, reading.names)


def unnamed(reading: Reading) -> Reading:
    """Return a reading in which nothing is named."""
    return Reading(reading.text, reading.words, [])


VARIANTS = (
    Variant("all of it"),
    Variant("without the vectors at nutrients' names", without=tuple(NUTRIENTS)),
    Variant("without the strongest values", without=[STRONGEST]),
    Variant("without the kinds of names", without=[MENTIONS]),
    Variant("without words and letter groups", without=[NGRAMS]),
    Variant("without the vote of the nearest", learning={"neighbor_share": 0.0}),
    Variant("the vote alone", learning={"neighbor_share": 1.0}),
    Variant(
        "without the encoder",
        without=[SENTENCE, STRONGEST, *NUTRIENTS],
        learning={"neighbor_share": 0.0},
    ),
    Variant("the encoder as published", published=True),
    Variant("without calibration", calibrated=False),
    Variant("names settle nothing", decision={"settle_below": 0.0}),
    Variant("words as typed", read=as_typed),
    Variant("nothing named", read=unnamed),
)


def ablation_table(examples: Examples, asked: Sequence[Asked]) -> str:
    """Return a line for each variant: what it gets right, and what it takes."""
    titles = ["", "Right", "Right or offered", "Wrong", "No answer where none is due"]
    titles += ["AUROC", "ms a message", "MB", "s to learn"]
    return table(titles, [_row(one, examples, asked) for one in VARIANTS])


def _row(variant: Variant, examples: Examples, asked: Sequence[Asked]) -> list[str]:
    start = time.perf_counter()
    known = [variant.read(reading) for reading in examples.readings]
    graph = _published() if variant.published else encoder_file(settings().cache)
    model = learned(
        featurize(known, variant.weights, graph),
        examples.intents,
        examples.spared & variant.calibrated,
        ngram_weight=variant.weights[NGRAMS],
        **variant.learning,
    )
    seconds = time.perf_counter() - start
    asked = [Asked(variant.read(one.reading), one.good) for one in asked]
    readings = [one.reading for one in asked]
    timed = readings[:: len(readings) // TIMED]
    shares, _ = model.judge(featurize(readings, variant.weights, graph))
    decided = decide(asked, shares, examples.names, **variant.decision)
    return [
        variant.name,
        *_figures(decided, shares, examples.names),
        f"{_milliseconds(model, timed, variant, graph):.1f}",
        f"{_megabytes(model):.1f}",
        f"{seconds:.0f}",
    ]


def _published() -> Path:
    path = settings().cache / "minilm-published-int8.onnx"
    if not path.exists():
        build(path)
    return path


def _figures(decided: Sequence[Decided], shares: Shares, names: list[str]) -> list[str]:
    on_topic = [one for one in decided if one.asked.good]
    others = [one for one in decided if not one.asked.good]
    together = shares[:, np.isin(names, list(knowledge().topics))].sum(axis=1)
    inside = np.array([bool(one.asked.good) for one in decided])
    return [
        percent([one.right for one in on_topic]),
        percent([one.right or one.offered for one in on_topic]),
        percent([one.wrong for one in on_topic]),
        percent([one.what != "answer" for one in others]),
        f"{auroc(together[inside].tolist(), together[~inside].tolist()):.3f}",
    ]


def _milliseconds(
    model: IntentModel, readings: Sequence[Reading], variant: Variant, graph: Path
) -> float:
    """Return the median time from a reading to its shares, one message at a time."""
    encoder = Encoder(graph)
    took = []
    for reading in readings:
        start = time.perf_counter()
        model.judge(features(encoder, [reading], variant.weights))
        took.append(time.perf_counter() - start)
    return 1000 * statistics.median(took)


def _megabytes(model: IntentModel) -> float:
    """Return the size of the numbers that are stored; the encoder has 22 MB more."""
    arrays = [getattr(model, one.name) for one in fields(model)]
    arrays += [model.neighbors.vectors.astype(np.float16), model.neighbors.intents]
    return sum(one.nbytes for one in arrays if isinstance(one, np.ndarray)) / 2**20
