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
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
STOCK = Path(__file__).parent / "stock"
COFACTOR, RASA = (str(Path(sys.executable).parent / it) for it in ("cofactor", "rasa"))
DEFAULT_EPOCHS = 100  # what Rasa trains its default pipeline for
LONGEST_TRAINING, LONGEST_START, LONGEST_TURN = 7200, 300, 60  # seconds


@dataclass(frozen=True)
class Bot:
    """A bot in a folder of its own, and the commands that train and serve it."""

    name: str
    folder: Path
    training: list[str]
    serving: list[list[str]]

    def train(self) -> float:
        """Train from nothing; return the seconds, from the start of the process."""
        for made in ("models", "cache", "rasa-cache"):
            shutil.rmtree(self.folder / made, ignore_errors=True)
        start = time.perf_counter()
        with (self.folder / "training.log").open("wb") as log:
            subprocess.run(
                self.training,
                cwd=ROOT,
                env=self._environment(),
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
        ports = {"PORT": str(_free_port()), "ACTIONS_PORT": str(_free_port())}
        with ExitStack() as stack:
            log = stack.enter_context((self.folder / "server.log").open("wb"))
            processes = []
            for command in self.serving:
                process = subprocess.Popen(
                    [part.format(**ports) for part in command],
                    cwd=ROOT,
                    env={**self._environment(), **ports},
                    stdout=log,
                    stderr=log,
                )
                stack.callback(_stop, process)
                processes.append(process)
            server = Server(int(ports["PORT"]), processes)
            server.wait()
            yield server

    def megabytes(self) -> float:
        """Return the size of what a server loads: the model, our encoder's graph."""
        files = [*self.folder.glob("models/*.gz"), *self.folder.glob("cache/*.onnx")]
        return sum(path.stat().st_size for path in files) / 2**20

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "RASA_TELEMETRY_ENABLED": "false",
            "RASA_CACHE_DIRECTORY": str(self.folder / "rasa-cache"),
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "SANIC_HOST": "127.0.0.1",  # else rasa-sdk listens on all addresses
            "COFACTOR_MODELS": str(self.folder / "models"),
            "COFACTOR_CACHE": str(self.folder / "cache"),
            "COFACTOR_STATE": str(self.folder / "state"),
            # Stock Rasa has no limits, and a benchmark is faster than people are.
            "COFACTOR_MESSAGES_PER_MINUTE": "0",
            "COFACTOR_REQUESTS_PER_MINUTE": "0",
        }


def cofactor(folder: Path) -> Bot:
    """Return this project, as anyone runs it; it reads PORT from the environment."""
    folder.mkdir(parents=True, exist_ok=True)
    return Bot(
        "Cofactor", folder, [COFACTOR, "train", "--force"], [[COFACTOR, "serve"]]
    )


def stock(folder: Path, epochs: int) -> Bot:
    """Return Rasa's default pipeline and policies, run by Rasa's own commands."""
    folder.mkdir(parents=True, exist_ok=True)
    config = yaml.safe_load((STOCK / "config.yml").read_text())
    for component in [*config["pipeline"], *config["policies"]]:
        if "epochs" in component:
            component["epochs"] = epochs
    config_file, models = folder / "config.yml", str(folder / "models")
    config_file.write_text(yaml.safe_dump(config, sort_keys=False))
    training = [RASA, "train", "--force", "--config", str(config_file), "--out", models]
    server = [RASA, "run", "--interface", "127.0.0.1", "--port", "{PORT}"]
    server += ["--model", models, "--endpoints", str(STOCK / "endpoints.yml")]
    server += ["--credentials", str(STOCK / "credentials.yml")]
    actions = [RASA, "run", "actions", "--port", "{ACTIONS_PORT}"]
    return Bot("Stock Rasa", folder, training, [actions, server])


class Server:
    """A running bot: its processes, and a connection to its webhook."""

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
        header = {"Content-Type": "application/json"}
        start = time.perf_counter()
        self._connection.request("POST", "/webhooks/rest/webhook", body, header)
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
                time.sleep(0.05)
            finally:
                # A server hangs up after 5 idle seconds, while the other one starts.
                self._connection.close()
        raise RuntimeError(
            "The server ended or did not answer in time; --keep keeps its server.log."
        )

    def memory(self) -> float:
        """Return the resident memory of all processes, in MB."""
        return sum(kilobytes for _, kilobytes in self._family()) / 1024

    def busy(self) -> float:
        """Return the seconds of processor time of all processes; 0 if not on Linux."""
        files = [Path(f"/proc/{pid}/stat") for pid, _ in self._family()]
        stats = [path.read_text().rpartition(")")[2] for path in files if path.exists()]
        ticks = sum(int(part) for stat in stats for part in stat.split()[11:13])
        return ticks / os.sysconf("SC_CLK_TCK")

    def _family(self) -> list[tuple[int, int]]:
        """Return the id and resident kilobytes of each process and its children."""
        command = ["ps", "-axo", "pid=,ppid=,rss="]
        listed = subprocess.run(command, capture_output=True, check=True).stdout
        rows = sorted(tuple(map(int, line.split())) for line in listed.splitlines())
        family = {process.pid: 0 for process in self._processes}
        for pid, parent, kilobytes in rows:
            if pid in family or parent in family:
                family[pid] = kilobytes
        return list(family.items())


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
