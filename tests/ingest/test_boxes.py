"""Word boxes: what is marked on a page is what is quoted, no word more and none less."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageOps

from ingest.boxes import Box, WordBox, WordBoxes
from ingest.models import DocumentId, ParsedDocument
from ingest.parsers.pdf.parser import PdfParser
from ingest.parsers.pdf.scans import ocr
from ingest.parsers.pdf.scans.page_images import render_page
from ingest.passages.chunking import chunk
from tests.commands import ROOT
from tests.reading_once import ReadOnce
from tests.typeset import SENTENCES, Sheets, prose

DIVIDED = (
    "Opp\u00adfølg\u00adings\u00adtjenest\u00adene ble om\u00adorgani\u00adsert, og "
    "ar\u00adbeids\u00admarkeds\u00adtil\u00adtakene ble an\u00adsvars\u00adfor\u00addelt. "
)


def letters(text: str) -> str:
    """Letters and figures alone, without the accents that some fonts draw apart."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text))
    return "".join(char for char in plain.casefold() if char.isalnum())


class Pages:
    """What pdfplumber finds inside a box on a page."""

    def __init__(self, path: Path) -> None:
        with pdfplumber.open(path) as pdf:
            # A page is shown, and measured, from the corner of its crop box.
            self.characters = {page.page_number: page.chars for page in pdf.pages}
            self.corners = {page.page_number: page.cropbox[:2] for page in pdf.pages}

    def inside(self, box: Box) -> str:
        left, above = self.corners[box.page]
        x0, x1 = box.x0 + left - 0.1, box.x1 + left + 0.1
        top, bottom = box.top + above - 0.1, box.bottom + above + 0.1
        return "".join(
            char["text"]
            for char in self.characters[box.page]
            if x0 <= (char["x0"] + char["x1"]) / 2 <= x1
            and top <= (char["top"] + char["bottom"]) / 2 <= bottom
        )


def sentences(document: ParsedDocument) -> Iterator[tuple[int, int]]:
    for passage in chunk(DocumentId("any"), document, language="nb"):
        yield from ((sentence.start, sentence.end) for sentence in passage.sentences)


def misread(document: ParsedDocument, path: Path) -> list[tuple[str, str]]:
    """Sentences whose boxes hold other letters on the page, with those letters."""
    pages = Pages(path)
    read = [
        (document.text[a:b], "".join(map(pages.inside, boxes_of_words(document, a, b))))
        for a, b in sentences(document)
    ]
    return [(own, found) for own, found in read if letters(own) != letters(found)]


def boxes_of_words(document: ParsedDocument, start: int, end: int) -> list[Box]:
    return [word.box for word in document.word_boxes.words_between(start, end)]


def word(start: int, end: int, x0: float, top: float, *, page: int = 1) -> WordBox:
    """A word ten points high, six wide for each letter."""
    return WordBox(start, end, Box(page, x0, top, x0 + 6.0 * (end - start), top + 10))


LINES = (
    word(0, 4, 70, 100),
    word(5, 9, 98, 100),
    word(10, 14, 70, 114),
    word(15, 19, 70, 80, page=2),
)


