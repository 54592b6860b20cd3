"""``/api/library/files`` and ``/jobs``: files are taken in, and read by a worker."""

from __future__ import annotations

import filecmp
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi import Path as InPath
from starlette.concurrency import run_in_threadpool

from api.schemas.library import JobOut, JobsOut, QueuedOut
from api.serving.dependencies import EngineDep, LocaleDep
from api.serving.editing import LibraryDep
from api.upkeep.library_jobs import queue_files
from api.wordings import Locale, shown_note
from ingest.errors import UploadError
from ingest.file_names import composed, find_file, is_readable
from ingest.jobs.queue import Job, JobQueue
from ingest.parsers import format_of

router = APIRouter(prefix="/api/library", tags=["library"])

_MAX_NAME_BYTES = 200
_MAX_JOBS = 200
Number = Annotated[int, InPath(ge=1)]


@router.post("/files", status_code=202)
async def upload_file(
    request: Request,
    engine: EngineDep,
    worker: LibraryDep,
    name: Annotated[str, Query(min_length=1, max_length=_MAX_NAME_BYTES)],
) -> QueuedOut:
    """Take in one file, as the request's body, and let it wait to be read.

    It is put beside the manifest, in ``corpus/``. A file of that name is never replaced.
    """
    plain = _plain_name(name)
    folder = engine.settings.folders[0]
    folder.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=folder, prefix=".upload-")
    draft = Path(temporary)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            async for chunk in request.stream():
                await run_in_threadpool(stream.write, chunk)
            stream.flush()
            os.fsync(stream.fileno())
        draft.chmod(0o644)
        path = _put_in_place(draft, folder, plain)
    finally:
        draft.unlink(missing_ok=True)
    (job,) = queue_files(engine.settings, [path])
    worker.start()
    return QueuedOut(file=plain, job=job)


@router.get("/jobs")
def list_jobs(engine: EngineDep, locale: LocaleDep, _: LibraryDep) -> JobsOut:
    """List the newest jobs and how they went."""
    queue = JobQueue(engine.settings.home)
    jobs = [_job(job, locale) for job in queue.jobs(limit=_MAX_JOBS)]
    return JobsOut(jobs=jobs, counts=dict(queue.counts()))


@router.post("/jobs/{number}/cancel")
def cancel_job(number: Number, engine: EngineDep, locale: LocaleDep, _: LibraryDep) -> JobOut:
    """Take a waiting job out of the queue."""
    return _job(JobQueue(engine.settings.home).cancel(number), locale)


@router.post("/jobs/{number}/retry")
def retry_job(number: Number, engine: EngineDep, locale: LocaleDep, worker: LibraryDep) -> JobOut:
    """Try a job again that failed or was cancelled."""
    job = JobQueue(engine.settings.home).retry(number)
    worker.start()
    return _job(job, locale)


def _plain_name(name: str) -> str:
    """Return the name of an uploaded file.

    Raises:
        UploadError: It is no plain name, or of a kind that Funn does not read.
    """
    plain = composed(name)
    hidden = plain.startswith((".", "~$"))
    strange = any(sign in plain for sign in "/\\\0") or not plain.isprintable()
    if hidden or strange or not is_readable(plain) or len(plain.encode()) > _MAX_NAME_BYTES:
        raise UploadError("upload_name", name=repr(plain))
    if format_of(Path(plain)) is None:
        raise UploadError("upload_format", name=plain)
    return plain


def _put_in_place(draft: Path, folder: Path, name: str) -> Path:
    """Give an upload its name, unless another file has it.

    Raises:
        UploadError: Another file has that name.
    """
    path = folder / name
    if find_file(folder, name) is None:
        with suppress(FileExistsError):
            path.open("xb").close()  # the name is ours, also where two send it at once
            return draft.replace(path)
    there = find_file(folder, name)
    if there and filecmp.cmp(there, draft, shallow=False):
        return there
    raise UploadError("upload_name_taken", name=name)


def _job(job: Job, locale: Locale) -> JobOut:
    return JobOut(
        number=job.number,
        kind=job.kind,
        subject=Path(job.subject).name,
        state=job.state,
        attempts=job.attempts,
        reason=shown_note(job.reason, locale) if job.reason else "",
    )
