"""The lock that lets one build run at a time in a home, and goes with its owner."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ingest.errors import FunnError

LOCK = "build.lock"
#: Longest wait, in seconds, for a lock whose owner has died.
DEAD_OWNER_S = 3.0
#: Locks held by this process, which its children must not hold on to.
_held: list[IO[str]] = []


class BuildRunningError(FunnError):
    """Another process is building in the same home."""


@contextmanager
def build_lock(home: Path) -> Iterator[None]:
    """Hold the one build lock of ``home``; the system frees it as soon as the process dies.

    Raises:
        BuildRunningError: Another process, which is named, holds it.
        FunnError: The folder cannot be written.
    """
    with _opened(home) as lock:
        _take(lock, home)
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        _held.append(lock)
        try:
            yield
        finally:
            _held.remove(lock)


def _opened(home: Path) -> IO[str]:
    try:
        home.mkdir(parents=True, exist_ok=True)
        return (home / LOCK).open("a+")
    except OSError as error:
        raise FunnError("home_not_writable", home=str(home), cause=str(error.strerror)) from error


def _take(lock: IO[str], home: Path) -> None:
    """Take the lock. One whose owner is dead is about to be free: its children let go of it."""
    until = time.monotonic() + DEAD_OWNER_S
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError as error:
            lock.seek(0)
            owner = lock.read(20).strip()
            if _is_alive(owner) or time.monotonic() > until:
                shown = owner or "?"
                raise BuildRunningError("build_running", home=str(home), process=shown) from error
        time.sleep(0.02)


def _is_alive(owner: str) -> bool:
    if not owner.isdecimal():
        return False
    try:
        os.kill(int(owner), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _let_go() -> None:
    """Close the locks in a forked child: the parent's death alone is to free them."""
    for lock in _held:
        with contextlib.suppress(OSError):
            lock.close()
    _held.clear()


os.register_at_fork(after_in_child=_let_go)
