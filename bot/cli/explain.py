"""Says in plain words what decided about a message: ``cofactor ask --explain``."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from bot.content.knowledge import knowledge

COLUMNS, INDENT = 80, 12

KINDS = {
    "nutrient": "nutrient",
    "food": "food",
    "other_food": "food that foods.yml does not have",
    "food_group": "group of foods",
    "term": "term",
    "form": "kind of magnesium",
    "medicine": "medicine",
    "step": "step of turning vitamin D on",
    "level": "level",
    "magnesium_intake": "level of magnesium",
    "vitamin_d_intake": "level of vitamin D",
    "amount": "amount",
    "age": "age",
    "sex": "sex",
    "life_stage": "stage of life",
    "country": "country where the person is",
    "language": "language of the message",
    "topic": "topic of the answer that is rated",
}
# What is no topic and no category of safety.yml.
INTENTS = {
    "out_of_scope": "off topic",
    "uncovered": "a question that the content does not answer",
    "nlu_fallback": "not clear",
    "greet": "a greeting",
    "thank": "thanks",
    "goodbye": "a goodbye",
    "follow_up": "a question that goes on from another",
    "help": "what can be asked here",
    "about_bot": "a question about the assistant",
    "compliment": "praise",
    "insult": "an insult",
    "tell_more": "tell me more",
    "erase_data": "a wish to have the conversation erased",
    "start_over": "a wish to start over",
    "inform": "a name or a figure alone",
    "affirm": "yes",
    "deny": "no",
    "dont_know": "I don't know",
    "stop": "a wish to stop",
    "tell_country": "where the person is",
    "several": "several questions",
    "other_language": "a message in another language",
    "is_it_much": "whether that is much",
    "simplify": "a wish for simpler words",
    "repeat": "a wish to hear it again",
    "disagree": "doubt, or word of somebody who says otherwise",
    "helpful": "that an answer helped",
    "unhelpful": "that an answer did not help",
    "none_of_these": "none of the choices",
    "why_ask": "why the assistant asks",
    "pause": "a wish to have time",
    "go_back": "a wish to take an answer back",
}
REPLIES = {
    "answer": "an answer",
    "clarify": "a question back",
    "uncovered": "that the content has no answer",
    "decline": "a fixed message without an answer",
    "smalltalk": "small talk",
    "refer": "that a doctor or pharmacist must be asked",
    "emergency": "to call for help now",
    "crisis": "whom to call in distress",
}
# By the rule that decided: those of bot/pipeline, a button, and what is never read.
DECISIONS = {
    "safety_rule": "The rule '{named}' of safety.yml found it. Such a rule goes before "
    "all else: {intent}.",
    "safety": "Safety has {share}, all categories of its kind together. From "
    "{threshold} on it goes before all else: {intent}.",
    "safety_in_part": 'In the part "{part}" safety has {share}, all categories of its '
    "kind together. From {threshold} on in a part it goes before all else: {intent}.",
    "no_question": "It asks nothing on a topic. The likeliest other meaning has "
    "{share}, all topics together have no more: {intent}.",
    "topics_unlikely": "All topics together have {share}. Below {threshold} none is "
    "answered or offered: {intent}.",
    "country": "All topics together have {share}. Below {threshold} none is answered "
    "or offered, and it tells a country: {intent}.",
    "no_letters": "It has no letter and no digit, so it is no question: {intent}.",
    "named": "The likeliest topic has {share}. Below {threshold} a name that was found "
    "can settle it. Here it is the {kind}: {intent}.",
    "clear": "The likeliest topic has {share}. From {threshold} on it is answered: "
    "{intent}.",
    "unclear": "The likeliest topic has {share}. Below {threshold} it is not answered; "
    "the likeliest topics are offered.",
    "nothing_likely": "Nothing was likely.",
    "several": "It holds several questions. The least clear of them has {share}; from "
    "{threshold} on a part is answered by itself.",
    "in_part": 'By itself the part "{part}" has {share}. From {threshold} on a part '
    "is answered, if the rest asks nothing clear: {intent}.",
    "in_context": "It goes on from what was said. Read with what that was about, "
    "{named}, the likeliest topic has {share}: {intent}.",
    "other_language": "It is in another language, by its letters and small words "
    "({named}).",
    "button": "It is what a button sends. It names what is wanted, so nothing was "
    "guessed: {intent}.",
    "empty": "There was nothing in it to read, so the model never saw it.",
    "too_long": "It has over 1,000 characters, so the model never saw it.",
    "trouble": "Something failed. The log has the kind of failure.",
}


def explained(facts: dict[str, Any]) -> str:
    """Return the facts of ``bot.server.evidence`` for a reader, 80 columns wide."""
    changed = [f"{one['typed']} is {one['read']}" for one in facts["changed"]]
    likeliest = (
        f"{_percent(one['share'])}  {_intent(one['intent'])}"
        for one in facts["likeliest"]
    )
    nearest = (
        f'{_percent(one["likeness"])}  "{one["text"]}": {_intent(one["intent"])}'
        for one in facts["nearest"]
    )
    parts = {
        "Read as": [facts["read"] or ""],
        "Put right": ["; ".join(changed)],
        "Names": map(_name, facts["names"]),
        "Likeliest": likeliest,
        "Most alike": nearest,
        "Decided": [_decision(facts)],
        "Reply": [_reply(facts)],
    }
    lines = [line for title, rows in parts.items() for line in _block(title, rows)]
    return "\n".join(["How it was understood", *lines])


def _block(title: str, rows: Iterable[str]) -> Iterator[str]:
    """Yield ``rows`` in lines beside ``title``; nothing if they are empty."""
    first = f"  {title}"
    for row in filter(None, rows):
        yield from textwrap.wrap(
            row,
            COLUMNS,
            initial_indent=first.ljust(INDENT + 2),
            subsequent_indent=" " * (INDENT + 4),
        )
        first = ""


def _name(one: dict[str, str]) -> str:
    value = _value(one["kind"], one["value"])
    typed = "" if one["words"].lower() in ("", value.lower()) else one["words"]
    return f"{KINDS[one['kind']]}: {value}" + (f', typed "{typed}"' if typed else "")


def _value(kind: str, value: str) -> str:
    """Return the content's name for the id ``value``; as it is if there is none."""
    content = knowledge()
    named: dict[str, Any] = {
        "nutrient": {
            one: content.nutrients.get(one) for one in ("magnesium", "vitamin_d")
        },
        "food": content.foods.foods,
        "food_group": content.foods.groups,
        "term": content.glossary.terms,
        "form": content.forms.forms,
        "medicine": content.medicines.medicines,
        "step": {step.id: step for step in content.activation.steps},
    }
    found = named.get(kind, {}).get(value)
    return str(found.name) if found else value


def _intent(intent: str | None) -> str:
    """Return an intent in words, with the id by which the files name it."""
    content = knowledge()
    if intent in content.topics:
        return f"{content.topics[intent].title} ({intent})"
    if intent in content.safety.categories:
        return f"safety ({intent})"
    return INTENTS.get(str(intent), str(intent))


def _decision(facts: dict[str, Any]) -> str:
    why = facts["decision"]
    return DECISIONS[why["rule"]].format(
        intent=_intent(facts["intent"]),
        share=_percent(why.get("share", 0)).strip(),
        threshold=_percent(why.get("threshold", 0)).strip(),
        named=why.get("named"),
        part=why.get("part"),
        kind=KINDS.get(str(why.get("named"))),
    )


def _reply(facts: dict[str, Any]) -> str:
    topics = "; ".join(_intent(topic) for topic in facts["topics"])
    return REPLIES[facts["kind"]] + (f", on {topics}" if topics else "")


def _percent(share: float) -> str:
    """Return a share of 1 in percent, as wide as the widest."""
    return f"{share:.0%}".rjust(4) if share >= 0.005 else " <1%"
