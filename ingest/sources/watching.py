"""Folders that are watched: told when something in them changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

from watchfiles import watch

#: Milliseconds between looks at a folder that is polled, and to wait for changes to end.
POLL_MS, SETTLE_MS = 3_000, 2_000
#: Milliseconds without a change after which is looked anyway: a file that was still being
#: written is brought then, and what the watching missed.
LOOK_ANYWAY_MS = 60_000


def changes(folders: Sequence[Path], *, poll: bool, stop: Event | None = None) -> Iterator[None]:
    """Yield after each change in the folders, and once in a while without one.

    Args:
        poll: Look again and again, for network drives, which do not tell of changes.
        stop: Ends the watching when it is set.
    """
    for _ in watch(
        *folders,
        force_polling=True if poll else None,
        poll_delay_ms=POLL_MS,
        debounce=SETTLE_MS,
        rust_timeout=LOOK_ANYWAY_MS,
        yield_on_timeout=True,
        stop_event=stop,
    ):
        yield
