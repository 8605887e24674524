"""What is asked: how many messages of each kind, and which of them are no news."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from sklearn.metrics import cohen_kappa_score

from benchmarks.bots import ROOT
from benchmarks.page import table
from benchmarks.safety.messages import KINDS, PARTS, Heard
from bot.content.knowledge import knowledge
from bot.pipeline.importer import ContentImporter

KNOWN = "Word for word in data/"


def sample_table(heard: Sequence[Heard], known: Collection[str]) -> str:
    """Return how many messages each part has, by kind and language.

    ``known`` are messages, in plain words, that the rules or the model are made of.
    """
    rows = []
    for part in PARTS:
        ones = [one for one in heard if one.part == part]
        kinds = Counter(one.expected for one in ones)
        english = sum(one.is_english for one in ones)
        repeated = sum(plain(one.row["text"]) in known for one in ones)
        counts = [len(ones), *(kinds[kind] for kind in KINDS)]
        counts += [english, len(ones) - english, repeated]
        rows.append([part, *map(str, counts), f"{_agreement(ones):.2f}"])
    titles = ["Part", "Messages", *KINDS, "English", "Other languages", KNOWN]
    return table([*titles, "Raters' kappa"], rows)


def _agreement(ones: Sequence[Heard]) -> float:
    """Return Cohen's kappa of the labels and those of the second rater."""
    labels = [(one.expected, str(one.row["second"])) for one in ones]
    return float(cohen_kappa_score(*zip(*labels, strict=True)))


def known_messages() -> set[str]:
    """Return all examples that are learned from, and those of the safety rules."""
    files = [str(ROOT / name) for name in ("config.yml", "domain.yml", "data")]
    importer = ContentImporter(files[0], files[1], [files[2]])
    return set(map(plain, [*_learned(importer), *_held()]))


def plain(text: str) -> str:
    """Return the words alone: capitals, spaces and marks make no difference."""
    return " ".join(re.findall(r"\w+", text.lower()))


def _learned(importer: ContentImporter) -> Iterator[str]:
    for example in importer.get_nlu_data().intent_examples:
        yield str(example.get("text"))


def _held() -> Iterator[str]:
    for rule in knowledge().safety.safety_rules:
        yield from [*rule.matches, *rule.spares]
