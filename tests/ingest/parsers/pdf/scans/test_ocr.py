from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from api.wordings import error_text, worded
from ingest.errors import ParseError
from ingest.models import ParsedDocument
from ingest.notes import Note
from ingest.parsers.pdf.page_model import PageLayout
from ingest.parsers.pdf.parser import PdfParser
from ingest.parsers.pdf.scans import ocr
from ingest.parsers.pdf.scans import scanned_pages as reading
from ingest.parsers.pdf.scans.ocr import lines_of_words, read_words
from ingest.parsers.pdf.scans.page_images import MAX_PIXELS, render_page, saved_anew, scale_for
from ingest.parsers.pdf.scans.scanned_pages import Scans, pages
from tests.typeset import BOLD, Sheets, prose

HEAD = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
)
TSV = "\n".join(
    [
        HEAD,
        "4\t1\t1\t1\t1\t0\t100\t200\t300\t40\t-1\t",
        "5\t1\t1\t1\t1\t1\t100\t200\t120\t28\t96.5\tHelse",
        "5\t1\t1\t1\t1\t2\t240\t208\t100\t28\t91.5\tgjev",
        '5\t1\t1\t1\t2\t1\t100\t260\t90\t28\t80.0\t"ein',
    ]
)
needs_tesseract = pytest.mark.skipif(
    not ocr.is_installed(), reason=f"tesseract cannot read Norwegian here: {ocr.INSTALL_COMMAND}"
)


def scan(sheets: Sheets, path: Path, *, turned: int = 0) -> Path:
    """Print a PDF to pictures of its pages, in a new PDF without any text."""
    canvas = Canvas(str(path), pagesize=sheets.size)
    picture = render_page(sheets.save(), 1, dpi=200, grey=True).rotate(turned, expand=True)
    canvas.setPageSize((picture.width * 72 / 200, picture.height * 72 / 200))
    canvas.drawImage(
        ImageReader(picture), 0, 0, picture.width * 72 / 200, picture.height * 72 / 200
    )
    canvas.save()
    return path


class TestReadWords:
    def test_reads_words_with_place_and_confidence_in_points(self) -> None:
        first = read_words(TSV, scale=4.0)[0].word
        assert (first.text, first.x0, first.top, first.x1, first.bottom) == (
            "Helse",
            25,
            50,
            55,
            57,
        )
        assert first.confidence == 96.5

    def test_takes_a_quotation_mark_for_a_letter_like_any_other(self) -> None:
        assert read_words(TSV, scale=4.0)[2].word.text == '"ein'


class TestLinesOfWords:
    def test_puts_words_on_the_lines_that_were_found(self) -> None:
        lines = lines_of_words(read_words(TSV, scale=4.0), page=3)
        assert [line.text for line in lines] == ["Helse gjev", '"ein']
        assert {line.page for line in lines} == {3}

    def test_gives_lines_of_nearly_one_size_one_size(self) -> None:
        assert len({line.size for line in lines_of_words(read_words(TSV, scale=4.0), page=1)}) == 1


class TestScaleFor:
    def test_keeps_the_wanted_resolution_for_ordinary_pages(self) -> None:
        assert scale_for(595, 842, dpi=300) == pytest.approx(300 / 72)

    def test_makes_a_giant_page_small_enough(self) -> None:
        scale = scale_for(14400, 14400, dpi=300)
        assert 14400 * 14400 * scale * scale <= MAX_PIXELS * 1.001


class TestRenderPage:
    def test_says_which_page_cannot_be_drawn(self, tmp_path: Path) -> None:
        path = tmp_path / "broken.pdf"
        path.write_bytes(b"%PDF-1.4 nothing")
        with pytest.raises(ParseError) as raised:
            render_page(path, 1)
        assert error_text(raised.value, "en").startswith("broken.pdf, page 1: cannot be drawn")

    def test_cannot_save_anew_what_is_no_pdf(self, tmp_path: Path) -> None:
        path = tmp_path / "broken.pdf"
        path.write_bytes(b"%PDF-1.4 nothing")
        assert saved_anew(path) is None


class TestPages:
    @pytest.mark.parametrize(
        ("numbers", "named"),
        [([3], "page 3"), ([1, 2, 3, 9], "pages 1–3 and 9"), ([2, 5, 7], "pages 2, 5 and 7")],
    )
    def test_names_pages_shortly(self, numbers: list[int], named: str) -> None:
        assert worded(pages(numbers), "en") == named


class TestScans:
    def test_leave_a_blank_page_blank(self, tmp_path: Path) -> None:
        found = Scans(tmp_path / "a.pdf")
        assert found.settle(PageLayout(1, 595, 842)).lines == []
        assert found.warnings([]) == []

    def test_name_the_pages_that_need_ocr_where_it_is_missing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        ocr.languages.cache_clear()
        found = Scans(tmp_path / "a.pdf")
        for number in (2, 3):
            found.settle(PageLayout(number, 595, 842, covered=True))
        ocr.languages.cache_clear()
        assert [worded(note, "en") for note in found.warnings([])] == [
            "There is no usable text on pages 2–3. "
            "Install OCR (apt-get install tesseract-ocr tesseract-ocr-nor) and run again."
        ]

    @needs_tesseract
    def test_stop_when_the_time_for_ocr_is_spent(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(reading, "OCR_BUDGET_S", -1.0)
        found = Scans(tmp_path / "a.pdf")
        found.settle(PageLayout(4, 595, 842, covered=True))
        (note,) = found.warnings([])
        assert note == Note.of("ocr_out_of_time", pages=pages([4]), seconds="-1")


def typed_page(folder: Path) -> Sheets:
    sheets = Sheets(folder / "typed.pdf")
    sheets.text(70, 90, "Avtale om oppfølging", BOLD, 18)
    top = sheets.block(70, 130, 455, prose(0, 4), size=12, step=16)
    sheets.block(70, top + 12, 455, prose(4, 4), size=12, step=16)
    sheets.text(292, 800, "1")
    return sheets


@pytest.fixture(scope="module")
def upright(tmp_path_factory: pytest.TempPathFactory) -> ParsedDocument:
    folder = tmp_path_factory.mktemp("upright")
    return PdfParser().parse(scan(typed_page(folder), folder / "scan.pdf"))


@needs_tesseract
class TestOcrOfAScan:
    def test_gives_norwegian_text_marked_as_ocr_with_its_confidence(
        self, upright: ParsedDocument
    ) -> None:
        assert prose(0, 4) in upright.text
        (page,) = upright.pages
        assert page.ocr
        assert page.ocr_confidence is not None
        assert page.ocr_confidence > 80
        paragraph = next(block for block in upright.blocks if block.kind == "paragraph")
        assert paragraph.confidence is not None
        assert Note.of("ocr_pages", pages=pages([1])) in upright.warnings

    def test_finds_the_page_number_that_stands_alone(self, upright: ParsedDocument) -> None:
        assert upright.pages[0].label == "1"

    def test_reads_a_page_that_lies_on_its_side_and_boxes_it_as_shown(self, tmp_path: Path) -> None:
        path = scan(typed_page(tmp_path), tmp_path / "side.pdf", turned=90)
        document = PdfParser().parse(path)
        assert prose(4, 4) in document.text
        paragraph = next(block for block in document.blocks if block.kind == "paragraph")
        box = paragraph.boxes[0]
        assert box.bottom - box.top > 5 * (box.x1 - box.x0)
