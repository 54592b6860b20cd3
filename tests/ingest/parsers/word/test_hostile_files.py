"""What reading a Word file must survive."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.wordings import error_text
from ingest.errors import EncryptedFileError, ParseError, ResourceLimitError
from ingest.parsers.word.parser import WordParser
from ingest.zip_guard import ZipLimits, guarded_copy
from tests.ingest.parsers.word.files import Parse, W, paragraph, run


class TestHostileFiles:
    def test_something_else_under_the_name_is_said_so(self, tmp_path: Path) -> None:
        path = write(tmp_path, b"%PDF-1.7 not word at all")
        with pytest.raises(ParseError, match="file_not_of_format"):
            WordParser().parse(path)

    def test_an_old_word_file_is_to_be_saved_anew(self, tmp_path: Path) -> None:
        path = write(tmp_path, bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600)
        with pytest.raises(ParseError, match="file_of_old_kind"):
            WordParser().parse(path)

    def test_a_password_is_named(self, tmp_path: Path) -> None:
        stream = "EncryptedPackage".encode("utf-16-le")
        path = write(tmp_path, bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + stream)
        with pytest.raises(EncryptedFileError, match="file_needs_password"):
            WordParser().parse(path)

    def test_a_truncated_file_is_damaged(self, word: WordFile, tmp_path: Path) -> None:
        whole = BytesIO()
        word.save(whole)
        path = write(tmp_path, whole.getvalue()[:5000])
        with pytest.raises(ParseError, match="archive_damaged"):
            WordParser().parse(path)

    def test_an_archive_that_is_no_word_file_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "file.docx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("bilde.txt", "hei")
        with pytest.raises(ParseError, match="file_unreadable"):
            WordParser().parse(path)

    def test_broken_xml_is_refused(self, word: WordFile, tmp_path: Path) -> None:
        path = rewrite(word, tmp_path, "word/document.xml", b"<w:document><w:body>")
        with pytest.raises(ParseError, match="file_unreadable"):
            WordParser().parse(path)

    def test_an_empty_document_is_refused(self, word: WordFile, parse: Parse) -> None:
        with pytest.raises(ParseError, match="file_without_text"):
            parse(word)

    def test_a_zip_bomb_is_not_unpacked(self, word: WordFile, tmp_path: Path) -> None:
        path = rewrite(word, tmp_path, "word/document.xml", b"<a>" + b" " * 80_000_000 + b"</a>")
        with pytest.raises(ResourceLimitError, match="archive_bomb"):
            WordParser().parse(path)

    def test_entities_are_not_multiplied(self, word: WordFile, tmp_path: Path) -> None:
        lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
        xml = (
            f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "ha">{lines}]>'
            f'<w:document xmlns:w="{W}"><w:body>{paragraph(run("&e9;"))}'
            f"{paragraph(run('Tekst'))}</w:body></w:document>"
        )
        path = rewrite(word, tmp_path, "word/document.xml", xml.encode())
        with pytest.raises(ParseError, match="entity amplification"):
            WordParser().parse(path)

    def test_nesting_without_end_is_refused(self, word: WordFile, tmp_path: Path) -> None:
        depth = 3000
        xml = (
            f'<w:document xmlns:w="{W}"><w:body>'
            + "<w:tbl><w:tr><w:tc>" * depth
            + paragraph(run("dypt"))
            + "</w:tc></w:tr></w:tbl>" * depth
            + "</w:body></w:document>"
        )
        path = rewrite(word, tmp_path, "word/document.xml", xml.encode())
        with pytest.raises(ParseError):
            WordParser().parse(path)

    @settings(
        max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(at=st.integers(0, 40_000), byte=st.integers(0, 255))
    def test_one_wrong_byte_gives_text_or_one_clear_line(
        self, tmp_path: Path, at: int, byte: int
    ) -> None:
        document = docx.Document()
        document.add_paragraph("Tekst")
        whole = BytesIO()
        document.save(whole)
        content = bytearray(whole.getvalue())
        content[at % len(content)] = byte
        path = write(tmp_path, bytes(content))
        said = outcome(path)
        assert said == "Tekst" or (said.startswith("file.docx: ") and "\n" not in said)


def outcome(path: Path) -> str:
    """The text, or what is said instead of it."""
    try:
        return WordParser().parse(path).text
    except ParseError as error:
        return error_text(error, "en")


def write(folder: Path, content: bytes) -> Path:
    path = folder / "file.docx"
    path.write_bytes(content)
    return path


def rewrite(word: WordFile, folder: Path, member: str, content: bytes) -> Path:
    """The same file with one member replaced."""
    whole = BytesIO()
    word.save(whole)
    path = folder / "file.docx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == member else old.read(name))
    return path


class TestZipGuard:
    def archive(self, folder: Path, content: bytes) -> Path:
        path = folder / "a.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("text.xml", content)
            archive.writestr("picture.png", b"\x89PNG" * 100)
        return path

    def test_copies_what_is_wanted_and_empties_the_rest(self, tmp_path: Path) -> None:
        path = self.archive(tmp_path, b"<a/>")
        copy = guarded_copy(path, keep=lambda name: name.endswith(".xml"))
        with zipfile.ZipFile(copy) as archive:
            assert archive.read("text.xml") == b"<a/>"
            assert archive.read("picture.png") == b""

    def test_stops_at_a_size_that_the_listing_hides(self, tmp_path: Path) -> None:
        path = self.archive(tmp_path, b" " * 2_000_000)
        content = path.read_bytes()
        true_size = (2_000_000).to_bytes(4, "little")
        path.write_bytes(content.replace(true_size, (1000).to_bytes(4, "little")))
        with pytest.raises(ParseError):
            guarded_copy(path, keep=lambda name: True)

    @pytest.mark.parametrize(
        "limits",
        [ZipLimits(members=1), ZipLimits(total_size=100), ZipLimits(member_size=100),
         ZipLimits(member_ratio=5, ratio_from=10)],
    )  # fmt: skip
    def test_holds_each_limit(self, tmp_path: Path, limits: ZipLimits) -> None:
        path = self.archive(tmp_path, b"<a>" + b" " * 1000 + b"</a>")
        with pytest.raises(ResourceLimitError):
            guarded_copy(path, keep=lambda name: True, limits=limits)
