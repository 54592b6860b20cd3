"""Growth of a cost with its size: a ratio in one run, never a time limit."""

from __future__ import annotations

import time
from collections.abc import Callable

#: Largest ratio of costs, at eight times the size, that counts as linear growth; quadratic
#: growth gives 64.
IN_PROPORTION = 28
_TIMES = 8


def growth(act: Callable[[int], object], size: int) -> float:
    """Return how much processor time grows at eight times the size; the least of three."""
    return _seconds(act, size * _TIMES) / max(_seconds(act, size), 1e-4)


def _seconds(act: Callable[[int], object], size: int) -> float:
    def once() -> float:
        started = time.process_time()
        act(size)
        return time.process_time() - started

    return min(once() for _ in range(3))