class TestWordBoxes:
    def test_give_the_words_that_a_stretch_touches(self) -> None:
        boxes = WordBoxes.of(LINES)
        assert boxes.words_between(5, 14) == LINES[1:3]
        assert boxes.words_between(8, 11) == LINES[1:3]
        assert boxes.words_between(4, 5) == ()
        assert boxes.words_between(7, 7) == ()

    def test_give_one_box_for_each_line(self) -> None:
        boxes = WordBoxes.of(LINES).boxes_between(0, 19)
        assert boxes == (Box(1, 70, 100, 122, 110), LINES[2].box, LINES[3].box)

    def test_keep_words_apart_that_stand_far_apart(self) -> None:
        cells = (word(0, 4, 70, 100), word(5, 9, 300, 100))
        assert WordBoxes.of(cells).boxes_between(0, 9) == tuple(cell.box for cell in cells)

    def test_join_a_line_that_runs_up_the_page(self) -> None:
        upright = (WordBox(0, 4, Box(1, 70, 300, 80, 324)), WordBox(5, 9, Box(1, 70, 272, 80, 297)))
        assert WordBoxes.of(upright).boxes_between(0, 9) == (Box(1, 70, 272, 80, 324),)

    def test_leave_out_what_is_empty(self) -> None:
        assert len(WordBoxes.of([word(3, 3, 70, 100)])) == 0

    @settings(deadline=None)
    @given(st.lists(st.tuples(st.integers(1, 30), st.floats(-50, 15000), st.floats(-50, 15000))))
    def test_come_out_as_they_were_packed(self, places: list[tuple[int, float, float]]) -> None:
        at, words = 0, []
        for length, x0, top in places:
            words.append(word(at, at + length, x0, top))
            at += length + 1
        boxes = WordBoxes.of(words)
        assert WordBoxes.unpacked(boxes.packed()) == boxes
        for own, given_one in zip(boxes, words, strict=True):
            assert (own.start, own.end) == (given_one.start, given_one.end)
            assert own.box.x0 == pytest.approx(given_one.box.x0, abs=0.051)

    def test_take_few_bytes(self) -> None:
        many = WordBoxes.of(
            word(8 * n, 8 * n + 7, 70 + n % 9 * 50, 100 + n // 9 % 40 * 14, page=1 + n // 360)
            for n in range(30_000)
        )
        assert len(many.packed()) < 8 * len(many)

    @pytest.mark.parametrize("packed", [b"", b"nonsense", b"x\x9cc\x00\x00\x00\x01\x00\x01"])
    def test_say_when_the_bytes_are_none_of_theirs(self, packed: bytes) -> None:
        with pytest.raises(ValueError, match="not packed word boxes"):
            WordBoxes.unpacked(packed)


class TestBoxesOfAPdf:
    def test_mark_every_sentence_of_the_handbook(self) -> None:
        path = ROOT / "corpus" / "handbok-for-den-som-drifter.pdf"
        document = PdfParser().parse(path)
        assert len(list(sentences(document))) > 20
        assert misread(document, path) == []

    def test_cover_every_letter_of_the_text(self) -> None:
        document = PdfParser().parse(ROOT / "corpus" / "handbok-for-den-som-drifter.pdf")
        covered = {n for own in document.word_boxes for n in range(own.start, own.end)}
        text = document.text
        assert [c for n, c in enumerate(text) if n not in covered and not c.isspace()] == []

    def test_mark_both_halves_of_a_word_broken_over_two_lines(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "divided.pdf")
        for n in range(3):
            sheets.block(70, 100 + 120 * n, 150, DIVIDED + prose(n, 2), divide=True)
        document = PdfParser().parse(sheets.save())
        assert misread(document, sheets.path) == []
        start = document.text.index("Oppfølgingstjenestene")
        halves = document.word_boxes.words_between(start, start + len("Oppfølgingstjenestene"))
        assert "".join(document.text[h.start : h.end] for h in halves) == "Oppfølgingstjenestene"

    def test_mark_sentences_in_two_columns_each_in_its_own(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "columns.pdf")
        for x in (60, 310):
            for n in range(4):
                sheets.block(x, 100 + 150 * n, 225, prose(n, 4))
        document = PdfParser().parse(sheets.save())
        assert misread(document, sheets.path) == []
        for a, b in sentences(document):
            boxes = document.word_boxes.boxes_between(a, b)
            assert all(box.x1 < 300 for box in boxes) or all(box.x0 > 300 for box in boxes)

    def test_leave_the_marker_of_a_footnote_out(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "note.pdf")
        for n in range(3):
            sheets.block(70, 80 + 100 * n, 455, prose(n, 4))
        sheets.text(70, 400, "Planen ble vedtatt i fjor.")
        width = sheets.canvas.stringWidth("Planen ble vedtatt i fjor.", "Times-Roman", 11)
        sheets.text(70 + width, 396, "1", size=7)
        sheets.text(70 + width + 8, 400, "Alle var enige i den.")
        sheets.rule(70, 740, 200)
        sheets.text(70, 752, "1", size=6)
        sheets.text(75, 755, "Tallene er hentet fra vedlegget.", size=9)
        document = PdfParser().parse(sheets.save())
        assert [b.marker for b in document.blocks if b.kind == "footnote"] == ["1"]
        assert misread(document, sheets.path) == []

    def test_mark_the_cells_of_a_table_and_of_its_header(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "table.pdf")
        sheets.block(70, 100, 455, prose(0, 4))
        cells = [("Kontor", "Ansatte"), ("Fjellvik kommune", "12"), ("Sjøvik", "7")]
        sheets.grid([70, 250, 400], [200, 220, 240, 260], cells)
        document = PdfParser().parse(sheets.save())
        pages = Pages(sheets.path)
        start = document.text.index("Fjellvik")
        for cell in ("Kontor", "Ansatte", "Fjellvik kommune", "12", "Sjøvik", "7"):
            start = document.text.index(cell, document.tables[0].start)
            (box,) = document.word_boxes.boxes_between(start, start + len(cell))
            assert letters(pages.inside(box)) == letters(cell)

    @pytest.mark.parametrize("turn", [0, 90, 180, 270])
    def test_lie_on_the_page_as_it_is_shown_turned_and_cropped(
        self, tmp_path: Path, turn: int
    ) -> None:
        sheets = Sheets(tmp_path / "straight.pdf")
        sheets.text(150, 142, "Kontoret ligger i byen.")
        shown = pypdfium2.PdfDocument(sheets.save())
        shown[0].set_rotation(turn)
        shown[0].set_mediabox(20, 50, 595, 842)
        shown[0].set_cropbox(100, 200, 500, 800)
        path = tmp_path / "turned.pdf"
        shown.save(path)
        document = PdfParser().parse(path)
        (box,) = document.word_boxes.boxes_between(0, len(document.text))
        drawn = ImageOps.invert(render_page(path, 1, dpi=72, grey=True)).getbbox()
        assert (box.x0, box.top, box.x1, box.bottom) == pytest.approx(drawn, abs=3.0)

    @pytest.mark.skipif(not ocr.is_installed(), reason="tesseract with Norwegian is not installed")
    def test_lie_on_the_words_of_a_scan(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "typed.pdf")
        for n in range(3):
            sheets.block(70, 100 + 100 * n, 455, prose(n, 3))
        drawn = render_page(sheets.save(), 1, dpi=200)
        scan = Sheets(tmp_path / "scan.pdf")
        drawn.save(tmp_path / "page.png")
        scan.canvas.drawImage(str(tmp_path / "page.png"), 0, 0, *scan.size)
        document = PdfParser().parse(scan.save())
        assert document.pages[0].ocr
        pages = Pages(sheets.path)
        known = [sentence for sentence in SENTENCES if sentence in document.text]
        assert len(known) >= 4
        for sentence in known:
            start = document.text.index(sentence)
            boxes = document.word_boxes.boxes_between(start, start + len(sentence))
            found = "".join(pages.inside(_wider(box)) for box in boxes)
            assert letters(sentence) in letters(found)

    @pytest.mark.shared
    @pytest.mark.parametrize(
        "name",
        [
            "faktaark-kreft-eldre-tospaltet.pdf",
            "bokkapittel-kjonn-og-akademia-introduksjon.pdf",
            "rapport-kostnader-kvalitetsregistre-2017.pdf",
        ],
    )
    def test_mark_the_sentences_of_real_reports(
        self, shared: Path, read_once: ReadOnce, name: str
    ) -> None:
        path = shared / "pdf" / name
        document = read_once(path)
        assert len(misread(document, path)) <= 0.01 * len(list(sentences(document)))


def _wider(box: Box) -> Box:
    """A box around letters themselves, which pdfplumber's reach a little above and below."""
    return Box(box.page, box.x0 - 1, box.top - 3, box.x1 + 1, box.bottom + 3)
