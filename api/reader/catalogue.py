"""Per-document counts, computed once per index generation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from index.searcher import Searcher
from ingest.errors import ManifestError, UnknownIdError, UnsupportedFormatError
from ingest.manifest import ManifestEntry, load_manifest
from ingest.models import (
    Bibliography,
    Document,
    DocumentId,
    LabelOrigin,
    PassageKind,
    Section,
    Voice,
)
from ingest.notes import Note
from ingest.parsers import parser_for


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """One document in numbers, without its text.

    Attributes:
        path: Path of its file when it was read.
        labels: Number of pages by the origin of their printed number.
        seconds: Time spent reading it.
        note: Remark of the manifest; ``unsure`` names facts in it that a person should check.
    """

    document_id: DocumentId
    file: str
    path: Path
    digest: str
    bibliography: Bibliography
    text_length: int
    pages: int
    ocr_pages: int
    labels: Mapping[LabelOrigin, int]
    sections: tuple[Section, ...]
    tables: int
    passages: int
    kinds: Mapping[PassageKind, int]
    voices: Mapping[Voice, int]
    warnings: tuple[Note, ...]
    encoding: str | None
    seconds: float
    note: str | None = None
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """The documents of one generation, in the manifest's order."""

    documents: Mapping[DocumentId, DocumentFacts]

    @classmethod
    def of(cls, searcher: Searcher, manifest: Path) -> Catalogue:
        """Read every document once; only the facts are kept.

        Args:
            manifest: File with remarks that no citation needs. May be gone or broken by now.
        """
        entries = _entries(manifest)
        documents = {}
        for facts in _read(searcher):
            entry = entries.get(facts.document_id)
            documents[facts.document_id] = (
                replace(facts, note=entry.note, unsure=tuple(entry.unsure)) if entry else facts
            )
        return cls(documents)

    def facts(self, document_id: DocumentId) -> DocumentFacts:
        """Return the facts of one document. Raises ``UnknownIdError``."""
        facts = self.documents.get(document_id)
        if facts is None:
            raise UnknownIdError("document_not_stored", document=document_id)
        return facts


def _entries(manifest: Path) -> dict[DocumentId, ManifestEntry]:
    try:
        return {DocumentId(entry.id): entry for entry in load_manifest(manifest).documents}
    except ManifestError:
        return {}


def _read(searcher: Searcher) -> Iterator[DocumentFacts]:
    for document_id in searcher.document_ids:
        yield facts_of(
            searcher.document(document_id),
            searcher.source_path(document_id),
            searcher.ingest_seconds(document_id),
        )


def facts_of(document: Document, path: Path, seconds: float) -> DocumentFacts:
    """Count what is in a document."""
    parsed = document.parsed
    return DocumentFacts(
        document_id=document.document_id,
        file=document.file,
        path=path,
        digest=document.digest,
        bibliography=document.bibliography,
        text_length=len(parsed.text),
        pages=len(parsed.pages),
        ocr_pages=sum(page.ocr for page in parsed.pages),
        labels=Counter(page.label_origin for page in parsed.pages),
        sections=parsed.sections,
        tables=len(parsed.tables),
        passages=len(document.passages),
        kinds=Counter(passage.kind for passage in document.passages),
        voices=Counter(passage.voice for passage in document.passages),
        warnings=parsed.warnings,
        encoding=parsed.encoding,
        seconds=seconds,
    )


def parser_version(file: str) -> str | None:
    """Name the parser that reads such a file, with its version; ``None`` if there is none."""
    try:
        return parser_for(Path(file)).version
    except UnsupportedFormatError:
        return None
