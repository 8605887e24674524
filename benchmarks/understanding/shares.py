"""Shares of questions, with the interval in which the true share is likely to be."""

from __future__ import annotations

import math
from collections.abc import Collection


def wilson(hits: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """Return the interval of a share, as two shares (Wilson 1927); 95 % by default."""
    share, spread = hits / total, z * z / total
    center = share + spread / 2
    width = z * math.sqrt((share * (1 - share) + spread / 4) / total)
    return (center - width) / (1 + spread), (center + width) / (1 + spread)


def percent(reached: Collection[bool]) -> str:
    """Return how many were reached, as "88.1 %"; a dash if there are none."""
    return f"{100 * sum(reached) / len(reached):.1f} %" if reached else "-"


def interval(reached: Collection[bool]) -> str:
    """Return Wilson's interval, as "85.2 to 90.5"; a dash if there are none."""
    if not reached:
        return "-"
    low, high = wilson(sum(reached), len(reached))
    return f"{100 * low:.1f} to {100 * high:.1f}"
