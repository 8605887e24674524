"""The one place in actions that utters: answers with their notice, fixed phrases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rasa_sdk.executor import CollectingDispatcher

from bot.content.call_links import call_links
from bot.content.countries import Place
from bot.content.knowledge import knowledge
from bot.content.reviewed import fill_numbers
from bot.content.safety import NumberKind, SafetyCategory
from bot.content.topic import Topic
from bot.guard.answer import Answer
from bot.settings import settings

Button = dict[str, str]


def reply(
    dispatcher: CollectingDispatcher, answer: Answer, buttons: Sequence[Button] = ()
) -> None:
    """Utter an answer: body, sources and notice in one message."""
    metadata = {
        "kind": "answer",
        "topics": [answer.topic],
        "sources": [
            {"id": source.id, "title": source.title, "url": source.url}
            for source in answer.sources
        ],
        "notice": str(answer.notice),
    }
    dispatcher.utter_message(text=str(answer), buttons=list(buttons), metadata=metadata)


def say(
    dispatcher: CollectingDispatcher,
    phrase: str,
    kind: str,
    topics: Iterable[str] = (),
    buttons: Sequence[Button] = (),
    *,
    place: Place | None = None,
    numbers: Sequence[NumberKind] = (),
) -> None:
    """Utter the fixed phrase ``phrase`` of phrases.yml, which says nothing on health.

    ``kind`` and ``topics`` go into the message's metadata; so do ``numbers`` to call.
    They are those of ``place``, or of the site's country if that is not given.
    """
    place = place or Place(settings().country)
    metadata: dict[str, object] = {"kind": kind, "topics": list(topics)}
    if numbers:
        metadata["numbers"] = call_links(knowledge().helplines, numbers, place)
    text = fill_numbers(
        knowledge(),
        knowledge().phrases.phrases[phrase],
        place.country,
        is_sure=place.is_sure,
    )
    dispatcher.utter_message(text=text, buttons=list(buttons), metadata=metadata)


def send_to_help(
    dispatcher: CollectingDispatcher, category: SafetyCategory, place: Place
) -> None:
    """Utter the fixed reply of a safety category, with the numbers of ``place``."""
    text = fill_numbers(
        knowledge(), category.reply, place.country, is_sure=place.is_sure
    )
    metadata = {
        "kind": category.kind,
        "topics": [],
        "numbers": call_links(knowledge().helplines, category.numbers, place),
    }
    dispatcher.utter_message(text=text, buttons=[], metadata=metadata)


def label(name: str, payload: str) -> Button:
    """Return a button with a label of phrases.yml."""
    return {"title": knowledge().phrases.buttons[name], "payload": payload}


def topic_buttons(topics: Iterable[str]) -> list[Button]:
    """Return a button for each topic, with its title."""
    return [{"title": topic.title, "payload": f"/{id}"} for id, topic in _known(topics)]


def question_buttons(topics: Iterable[str]) -> list[Button]:
    """Return a button for each topic, with the question that it asks."""
    return [
        {"title": topic.question, "payload": f"/{id}"} for id, topic in _known(topics)
    ]


def _known(topics: Iterable[str]) -> list[tuple[str, Topic]]:
    known = knowledge().topics
    return [(id, known[id]) for id in topics if id in known]
