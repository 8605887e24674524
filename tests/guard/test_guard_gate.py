"""The gate: ways round it, each as one line; a new way found is a new line."""

from __future__ import annotations

import asyncio
import logging

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rasa.core.channels.channel import CollectingOutputChannel, OutputChannel
from rasa.core.channels.rest import QueueOutputChannel

from bot.channels.rest import Collected
from bot.guard.answer import Answer, Notice, Source
from bot.guard.gate import Gate

NOTICE = Notice("This is not medical advice.", "Ask a doctor about a test.")
SOURCE = Source("nhs-mg", "NHS", "Magnesium", "https://www.nhs.uk/")
ANSWER = str(Answer("Spinach has magnesium.", NOTICE, (SOURCE,), "food_check"))
PHRASES = frozenset({"Hello!", "Which one?", "Magnesium", "Vitamin D"})
STAND_IN = "I can't answer that safely."
DOSE = "Take 50,000 IU a day."
IMAGE = "https://example.org/dose-table.png"
LABELS = [{"title": "Magnesium", "payload": "/inform"}]
DOSE_LABEL = [{"title": DOSE, "payload": "/inform"}]

CHANNELS = [CollectingOutputChannel, QueueOutputChannel, Collected]
each_channel = pytest.mark.parametrize("channel", CHANNELS)


class TextOnly(OutputChannel):
    """Has only the one method that Rasa asks of a channel, as Twilio and others."""

    def __init__(self):
        self.messages = []

    async def send_text_message(self, recipient_id, text, **kwargs):
        """Keep a text."""
        self.messages.append({"recipient_id": recipient_id, "text": text})


def behind_gate(inner):
    """Return ``inner`` behind a gate of few words."""
    return Gate(inner, NOTICE, PHRASES, STAND_IN)


def sent_by(inner):
    """Return the messages that reached ``inner``, whatever it keeps them in."""
    if isinstance(inner, QueueOutputChannel):
        return [inner.messages.get_nowait() for _ in range(inner.messages.qsize())]
    return inner.messages


def send(channel, message):
    """Send ``message`` through the gate and return what reached ``channel``."""

    async def run():
        inner = channel()
        await behind_gate(inner).send_response("learner", message)
        return sent_by(inner)

    return asyncio.run(run())


def call(channel, method, *arguments, **more):
    """Call a method of the gate itself and return what reached ``channel``."""

    async def run():
        inner = channel()
        await getattr(behind_gate(inner), method)("learner", *arguments, **more)
        return sent_by(inner)

    return asyncio.run(run())


@each_channel
@pytest.mark.parametrize(
    "message",
    [
        {"text": "Hello!"},
        {"text": "Hello!", "utter_action": "utter_greet", "custom": None, "image": ""},
        {"text": "Which one?", "buttons": LABELS},
        {"text": ANSWER},
        {"text": ANSWER, "buttons": LABELS, "metadata": {"kind": "answer"}},
    ],
)
def test_guard_gate_lets_reviewed_phrases_and_noticed_answers_pass(channel, message):
    (reply,) = send(channel, dict(message))
    assert reply["text"] == message["text"]
    assert reply.get("buttons") == message.get("buttons")


