"""Printed pages of a book are those that an e-book or a web page marks, and never a guess."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from ingest.models import ParsedDocument
from ingest.parsers.html.epub import EpubParser
from ingest.parsers.html.printed_pages import label_of
from tests.ingest.parsers.html.pages import PROSE, Parse, page
from tests.ingest.parsers.html.test_epub import book


def label(document: ParsedDocument, words: str) -> str | None:
    at = document.text.index(words)
    pages = document.pages_of(at, at + len(words))
    assert pages.first_label == pages.last_label
    return pages.first_label


class TestPageBreak:
    @pytest.mark.parametrize(
        "mark",
        [
            "<span epub:type='pagebreak' aria-label='12'/>",
            "<span role='doc-pagebreak' title='Side 12'></span>",
            "<span role='doc-pagebreak'>12</span>",
            "<hr role='doc-pagebreak' aria-label='12'/>",
            "<a epub:type='pagebreak' id='p12' aria-label='Page 12.'></a>",
        ],
    )
    def test_gives_the_text_after_it_its_number(self, tmp_path: Path, mark: str) -> None:
        chapters = {"en.xhtml": f"<p>Før bruddet her {mark}etter bruddet her.</p><p>Så mer.</p>"}
        document = EpubParser().parse(book(tmp_path, chapters))
        assert "Før bruddet her etter bruddet her." in document.text.replace("\n\n", " ")
        assert label(document, "etter bruddet her.") == "12"
        assert label(document, "Så mer.") == "12"
        assert label(document, "Før bruddet her") is None
        assert {span.origin for span in document.page_spans} == {"page_breaks"}

    def test_is_found_in_a_web_page_too(self, parse: Parse) -> None:
        document = parse(
            page(
                f"<h1>A</h1><div role='doc-pagebreak' aria-label='iv'></div><p>{PROSE}</p>"
                f"<div role='doc-pagebreak' class='sr-only' title='1'></div><p>Nytt. {PROSE}</p>"
            )
        )
        assert label(document, "Nytt.") == "1"
        assert [span.first_label for span in document.page_spans] == ["iv", "1"]
        assert "web_no_pages" not in [note.code for note in document.warnings]

    def test_in_a_table_leaves_its_page_unknown(self, tmp_path: Path) -> None:
        rows = "<tr><td>Nord</td><td>4</td></tr>"
        turn = "<tr><td><span role='doc-pagebreak' aria-label='6'/>Sør</td><td>5</td></tr>"
        text = f"<p><span role='doc-pagebreak' aria-label='5'/>Her.</p><table>{rows}{turn}</table>"
        document = EpubParser().parse(book(tmp_path, {"en.xhtml": f"{text}<p>Der.</p>"}))
        assert (label(document, "Nord"), label(document, "Der.")) == (None, "6")


class TestPageList:
    def test_names_pages_that_begin_at_any_element(self, tmp_path: Path) -> None:
        chapters = {"en.xhtml": "<p id='a'>Først.</p><p id='b'>Så.</p>"}
        path = book(tmp_path, chapters)
        nav = (
            "<nav epub:type='page-list'><ol><li><a href='en.xhtml#a'>9</a></li>"
            "<li><a href='en.xhtml#b'>10</a></li></ol></nav>"
        )
        other = tmp_path / "annen.epub"
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
            for name in old.namelist():
                new.writestr(name, nav if name.endswith("nav.xhtml") else old.read(name))
        document = EpubParser().parse(other)
        assert (label(document, "Først."), label(document, "Så.")) == ("9", "10")

    def test_of_an_older_book_is_in_its_ncx(self, tmp_path: Path) -> None:
        path = book(tmp_path, {"en.xhtml": "<p>Først.</p><p><a id='b'></a>Så.</p>"})
        other = tmp_path / "eldre.epub"
        ncx = (
            '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><pageList><pageTarget value="7">'
            '<navLabel><text>7</text></navLabel><content src="en.xhtml#b"/></pageTarget>'
            "</pageList></ncx>"
        )
        item = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
            for name in old.namelist():
                text = old.read(name).decode().replace("</manifest>", item)
                new.writestr(name, text)
            new.writestr("OPS/toc.ncx", ncx)
        document = EpubParser().parse(other)
        assert (label(document, "Først."), label(document, "Så.")) == (None, "7")

    def test_of_a_web_page_is_no_text(self, parse: Parse) -> None:
        listed = "<nav role='doc-pagelist'><a href='#x'>3</a><a href='#y'>4</a></nav>"
        document = parse(page(f"<p id='x'>{PROSE}</p><p id='y'>Fire. {PROSE}</p>{listed}"))
        assert label(document, "Fire.") == "4"
        assert not [b for b in document.blocks if b.kind == "contents"]


class TestNote:
    def test_in_a_file_of_its_own_has_no_page(self, tmp_path: Path) -> None:
        chapters = {
            "en.xhtml": "<p><span role='doc-pagebreak' aria-label='3'/>Tekst<a class='noteref' "
            "href='noter.xhtml#n1'>1</a>.</p><p><span role='doc-pagebreak' aria-label='4'/>Mer."
            "</p>",
            "noter.xhtml": "<p id='n1'>1 En note.</p>",
        }
        document = EpubParser().parse(book(tmp_path, chapters))
        assert label(document, "En note.") is None

    def test_on_the_page_of_its_marker_has_that_page(self, tmp_path: Path) -> None:
        text = (
            "<p><span role='doc-pagebreak' aria-label='3'/>Tekst<a class='noteref' "
            "href='#n1'>1</a>.</p><p id='n1'>1 En note.</p>"
        )
        document = EpubParser().parse(book(tmp_path, {"en.xhtml": text}))
        assert label(document, "En note.") == "3"


class TestLabel:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [("45", "45"), ("Side 45", "45"), ("p. iv", "iv"), ("page\n 12.", "12"), ("A-3", "A-3"),
         ("Kapittel 2 begynner", None), ("", None), (None, None)],
    )  # fmt: skip
    def test_is_a_number_or_a_numeral(self, text: str | None, expected: str | None) -> None:
        assert label_of(text) == expected
