"""The last ingest, kept beside the store for the page that shows how it went.

Notes are kept as codes with facts: they are worded when the record is read.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from ingest.models import DocumentId
from ingest.notes import Note
from ingest.reports import DocumentReport, IngestReport

RECORD = "last_ingest.json"


@dataclass(frozen=True, slots=True)
class IngestRecord:
    """One ingest as it is kept.

    Attributes:
        finished: UTC, as ISO 8601.
        documents: In the manifest's order.
    """

    finished: str
    documents: tuple[DocumentReport, ...]

    def kept(self, document_id: DocumentId) -> Note | None:
        """Return why a document is kept as it was last read; ``None`` if it is up to date."""
        kept = (r for r in self.documents if r.status == "kept" and r.document_id == document_id)
        return next((report.message for report in kept), None)


_RECORDS = TypeAdapter(IngestRecord)


def record_ingest(report: IngestReport, home: Path) -> None:
    """Write the report down in place of the one before, in one step."""
    record = IngestRecord(datetime.now(UTC).isoformat(timespec="seconds"), report.documents)
    fresh = home / f".{RECORD}.new"
    packed = _RECORDS.dump_json(record, indent=1)
    fresh.write_bytes(packed + b"\n" + _digest(packed) + b"\n")
    fresh.replace(home / RECORD)


def _digest(packed: bytes) -> bytes:
    return hashlib.blake2b(packed, digest_size=16).hexdigest().encode()


def last_ingest(home: Path) -> IngestRecord | None:
    """Read the record; ``None`` where there is none that can be read.

    A record of an earlier version of the program has no digest after it.
    """
    try:
        packed, ended, digest = (home / RECORD).read_bytes().partition(b"\n}\n")
        if ended and digest.strip() and digest.strip() != _digest(packed + b"\n}"):
            return None
        return _RECORDS.validate_json(packed + ended)
    except (OSError, ValidationError):
        return None
