"""Printed pages that an e-book or a web page marks itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.models import ParsedDocument
from ingest.parsers.html.epub import EpubParser
from tests.ingest.parsers.html.pages import PROSE, Parse, page
from tests.ingest.parsers.html.test_epub import book


def page_at(document: ParsedDocument, words: str) -> tuple[str | None, str]:
    at = document.text.index(words)
    pages = document.pages_of(at, at + len(words))
    return pages.first_label, pages.origin


class TestPageBreaks:
    @pytest.mark.parametrize(
        "mark",
        [
            '<span role="doc-pagebreak" aria-label="12"></span>',
            '<span epub:type="pagebreak" title="Side 12"></span>',
            '<span role="doc-pagebreak">12</span>',
        ],
    )
    def test_label_what_comes_after_them(self, mark: str, parse: Parse) -> None:
        document = parse(page(f"<p>{PROSE}</p><p>Ord før {mark}ord etter.</p>"))
        assert page_at(document, "ord etter") == ("12", "page_breaks")
        assert page_at(document, "Ord før") == (None, "unknown")
        assert "12" not in document.text
        assert "web_no_pages" not in [note.code for note in document.warnings]

    def test_that_are_not_closed_keep_the_text_inside(self, tmp_path: Path) -> None:
        chapters = {"a.xhtml": '<h1>En</h1><span epub:type="pagebreak" title="9"/><p>Ord her.</p>'}
        document = EpubParser().parse(book(tmp_path, chapters))
        assert page_at(document, "Ord her.") == ("9", "page_breaks")
