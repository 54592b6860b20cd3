"""Manifest → corpus store, reading only what has changed, with a report of every file.

A document leaves the store only when its entry has left the manifest, or says ``skip``. One
whose file is gone or cannot be read again keeps its last good version.

How documents are read side by side is the caller's choice: any
``concurrent.futures.Executor`` will do (in process, a process pool, a Dask cluster's).
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, as_completed
from dataclasses import replace
from pathlib import Path

from ingest.duplicates import find_duplicates
from ingest.errors import FunnError, RemovalError
from ingest.file_names import near_name
from ingest.manifest import Manifest, Source, find_sources
from ingest.models import Document, DocumentId, DuplicatePair
from ingest.notes import Note
from ingest.reading import ReadDocument, fingerprint_of, read_source, reason_of
from ingest.reports import DocumentReport, IngestReport, Status
from ingest.store import CorpusStore

#: Share of the stored documents that one ingest removes without being told that it may.
MAX_REMOVED_SHARE = 0.1
#: Documents named where a removal is refused.
_MAX_NAMED = 5


def ingest(
    manifest: Manifest,
    folders: Sequence[Path],
    store: CorpusStore,
    *,
    executor: Executor,
    allow_removal: bool = False,
    on_done: Callable[[DocumentReport], None] | None = None,
) -> IngestReport:
    """Bring the store in line with the manifest.

    Args:
        folders: Searched for each file, in order.
        allow_removal: More than a tenth of the documents may leave the store.
        on_done: Called once per document, as each is finished.

    Returns:
        A report on every entry, and on every document that was removed.

    Raises:
        RemovalError: More would leave than may; nothing was changed.
    """
    tell = on_done or (lambda _: None)
    stored = store.fingerprints()
    leaving = _leaving(manifest, stored)
    _check_removal(leaving, stored, allowed=allow_removal)
    store.begin_ingest()
    reports: dict[DocumentId, DocumentReport] = {}
    for report in _read_changed(find_sources(manifest, folders), folders, store, stored, executor):
        reports[report.document_id] = report
        tell(report)
    for report in (removed := _remove(leaving, reports, store)):
        tell(report)
    store.set_order([DocumentId(entry.id) for entry in manifest.documents])
    listed = [reports[DocumentId(entry.id)] for entry in manifest.documents]
    run = IngestReport((*listed, *removed))
    if run.changed:
        store.put_duplicates(_duplicates(store))
    store.end_ingest()
    return replace(run, duplicates=tuple(store.duplicates()))


def _leaving(manifest: Manifest, stored: Iterable[DocumentId]) -> list[DocumentId]:
    """Name the stored documents that the manifest no longer asks for."""
    wanted = {DocumentId(entry.id) for entry in manifest.documents if not entry.skip}
    return [i for i in stored if i not in wanted]


def _remove(
    leaving: Sequence[DocumentId], listed: Container[DocumentId], store: CorpusStore
) -> list[DocumentReport]:
    """Remove documents; report on those that have no report as an entry of the manifest."""
    store.remove(leaving)
    left = Note.of("not_in_manifest")
    return [DocumentReport(i, "", "removed", message=left) for i in leaving if i not in listed]


def _check_removal(
    leaving: Sequence[DocumentId], stored: dict[DocumentId, str], *, allowed: bool
) -> None:
    if allowed or len(leaving) <= MAX_REMOVED_SHARE * len(stored):
        return
    named = ", ".join(leaving[:_MAX_NAMED]) + (", …" if len(leaving) > _MAX_NAMED else "")
    raise RemovalError(
        "removal_not_allowed", count=len(leaving), stored=len(stored), documents=named
    )


def _read_changed(
    sources: Iterable[Source],
    folders: Sequence[Path],
    store: CorpusStore,
    stored: dict[DocumentId, str],
    executor: Executor,
) -> Iterator[DocumentReport]:
    """Read the documents that have changed into the store; report on each as it is finished."""
    waiting: dict[Future[ReadDocument], tuple[Source, str]] = {}
    for source in sources:
        report, fingerprint = _look_at(source, stored, store, folders)
        if report:
            yield _or_kept(report, stored, store)
        else:
            waiting[_submitted(executor, source)] = (source, fingerprint)
    for future in as_completed(waiting):
        source, fingerprint = waiting[future]
        report = _keep(source, fingerprint, _outcome_of(future, source), store)
        yield _or_kept(report, stored, store)


def _or_kept(
    report: DocumentReport, stored: dict[DocumentId, str], store: CorpusStore
) -> DocumentReport:
    """Report that a document which was not read anew keeps the version in the store, if any."""
    if report.status not in {"missing", "failed"} or report.document_id not in stored:
        return report
    reason = report.message or Note.of("file_missing", file=report.file)
    try:
        last = store.document(report.document_id)
    except FunnError as error:  # nothing whole to keep: the index is not built over it
        return replace(report, status="failed", message=error.note)
    message = Note.of("document_kept", reason=reason)
    return replace(_report(last, "kept"), file=report.file, seconds=report.seconds, message=message)


def _look_at(
    source: Source, stored: dict[DocumentId, str], store: CorpusStore, folders: Sequence[Path]
) -> tuple[DocumentReport | None, str]:
    """Report on a document that need not be read; else return its new fingerprint."""
    i, entry = source.document_id, source.entry
    if entry.skip:
        return DocumentReport(
            i, entry.file, "skipped", message=Note.of("skipped", reason=entry.skip)
        ), ""
    if source.path is None:
        places = ", ".join(f"{folder}/" for folder in folders)
        near = near_name(entry.file, folders)
        code = "file_not_in_folders_near" if near else "file_not_in_folders"
        facts = {"file": entry.file, "folders": places} | ({"near": near} if near else {})
        message = Note.of(code, **facts)
        return DocumentReport(i, entry.file, "missing", message=message), ""
    try:
        fingerprint = fingerprint_of(source)
    except (FunnError, OSError) as error:
        return DocumentReport(i, entry.file, "failed", message=reason_of(error, entry)), ""
    if stored.get(i) == fingerprint and store.is_whole(i):
        return _report(store.document(i), "unchanged"), fingerprint
    return None, fingerprint


def _submitted(executor: Executor, source: Source) -> Future[ReadDocument]:
    """Hand a file to the executor. One that is broken refuses: that too is an outcome."""
    try:
        return executor.submit(read_source, source)
    except Exception as error:  # whatever a broken executor raises
        refused: Future[ReadDocument] = Future()
        refused.set_exception(error)
        return refused


def _outcome_of(future: Future[ReadDocument], source: Source) -> ReadDocument:
    """Return what a worker read. One that dies costs its document and not the whole ingest."""
    try:
        return future.result()
    except Exception as error:  # whatever a broken executor raises
        message = Note.of("reader_stopped", file=source.entry.file, cause=repr(error))
        return ReadDocument(None, 0.0, message)


def _keep(
    source: Source, fingerprint: str, outcome: ReadDocument, store: CorpusStore
) -> DocumentReport:
    if outcome.document is None:
        return DocumentReport(
            source.document_id,
            source.entry.file,
            "failed",
            seconds=outcome.seconds,
            message=outcome.message,
        )
    store.put(
        outcome.document,
        ordinal=0,
        fingerprint=fingerprint,
        seconds=outcome.seconds,
        path=source.path,
    )
    return replace(_report(outcome.document, "read"), seconds=outcome.seconds)


def _report(document: Document, status: Status) -> DocumentReport:
    parsed = document.parsed
    return DocumentReport(
        document.document_id,
        document.file,
        status,
        pages=len(parsed.pages),
        sections=len(parsed.sections),
        passages=len(document.passages),
        tables=len(parsed.tables),
        warnings=parsed.warnings,
    )


def _duplicates(store: CorpusStore) -> list[DuplicatePair]:
    documents = (store.document(i) for i in store.document_ids())
    return find_duplicates((d.document_id, d.digest, d.text) for d in documents)
