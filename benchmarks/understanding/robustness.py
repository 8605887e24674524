"""What is lost when the same questions are typed otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.page import table
from benchmarks.understanding.perturbations import PERTURBATIONS
from benchmarks.understanding.questions import Asked, ask
from benchmarks.understanding.shares import percent
from bot.server.assistant import Assistant

Pairs = Mapping[str, Sequence["Pair"]]


@dataclass(frozen=True)
class Pair:
    """A question as it was written, and typed otherwise."""

    plain: Asked
    typed: Asked


async def perturbed(assistant: Assistant, asked: Sequence[Asked]) -> Pairs:
    """Ask the topics' questions that change, once for each way to type them."""
    found: dict[str, list[Pair]] = {}
    for name, changes in PERTURBATIONS.items():
        for number, change in enumerate(changes):
            changed = [
                (one, {**one.question, "text": change(one.question["text"])})
                for one in asked
                if one.file == "topics"
                and change(one.question["text"]) != one.question["text"]
            ]
            rows = [row for _, row in changed]
            turns = await ask(assistant, "topics", rows, f"{name} {number}")
            found.setdefault(name, []).extend(
                Pair(plain, typed)
                for (plain, _), typed in zip(changed, turns, strict=True)
            )
    return found


def robustness_table(pairs: Pairs) -> str:
    """Return a line for each way: what is right, and what was right before."""
    rows = []
    for name, ones in pairs.items():
        before, after = [p.plain.right for p in ones], [p.typed.right for p in ones]
        either = [pair.typed.right or pair.typed.offered for pair in ones]
        was_either = [pair.plain.right or pair.plain.offered for pair in ones]
        lost = sum(b and not a for b, a in zip(before, after, strict=True))
        won = sum(a and not b for b, a in zip(before, after, strict=True))
        rows.append(
            [
                *(name, str(len(ones)), percent(before), percent(after)),
                *(points_lost(before, after), f"{lost} / {won}"),
                *(percent(either), points_lost(was_either, either)),
            ]
        )
    titles = ["Typed", "Questions that change", "Right as written", "Right"]
    titles += ["Points lost", "Lost / won", "Right or offered", "Points lost"]
    return table(titles, rows)


def points_lost(before: Sequence[bool], after: Sequence[bool]) -> str:
    """Return the loss in points; less than 0 if more are right than before."""
    if not before:
        return "-"
    return f"{100 * (sum(before) - sum(after)) / len(before):.1f}"
