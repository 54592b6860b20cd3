"""PDF → document: characters, rules, pictures and page labels, read with pdfplumber.

pdfplumber and pdfminer stay in this module. Characters are read straight from the
layout that pdfplumber interprets each page into: turning them into pdfplumber's own
dictionaries first would cost as much again as reading the page.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pdfplumber
from pdfplumber.utils.exceptions import PdfminerException

from ingest.blocks.cleaning import clean, one_line
from ingest.errors import EncryptedFileError, ParseError
from ingest.models import ParsedDocument
from ingest.notes import Note
from ingest.parsers.pdf.fields import field_lines
from ingest.parsers.pdf.glyphs import UNKNOWN, FontNames, collect, cropped
from ingest.parsers.pdf.layout.document import document_of
from ingest.parsers.pdf.layout.lines import lines_of, reading_turn
from ingest.parsers.pdf.layout.shapes import Shape, sort_shapes
from ingest.parsers.pdf.marginalia.line_numbers import take_line_numbers
from ingest.parsers.pdf.marginalia.unpainted import may_hide_words
from ingest.parsers.pdf.page_model import Glyph, Line, PageLayout, Rect, turned
from ingest.parsers.pdf.scans.page_images import saved_anew
from ingest.parsers.pdf.scans.scanned_pages import Scans, pages
from ingest.parsers.pdf.scans.text_layer import is_ocr_font
from ingest.parsers.pdf.tables.rule_grids import grids_of

#: Most ruling lines on a page that is searched for cells; more would take minutes.
MAX_RULES = 1500
#: Some fonts draw one hyphen as several characters.
_HYPHENS = re.compile("[-\u2010\u2011]?\u00ad[-\u2010\u2011]|[-\u2010\u2011]\u00ad|-\u2010")

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


class _NoPagesError(PdfminerException):
    """The file opens and has no pages."""


class PdfParser:
    """Reads PDF. Implements ``ingest.parsers.Parser``."""

    version = "pdf-5"

    def parse(self, path: Path) -> ParsedDocument:
        """Read the file; pages that are pictures go to OCR where it is installed.

        Raises:
            EncryptedFileError: The file asks for a password.
            NoTextLayerError: No page has text, and OCR is not installed or found none.
            ParseError: The file is no PDF, or is damaged beyond reading.
        """
        try:
            read = _read(path, path)
        except PdfminerException as error:
            read = _read_mended(path, error)
        if not any(layout.lines for layout in read.layouts):
            read = _read_again(path) or read
        read.scans.check(read.layouts)
        warnings = read.scans.warnings(read.layouts)
        if numbered := take_line_numbers(read.layouts):
            warnings.append(Note.of("line_numbers_left_out", pages=pages(numbered)))
        return document_of(read.layouts, pdf_labels=read.labels, warnings=warnings)


@dataclass(slots=True)
class _ReadPages:
    layouts: list[PageLayout]
    labels: list[str] | None
    scans: Scans


def _read(path: Path, source: Path | io.BytesIO) -> _ReadPages:
    """Read all pages.

    Raises:
        PdfminerException: The file cannot be opened, or has no pages.
    """
    with pdfplumber.open(source, raise_unicode_errors=False) as pdf:
        if not pdf.pages:
            raise _NoPagesError
        scans = Scans(path)
        fonts = FontNames(pdf.rsrcmgr)
        layouts = [scans.settle(_layout(page, scans, fonts)) for page in pdf.pages]
        if not _is_whole(pdf):
            scans.warn(Note.of("pdf_partly_read", count=len(layouts)))
        return _ReadPages(layouts, _pdf_labels(pdf), scans)


def _read_again(path: Path) -> _ReadPages | None:
    """Read a file without text again, as PDFium saves it."""
    mended = saved_anew(path)
    try:
        return _read(path, io.BytesIO(mended)) if mended is not None else None
    except PdfminerException:
        return None


def _read_mended(path: Path, error: PdfminerException) -> _ReadPages:
    """Read a file that pdfplumber cannot read, as PDFium saves it.

    Raises:
        EncryptedFileError: The file asks for a password.
        ParseError: PDFium cannot read it either.
    """
    cause = _cause(error)
    if type(cause).__name__ == "PDFPasswordIncorrect":
        raise EncryptedFileError("pdf_encrypted", file=path.name) from error
    mended = saved_anew(path)
    try:
        if mended is not None:
            return _read(path, io.BytesIO(mended))
    except PdfminerException as raised:
        error = raised
    why = Note.of("pdf_has_no_pages") if isinstance(error, _NoPagesError) else str(error)
    raise ParseError("pdf_damaged", file=path.name, cause=why) from error


def _cause(error: Exception) -> object:
    """Return the error that pdfplumber wrapped in its own.

    Raises:
        MemoryError: It was that: to go on would only run into it again.
    """
    cause = error.args[0] if error.args else error
    if isinstance(cause, MemoryError):
        raise cause
    return cause


def _is_whole(pdf: Any) -> bool:
    """Return whether the file's own list of pages could be followed."""
    pages = pdf.doc.catalog.get("Pages")
    listed = pages.resolve() if hasattr(pages, "resolve") else pages
    return isinstance(listed, dict)


