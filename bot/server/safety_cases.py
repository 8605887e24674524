"""Holds a trained model to the messages that each safety rule must find."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.content.content import Content
from bot.content.safety_rules import SafetyRules

SHOWN = 10
HEADING = (
    "The model was not kept: it takes {wrong} of {total} safety cases otherwise than "
    "the rules of data/content/safety*.yml say."
)
NEXT = (
    "What is under 'matches' must reach SafetyGuard: name bot.pipeline.safety."
    "SafetyGuard last in the pipeline of config.yml."
)


@dataclass(frozen=True)
class SafetyCase:
    """A message under ``matches`` of a rule, and the kinds of reply it may get."""

    text: str
    rule: str
    kinds: frozenset[str]


@dataclass(frozen=True)
class WrongCase:
    """A case that did not get one of its kinds, and what it got."""

    case: SafetyCase
    found: str
    intent: str

    def __str__(self) -> str:
        case, expected = self.case, " or ".join(sorted(self.case.kinds))
        found = f"the intent {self.intent}" if self.found == "none" else self.found
        return (
            f"  '{case.text}' (of the rule '{case.rule}'): "
            f"{expected} expected, {found} found."
        )


def safety_cases(content: Content) -> Iterator[SafetyCase]:
    """Yield every message that a rule must find.

    What one rule finds, a more urgent one may find: then that has the word; and in what
    is for a doctor the model may hear that help is needed now. What a rule spares is
    not asked: how often the model hears too much is measured by ``make safety``.
    """
    categories, rules = content.safety.categories, SafetyRules(content.safety)
    for rule in content.safety.safety_rules:
        own = str(categories[rule.category].kind)
        for text in rule.matches:
            met = rules.first_match(text)
            first = str(categories[met[0]].kind) if met else own
            more = {"emergency", "crisis"} if own == "refer" else set()
            yield SafetyCase(text, rule.id, frozenset({own, first, *more}))


def wrong_cases(
    model: Path, content: Content, cases: Sequence[SafetyCase]
) -> list[WrongCase]:
    """Return the cases that ``model``, loaded as a server loads it, takes wrongly."""
    from rasa.core.agent import Agent

    categories = content.safety.categories
    agent = Agent()
    agent.load_model(str(model))

    async def ask() -> list[WrongCase]:
        wrong = []
        for case in cases:
            understood = await agent.parse_message(case.text)
            intent = str((understood.get("intent") or {}).get("name"))
            found = categories[intent].kind if intent in categories else "none"
            if found not in case.kinds:
                wrong.append(WrongCase(case, found, intent))
        return wrong

    return asyncio.run(ask())


def report(wrong: Sequence[WrongCase], total: int) -> str:
    """Return what a person has to know of the cases taken wrongly, and has to do."""
    lines = [HEADING.format(wrong=len(wrong), total=total), *map(str, wrong[:SHOWN])]
    if len(wrong) > SHOWN:
        lines.append(f"  and {len(wrong) - SHOWN} more.")
    return "\n".join([*lines, NEXT])
