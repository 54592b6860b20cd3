"""Scanned pages of a document: found, read by OCR, and reported in notes."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from ingest.errors import NoTextLayerError, ParseError
from ingest.notes import Fact, Note
from ingest.parsers.pdf.marginalia.unpainted import DPI, take_unpainted
from ingest.parsers.pdf.page_model import Line, PageLayout
from ingest.parsers.pdf.scans import ocr
from ingest.parsers.pdf.scans.page_images import render_page
from ingest.parsers.pdf.scans.printed_lines import LOOK_DPI, shows_print
from ingest.parsers.pdf.scans.text_layer import is_garbage, lacks_norwegian_letters

#: Time limit for OCR of one document, in seconds; pages left over are reported.
OCR_BUDGET_S = 450.0
#: Share of the page covered by pictures from which it is not blank.
MIN_COVERED_SHARE = 0.04
#: Lowest mean confidence (0–100) at which a page's OCR text is kept.
MIN_MEAN_CONFIDENCE = 55.0
#: Most words of a page that are looked at as a stamp on a scan, and the lowest share of the
#: page that the scan covers.
MAX_STAMP_WORDS = 40
SCAN_SHARE = 0.5
#: Fewest words of a scan, fewest for each of its stamp, and their lowest mean confidence
#: (0–100): a slide with a logo and a screenshot is no scan.
MIN_SCAN_WORDS, MORE_WORDS, MIN_SCAN_CONFIDENCE = 50, 3, 80.0
#: Pages one after another that turn out to be no scans, before no more are tried: slides.
MAX_VAIN_ATTEMPTS = 2
#: Pictures one after another that show no lines of print, before no more are looked at.
MAX_VAIN_LOOKS = 6
#: A library's reason for a broken page is cut to this many characters.
MAX_REASON_CHARS = 120


class Scans:
    """Collects facts about a document's pages while they are read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._started: float | None = None
        self._unread: dict[int, str] = {}
        self._broken: dict[int, Fact] = {}
        self._fields: list[int] = []
        self._other_language: list[int] = []
        self._unpainted: dict[int, int] = {}
        self._vain_attempts = 0
        self._vain_looks = 0
        self._notes: list[Note] = []

    def fail(self, page: int, reason: Fact) -> None:
        """Note that a page's own text could not be read."""
        self._broken.setdefault(page, reason)

    def note_fields(self, page: int) -> None:
        """Note that a page has words in form fields or annotations."""
        self._fields.append(page)

    def warn(self, note: Note) -> None:
        """Add a note on the document as a whole."""
        self._notes.append(note)

    def leave_out_unpainted(self, layout: PageLayout) -> None:
        """Leave out the words of a page that its picture does not show."""
        try:
            picture = render_page(self.path, layout.number, dpi=DPI)
        except ParseError:
            return
        if characters := take_unpainted(layout, picture.convert("RGB")):
            self._unpainted[layout.number] = characters

    def settle(self, layout: PageLayout) -> PageLayout:
        """Keep the page's own text, or read its picture if it has no usable text."""
        words = [word.text for line in layout.lines for word in line.words]
        garbage = is_garbage(words)
        if words and not garbage:
            if layout.covered and lacks_norwegian_letters(words):
                return self._with_norwegian(layout)
            return self._under_a_stamp(layout, len(words))
        if not words and not self._shows_something(layout):
            return layout
        read = self._read(layout)
        if garbage and (read is None or not read.lines):
            self.fail(layout.number, Note.of("font_without_letters"))
            layout.lines = []
        return read or layout

    def _with_norwegian(self, layout: PageLayout) -> PageLayout:
        """Read a scan anew whose text layer has no Norwegian letters, or mark it as such."""
        read = self._read(layout)
        if read and not lacks_norwegian_letters(
            [w.text for line in read.lines for w in line.words]
        ):
            return read
        layout.ocr = True
        self._other_language.append(layout.number)
        return layout

    def _under_a_stamp(self, layout: PageLayout, words: int) -> PageLayout:
        """Read a scan whose own text is a stamp, a journal number or a typed heading."""
        if (
            words > MAX_STAMP_WORDS
            or self._vain_attempts >= MAX_VAIN_ATTEMPTS
            or not self._is_picture(layout)
        ):
            return layout
        self._vain_attempts += 1
        read = self._read(layout, attempt=True)
        if read is None or read.turn != layout.turn or (read.confidence or 0) < MIN_SCAN_CONFIDENCE:
            return layout
        new = [line for line in read.lines if not any(_same_place(line, o) for o in layout.lines)]
        if sum(len(line.words) for line in new) < max(MIN_SCAN_WORDS, MORE_WORDS * words):
            return layout
        self._vain_attempts = 0
        layout.lines += new
        layout.ocr, layout.confidence = True, read.confidence
        return layout

    def _is_picture(self, layout: PageLayout) -> bool:
        covered = sum(picture.width * picture.height for picture in layout.pictures)
        if not layout.covered and covered < SCAN_SHARE * layout.width * layout.height:
            return False
        if self._vain_looks >= MAX_VAIN_LOOKS:
            return False
        try:
            picture = render_page(self.path, layout.number, dpi=LOOK_DPI, grey=True)
        except ParseError:
            return False
        boxes = layout.boxes(layout.lines)
        found = shows_print(picture, [(box.x0, box.top, box.x1, box.bottom) for box in boxes])
        self._vain_looks = 0 if found else self._vain_looks + 1
        return found

    def _shows_something(self, layout: PageLayout) -> bool:
        if layout.covered or layout.number in self._broken:
            return True
        covered = sum(p.width * p.height for p in (*layout.pictures, *layout.forms))
        return covered > MIN_COVERED_SHARE * layout.width * layout.height

    def _read(self, layout: PageLayout, *, attempt: bool = False) -> PageLayout | None:
        """Read the page's picture; an attempt that is no success is not reported."""
        if not ocr.is_installed():
            self._unread[layout.number] = "ocr"
            return None
        self._started = self._started or time.monotonic()
        if time.monotonic() - self._started > OCR_BUDGET_S:
            self._unread[layout.number] = "time"
            return None
        try:
            read = ocr.read_page(self.path, layout, may_turn=not attempt)
        except ParseError as error:
            if not attempt:
                self.fail(layout.number, error.note)
            return None
        if attempt:
            return read
        if read.lines and (read.confidence or 0.0) < MIN_MEAN_CONFIDENCE:
            self.fail(layout.number, Note.of("ocr_unsure", percent=f"{read.confidence:g}"))
            read.lines = []
        return read

    def check(self, layouts: Sequence[PageLayout]) -> None:
        """Raise an error for a document without any text.

        Raises:
            NoTextLayerError: Says why, and how to mend it.
        """
        if any(layout.lines for layout in layouts):
            return
        name = self.path.name
        if "ocr" in self._unread.values():
            raise NoTextLayerError("pdf_needs_ocr", file=name, command=ocr.INSTALL_COMMAND)
        if self._broken:
            page, reason = next(iter(self._broken.items()))
            raise ParseError("pdf_page_unreadable", file=name, page=page, reason=reason)
        raise NoTextLayerError("pdf_without_text", file=name, count=len(layouts))

    def warnings(self, layouts: Sequence[PageLayout]) -> list[Note]:
        """Return notes on all that was read from pictures, or could not be read."""
        notes = list(self._notes)
        read = [layout.number for layout in layouts if layout.ocr]
        if read:
            notes.append(Note.of("ocr_pages", pages=pages(read)))
        if left := self._left("ocr"):
            notes.append(Note.of("ocr_missing", pages=left, command=ocr.INSTALL_COMMAND))
        if left := self._left("time"):
            notes.append(Note.of("ocr_out_of_time", pages=left, seconds=f"{OCR_BUDGET_S:g}"))
        if self._unpainted:
            where, count = pages(list(self._unpainted)), sum(self._unpainted.values())
            notes.append(Note.of("hidden_text", pages=where, count=count))
        if self._other_language:
            listed = pages(self._other_language)
            notes.append(Note.of("text_layer_without_norwegian", pages=listed))
        for page, reason in self._broken.items():
            cause = reason[:MAX_REASON_CHARS] if isinstance(reason, str) else reason
            notes.append(Note.of("page_partly_read", page=page, reason=cause))
        if self._fields:
            notes.append(Note.of("form_field_pages", pages=pages(self._fields)))
        return notes

    def _left(self, reason: str) -> Note | None:
        """Name the pages left unread for ``reason``."""
        numbers = [page for page, why in self._unread.items() if why == reason]
        return pages(numbers) if numbers else None


def _same_place(line: Line, other: Line) -> bool:
    """Return whether the middle of a line is inside another, so that both are the same words."""
    x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    near = 0.3 * other.height
    return other.x0 < x < other.x1 and other.top - near < y < other.bottom + near


def pages(numbers: Sequence[int]) -> Note:
    """Name pages shortly: "page 3", "pages 1–4 and 9"."""
    ranges: list[list[int]] = []
    for number in sorted(set(numbers)):
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    *first, last = [str(a) if a == b else f"{a}–{b}" for a, b in ranges]
    listed = Note.of("listed_with_last", first=", ".join(first), last=last) if first else last
    return Note.of("named_pages", count=len(set(numbers)), numbers=listed)
