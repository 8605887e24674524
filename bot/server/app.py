"""Rasa's server with our channels, actions in its own process, and the page."""

from __future__ import annotations

import logging
from asyncio import AbstractEventLoop
from pathlib import Path

from rasa.core import channels
from rasa.core.agent import load_agent
from rasa.core.channels.channel import InputChannel
from rasa.core.run import close_resources, create_http_input_channels
from rasa.core.utils import AvailableEndpoints
from sanic import Sanic

from bot.server.in_process import InProcessActions
from bot.server.memory import keep_loaded
from bot.server.pages import pages
from bot.server.webhooks import watch_webhooks
from bot.settings import settings

logger = logging.getLogger(__name__)

CREDENTIALS = "credentials.yml"
ENDPOINTS = "endpoints.yml"
SLOWEST_TURN = 60  # seconds


def input_channels() -> list[InputChannel]:
    """Return the channels of credentials.yml, without those that are turned off."""
    is_on = {"rest": settings().rest, "socketio": settings().socketio}
    made = create_http_input_channels(None, CREDENTIALS)
    return [channel for channel in made if is_on.get(channel.name(), True)]


def create_app(model: Path) -> Sanic:
    """Return the server for the trained model ``model``.

    Rasa's HTTP API is not part of it: over that, a model can be replaced (which runs
    code, CVE-2024-49375) and replies leave past the channels, and so past the gate.
    """
    app = Sanic("cofactor", configure_logging=False)
    app.config.RESPONSE_TIMEOUT = SLOWEST_TURN
    app.config.REQUEST_MAX_SIZE = 1_000_000  # bytes
    app.config.FALLBACK_ERROR_FORMAT = "json"
    app.blueprint(pages())
    watch_webhooks(app)
    channels.channel.register(input_channels(), app, route="/webhooks/")

    async def load(app: Sanic, loop: AbstractEventLoop) -> None:
        endpoints = AvailableEndpoints.read_endpoints(ENDPOINTS)
        endpoints.action = InProcessActions()
        app.ctx.agent = await load_agent(str(model), endpoints=endpoints, loop=loop)
        if not app.ctx.agent.is_ready():
            raise RuntimeError(f"The model {model} could not be loaded.")
        keep_loaded()

    app.register_listener(load, "before_server_start")
    app.register_listener(close_resources, "after_server_stop")
    return app
