"""Keys of the Socket.IO channel in credentials.yml: those of Rasa's own."""

from __future__ import annotations

import asyncio
import queue
import socket
import threading

import jwt
import pytest
import socketio
from sanic import Sanic

from bot.channels.socketio import SocketIO
from bot.settings import SettingsError

KEY = "0123456789abcdef0123456789abcdef"
PATIENCE = 30  # seconds


class Served:
    """A channel on a web server of its own; its assistant keeps what it hears."""

    def __init__(self, **credentials):
        """Serve the channel, made from ``credentials``."""
        self.heard, self._loop = queue.Queue(), asyncio.new_event_loop()
        self.channel = SocketIO.from_credentials(credentials)
        self._ready, self._thread = threading.Event(), threading.Thread(target=self.run)
        self._thread.start()
        assert self._ready.wait(PATIENCE)

    def run(self):
        """Serve until it is stopped."""
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())

    async def _serve(self):
        async def hear(message):
            self.heard.put(message)

        app = Sanic(f"served-{id(self)}", configure_logging=False)
        app.blueprint(self.channel.blueprint(hear), url_prefix="/webhooks/socketio")
        with socket.socket() as listening:
            listening.bind(("127.0.0.1", 0))
            self.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
            server = await app.create_server(
                sock=listening, return_asyncio_server=True, access_log=False
            )
            await server.startup()
            self._stop = asyncio.Event()
            self._ready.set()
            await self._stop.wait()
            await server.before_stop()
            await server.close()

    def do(self, work):
        """Run ``work`` where the channel runs."""
        asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    def stop(self):
        """Stop serving."""
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(PATIENCE)


@pytest.fixture(scope="module")
def served():
    """Serve the channel with all its keys set."""
    # One for all tests: Sanic rewrites its own classes at a start, once a process.
    running = Served(
        user_message_evt="asked",
        bot_message_evt="answered",
        namespace="/chat",
        socketio_path="/talk",
        metadata_key="customData",
        session_persistence=True,
        jwt_key=KEY,
    )
    yield running
    running.stop()


class Client:
    """A client that was told those keys too."""

    def __init__(self, served, auth):
        """Connect, with ``auth``."""
        self.told, self._client = queue.Queue(), socketio.Client()
        self._client.on("answered", self.told.put, namespace="/chat")
        self._client.connect(
            served.url, namespaces=["/chat"], socketio_path="/talk", auth=auth
        )

    def ask(self, **words):
        """Send a message, with what comes with it."""
        self._client.emit("asked", words, namespace="/chat")

    def next(self):
        """Return what it is told next."""
        return self.told.get(timeout=PATIENCE)

    def leave(self):
        """Disconnect."""
        self._client.disconnect()


def token(key=KEY):
    """Return what a client shows that may connect."""
    return {"token": f"Bearer {jwt.encode({'id': 1}, key)}"}


@pytest.fixture
def client(served):
    """Return a client that may connect, and leaves after the test."""
    connected = Client(served, token())
    yield connected
    connected.leave()


def test_socketio_keys_name_events_path_namespace_and_metadata(served, client):
    client.ask(message="hello", customData={"locale": "en-GB"})
    message = served.heard.get(timeout=PATIENCE)
    assert (message.text, message.input_channel) == ("hello", "socketio")
    assert message.metadata == {"country": "GB", "country_is_sure": False}
    # Nothing was said, so the person is told that something went wrong.
    assert client.next()["metadata"]["kind"] == "decline"


@pytest.mark.parametrize(
    "auth", [token(KEY[::-1]), {"token": ["Bearer"]}, {"token": "x"}, "Bearer", None]
)
def test_socketio_keys_keep_out_who_has_no_token_of_jwt_key(served, auth):
    with pytest.raises(socketio.exceptions.ConnectionError):
        Client(served, auth)


def test_socketio_keys_that_are_none_are_refused():
    with pytest.raises(SettingsError) as refused:
        SocketIO.from_credentials({"cors": "*"})
    assert str(refused.value).startswith(
        "credentials.yml: bot.channels.socketio.SocketIO: 'cors' is no key of it. "
        "Allowed: country, user_message_evt, bot_message_evt, namespace"
    )


def test_socketio_sends_what_nobody_asked_for_to_a_conversation(
    served, client, content
):
    client.ask(message="hello")
    conversation = served.heard.get(timeout=PATIENCE).sender_id
    client.next()
    channel = served.channel.get_output_channel()
    phrase = content.phrases.phrases["empty"]
    served.do(channel.send_response(conversation, {"text": phrase}))
    assert client.next() == {"text": phrase}
    # What is no reviewed phrase is blocked here as in a reply.
    served.do(channel.send_text_message(conversation, "Take 400 mg a day."))
    assert "400" not in client.next()["text"]
