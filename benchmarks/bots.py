"""The two bots that are compared: how each is trained, served and talked to."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
PROGRAMS = Path(sys.executable).parent
STOCK_CONFIG = Path(__file__).parent / "stock" / "config.yml"
DEFAULT_EPOCHS = 100  # what Rasa trains its default pipeline for
LONGEST_TRAINING = 7200  # seconds
LONGEST_START, LONGEST_TURN = 300, 60  # seconds


class Server:
    """A running bot: its processes, and a kept-open connection to its webhook."""

    def __init__(self, port: int, processes: Sequence[subprocess.Popen[bytes]]) -> None:
        self._connection = http.client.HTTPConnection(
            "127.0.0.1", port, timeout=LONGEST_TURN
        )
        self._processes = processes

    def say(self, text: str, sender: str) -> float:
        """Return the seconds that the reply to ``text`` took.

        Raises:
            RuntimeError: If there is no reply: a bot that fails fast is not fast.
        """
        body = json.dumps({"sender": sender, "message": text}).encode()
        start = time.perf_counter()
        self._connection.request(
            "POST", "/webhooks/rest/webhook", body, {"Content-Type": "application/json"}
        )
        reply = json.loads(self._connection.getresponse().read())
        seconds = time.perf_counter() - start
        if not (reply and isinstance(reply, list) and reply[0].get("text")):
            raise RuntimeError(f"No reply to '{text}', but {reply}.")
        return seconds

    def wait(self) -> None:
        """Return when the first message has been answered."""
        deadline = time.monotonic() + LONGEST_START
        while time.monotonic() < deadline:
            if any(process.poll() is not None for process in self._processes):
                break
            try:
                self.say("hello", f"first-{time.monotonic()}")
                return
            except (OSError, http.client.HTTPException, RuntimeError):
                self._connection.close()
                time.sleep(0.05)
        raise RuntimeError("The server ended, or did not answer in time.")

    def memory(self) -> float:
        """Return the resident memory of the processes and their children, in MB."""
        listed = subprocess.run(
            ["ps", "-axo", "pid=,ppid=,rss="], capture_output=True, check=True
        ).stdout
        family = {process.pid for process in self._processes}
        total = 0
        for line in sorted(listed.splitlines(), key=lambda line: int(line.split()[0])):
            pid, parent, kilobytes = map(int, line.split())
            if pid in family or parent in family:
                family.add(pid)
                total += kilobytes
        return total / 1024


class Bot:
    """One bot in a folder of its own: model, caches, conversations, logs."""

    name: str

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._environment = {
            **os.environ,
            "RASA_TELEMETRY_ENABLED": "false",
            "RASA_CACHE_DIRECTORY": str(folder / "rasa-cache"),
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "SANIC_HOST": "127.0.0.1",  # else rasa-sdk listens on all addresses
            "COFACTOR_MODELS": str(folder / "models"),
            "COFACTOR_CACHE": str(folder / "cache"),
            "COFACTOR_STATE": str(folder / "state"),
        }

    def train(self) -> float:
        """Train from nothing; return the seconds, from the start of the process."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.prepare()
        start = time.perf_counter()
        with (self.folder / "training.log").open("wb") as log:
            subprocess.run(
                self.training(),
                cwd=ROOT,
                env=self._environment,
                stdout=log,
                stderr=log,
                check=True,
                timeout=LONGEST_TRAINING,
            )
        return time.perf_counter() - start

    def train_once(self) -> None:
        """Train, unless there is a model."""
        if not list(self.folder.glob("models/*.tar.gz")):
            self.train()

    @contextmanager
    def serve(self) -> Iterator[Server]:
        """Run the server, from its first answer until the end of the block."""
        self.train_once()
        port, actions_port = _free_port(), _free_port()
        with ExitStack() as stack:
            log = stack.enter_context((self.folder / "server.log").open("wb"))
            processes = []
            for command in self.serving(port, actions_port):
                process = subprocess.Popen(
                    command, cwd=ROOT, env=self._environment, stdout=log, stderr=log
                )
                stack.callback(_stop, process)
                processes.append(process)
            server = Server(port, processes)
            server.wait()
            yield server

    def prepare(self) -> None:
        """Write the files that training needs."""

    def training(self) -> list[str]:
        """Return the command that trains."""
        raise NotImplementedError

    def serving(self, port: int, actions_port: int) -> list[list[str]]:
        """Return the commands that together serve the bot on ``port``."""
        raise NotImplementedError

    def megabytes(self) -> float:
        """Return the size of what a server loads: the model, our encoder's graph."""
        files = [*self.folder.glob("models/*.gz"), *self.folder.glob("cache/*.onnx")]
        return sum(path.stat().st_size for path in files) / 2**20


class Cofactor(Bot):
    """This project, as ``cofactor train`` and ``cofactor serve`` run it."""

    name = "Cofactor"

    def training(self) -> list[str]:
        """Return the command that trains."""
        return [str(PROGRAMS / "cofactor"), "train", "--force"]

    def serving(self, port: int, actions_port: int) -> list[list[str]]:
        """Return the one command: actions run in the same process."""
        return [[str(PROGRAMS / "cofactor"), "serve", "--port", str(port)]]


class Stock(Bot):
    """Rasa's default pipeline and policies, served by Rasa's own commands."""

    name = "Stock Rasa"

    def __init__(self, folder: Path, epochs: int = DEFAULT_EPOCHS) -> None:
        super().__init__(folder)
        self.epochs = epochs

    def prepare(self) -> None:
        """Write the configuration, with the number of epochs that is asked for."""
        config: dict[str, Any] = yaml.safe_load(STOCK_CONFIG.read_text())
        for component in [*config["pipeline"], *config["policies"]]:
            if "epochs" in component:
                component["epochs"] = self.epochs
        self._write("config.yml", config)

    def training(self) -> list[str]:
        """Return the command that trains."""
        config, models = str(self.folder / "config.yml"), str(self.folder / "models")
        return [
            *(str(PROGRAMS / "rasa"), "train", "--force", "--config", config),
            *("--domain", "domain.yml", "--data", "data", "--out", models),
        ]

    def serving(self, port: int, actions_port: int) -> list[list[str]]:
        """Return two commands: Rasa's server, and the server for its actions."""
        url = f"http://127.0.0.1:{actions_port}/webhook"
        # No tracker store is named: Rasa then keeps conversations in memory.
        endpoints = self._write("endpoints.yml", {"action_endpoint": {"url": url}})
        credentials = self._write("credentials.yml", {"rest": None})
        rasa = str(PROGRAMS / "rasa")
        return [
            [rasa, "run", "actions", "--port", str(actions_port)],
            [
                *(rasa, "run", "--interface", "127.0.0.1", "--port", str(port)),
                *("--model", str(self.folder / "models")),
                *("--endpoints", endpoints, "--credentials", credentials),
            ],
        ]

    def _write(self, name: str, content: object) -> str:
        path = self.folder / name
        path.write_text(yaml.safe_dump(content, sort_keys=False))
        return str(path)


def alternate(
    bots: Sequence[Bot], times: int, measure: Callable[[Bot, int], float]
) -> list[list[float]]:
    """Return ``times`` figures of each bot, taken in turn so that they are pairs.

    Who is first changes each time, so that neither profits from the other's wake.
    """
    figures: dict[str, list[float]] = {bot.name: [] for bot in bots}
    for number in range(times):
        for bot in bots if number % 2 == 0 else reversed(bots):
            figures[bot.name].append(measure(bot, number))
    return list(figures.values())


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
