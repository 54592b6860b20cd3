"""The last ingest, kept beside the store for the page that shows how it went."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from api.schemas.reader import FileReportOut, IngestReportOut
from api.wordings import shown_note, texts_of
from ingest.pipeline import DocumentReport, IngestReport

RECORD = "last_ingest.json"


def record_ingest(report: IngestReport, home: Path) -> None:
    """Write the report down in place of the one before, in one step."""
    shown = IngestReportOut(
        finished=datetime.now(UTC).isoformat(timespec="seconds"),
        documents=[_file_report(document) for document in report.documents],
        counts=dict(Counter(document.status for document in report.documents)),
    )
    fresh = home / f".{RECORD}.new"
    fresh.write_text(shown.model_dump_json(indent=1), "utf-8")
    fresh.replace(home / RECORD)


def _file_report(document: DocumentReport) -> FileReportOut:
    message = shown_note(document.message, "nb") if document.message else ""
    worded = {"message": message, "warnings": texts_of(document.warnings, "nb")}
    return FileReportOut(**{**asdict(document), **worded})


def last_ingest(home: Path) -> IngestReportOut | None:
    """Read the record; ``None`` where there is none, or another version wrote it."""
    try:
        return IngestReportOut.model_validate_json((home / RECORD).read_text("utf-8"))
    except (FileNotFoundError, ValidationError):
        return None
