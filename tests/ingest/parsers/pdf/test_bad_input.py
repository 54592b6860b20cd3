"""PDF files that are damaged, locked, blank or scanned."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from api.wordings import Locale, error_text
from ingest.errors import EncryptedFileError, FunnError, NoTextLayerError, ParseError
from ingest.parsers.pdf.parser import PdfParser
from ingest.parsers.pdf.scans import ocr
from tests.ingest.parsers.pdf.parsing import fill, parse
from tests.typeset import Sheets, prose


class TestBadInput:
    def refusal(self, path: Path) -> FunnError:
        with pytest.raises(ParseError) as caught:
            PdfParser().parse(path)
        message = error_text(caught.value, "en")
        assert path.name in message
        assert "\n" not in message
        return caught.value

    def test_no_pdf_at_all(self, tmp_path: Path) -> None:
        path = tmp_path / "letter.pdf"
        path.write_bytes(b"Kjaere leser, dette er ingen PDF.")
        assert "save it anew" in error_text(self.refusal(path), "en")

    def test_a_file_without_pages_says_so_in_each_language(self, tmp_path: Path) -> None:
        path = tmp_path / "none.pdf"
        path.write_bytes(
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
        )
        refused = self.refusal(path)
        worded: dict[Locale, str] = {"en": "it has no pages", "nb": "den har ingen sider"}
        for locale, words in worded.items():
            assert words in error_text(refused, locale)

    def test_a_truncated_file(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "cut.pdf")
        fill(sheets)
        whole = sheets.save().read_bytes()
        sheets.path.write_bytes(whole[: len(whole) // 3])
        self.refusal(sheets.path)

    def test_a_file_without_its_cross_reference_table_is_mended(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "noxref.pdf")
        fill(sheets, paragraphs=1)
        whole = sheets.save().read_bytes()
        damaged = whole.replace(b"startxref", b"startxrfe").replace(b"xref\n0", b"xrfe\n0")
        sheets.path.write_bytes(damaged)
        assert PdfParser().parse(sheets.path).text == prose(0, 4)

    def test_a_password(self, tmp_path: Path) -> None:
        path = tmp_path / "secret.pdf"
        canvas = Canvas(str(path), encrypt=StandardEncryption("hemmelig"))
        canvas.drawString(70, 700, "Fortrolig")
        canvas.save()
        assert isinstance(self.refusal(path), EncryptedFileError)

    def test_an_empty_password_opens_without_asking(self, tmp_path: Path) -> None:
        path = tmp_path / "open.pdf"
        canvas = Canvas(str(path), encrypt=StandardEncryption("", ownerPassword="eier"))
        canvas.drawString(70, 700, "Ikke fortrolig")
        canvas.save()
        assert PdfParser().parse(path).text == "Ikke fortrolig"

    def test_blank_pages(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "blank.pdf")
        sheets.next_page()
        assert isinstance(self.refusal(sheets.save()), NoTextLayerError)

    def test_pictures_without_text_where_ocr_is_missing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        ocr.languages.cache_clear()
        sheets = Sheets(tmp_path / "scan.pdf")
        sheets.canvas.drawInlineImage(_grey_picture(), 0, 0, 595, 842)
        error = self.refusal(sheets.save())
        ocr.languages.cache_clear()
        assert "apt-get install tesseract-ocr tesseract-ocr-nor" in str(error)

    def test_words_typed_into_a_form_are_read_and_said_so(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "form.pdf")
        fill(sheets, paragraphs=1)
        sheets.canvas.acroForm.textfield(name="navn", value="Utfylt svar", x=70, y=500)
        document = parse(sheets)
        assert "Utfylt svar" in document.text
        assert "form_field_pages" in [note.code for note in document.warnings]


def _grey_picture() -> object:
    from PIL import Image

    return Image.new("L", (60, 84), 128)
