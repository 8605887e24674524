"""Holds a trained model to the messages that each safety rule must find and spare."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.content.content import Content
from bot.content.safety_rules import SafetyRules

URGENT = frozenset({"crisis", "emergency"})
SHOWN = 10
HEADING = (
    "The model was not kept: it takes {wrong} of {total} safety cases otherwise than "
    "the rules of data/content/safety*.yml say."
)
MISSED = (
    "What is under 'matches' must reach SafetyGuard: name bot.pipeline.safety."
    "SafetyGuard last in the pipeline of config.yml."
)
ALARMED = (
    "To spare more, add harmless messages like these, in other words, to the examples "
    "of a topic, to uncovered.yml or to data/nlu; then train again."
)


@dataclass(frozen=True)
class SafetyCase:
    """A message under ``matches`` or ``spares``, and the kinds of reply it may get.

    A kind is that of a safety category; what has none of them is "none".
    """

    text: str
    rule: str
    place: str
    kinds: frozenset[str]


@dataclass(frozen=True)
class WrongCase:
    """A case that did not get one of its kinds, and what it got."""

    case: SafetyCase
    found: str
    intent: str

    def __str__(self) -> str:
        case, wanted = self.case, " or ".join(sorted(self.case.kinds - {"none"}))
        expected = wanted if case.place == "matches" else "no crisis or emergency"
        found = f"the intent {self.intent}" if self.found == "none" else self.found
        return (
            f"  '{case.text}' (under '{case.place}' of the rule '{case.rule}'): "
            f"{expected} expected, {found} found."
        )


def safety_cases(content: Content) -> Iterator[SafetyCase]:
    """Yield every message of every rule.

    What one rule finds or spares, a more urgent one may find: then that has the word.
    """
    categories, rules = content.safety.categories, SafetyRules(content.safety)
    for rule in content.safety.safety_rules:
        for place, texts, kinds in (
            ("matches", rule.matches, {str(categories[rule.category].kind)}),
            ("spares", rule.spares, {"refer", "none"}),
        ):
            for text in texts:
                met = rules.first_match(text)
                others = {str(categories[met[0]].kind)} if met else set()
                yield SafetyCase(text, rule.id, place, frozenset(kinds | others))


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
    places = {one.case.place for one in wrong}
    steps = {"matches": MISSED, "spares": ALARMED}
    return "\n".join([*lines, *(steps[place] for place in steps if place in places)])
