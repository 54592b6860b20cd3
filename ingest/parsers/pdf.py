"""PDF → papers: characters, rules, pictures and page labels, read with pdfplumber.

pdfplumber and pdfminer stay in this module. A character is read straight from the
layout that pdfplumber interprets each page into: turning it into pdfplumber's own
dictionaries first would cost as much again as reading the page.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pdfplumber

from ingest.cleaning import clean
from ingest.layout import document_of
from ingest.layout_lines import lines_of, reading_turn
from ingest.layout_models import Glyph, Paper, Turn
from ingest.models import ParsedDocument
from ingest.symbol_fonts import symbol_map

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


class PdfParser:
    """Reads PDF. Implements ``ingest.parsers.Parser``."""

    version = "pdf-1"

    def parse(self, path: Path) -> ParsedDocument:
        with pdfplumber.open(path, raise_unicode_errors=False) as pdf:
            papers = [_paper(page) for page in pdf.pages]
            labels = _labels(pdf)
        return document_of(papers, pdf_labels=labels)


def _labels(pdf):
    try:
        it = pdf.doc.get_page_labels()
        return [next(it) for _ in pdf.pages]
    except Exception:
        return None


def _paper(page: Any) -> Paper:
    width, height = float(page.width), float(page.height)
    layout = page.layout
    glyphs: list[Glyph] = []
    shapes: list[Any] = []
    _collect(layout._objs, glyphs, shapes, height)
    turn = reading_turn(glyphs)
    lines = lines_of(glyphs, turn, width, height)
    for line in lines:
        line.page = page.page_number
        for w in line.words:
            if not w.text.isascii():
                w.text = clean(w.text) or w.text
    page.close()
    return Paper(page.page_number, width, height, turn, lines)


def _collect(objects: Any, glyphs: list[Glyph], shapes: list[Any], height: float) -> None:
    for drawn in objects:
        kind = type(drawn).__name__
        if kind == "LTChar":
            a, b, c, d, _e, f = drawn.matrix
            if b == 0 and c == 0 and a > 0 and d > 0:
                turn, base, font = 0, height - f, drawn.fontname
            else:
                turn, base, font = _direction(drawn, height)
            m = symbol_map(font)
            glyphs.append(
                Glyph(
                    m.get(drawn._text, drawn._text) if m else drawn._text,
                    drawn.x0,
                    height - drawn.y1,
                    drawn.x1,
                    height - drawn.y0,
                    base,
                    drawn.size if turn in (0, 180) else drawn.width,
                    font,
                    turn,
                )
            )
        elif kind == "LTFigure":
            _collect(drawn._objs, glyphs, shapes, height)
        else:
            shapes.append(drawn)


def _direction(drawn: Any, height: float) -> tuple[Turn, float, str]:
    a, b, c, d, e, f = drawn.matrix
    if abs(a) >= abs(b):
        sheared = a > 0 and b == 0 and 0.1 < abs(c / d if d else 0) < 0.6
        font = drawn.fontname + "~" if sheared else drawn.fontname
        return (0 if a > 0 else 180), height - f, font
    return (90 if b > 0 else 270), e, drawn.fontname
