"""A hash of all that a message's reading and features depend on."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from bot.content.knowledge import knowledge
from bot.content.vocabulary import vocabulary
from bot.pipeline.minilm import WEIGHTS_SHA256
from bot.pipeline.tuned_layers import tuned_sha256


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Return the hash of the pipeline's sources, the encoder and all names."""
    digest = hashlib.sha256(f"{WEIGHTS_SHA256} {tuned_sha256()}".encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    for name in vocabulary(knowledge()):
        digest.update(f"{name.entity} {name.value} {name.text}\n".encode())
    for text, code in knowledge().helplines.names.by_text().items():
        digest.update(f"country {code} {text}\n".encode())
    return digest.hexdigest()
