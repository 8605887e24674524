"""All conversations together reach every intent, rule, form step, topic and fact."""

from __future__ import annotations

import pytest

from bot.server.assistant import Assistant
from tests.conversations.coverage import missing
from tests.conversations.report import Held


@pytest.fixture(scope="module")
def left_out(model, event_loop, content):
    """Return by kind what all conversations of ``cases`` and ``walks`` leave out."""
    held = Held(Assistant(model), event_loop)
    held.hold_all(content)
    return missing(held.reached, content)


@pytest.mark.parametrize(
    "kind", ["intents", "rules", "form steps", "topics", "facts", "phrases"]
)
def test_coverage_leaves_none_out(left_out, kind):
    names, number = left_out[kind]
    assert number > 0
    assert names == []
