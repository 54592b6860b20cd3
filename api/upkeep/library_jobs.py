"""Jobs of the library: a file becomes an entry, and what has changed is read and indexed.

Both may be begun again after a crash: a file that has its entry is passed over, and a build
does only what is not done.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path

from rich.progress import Progress

from api.engine import Engine
from api.settings import Settings
from api.upkeep.build_lock import BuildRunningError
from api.upkeep.corpus_build import build_corpus
from ingest.errors import FunnError
from ingest.jobs.queue import Job, JobQueue
from ingest.library.manifest_file import ManifestBusyError, versions_of
from ingest.manifest import load_manifest
from ingest.metadata.adding import add
from ingest.notes import Note
from ingest.store import CorpusStore

#: Faults that may be gone at the next try.
_MAY_PASS = (BuildRunningError, ManifestBusyError, OSError, MemoryError)
ADD, BUILD = "add", "build"
#: Files go before the build that takes them all in.
PRIORITIES = {ADD: 10, BUILD: 50}


class JobFailedError(FunnError):
    """The work was refused, for the reason that is its note."""

    def __init__(self, note: Note) -> None:
        super().__init__(note.code, **dict(note.facts))


def queue_files(settings: Settings, paths: Iterable[Path]) -> list[int]:
    """Let files wait to be added; return the numbers of the jobs, one a file or folder."""
    queue = JobQueue(settings.home)
    return [queue.put(ADD, str(path.resolve()), priority=PRIORITIES[ADD]) for path in paths]


def queue_build(settings: Settings, *, leaving: Iterable[str] = ()) -> int:
    """Let a build wait, if none does; return its number.

    Args:
        leaving: Ids of documents that a person has just taken out of the manifest.
    """
    named = " ".join(sorted(leaving))
    return JobQueue(settings.home).put(BUILD, named, priority=PRIORITIES[BUILD])


def run_jobs(
    settings: Settings,
    *,
    engine: Engine | None = None,
    on_job: Callable[[Job, Note | None], None] | None = None,
    wait: bool = False,
) -> int | None:
    """Work until no job waits that may be begun; return how many were ended.

    Args:
        engine: Holds the embedding model that is open already, if one is.
        on_job: Called after each job, with its fault if it has one.
        wait: Also wait for those that are to be tried again.

    Returns:
        ``None`` if as many workers as may be are at work already.
    """
    queue = JobQueue(settings.home)
    tell = on_job or (lambda *_: None)
    ended = 0
    with queue.slot() as slot:
        if slot is None:
            return None
        engine = engine or Engine(settings)
        while True:
            if job := queue.claim(slot):
                tell(job, _run(queue, job, settings, engine))
                ended += 1
                continue
            seconds = queue.seconds_to_next()
            if seconds is None or not wait:
                return ended
            time.sleep(min(seconds, 1.0))


def _run(queue: JobQueue, job: Job, settings: Settings, engine: Engine) -> Note | None:
    """Do one job and write down how it ended; return its fault."""
    try:
        _WORK[job.kind](job, settings, engine)
    except Exception as error:  # whatever a file can do must not end the queue
        note = error.note if isinstance(error, FunnError) else _unexpected(error)
        may_pass = isinstance(error, _MAY_PASS) or not isinstance(error, FunnError)
        queue.fail(job, note, may_pass=may_pass)
        return note
    follows = (BUILD, "", PRIORITIES[BUILD]) if job.kind == ADD else None
    queue.finish(job, then=follows)
    return None


def _unexpected(error: Exception) -> Note:
    return Note.of("job_stopped", cause=f"{type(error).__name__}: {error}")


def _add(job: Job, settings: Settings, _: Engine) -> None:
    report = add([Path(job.subject)], settings.manifest, settings.folders)
    for _file, reason in report.failed:
        raise JobFailedError(reason)


def _build(job: Job, settings: Settings, engine: Engine) -> None:
    """Read and index what has changed; documents leave that a person has taken out by name."""
    allowed = set(job.subject.split()) | {
        document
        for version in versions_of(settings.manifest)
        for kind, document in version.changes
        if kind == "remove"
    }
    listed = {entry.id for entry in load_manifest(settings.manifest).documents}
    stored = CorpusStore(settings.store_path).document_ids()
    asked_for = {str(document) for document in stored} - listed <= allowed
    with Progress(disable=True) as bars:
        build_corpus(settings, bars, workers=1, engine=engine, allow_removal=asked_for)


_WORK: dict[str, Callable[[Job, Settings, Engine], None]] = {ADD: _add, BUILD: _build}
