"""The record of the last ingest: notes as codes with facts, and no record of another version."""

from __future__ import annotations

from pathlib import Path

from api.upkeep.ingest_record import RECORD, last_ingest, record_ingest
from ingest.models import DocumentId
from ingest.notes import Note
from ingest.reports import DocumentReport, IngestReport

WARNING = Note.of("own_note", note=Note.of("note_ocr"), page=3, share=0.5, text="7")
FAILED = DocumentReport(
    DocumentId("a"), "a.md", "failed", message=Note.of("file_missing", file="a.md")
)
READ = DocumentReport(DocumentId("b"), "b.md", "read", warnings=(WARNING,), pages=2, seconds=0.5)


class TestTheRecord:
    def test_comes_back_with_codes_and_facts_as_they_were(self, tmp_path: Path) -> None:
        record_ingest(IngestReport((FAILED, READ)), tmp_path)
        record = last_ingest(tmp_path)
        assert record is not None
        assert record.documents == (FAILED, READ)

    def test_is_none_where_no_ingest_was_made_or_another_version_wrote_it(
        self, tmp_path: Path
    ) -> None:
        assert last_ingest(tmp_path) is None
        (tmp_path / RECORD).write_text('{"finished": "x", "documents": [{"message": ""}]}', "utf-8")
        assert last_ingest(tmp_path) is None
