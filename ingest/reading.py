"""One file → one document: parsed in a worker, chunked, with voices; and its fingerprint."""

from __future__ import annotations

import hashlib
import json
import time
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.errors import FunnError, ParseError
from ingest.manifest import ManifestEntry, Source
from ingest.models import Document, DocumentId, Page, PageSpan, ParsedDocument
from ingest.notes import Note
from ingest.parsers import parser_for
from ingest.passages.chunking import CHUNKER_VERSION, chunk
from ingest.sandbox.pool import parse_isolated
from ingest.voices.labelling import VOICE_VERSION, label_voices

#: Longest time for one file, in seconds. Long reports take seconds; one that takes minutes
#: is broken or hostile.
PARSE_TIMEOUT_S = 600.0
PARSE_MEMORY_BYTES = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One document as read, or the reason that it was not. Sent between processes."""

    document: Document | None
    seconds: float
    message: Note | None = None


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
        return ReadDocument(None, time.perf_counter() - started, reason_of(error, entry))
    return ReadDocument(document, time.perf_counter() - started)


def reason_of(error: FunnError | OSError, entry: ManifestEntry) -> Note:
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
