"""Reports of an ingest: the outcome for each document, and for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ingest.models import DocumentId, DuplicatePair
from ingest.notes import Note

#: ``kept``: could not be read again, so that its last good version stays; ``missing`` and
#: ``failed``: there is no such version.
Status = Literal["read", "unchanged", "kept", "missing", "skipped", "failed", "removed"]


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
        """Return whether a file could not be read, or is gone since it was read."""
        return any(report.status in {"failed", "kept"} for report in self.documents)

    @property
    def changed(self) -> bool:
        """Return whether the corpus has changed."""
        return any(report.status in {"read", "removed"} for report in self.documents)
