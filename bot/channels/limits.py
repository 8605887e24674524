"""How many messages a conversation, and how many requests an address, may send."""

from __future__ import annotations

import ipaddress
import math
import time
from functools import lru_cache

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from bot.settings import settings

MINUTE = 60  # seconds
# One household or firm gets this much of IPv6, and may use each address of it.
HOUSEHOLD = 64  # bits


class Limit:
    """At most so many a minute for each name. Kept in memory, and soon forgotten."""

    def __init__(self, times: int) -> None:
        """Allow ``times`` a minute; 0 allows all."""
        self._item = RateLimitItemPerMinute(times) if times else None
        # Not the moving window: in memory, that keeps each name it ever saw.
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())

    def allows(self, name: str) -> bool:
        """Count one for ``name``, and tell whether it is within the limit."""
        return self._item is None or self._limiter.hit(self._item, name)

    def seconds_left(self, name: str) -> int:
        """Return in how many seconds ``name`` is surely allowed again: 1 or more."""
        if self._item is None:
            return 1
        stats = self._limiter.get_window_stats(self._item, name)
        # When the minute is over, the one before still counts in part.
        left = stats.reset_time - time.time() + MINUTE / self._item.amount
        return max(1, math.ceil(left))


@lru_cache(maxsize=1)
def message_limit() -> Limit:
    """Return the limit on messages of one conversation, made once."""
    return Limit(settings().messages_per_minute)


@lru_cache(maxsize=1)
def request_limit() -> Limit:
    """Return the limit on requests from one address, made once."""
    return Limit(settings().requests_per_minute)


def household(address: str) -> str:
    """Return what is counted for ``address``: itself, or its /64 for IPv6."""
    try:
        found = ipaddress.ip_address(address.strip("[]"))
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((int(found), HOUSEHOLD), strict=False))
