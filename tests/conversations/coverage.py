"""What no conversation reaches: intents, rules, steps of the form, topics and facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from actions.catalog import amount_line
from actions.foods import food_check
from bot.content.content import Content
from bot.content.languages import language_replies
from bot.content.passages import passages
from bot.content.phrase import placeholders
from bot.content.reviewed import fill_numbers

RULES = Path("data/rules")
# What is said when something fails, or comes too often; tests of the gate, of the
# channels and of the server make it so.
OF_FAILURES = {"trouble", "blocked", "not_understood", "too_many"}
BUILT_IN = {"session_start", "restart", "back", "EXTERNAL"}  # Rasa's own intents


class Rule(NamedTuple):
    """A rule of data/rules, or one made for a topic."""

    name: str
    form: str | None
    intent: str | None
    actions: tuple[str, ...]


class Done(NamedTuple):
    """What one turn did: the form that was going on, the intent, the actions."""

    form: str | None
    intent: str
    actions: tuple[str, ...]


class Reached:
    """Collects, turn by turn, what conversations reach."""

    def __init__(self) -> None:
        self.turns = 0
        self.texts: set[str] = set()
        self.topics: set[str] = set()
        self.done: set[Done] = set()
        self.form_steps: set[str] = set()

    def see(self, tracker: DialogueStateTracker) -> None:
        """Take in the last turn of a conversation, before it is stored."""
        events = list(tracker.events)
        heard = [n for n, event in enumerate(events) if isinstance(event, UserUttered)]
        if not heard:
            return
        before, turn = events[: heard[-1]], events[heard[-1] :]
        forms = [event.name for event in before if isinstance(event, ActiveLoop)]
        done = [
            event.action_name for event in turn if isinstance(event, ActionExecuted)
        ]
        form = forms[-1] if forms else None
        intent = str(events[heard[-1]].intent_name)
        self.done.add(Done(form, intent, tuple(done)))
        for event in turn:
            if isinstance(event, SlotSet) and event.key == "requested_slot":
                self.form_steps.add(f"asks for {event.value}")
            elif isinstance(event, SlotSet) and event.value is not None:
                self.form_steps.add(f"fills {event.key}")

    def hear(self, messages: Iterable[Mapping[str, Any]]) -> None:
        """Take in the replies of one turn."""
        self.turns += 1
        for message in messages:
            self.texts.add(str(message["text"]))
            metadata = message.get("metadata") or {}
            if metadata.get("kind") == "answer":
                self.topics.update(metadata["topics"])


def missing(reached: Reached, content: Content) -> dict[str, tuple[list[str], int]]:
    """Return by kind what was not reached, and how many there are of that kind."""
    all_text = "\n".join(sorted(reached.texts))
    wanted: dict[str, dict[str, bool]] = {
        "intents": {
            intent: any(one.intent == intent for one in reached.done)
            for intent in _intents(content)
        },
        "rules": {
            rule.name: any(_follows(one, rule) for one in reached.done)
            for rule in rules(content)
        },
        "form steps": {step: step in reached.form_steps for step in _form_steps()},
        "topics": {topic: topic in reached.topics for topic in content.topics},
        "facts": {name: text in all_text for name, text in facts(content)},
        "phrases": {
            name: not texts.isdisjoint(reached.texts)
            for name, texts in _phrases(content)
        },
    }
    return {
        kind: (
            [name for name, is_reached in found.items() if not is_reached],
            len(found),
        )
        for kind, found in wanted.items()
    }


def _intents(content: Content) -> list[str]:
    domain = Domain.load("domain.yml")
    return sorted({*domain.intents, *content.topics} - BUILT_IN - set(domain.forms))


def rules(content: Content) -> Iterator[Rule]:
    """Yield every rule that the model is trained with."""
    for path in sorted(RULES.glob("*.yml")):
        for row in yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]:
            forms = [one["active_loop"] for one in row.get("condition", [])]
            intents = [one["intent"] for one in row["steps"] if "intent" in one]
            actions = [one["action"] for one in row["steps"] if "action" in one]
            yield Rule(
                row["rule"],
                forms[0] if forms else None,
                intents[0] if intents else None,
                tuple(actions),
            )
    for topic in content.topics:
        if topic != "scenario":
            yield Rule(
                f"A question on {topic} is answered", None, topic, ("action_answer",)
            )


def _follows(done: Done, rule: Rule) -> bool:
    """Tell whether a turn went by ``rule``; one without a form holds in each."""
    if rule.form not in (None, done.form):
        return rule.intent is None and "scenario_form" in done.actions
    actions = iter(done.actions)
    return rule.intent in (None, done.intent) and all(
        action in actions for action in rule.actions
    )


def _form_steps() -> list[str]:
    slots = yaml.safe_load(Path("domain.yml").read_text(encoding="utf-8"))["forms"]
    asked = [slot for form in slots.values() for slot in form["required_slots"]]
    return [f"{verb} {slot}" for slot in asked for verb in ("asks for", "fills")]


def facts(content: Content) -> Iterator[tuple[str, str]]:
    """Yield every fact that can be told: where it stands, and its words."""
    for place, passage in passages(content):
        for key in ("short", "simple", "more"):
            text = getattr(passage, key, None)
            if text:
                yield ".".join(map(str, (*place, key))), text.strip()
    for id in content.foods.foods:
        yield f"foods.{id}", food_check([id], "both").body
    for amount in content.amounts.amounts:
        yield f"amounts.{amount.id}", amount_line(amount)
    for number, point in enumerate(content.article.key_points, start=1):
        yield f"article.{number}", point.text.strip()
    yield "article.about", content.article.about.strip()


def _phrases(content: Content) -> Iterator[tuple[str, set[str]]]:
    said = dict(content.phrases.phrases)
    said |= {
        name: one.reply
        for name, one in content.safety.categories.items()
        if one.kind != "refer"
    }
    places = list(content.helplines.places())
    for name, text in said.items():
        if name not in OF_FAILURES:
            some = places if placeholders(text) else places[:1]
            yield (
                name,
                {
                    fill_numbers(content, text, one.country, is_sure=one.is_sure)
                    for one in some
                },
            )
    for code, language in content.languages.languages.items():
        yield (
            f"languages.{code}",
            {one for one in language_replies(content) if language.reply in one},
        )
