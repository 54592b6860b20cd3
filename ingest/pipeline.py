"""Manifest → corpus store, reading only what has changed, with a report of every file.

How documents are read side by side is the caller's choice: any
``concurrent.futures.Executor`` will do (in process, a process pool, a Dask cluster's).
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, as_completed
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from ingest.duplicates import find_duplicates
from ingest.errors import FunnError, ParseError
from ingest.file_names import near_name
from ingest.manifest import Manifest, ManifestEntry, Source, find_sources
from ingest.models import Document, DocumentId, DuplicatePair, Page, PageSpan, ParsedDocument
from ingest.notes import Note
from ingest.parsers import parser_for
from ingest.passages.chunking import CHUNKER_VERSION, chunk
from ingest.sandbox.pool import parse_isolated
from ingest.store import CorpusStore
from ingest.voices.labelling import VOICE_VERSION, label_voices

Status = Literal["read", "unchanged", "missing", "skipped", "failed", "removed"]

#: Longest time for one file, in seconds. Long reports take seconds; one that takes minutes
#: is broken or hostile.
PARSE_TIMEOUT_S = 600.0
PARSE_MEMORY_BYTES = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """Outcome of an ingest for one document.

    Attributes:
        message: Reason that it was not read and what to do; ``None`` where all is well.
        seconds: Time spent reading it now; 0 where it was unchanged.
    """

    document_id: DocumentId
    file: str
    status: Status
    pages: int = 0
    sections: int = 0
    passages: int = 0
    tables: int = 0
    warnings: tuple[Note, ...] = ()
    seconds: float = 0.0
    message: Note | None = None


@dataclass(frozen=True, slots=True)
class IngestReport:
    """Outcome of an ingest for all documents, in the manifest's order, and duplicates."""

    documents: tuple[DocumentReport, ...]
    duplicates: tuple[DuplicatePair, ...] = ()

    @property
    def failed(self) -> bool:
        """Return whether a file could not be read."""
        return any(report.status == "failed" for report in self.documents)

    @property
    def changed(self) -> bool:
        """Return whether the corpus has changed."""
        return any(report.status in {"read", "removed"} for report in self.documents)


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One document as read, or the reason that it was not. Sent between processes."""

    document: Document | None
    seconds: float
    message: Note | None = None


def ingest(
    manifest: Manifest,
    folders: Sequence[Path],
    store: CorpusStore,
    *,
    executor: Executor,
    on_done: Callable[[DocumentReport], None] | None = None,
) -> IngestReport:
    """Bring the store in line with the manifest.

    Args:
        folders: Searched for each file, in order.
        on_done: Called once per document, as each is finished.

    Returns:
        A report on every entry, and on every document that was removed.
    """
    stored = store.fingerprints()
    reports: dict[DocumentId, DocumentReport] = {}
    for report in _read_changed(find_sources(manifest, folders), folders, store, stored, executor):
        reports[report.document_id] = report
        if on_done:
            on_done(report)
    kept = {i for i, report in reports.items() if report.status in {"read", "unchanged"}}
    store.remove([i for i in stored if i not in kept])
    removed = [
        DocumentReport(i, "", "removed", message=Note.of("not_in_manifest"))
        for i in stored
        if i not in reports
    ]
    for report in removed:
        if on_done:
            on_done(report)
    store.set_order([DocumentId(entry.id) for entry in manifest.documents])
    listed = [reports[DocumentId(entry.id)] for entry in manifest.documents]
    run = IngestReport((*listed, *removed))
    if run.changed:
        store.put_duplicates(_duplicates(store))
    return replace(run, duplicates=tuple(store.duplicates()))


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
            yield report
        else:
            waiting[executor.submit(read_source, source)] = (source, fingerprint)
    for future in as_completed(waiting):
        source, fingerprint = waiting[future]
        yield _keep(source, fingerprint, _outcome_of(future, source), store)


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
        return DocumentReport(i, entry.file, "failed", message=_reason(error, entry)), ""
    if stored.get(i) == fingerprint:
        return _report(store.document(i), "unchanged"), fingerprint
    return None, fingerprint


def fingerprint_of(source: Source) -> str:
    """Digest all that a stored document depends on: bytes, entry, versions of our steps.

    Raises:
        ParseError: No parser reads such a file, or the file is gone.
    """
    if source.path is None:
        raise ParseError("file_missing", file=source.entry.file)
    parts = [
        _digest(source.path),
        json.dumps(source.entry.model_dump(), sort_keys=True, ensure_ascii=False),
        parser_for(source.path).version,
        CHUNKER_VERSION,
        VOICE_VERSION,
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def read_source(source: Source) -> ReadDocument:
    """Parse, chunk and label one document. Never raises for what a file can hold."""
    started = time.perf_counter()
    path, entry = source.path, source.entry
    assert path is not None
    try:
        parsed = parse_isolated(
            parser_for(path), path, timeout_s=PARSE_TIMEOUT_S, max_bytes=PARSE_MEMORY_BYTES
        )
        document = make_document(source.document_id, entry, parsed, _digest(path))
    except (FunnError, OSError) as error:
        return ReadDocument(None, time.perf_counter() - started, _reason(error, entry))
    return ReadDocument(document, time.perf_counter() - started)


def _reason(error: FunnError | OSError, entry: ManifestEntry) -> Note:
    """Return why a document was not read."""
    if isinstance(error, FunnError):
        return error.note
    cause = error.strerror or type(error).__name__
    return Note.of("file_not_opened", file=entry.file, cause=cause)


def make_document(
    document_id: DocumentId, entry: ManifestEntry, parsed: ParsedDocument, digest: str
) -> Document:
    """Put a parsed file and its manifest entry together, with passages and voices."""
    if entry.page_offset is not None:
        parsed = with_page_offset(parsed, entry.page_offset)
    passages = chunk(document_id, parsed, language=entry.language)
    passages = label_voices(parsed, passages, language=entry.language)
    return Document(document_id, entry.file, entry.bibliography(), parsed, digest, passages)


def with_page_offset(parsed: ParsedDocument, offset: int) -> ParsedDocument:
    """Label the pages that have no label as physical number plus ``offset``."""

    def label(page: Page) -> Page:
        printed = page.number + offset
        if page.label is not None or printed < 1:
            return page
        return replace(page, label=str(printed), label_origin="manifest_offset")

    pages = {page.number: label(page) for page in parsed.pages}

    def relabel(span: PageSpan) -> PageSpan:
        if span.page is None:
            return span
        page = pages[span.page]
        return replace(
            span, first_label=page.label, last_label=page.label, origin=page.label_origin
        )

    spans = tuple(relabel(span) for span in parsed.page_spans)
    return replace(parsed, pages=tuple(pages.values()), page_spans=spans)


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
