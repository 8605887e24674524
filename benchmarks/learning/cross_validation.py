"""Examples judged by models that never saw them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.learning.examples import Examples, learned
from benchmarks.learning.judged import Shares
from benchmarks.page import table
from benchmarks.understanding.shares import interval, percent
from bot.content.knowledge import knowledge
from bot.pipeline.features import Features

FOLDS = 5
CONFUSED = 12  # pairs of intents that are shown
# An example is doubtful where another intent has this share, and its own this at most.
SURE, DENIED = 0.60, 0.15


def held_out_shares(found: Features, examples: Examples) -> Shares:
    """Return each example's shares of all intents, from a model of the other folds."""
    count = len(examples.intents)
    order = np.random.default_rng(1).permutation(count)
    shares = np.zeros((count, len(examples.names)))
    for held in np.array_split(order, FOLDS):
        rest = np.setdiff1d(order, held)
        model = learned(found.only(rest), examples.intents[rest], examples.spared[rest])
        shares[held] = model.judge(found.only(held))[0]
    return shares


def cross_validation_table(shares: Shares, examples: Examples) -> str:
    """Return how often the likeliest intent is the example's own, with intervals."""
    right = shares.argmax(axis=1) == examples.intents
    of = np.array(examples.names)[examples.intents]
    kinds = {
        "of topics": np.isin(of, list(knowledge().topics)),
        "uncovered": of == "uncovered",
        "off topic": of == "out_of_scope",
    }
    rows = [_row("all", right)]
    rows += [_row(f"- {kind}", right[chosen]) for kind, chosen in kinds.items()]
    return table(["Examples", "Number", "Likeliest is right", "95 % interval"], rows)


def _row(title: str, right: npt.NDArray[np.bool_]) -> list[str]:
    outcomes = right.tolist()
    return [title, str(len(outcomes)), percent(outcomes), interval(outcomes)]


def confusions_table(shares: Shares, examples: Examples) -> str:
    """Return the pairs of intents that are most often taken for each other."""
    names = examples.names
    pairs = Counter(
        (names[own], names[taken])
        for own, taken in zip(examples.intents, shares.argmax(axis=1), strict=True)
        if own != taken
    )
    rows = [
        [own, taken, str(times)] for (own, taken), times in pairs.most_common(CONFUSED)
    ]
    return table(["Examples of", "Taken for", "Times"], rows)


def doubtful(shares: Shares, examples: Examples) -> Iterator[str]:
    """Yield a line for each example that is surely taken for something else."""
    for example, row in enumerate(shares):
        own, taken = examples.intents[example], row.argmax()
        if row[taken] >= SURE and row[own] <= DENIED:
            pair = f"{examples.names[own]}\t{examples.names[taken]}"
            yield f"{row[taken]:.2f}\t{pair}\t{examples.texts[example]}"


def write_doubtful(path: Path, shares: Shares, examples: Examples) -> int:
    """Write the doubtful examples, tab-separated, and return how many there are."""
    lines = sorted(doubtful(shares, examples), key=lambda line: line.split("\t")[1:])
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(lines)
