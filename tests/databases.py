"""Databases that tests count in: a new SQLite file, a new PostgreSQL of their own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
# What a server reads from the folder in which it is started.
READ = ("config.yml", "domain.yml", "credentials.yml", "data", "models", ".cache")
# Debian's place; elsewhere it is on the PATH.
POSTGRESQL = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
PASSWORD = "pa$$ word/@:"


@contextmanager
def postgresql() -> Iterator[dict[str, Any]]:
    """Run a PostgreSQL and yield what endpoints.yml says of it; skip if there is none.

    It refuses to run as root, so then it runs as the user that Debian makes for it.
    """
    found = POSTGRESQL[-1] if POSTGRESQL else Path(shutil.which("initdb") or "").parent
    if not (found / "initdb").exists():
        pytest.skip("PostgreSQL is not installed")
    user = {"user": "postgres", "group": "postgres"} if os.getuid() == 0 else {}
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    folder = Path(tempfile.mkdtemp())
    data = folder / "data"
    if user:
        shutil.chown(folder, **user)
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "cwd": folder, **user}
    (folder / "password").write_text(PASSWORD)
    init = [found / "initdb", "-D", data, "-U", "tester", "--no-sync"]
    login = ["-A", "scram-sha-256", "--pwfile", folder / "password"]
    subprocess.run([*init, *login], check=True, **quiet)
    options = f"-p {port} -k {folder} -h 127.0.0.1 -F"
    control = [found / "pg_ctl", "-D", data, "-w"]
    start = [*control, "-l", folder / "log", "-o", options, "start"]
    subprocess.run(start, check=True, **quiet)
    try:
        yield {
            "dialect": "postgresql",
            "url": "127.0.0.1",
            "port": port,
            "db": "postgres",
            "username": "tester",
            "password": PASSWORD,
        }
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=True, **quiet)
        shutil.rmtree(folder)


def folder_with(database: dict[str, Any], folder: Path) -> Path:
    """Make ``folder`` one to start a server in that keeps all in ``database``."""
    folder.mkdir()
    for name in READ:
        (folder / name).symlink_to(ROOT / name)
    store = {"type": "bot.tracker_store.ForgettingTrackerStore", **database}
    endpoints = yaml.safe_dump({"tracker_store": store})
    (folder / "endpoints.yml").write_text(endpoints)
    return folder
