"""Fetches a chat widget that others wrote for Rasa: ``-m tests.browser.stock_widget``.

It is rasa-webchat 1.0.1 (Apache-2.0), one script, which speaks Socket.IO.
"""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "rasa-webchat@1.0.1"
SHA512 = (
    "Ld1zVJvTAaTrs6A5p8t70agNNrKYRyXlvqXZRgBoDvKKUXbA0jhJKECi5bdPGlaR"
    "6jsmqWtVylHS+YqIqo0x8w=="
)
SCRIPT_IN_PACKAGE = "package/lib/index.js"
ARCHIVE = Path(__file__).parents[2] / ".cache" / "rasa-webchat-1.0.1.tgz"


class StockWidgetError(Exception):
    """The widget could not be fetched, or is not the one that is expected."""


def script() -> bytes:
    """Return the widget's script, of the archive in the cache.

    Raises:
        StockWidgetError: If it is not there, or not the one that is expected.
    """
    if not ARCHIVE.exists():
        raise StockWidgetError(
            f"{ARCHIVE} is missing. Fetch it: python -m tests.browser.stock_widget"
        )
    _check(ARCHIVE)
    with tarfile.open(ARCHIVE) as archive:
        found = archive.extractfile(SCRIPT_IN_PACKAGE)
        if found is None:
            raise StockWidgetError(f"{ARCHIVE} holds no {SCRIPT_IN_PACKAGE}.")
        return found.read()


def fetch() -> None:
    """Put the package into the cache, if it is not there.

    Raises:
        StockWidgetError: If there is no npm, it fails, or it brings something else.
    """
    if ARCHIVE.exists():
        _check(ARCHIVE)
        return
    beside = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    npm = shutil.which("npm", path=beside)
    if npm is None:
        raise StockWidgetError("No npm: install Node.js, and try again.")
    ARCHIVE.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ARCHIVE.parent) as folder:
        command = [npm, "pack", "--silent", "--pack-destination", folder, PACKAGE]
        environment = {**os.environ, "PATH": beside}
        done = subprocess.run(command, env=environment, check=False)
        packed = list(Path(folder).glob("*.tgz"))
        if done.returncode or len(packed) != 1:
            raise StockWidgetError(f"'npm pack {PACKAGE}' failed: see above.")
        _check(packed[0])
        packed[0].replace(ARCHIVE)


def _check(archive: Path) -> None:
    digest = hashlib.sha512(archive.read_bytes()).digest()
    if base64.b64encode(digest).decode() != SHA512:
        raise StockWidgetError(
            f"{archive} is not {PACKAGE} as it was when it was pinned. Delete the "
            "file and fetch it again; if it stays so, don't use it."
        )


if __name__ == "__main__":
    try:
        fetch()
    except StockWidgetError as error:
        sys.exit(str(error))
    print(f"The stock widget is {ARCHIVE.name}.")
