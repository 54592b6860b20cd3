"""Bytes → text, with the encoding said aloud."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.encoding import MAX_TEXT_BYTES, decode, read_text
from ingest.errors import ParseError, ResourceLimitError
from ingest.notes import Note

WORDS = "Sosialarbeiderne på kontoret mener at «tillit» er viktig – også når det gjelder ungdom. "


class TestDecode:
    def test_reads_utf8_without_a_word(self) -> None:
        found = decode(WORDS.encode(), "a.txt")
        assert (found.text, found.encoding, found.warnings) == (WORDS, "utf-8", ())

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
    def test_believes_a_byte_order_mark(self, encoding: str) -> None:
        assert decode(WORDS.encode(encoding), "a.txt").text == WORDS

    @pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp865"])
    def test_tells_the_encodings_that_norwegian_files_are_in(self, encoding: str) -> None:
        words = "Små kontorer på øya får også besøk, særlig på våren når bønder søker støtte. "
        found = decode(words.encode(encoding), "a.txt")
        assert (found.text, found.encoding) == (words, encoding)
        assert found.warnings[0] == Note.of("encoding_not_utf8", encoding=encoding)

    def test_reads_damaged_utf8_as_utf8(self) -> None:
        damaged = (WORDS * 40).encode()[:-2] + b"\xff"
        found = decode(damaged, "a.txt")
        assert found.encoding == "utf-8"
        assert found.warnings[0].code == "utf8_damaged"
        assert "på kontoret" in found.text

    @pytest.mark.parametrize(
        "content",
        [
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4,
            b"\x00" * 500,
            bytes(range(256)) * 20,
        ],
    )
    def test_says_when_a_file_is_not_text(self, content: bytes) -> None:
        with pytest.raises(ParseError, match=r"text_is_no_text: file=bilde\.txt"):
            decode(content, "bilde.txt")


class TestReadText:
    def test_refuses_a_huge_file_before_reading_it(self, tmp_path: Path) -> None:
        path = tmp_path / "stor.txt"
        with path.open("wb") as file:
            file.truncate(4 * MAX_TEXT_BYTES)
        with pytest.raises(
            ResourceLimitError, match=r"text_too_large: file=stor\.txt, megabytes=210"
        ):
            read_text(path)

    def test_says_when_a_file_is_empty(self, tmp_path: Path) -> None:
        path = tmp_path / "tom.txt"
        path.write_text("\ufeff \n\n", encoding="utf-8")
        with pytest.raises(ParseError, match=r"text_empty: file=tom\.txt"):
            read_text(path)

    def test_says_when_a_file_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(ParseError, match="file_not_opened"):
            read_text(tmp_path / "borte.txt")
