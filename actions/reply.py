"""The one place in actions that utters: answers with their notice, fixed phrases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.careful import CAREFUL, careful_phrase
from actions.place import place_of
from actions.said_before import last_texts
from actions.wording import make_answer
from bot.content.call_links import call_links
from bot.content.countries import Place
from bot.content.helplines import NUMBERS
from bot.content.knowledge import knowledge
from bot.content.languages import language_reply
from bot.content.phrase import placeholders
from bot.content.reviewed import fill_numbers
from bot.content.safety import NumberKind
from bot.content.topic import Topic
from bot.guard.answer import Answer

Button = dict[str, str]
RATINGS = ("helpful", "unhelpful")


def reply(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    answer: Answer,
    buttons: Sequence[Button] = (),
) -> None:
    """Utter an answer: body, sources and notice in one message.

    After an alarm without ``buttons``, which suggest what to ask next, and without the
    two that rate the answer; those are in the metadata, for channels that show them.
    """
    is_careful = bool(tracker.get_slot(CAREFUL))
    metadata = {"kind": "answer", "topics": [answer.topic], **_evidence(answer)}
    if not is_careful:
        rated = f'{{"topic": "{answer.topic}"}}'
        metadata["rating"] = [label(one, f"/{one}{rated}") for one in RATINGS]
    shown = [] if is_careful else list(buttons)
    dispatcher.utter_message(text=str(answer), buttons=shown, metadata=metadata)


def say(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    phrase: str,
    kind: str,
    topics: Iterable[str] = (),
    buttons: Sequence[Button] = (),
) -> None:
    """Utter the fixed phrase ``phrase`` of phrases.yml, which says nothing on health.

    ``kind`` and ``topics`` go into the message's metadata, and the numbers to call that
    the phrase names. Where the same was said a turn ago, the phrase's other wording is
    said, if phrases.yml has one under ``<phrase>_again``. After an alarm another phrase
    may be said, and buttons stay only where they answer a question back.
    """
    said, place = careful_phrase(tracker, phrase), place_of(tracker)
    wordings = [_words(one) for one in (said, f"{said}_again") if _is_phrase(one)]
    metadata: dict[str, Any] = {"kind": kind, "topics": list(topics)}
    if said != phrase:
        metadata["topics"] = []
    numbers = _named(wordings[0])
    if numbers:
        metadata["numbers"] = call_links(knowledge().helplines, numbers, place)
    may_pick = not tracker.get_slot(CAREFUL) or (kind == "clarify" and said == phrase)
    dispatcher.utter_message(
        text=_unlike_the_last(tracker, [_filled(one, place) for one in wordings]),
        buttons=list(buttons) if may_pick else [],
        metadata=metadata,
    )


def _named(words: str) -> list[NumberKind]:
    """Return the numbers that ``words`` name, in their order."""
    named = [one for one in NUMBERS if one in placeholders(words)]
    return sorted(named, key=lambda one: words.index(f"{{{one}}}"))


def _words(phrase: str) -> str:
    return knowledge().phrases.phrases[phrase]


def _filled(words: str, place: Place) -> str:
    return fill_numbers(knowledge(), words, place.country, is_sure=place.is_sure)


def _is_phrase(name: str) -> bool:
    return name in knowledge().phrases.phrases


def _unlike_the_last(tracker: Tracker, texts: Sequence[str]) -> str:
    """Return the first of ``texts`` that was not said a turn ago, if there is one."""
    if len(texts) == 1:
        return texts[0]
    last = last_texts(tracker)
    return next((text for text in texts if text not in last), texts[0])


def repeat(
    dispatcher: CollectingDispatcher, messages: Iterable[dict[str, Any]]
) -> None:
    """Utter once more what was uttered before."""
    for message in messages:
        parts = {name: message.get(name) for name in ("text", "buttons", "metadata")}
        dispatcher.utter_message(**parts)


def say_each(
    dispatcher: CollectingDispatcher, messages: Iterable[dict[str, Any]]
) -> None:
    """Utter the replies to several questions, but nothing twice.

    Buttons stay below the last alone: "tell me more" is about that one.
    """
    by_text = {message["text"]: message for message in messages}
    without = [{**one, "buttons": []} for one in by_text.values()]
    repeat(dispatcher, [*without[:-1], *list(by_text.values())[-1:]])


def say_in(dispatcher: CollectingDispatcher, tracker: Tracker, language: str) -> None:
    """Utter, in another language, that the assistant speaks English, and the help."""
    place = place_of(tracker)
    metadata: dict[str, Any] = {"kind": "decline", "topics": [], "language": language}
    if knowledge().helplines.of(place.country):
        metadata["numbers"] = call_links(knowledge().helplines, ["emergency"], place)
    text = language_reply(knowledge(), language, place)
    dispatcher.utter_message(text=text, buttons=[], metadata=metadata)


def send_to_help(dispatcher: CollectingDispatcher, tracker: Tracker, name: str) -> None:
    """Utter the fixed reply of the safety category ``name``.

    With the numbers to call; what is for a doctor, with its sources and the notice.
    """
    category, place = knowledge().safety.categories[name], place_of(tracker)
    metadata = {
        "kind": category.kind,
        "topics": [],
        "numbers": call_links(knowledge().helplines, category.numbers, place),
    }
    if category.kind == "refer":
        answer = make_answer(category.reply, category.references, name)
        text, metadata = str(answer), {**metadata, **_evidence(answer)}
    else:
        text = _filled(category.reply, place)
    dispatcher.utter_message(text=text, buttons=[], metadata=metadata)


def _evidence(answer: Answer) -> dict[str, Any]:
    """Return what the metadata of a statement on health has."""
    return {
        "sources": [
            {"id": source.id, "title": source.title, "url": source.url}
            for source in answer.sources
        ],
        "notice": str(answer.notice),
    }


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
