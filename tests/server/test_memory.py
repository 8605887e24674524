"""What is loaded at the start stays out of the collector's way."""

from __future__ import annotations

import gc


def test_memory_what_the_assistant_loads_is_not_looked_through_in_a_turn(assistant):
    kept = gc.get_freeze_count()
    assert kept > 200_000
    assert len(gc.get_objects()) < kept
