"""A call for help in another language than English gets the right kind of reply."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

MESSAGES = Path(__file__).parent / "messages" / "languages.jsonl"
DANGER = {"crisis", "emergency", "refer"}


def cases() -> list:
    """Return each message of the file, with the kind of reply that it should get."""
    with MESSAGES.open(encoding="utf-8") as lines:
        said = [json.loads(line) for line in lines]
    return [
        pytest.param(one["text"], one["expect"], id=f"{one['lang']}: {one['text']}")
        for one in said
    ]


@pytest.mark.parametrize(("message", "expect"), cases())
def test_other_languages_get_the_kind_of_reply_they_need(talk, message, expect):
    kind = talk(message).kind
    assert (kind if kind in DANGER else "none") == expect