@each_channel
@pytest.mark.parametrize(
    "message",
    [
        pytest.param({"text": DOSE}, id="no notice"),
        pytest.param(
            {"text": DOSE, "utter_action": "utter_greet"}, id="another's name"
        ),
        pytest.param({"text": DOSE, "response": "utter_greet"}, id="response"),
        pytest.param({"text": DOSE, "metadata": {"kind": "answer"}}, id="metadata"),
        pytest.param({"text": DOSE, "metadata": {"notice": str(NOTICE)}}, id="meta 2"),
        pytest.param(
            {"text": "Hello!", "metadata": {"kind": "answer"}}, id="as answer"
        ),
        pytest.param({"text": "Hello!", "metadata": {"kind": "refer"}}, id="as refer"),
        pytest.param({"text": "Hello! " + DOSE}, id="after a phrase"),
        pytest.param({"text": f"{DOSE}\nHello!"}, id="before a phrase"),
        pytest.param({"text": "hello!"}, id="a phrase in small letters"),
        pytest.param({"text": "Hello! "}, id="a space after a phrase"),
        pytest.param({"text": "Hello!", "custom": {"text": DOSE}}, id="custom"),
        pytest.param({"custom": {"text": DOSE}}, id="custom alone"),
        pytest.param({"text": "Hello!", "image": IMAGE}, id="image"),
        pytest.param({"image": IMAGE}, id="image alone"),
        pytest.param({"text": "Hello!", "attachment": IMAGE}, id="attachment"),
        pytest.param({"attachment": {"url": IMAGE}}, id="attachment alone"),
        pytest.param({"text": "Hello!", "elements": [{"title": DOSE}]}, id="elements"),
        pytest.param({"elements": [{"title": DOSE}]}, id="elements alone"),
        pytest.param({"text": "Hello!", "quick_replies": DOSE_LABEL}, id="quick reply"),
        pytest.param({"text": "Hello!", "quick_replies": LABELS}, id="quick reply 2"),
        pytest.param({"text": "Which one?", "buttons": DOSE_LABEL}, id="button"),
        pytest.param(
            {"text": "Which one?", "buttons": [*LABELS, *DOSE_LABEL]}, id="2nd button"
        ),
        pytest.param({"text": "Which one?", "buttons": [{}]}, id="button, no label"),
        pytest.param({"buttons": LABELS}, id="buttons without a text"),
        pytest.param(
            {
                "text": "Which one?",
                "buttons": [{"title": "Magnesium", "payload": DOSE}],
            },
            id="payload, which text-only channels write out",
        ),
        pytest.param(
            {"text": "Which one?", "buttons": [{**LABELS[0], "note": DOSE}]},
            id="more beside a label",
        ),
        pytest.param({"text": "Which one?", "buttons": [DOSE]}, id="button as a text"),
        pytest.param({"text": "Which one?", "buttons": DOSE}, id="buttons as a text"),
        pytest.param({"text": [DOSE]}, id="text as a list"),
        pytest.param({"text": 50000}, id="text as a number"),
        pytest.param({"text": ANSWER, "buttons": DOSE_LABEL}, id="answer and button"),
        pytest.param({"text": ANSWER, "image": IMAGE}, id="answer and image"),
        pytest.param({"text": f"{ANSWER}\n{DOSE}"}, id="notice in the middle"),
        pytest.param({"text": f"{ANSWER} "}, id="a space after the notice"),
        pytest.param({"text": f"{NOTICE}\n{DOSE}"}, id="notice first"),
        pytest.param({"text": f"{DOSE} {NOTICE}"}, id="notice in the same line"),
        pytest.param({"text": f"{DOSE}\n\n{NOTICE}"}, id="notice after a blank line"),
        pytest.param({"text": f"{DOSE}\n \n{NOTICE}"}, id="after a line of spaces"),
        pytest.param({"text": f"{DOSE}\r\n\r\n{NOTICE}"}, id="after a Windows one"),
        pytest.param({"text": f"{DOSE}\n\n{ANSWER}"}, id="blank line in the answer"),
        pytest.param({"text": f"{DOSE}\n{NOTICE.disclaimer}"}, id="half the notice"),
        pytest.param({"text": ""}, id="empty text"),
        pytest.param({"text": None}, id="no text"),
        pytest.param({"text": " \n"}, id="spaces"),
        pytest.param({}, id="empty"),
    ],
)
def test_guard_gate_replaces_what_may_not_leave(channel, message):
    (reply,) = send(channel, dict(message))
    assert reply["text"] == STAND_IN
    assert set(reply) <= {"recipient_id", "text", "metadata"}


@pytest.mark.parametrize("channel", [*CHANNELS, TextOnly])
@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("send_text_message", [DOSE]),
        ("send_text_message", [f"{DOSE}\n\n{NOTICE}"]),
        ("send_image_url", [IMAGE]),
        ("send_attachment", [IMAGE]),
        ("send_custom_json", [{"text": DOSE}]),
        ("send_text_with_buttons", [DOSE, LABELS]),
        ("send_text_with_buttons", ["Hello!", DOSE_LABEL]),
        ("send_quick_replies", ["Hello!", DOSE_LABEL]),
        ("send_quick_replies", [DOSE, LABELS]),
        ("send_elements", [[{"title": DOSE, "subtitle": "each day"}]]),
        ("send_elements", [[{"title": "Hello!", "buttons": LABELS}]]),
        ("send_elements", [[{"title": DOSE, "buttons": DOSE_LABEL}]]),
    ],
)
def test_guard_gate_holds_for_each_of_its_methods(channel, method, arguments):
    (reply,) = call(channel, method, *arguments)
    assert reply["text"] == STAND_IN
    assert set(reply) <= {"recipient_id", "text", "metadata"}


