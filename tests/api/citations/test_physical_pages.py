"""Pages without a printed number are named after what their format counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.citations.citing import LocatorKind, _place
from api.wordings import LOCALES, Locale
from ingest.models import PageRange, PageUnit, ParsedDocument
from ingest.parsers import parser_for

PAGE = "Kontoret ligger i byen, og mange av de ansatte har arbeidet der lenge.\n"


@pytest.fixture
def text_file(tmp_path: Path) -> ParsedDocument:
    path = tmp_path / "notat.txt"
    path.write_text(
        PAGE + "\f" + PAGE.replace("byen", "bygda") + "\f" + PAGE.replace("byen", "dalen")
    )
    return parser_for(path).parse(path)


class TestPhysicalPages:
    @pytest.mark.parametrize(
        ("unit", "locale", "words"),
        [
            ("pdf_page", "nb", "PDF-side 5"),
            ("pdf_page", "nn", "PDF-side 5"),
            ("pdf_page", "en", "PDF page 5"),
            ("page", "nb", "side 5 i filen"),
            ("page", "nn", "side 5 i fila"),
            ("page", "en", "page 5 of the file"),
            ("slide", "nb", "lysbilde 5"),
            ("slide", "nn", "lysbilete 5"),
            ("slide", "en", "slide 5"),
        ],
    )
    def test_are_named_in_every_language(self, unit: PageUnit, locale: Locale, words: str) -> None:
        assert _place(PageRange(5, 5, unit=unit), (), locale).words == words

    @pytest.mark.parametrize(
        ("unit", "kind"), [("pdf_page", "pdf_page"), ("page", "file_page"), ("slide", "slide")]
    )
    def test_have_a_kind_of_their_own(self, unit: PageUnit, kind: LocatorKind) -> None:
        assert _place(PageRange(5, 6, unit=unit), (), "nb").kind == kind

    def test_in_a_row_are_given_as_first_and_last(self) -> None:
        assert _place(PageRange(5, 6, unit="slide"), (), "en").words == "slides 5–6"

    def test_of_an_unknown_unit_are_never_called_pages_of_a_pdf(self) -> None:
        assert _place(PageRange(5, 5), (), "nb").words == "side 5 i filen"

    @pytest.mark.parametrize("locale", LOCALES)
    def test_of_a_text_file_are_never_called_pages_of_a_pdf(
        self, text_file: ParsedDocument, locale: Locale
    ) -> None:
        at = text_file.text.index("dalen")
        place = _place(text_file.pages_of(at, at + 5), (), locale)
        assert "3" in place.words
        assert "PDF" not in place.words + " ".join(place.warnings)
