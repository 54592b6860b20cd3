"""An e-book is read in the order of its spine, notes across its files linked."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from ingest.errors import EncryptedFileError, ParseError
from ingest.parsers.html.epub import NO_PAGES, EpubParser, book_facts

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
)
CHAPTERS = {
    "a b.xhtml": "<h1>Innledning</h1><p>Først dette<a href='noter.xhtml#n1' class='noteref'>1</a>."
    "</p>",
    "to.xhtml": "<h1>Funn</h1><h2>Ledelse</h2><p id='n1'>Så dette.</p>",
    "noter.xhtml": "<h1>Noter</h1><p id='n1'><a href='a%20b.xhtml#r1'>1</a> Se kapittel to.</p>",
}


def book(folder: Path, chapters: dict[str, str], **members: str) -> Path:
    """An e-book whose spine runs against the order of its manifest."""
    items = "".join(
        f'<item id="i{n}" href="{name.replace(" ", "%20")}" media-type="application/xhtml+xml"/>'
        for n, name in reversed(list(enumerate(chapters)))
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(chapters)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Boka</dc:title>'
        "<dc:creator>Kari Berg</dc:creator><dc:creator>Ola Lie</dc:creator>"
        "<dc:date>2019-05-02</dc:date></metadata><manifest>"
        '<item id="nav" href="nav.xhtml" properties="nav"/>'
        f'{items}</manifest><spine><itemref idref="nav"/>{spine}</spine></package>'
    )
    path = folder / "bok.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OPS/book.opf", package)
        archive.writestr("OPS/nav.xhtml", "<html><body><p>Lenker</p></body></html>")
        for name, text in chapters.items():
            archive.writestr(f"OPS/{name}", f"<html><body>{text}</body></html>")
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return path


class TestEpub:
    def test_is_read_in_the_order_of_the_spine(self, tmp_path: Path) -> None:
        document = EpubParser().parse(book(tmp_path, CHAPTERS))
        assert [(s.level, s.title) for s in document.sections] == [
            (1, "Innledning"), (1, "Funn"), (2, "Ledelse"), (1, "Noter"),
        ]  # fmt: skip
        assert "Lenker" not in document.text
        assert document.warnings == (NO_PAGES,)

    def test_links_a_note_in_another_file_and_not_its_namesake(self, tmp_path: Path) -> None:
        document = EpubParser().parse(book(tmp_path, CHAPTERS))
        note = next(b for b in document.blocks if b.kind == "footnote")
        assert document.text[note.start : note.end] == "Se kapittel to."
        assert document.text[: note.refers_at].endswith("Først dette")

    def test_says_who_wrote_it(self, tmp_path: Path) -> None:
        facts = book_facts(book(tmp_path, CHAPTERS))
        assert (facts["Title"], facts["Author"]) == ("Boka", "Kari Berg; Ola Lie")

    def test_that_is_protected_is_refused(self, tmp_path: Path) -> None:
        marks = (
            '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
            '<x:CipherReference xmlns:x="http://www.w3.org/2001/04/xmlenc#" URI="OPS/to.xhtml"/>'
            "</encryption>"
        )
        path = book(tmp_path, CHAPTERS, **{"META-INF__encryption_xml": marks})
        with pytest.raises(EncryptedFileError, match="book_protected"):
            EpubParser().parse(path)

    @pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 cut short"])
    def test_that_is_none_is_one_clear_line(self, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / "bok.epub"
        path.write_bytes(content)
        with pytest.raises(ParseError, match=r"^archive_damaged: file=bok\.epub, [^\n]+$"):
            EpubParser().parse(path)

    def test_without_text_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(ParseError, match="book_without_text"):
            EpubParser().parse(book(tmp_path, {"tom.xhtml": "<img src='a.png'/>"}))
