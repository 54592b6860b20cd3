"""Leave to change the library over HTTP, and the worker that takes changes in."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from threading import Lock, Thread
from typing import Annotated

from fastapi import Depends, Request

from api.engine import Engine
from api.serving.dependencies import EngineDep
from api.settings import Settings
from api.upkeep.library_jobs import queue_build, run_jobs
from ingest.errors import LibraryClosedError
from ingest.jobs.queue import JobQueue

logger = logging.getLogger("funn")


class LibraryWorker:
    """A thread that does what waits in the queue, one at a time in a process."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = Lock()
        self._thread: Thread | None = None
        self._asked = False

    def start(self) -> None:
        """Begin to work; a worker that is at work looks once more before it ends."""
        with self._lock:
            self._asked = True
            if self._thread is None:
                self._thread = Thread(target=self._work, name="library", daemon=True)
                self._thread.start()

    def wait(self, timeout_s: float) -> None:
        """Wait until nothing is left to do."""
        with self._lock:
            thread = self._thread
        if thread:
            thread.join(timeout_s)

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._asked:
                    self._thread = None
                    return
                self._asked = False
            try:
                run_jobs(self._engine.settings, engine=self._engine, wait=True)
            except Exception:
                logger.exception("the library's worker stopped")


def may_edit(settings: Settings) -> bool:
    """Return whether the library may be changed over HTTP.

    On this machine alone it may, unless ``FUNN_EDIT`` is off. Where others reach the server,
    it may only if ``FUNN_EDIT`` is on and a key is asked for.
    """
    alone = settings.is_local and not settings.proxies
    if settings.edit is None:
        return alone
    return settings.edit and (alone or bool(settings.keys))


def resume(worker: LibraryWorker, settings: Settings) -> None:
    """Begin with the jobs that waited when the server was last stopped, if there are any."""
    if may_edit(settings) and (settings.home / "jobs").is_dir():
        counts = JobQueue(settings.home).counts()
        if counts["waiting"] or counts["running"]:
            worker.start()


def editable_library(request: Request, engine: EngineDep) -> LibraryWorker:
    """Return the worker of a library that may be changed.

    Raises:
        LibraryClosedError: It may not.
    """
    if not may_edit(engine.settings):
        raise LibraryClosedError("library_closed")
    worker: LibraryWorker = request.app.state.library_worker
    return worker


LibraryDep = Annotated[LibraryWorker, Depends(editable_library)]


def take_in(engine: Engine, worker: LibraryWorker, *, leaving: Iterable[str] = ()) -> None:
    """Let a build wait for what has changed, and see that someone does it.

    Args:
        leaving: Ids of documents that a person has just taken out.
    """
    queue_build(engine.settings, leaving=leaving)
    worker.start()