def _pdf_labels(pdf: Any) -> list[str] | None:
    """Return the page labels of /PageLabels; ``None`` where the file has none."""
    try:
        return list(islice(pdf.doc.get_page_labels(), len(pdf.pages)))
    except Exception:  # absent, or damaged in any way: then pages are read for numbers
        return None


def _layout(page: Any, scans: Scans, fonts: FontNames) -> PageLayout:
    """Read one page and free the memory that pdfplumber holds for it."""
    glyphs: list[Glyph] = []
    shapes: list[Shape] = []
    try:
        collect(page.layout._objs, glyphs, shapes, float(page.height), fonts)
        fields = field_lines(page)
    except (PdfminerException, ValueError, TypeError, KeyError, AttributeError) as error:
        _cause(error)
        scans.fail(page.page_number, f"{error}")
        fields = []
    width, height, glyphs, shapes = cropped(page, glyphs, shapes)
    layout = PageLayout(page.page_number, width, height, reading_turn(glyphs))
    layout.ocr = bool(glyphs) and is_ocr_font(glyphs[len(glyphs) // 2].font)
    layout.lines = lines_of(glyphs, layout.turn, width, height)
    layout.overlaid = [line for line in layout.lines if line.apart]
    layout.lines = [line for line in layout.lines if not line.apart]
    _add_fields(layout, fields, scans)
    for line in (*layout.lines, *layout.overlaid):
        line.page = page.page_number
        _clean_words(line)
    _add_shapes(layout, shapes)
    if layout.lines and may_hide_words(page, is_scan=layout.covered):
        scans.leave_out_unpainted(layout)
    page.close()
    return layout


def _add_fields(layout: PageLayout, fields: Sequence[Line], scans: Scans) -> None:
    """Add the text of fields that is not drawn on the page as well."""
    drawn = {word.text for line in layout.lines for word in line.words}
    new = [line for line in fields if not set(line.text.split()) <= drawn]
    layout.lines += new
    if new:
        scans.note_fields(layout.number)


def _clean_words(line: Line) -> None:
    for word in line.words:
        if not word.text.isascii():
            word.text = one_line(clean(_HYPHENS.sub("-", word.text))) or UNKNOWN


def _add_shapes(layout: PageLayout, shapes: list[Shape]) -> None:
    if layout.turn:
        size = layout.width, layout.height
        shapes = [s._replace(rect=Rect(*turned(s.rect, layout.turn, *size))) for s in shapes]
    drawn = sort_shapes(shapes, layout.frame_width, layout.frame_height)
    layout.horizontals, layout.verticals, layout.frames, layout.pictures = drawn[:4]
    layout.forms, layout.covered = drawn.forms, drawn.covered
    if len(drawn.horizontals) + len(drawn.verticals) <= MAX_RULES:
        layout.grids = grids_of(drawn.horizontals, drawn.verticals)
