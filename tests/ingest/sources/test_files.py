"""Names that sources give files, and paths that lead out of their folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.notes import Note
from ingest.sources.files import MAX_NAME_CHARS, attachment, check_kind, safe_name
from ingest.sources.records import SourceError


class TestSafeNames:
    @pytest.mark.parametrize(
        ("given", "safe"),
        [
            ("../../etc/passwd.pdf", "passwd.pdf"),
            ("C:\\Users\\x\\a.pdf", "a.pdf"),
            ("a\x00b:c?.pdf", "a-b-c.pdf"),
            ("Årsrapport «æøå».PDF", "Årsrapport «æøå».pdf"),
            ("..", "fil.pdf"),
            ("con.pdf", "fil-con.pdf"),
            ("rapport", "rapport.pdf"),
            ("\u202egpj.pdf", "gpj.pdf"),
        ],
    )
    def test_stay_in_their_folder_and_keep_their_letters(self, given: str, safe: str) -> None:
        assert safe_name(given, "application/pdf; charset=x") == safe

    @given(st.text(max_size=300))
    def test_are_one_name_that_any_disk_takes(self, name: str) -> None:
        safe = safe_name(name, "application/pdf")
        assert safe == Path(safe).name
        assert safe not in ("", ".", "..")
        assert len(safe) <= MAX_NAME_CHARS
        assert not set(safe) & set('\x00/\\:*?"<>|')


class TestAttachments:
    @pytest.mark.parametrize(
        "named", ["../secret.pdf", "/etc/passwd", "file:///etc/passwd", "files/../../secret.pdf",
                  "link.pdf", "..\\secret.pdf", "a\x00.pdf"],
    )  # fmt: skip
    def test_are_not_followed_out_of_the_folder(self, tmp_path: Path, named: str) -> None:
        root = tmp_path / "export"
        root.mkdir()
        (tmp_path / "secret.pdf").write_bytes(b"%PDF-")
        (root / "link.pdf").symlink_to(tmp_path / "secret.pdf")
        found = attachment(named, root)
        assert isinstance(found, Note)
        assert found.code == "attachment_outside"

    def test_that_are_not_there_are_named(self, tmp_path: Path) -> None:
        found = attachment("files/x.pdf", tmp_path)
        assert isinstance(found, Note)
        assert found.code == "attachment_missing"


class TestFirstBytes:
    @pytest.mark.parametrize(
        ("content", "name", "code"),
        [
            (b"<!DOCTYPE html><html>", "a.pdf", "source_file_is_page"),
            (b"", "a.pdf", "source_file_empty"),
            (b"PK\x03\x04", "a.pdf", "source_file_other_kind"),
        ],
    )
    def test_must_be_of_the_kind_of_the_name(
        self, tmp_path: Path, content: bytes, name: str, code: str
    ) -> None:
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(SourceError, match=code):
            check_kind(path, name)
