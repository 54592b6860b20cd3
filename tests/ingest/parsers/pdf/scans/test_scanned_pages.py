"""Scans with a text of their own: a layer read as another language, a stamp on top."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.models import ParsedDocument
from ingest.parsers.pdf.parser import PdfParser
from ingest.parsers.pdf.scans import ocr
from ingest.parsers.pdf.scans.page_images import render_page
from ingest.parsers.pdf.scans.text_layer import lacks_norwegian_letters
from tests.typeset import Sheets, broken, prose

needs_tesseract = pytest.mark.skipif(
    not ocr.is_installed(), reason=f"tesseract cannot read Norwegian here: {ocr.INSTALL_COMMAND}"
)
WIDTH, HEIGHT = 595, 842
PLAIN = str.maketrans("æøåÆØÅ", "aoaAOA")


def scanned(folder: Path, *, layer: str = "", stamp: str = "", size: float = 11) -> ParsedDocument:
    """Read a picture of a printed page with an invisible layer or visible words on it."""
    sheets = Sheets(folder / "printed.pdf")
    sheets.block(70, 120, 455, prose(0, 10))
    canvas = Canvas(str(folder / "scan.pdf"), pagesize=(WIDTH, HEIGHT))
    picture = render_page(sheets.save(), 1, dpi=150, grey=True)
    canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)
    text = canvas.beginText(70, HEIGHT - (40 if stamp else 120))
    text.setTextRenderMode(3 if layer else 0)
    text.setFont("Times-Roman", size)
    text.setLeading(14)
    for line in broken(layer or stamp, 455, "Times-Roman", size):
        text.textLine(line)
    canvas.drawText(text)
    canvas.save()
    return PdfParser().parse(folder / "scan.pdf")


def codes(document: ParsedDocument) -> set[str]:
    return {note.code for note in document.warnings}


class TestALayerWithoutNorwegian:
    @needs_tesseract
    def test_is_read_anew(self, tmp_path: Path) -> None:
        document = scanned(tmp_path, layer=prose(0, 10).translate(PLAIN))
        assert "først" in document.text
        assert document.pages[0].ocr
        assert codes(document) == {"ocr_pages"}

    def test_is_marked_and_told_where_it_cannot_be(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(ocr, "is_installed", lambda: False)
        document = scanned(tmp_path, layer=prose(0, 10).translate(PLAIN))
        assert "forst" in document.text
        assert document.pages[0].ocr
        assert "text_layer_without_norwegian" in codes(document)

    def test_is_kept_where_it_has_the_letters(self, tmp_path: Path) -> None:
        document = scanned(tmp_path, layer=prose(0, 10))
        assert not codes(document) & {"ocr_pages", "ocr_missing", "text_layer_without_norwegian"}

    @pytest.mark.parametrize(
        ("text", "lacks"),
        [
            (prose(0, 10).translate(PLAIN), True),
            ("Ledarane hadde ikkje tid til det som skal skje etter at alt vart klart. " * 4, True),
            (prose(0, 10), False),
            (prose(0, 2).translate(PLAIN), False),
            ("The leaders had no time for what was to come after all this was ready. " * 5, False),
        ],
    )
    def test_is_known_by_its_small_words(self, text: str, lacks: bool) -> None:
        assert lacks_norwegian_letters(text.split()) is lacks


class TestAStampOnAScan:
    @needs_tesseract
    @pytest.mark.parametrize(
        ("stamp", "size"),
        [("Mottatt 3.4.2016 journalnr. 16/7", 8), ("Vedlegg 4", 18)],
    )
    def test_does_not_stand_for_the_scan(self, tmp_path: Path, stamp: str, size: float) -> None:
        document = scanned(tmp_path, stamp=stamp, size=size)
        assert prose(1, 1) in document.text
        assert document.pages[0].ocr

    def test_is_told_where_the_scan_cannot_be_read(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(ocr, "is_installed", lambda: False)
        document = scanned(tmp_path, stamp="Mottatt 3.4.2016")
        assert "Mottatt" in document.text
        assert "ocr_missing" in codes(document)

    def test_is_no_caption_on_a_photograph(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(ocr, "read_page", lambda *_: pytest.fail("no scan"))
        canvas = Canvas(str(tmp_path / "cover.pdf"), pagesize=(WIDTH, HEIGHT))
        dark = Image.new("L", (120, 170), 90)
        canvas.drawImage(ImageReader(dark), 0, 0, WIDTH, HEIGHT)
        canvas.drawString(70, 400, "Et fotografi av havnen")
        canvas.save()
        document = PdfParser().parse(tmp_path / "cover.pdf")
        assert "Et fotografi av havnen" in document.text