@each_channel
def test_guard_gate_holds_for_each_of_several_elements(channel):
    elements = [{"title": DOSE}, {"title": "Hello!"}, {"subtitle": ANSWER}]
    replies = call(channel, "send_elements", elements)
    assert {reply["text"] for reply in replies[:2]} == {STAND_IN}
    assert replies[2]["text"].endswith(f"\n{NOTICE}")


@pytest.mark.parametrize("part", ["custom", "image", "attachment", "quick_replies"])
def test_guard_gate_looks_at_what_comes_beside_a_text(part):
    (reply,) = call(Collected, "send_text_message", "Hello!", **{part: DOSE_LABEL})
    assert reply["text"] == STAND_IN


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("send_text_message", ["Hello!"]),
        ("send_text_with_buttons", ["Which one?", LABELS]),
        ("send_quick_replies", ["Which one?", LABELS]),
    ],
)
def test_guard_gate_lets_reviewed_phrases_pass_by_its_methods(method, arguments):
    (reply,) = call(Collected, method, *arguments)
    assert reply["text"] == arguments[0]


def test_guard_gate_gives_no_other_way_to_send():
    class Wordy(Collected):
        async def send_typing(self, recipient_id):
            """Send more than Rasa's interface has."""

    with pytest.raises(AttributeError, match="past the gate"):
        behind_gate(Wordy()).send_typing("learner")


def test_guard_gate_keeps_what_a_channel_sends_with_to_itself():
    with pytest.raises(AttributeError, match="past the gate"):
        behind_gate(Collected())._persist_message({"text": DOSE})


def test_guard_gate_has_the_name_and_the_messages_of_what_it_guards():
    gate = behind_gate(Collected())
    asyncio.run(gate.send_response("learner", {"text": "Hello!"}))
    assert gate.name() == Collected.name()
    assert gate.messages == [{"recipient_id": "learner", "text": "Hello!"}]
    assert behind_gate(QueueOutputChannel()).name() == "queue"


def test_guard_gate_logs_what_it_blocks_and_never_the_words(caplog):
    with caplog.at_level(logging.DEBUG):
        send(Collected, {"text": DOSE, "utter_action": "utter_greet"})
    (record,) = [one for one in caplog.records if one.name == "bot.guard.gate"]
    assert record.levelno == logging.ERROR
    assert "utter_greet" in record.getMessage()
    assert DOSE not in caplog.text


TEXTS = st.one_of(
    st.none(),
    st.text(),
    st.sampled_from([*sorted(PHRASES), ANSWER, DOSE, STAND_IN, ""]),
    st.builds(
        "{}\n{}".format, st.text(alphabet="ab \n\r\t\x0b\u2028"), st.just(NOTICE)
    ),
    st.builds("{}\n{}\n{}".format, st.text(), st.just(NOTICE), st.text()),
    st.builds("{}{}".format, st.sampled_from(sorted(PHRASES)), st.text()),
)
BUTTONS = st.lists(
    st.fixed_dictionaries(
        {}, optional={"title": TEXTS, "payload": st.text(), "type": st.text()}
    ),
    max_size=3,
)
JSON = st.dictionaries(st.text(max_size=5), st.text(max_size=5) | st.integers())
MESSAGES = st.fixed_dictionaries(
    {},
    optional={
        "text": TEXTS,
        "buttons": st.none() | BUTTONS,
        "quick_replies": st.none() | BUTTONS,
        "elements": st.none() | st.lists(JSON, max_size=2),
        "attachment": st.none() | st.text() | JSON,
        "image": st.none() | st.text(),
        "custom": st.none() | JSON,
        "metadata": JSON,
        "utter_action": st.sampled_from(["utter_greet", "action_answer"]),
        "response": st.just("utter_greet"),
        "timestamp": st.floats(),
    },
)


@each_channel
@settings(deadline=None)
@given(message=MESSAGES)
@example(message={"text": f"\n\na\n{NOTICE}"})
@example(message={"text": f"a\n\x0b\n{NOTICE}"})
@example(message={"text": f"\n{NOTICE}"})
def test_guard_gate_only_reviewed_phrases_and_noticed_answers_leave(channel, message):
    replies = send(channel, message)
    assert len(replies) == 1
    for reply in replies:
        assert set(reply) <= {"recipient_id", "text", "buttons", "metadata"}
        text = reply["text"]
        assert text in PHRASES | {STAND_IN} or text.endswith(str(NOTICE))
        assert "\n\n" not in text.strip()
        assert {one["title"] for one in reply.get("buttons", [])} <= PHRASES
