"""What all tests share: the real content, a trained model, a running server."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from bot.content.content import Content
    from bot.server.assistant import Assistant, Turn

ROOT = Path(__file__).parent.parent
COFACTOR = Path(sys.executable).parent / "cofactor"
LONGEST_START = 120  # seconds; a first start builds the encoder

os.environ["RASA_TELEMETRY_ENABLED"] = "false"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
for name in list(os.environ):
    if name.startswith("COFACTOR_"):
        del os.environ[name]
os.chdir(ROOT)

# The same examples in every run, so that one that fails here fails everywhere. A turn
# takes its time, and a fixture may hold for all examples of a test.
settings.register_profile(
    "repeatable",
    derandomize=True,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.function_scoped_fixture,
    ],
)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def content() -> Content:
    """Return the real content."""
    from bot.content.content import load_content

    return load_content()


@pytest.fixture
def content_folder(tmp_path: Path) -> Path:
    """Return a copy of the real content that a test may spoil."""
    return Path(shutil.copytree(ROOT / "data/content", tmp_path / "content"))


@pytest.fixture(scope="session")
def model() -> Path:
    """Return the trained model, trained first if the content has changed."""
    subprocess.run([COFACTOR, "train"], check=True, cwd=ROOT)
    from bot.server.training import checked_content, model_path

    return model_path(checked_content())


@pytest.fixture(scope="session")
def event_loop() -> Iterator[asyncio.AbstractEventLoop]:
    """Return one loop for the whole run: the assistant's locks belong to it."""
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()


@pytest.fixture(scope="session")
def assistant(model: Path) -> Assistant:
    """Return the real assistant, in this process."""
    from bot.server.assistant import Assistant

    return Assistant(model)


@pytest.fixture
def talk(
    assistant: Assistant,
    event_loop: asyncio.AbstractEventLoop,
    request: pytest.FixtureRequest,
) -> Callable[[Any], Turn]:
    """Return a function that says something in a conversation of the test's own."""

    def say(text: Any) -> Turn:
        sender = f"{request.node.nodeid}"
        return event_loop.run_until_complete(assistant.say(text, sender))

    return say


class Server:
    """The assistant as a process of its own, as an operator starts it."""

    def __init__(self, state: Path, folder: Path = ROOT, **environment: str) -> None:
        """Keep conversations in ``state``, and run in ``folder``."""
        self._folder = folder
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.state = state
        self._environment = {
            **os.environ,
            "COFACTOR_STATE": str(state),
            "PORT": str(self.port),
            # Tests send more, and faster, than people do.
            "COFACTOR_MESSAGES_PER_MINUTE": "0",
            "COFACTOR_REQUESTS_PER_MINUTE": "0",
            **environment,
        }
        self.start()

    def start(self) -> None:
        """Start it and wait until it answers."""
        self.log = self.state.parent / f"server-{self.port}.log"
        with self.log.open("a") as log:
            self._process = subprocess.Popen(
                [COFACTOR, "serve"],
                cwd=self._folder,
                env=self._environment,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + LONGEST_START
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(self.url, timeout=1):
                    return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError(f"The server did not start:\n{self.log.read_text()}")

    def stop(self) -> None:
        """Stop it as an operator would, with SIGTERM."""
        self._process.terminate()
        self._process.wait(timeout=20)

    @property
    def is_running(self) -> bool:
        """Whether the process has not ended."""
        return self._process.poll() is None

    def kill(self) -> None:
        """End it at once, as a machine does that has run out of memory."""
        self._process.kill()
        self._process.wait(timeout=20)


@pytest.fixture(scope="session")
def server(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Run the server for the whole session."""
    running = Server(tmp_path_factory.mktemp("served") / "state")
    yield running
    running.stop()


@pytest.fixture(scope="session")
def server_url(server: Server) -> str:
    """Return the address of the running server."""
    return server.url


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
