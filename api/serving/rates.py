"""A client's address, and when it may ask again: shared by the limits that count."""

from __future__ import annotations

import math
import time

from limits import RateLimitItem
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.types import Scope


def client_of(scope: Scope) -> str:
    """Return the address that a request comes from, as far as trusted proxies tell."""
    return (scope.get("client") or ("unknown",))[0]


def seconds_left(
    limiter: SlidingWindowCounterRateLimiter, limit: RateLimitItem, client: str
) -> int:
    """Return the whole seconds until ``client`` may come again, at least one."""
    free_at = limiter.get_window_stats(limit, client).reset_time
    return max(1, math.ceil(free_at - time.time()))
