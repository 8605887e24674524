"""Words that a language server sends in a phrase's name do not pass the gate."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import web
from rasa.core.actions.action import create_bot_utterance
from rasa.core.nlg.callback import CallbackNaturalLanguageGenerator
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.channels.rest import Collected
from bot.guard.answer import Notice
from bot.guard.gate import Gate

NOTICE = Notice("This is not medical advice.", "Ask a doctor about a test.")
STAND_IN = "I can't answer that safely."


async def reply_of_server(answer):
    """Ask a real server, which replies ``answer``, for the words of utter_greet."""

    async def words(request):
        assert (await request.json())["response"] == "utter_greet"
        return web.json_response(answer)

    app = web.Application()
    app.router.add_post("/nlg", words)
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        port = runner.addresses[0][1]
        server = EndpointConfig(url=f"http://127.0.0.1:{port}/nlg")
        tracker = DialogueStateTracker.from_events("learner", [])
        message = await CallbackNaturalLanguageGenerator(server).generate(
            "utter_greet", tracker, "rest"
        )
    finally:
        await runner.cleanup()
    # As Rasa goes on with it: ActionBotResponse.run, then the message processor.
    message["utter_action"] = "utter_greet"
    collected = Collected()
    gate = Gate(collected, NOTICE, frozenset({"Hello!"}), STAND_IN)
    await gate.send_response("learner", create_bot_utterance(message).message())
    (reply,) = collected.messages
    return reply


@pytest.mark.parametrize(
    "answer",
    [
        {"text": "Take 50,000 IU a day."},
        {"text": "Hello!", "image": "https://example.org/dose-table.png"},
        {"text": "Hello!", "attachment": {"url": "https://example.org/dose.pdf"}},
        {"text": "Hello!", "custom": {"text": "Take 50,000 IU a day."}},
        {"text": "Hello!", "elements": [{"title": "Take 50,000 IU a day."}]},
        {"text": "Hello!", "buttons": [{"title": "Take 50,000 IU a day."}]},
        {"text": "Hello!", "quick_replies": [{"title": "Take 50,000 IU a day."}]},
        {"text": f"Take 50,000 IU a day.\n\n{NOTICE}"},
        {"text": ""},
        {},
    ],
)
def test_guard_nlg_server_cannot_say_what_was_not_reviewed(answer):
    assert asyncio.run(reply_of_server(answer))["text"] == STAND_IN


def test_guard_nlg_server_can_say_a_reviewed_phrase():
    assert asyncio.run(reply_of_server({"text": "Hello!"}))["text"] == "Hello!"
