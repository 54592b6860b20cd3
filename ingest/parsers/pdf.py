"""PDF → papers: characters, rules, pictures and page labels, read with pdfplumber.

pdfplumber and pdfminer stay in this module. A character is read straight from the
layout that pdfplumber interprets each page into: turning it into pdfplumber's own
dictionaries first would cost as much again as reading the page.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pdfplumber

from ingest.cleaning import clean
from ingest.layout import document_of
from ingest.layout_lines import lines_of, reading_turn
from ingest.layout_models import Glyph, Line, Paper, Rect, Turn, turned
from ingest.layout_shapes import Drawn, Shape, sort_shapes
from ingest.models import ParsedDocument
from ingest.symbol_fonts import symbol_map

#: A page with more ruling lines is a drawing; looking for cells in it would take minutes.
MOST_RULES = 1500
#: Points by which ruling lines may miss each other: Word leaves out the padding of a cell.
CROSSING = 5.0
#: Some fonts draw one hyphen as several characters.
_HYPHENS = re.compile("[-\u2010\u2011]?\u00ad[-\u2010\u2011]|[-\u2010\u2011]\u00ad|-\u2010")
_UNMAPPED = "(cid:"

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


class PdfParser:
    """Reads PDF. Implements ``ingest.parsers.Parser``."""

    version = "pdf-1"

    def parse(self, path: Path) -> ParsedDocument:
        with pdfplumber.open(path, raise_unicode_errors=False) as pdf:
            papers = [_paper(page) for page in pdf.pages]
            labels = _labels(pdf)
        return document_of(papers, pdf_labels=labels)


def _labels(pdf: Any) -> list[str] | None:
    try:
        it = pdf.doc.get_page_labels()
        return [next(it) for _ in pdf.pages]
    except Exception:
        return None


def _paper(page: Any) -> Paper:
    """Read one page and let go of everything that was read for it."""
    glyphs: list[Glyph] = []
    shapes: list[Shape] = []
    _collect(page.layout._objs, glyphs, shapes, float(page.height))
    width, height, glyphs, shapes = _cropped(page, glyphs, shapes)
    turn = reading_turn(glyphs)
    paper = Paper(page.page_number, width, height, turn)
    paper.lines = lines_of(glyphs, turn, width, height)
    for line in paper.lines:
        line.page = page.page_number
        _clean_words(line)
    if turn:
        shapes = [
            shape._replace(rect=Rect(*turned(shape.rect, turn, width, height))) for shape in shapes
        ]
    drawn = sort_shapes(shapes, paper.frame_width, paper.frame_height)
    paper.horizontals, paper.verticals, paper.frames, paper.pictures, paper.forms = drawn
    paper.grids = _grids(page, drawn)
    page.close()
    return paper


def _cropped(
    page: Any, glyphs: list[Glyph], shapes: list[Shape]
) -> tuple[float, float, list[Glyph], list[Shape]]:
    """Limit a page to what a reader sees of it, its crop box, and measure from there."""
    media, crop = page.mediabox, page.cropbox
    left, top = max(crop[0] - media[0], 0.0), max(crop[1] - media[1], 0.0)
    width = min(crop[2], media[2]) - max(crop[0], media[0])
    height = min(crop[3], media[3]) - max(crop[1], media[1])
    whole = float(page.width), float(page.height)
    if min(width, height) < 1 or (abs(width - whole[0]) < 1 and abs(height - whole[1]) < 1):
        return *whole, glyphs, shapes
    moved = [
        glyph._replace(
            x0=glyph.x0 - left,
            x1=glyph.x1 - left,
            top=glyph.top - top,
            bottom=glyph.bottom - top,
            base=glyph.base - (left if glyph.turn in {90, 270} else top),
        )
        for glyph in glyphs
        if left - 2 < (glyph.x0 + glyph.x1) / 2 < left + width + 2
        and top - 2 < (glyph.top + glyph.bottom) / 2 < top + height + 2
    ]
    shifted = [
        shape._replace(
            rect=Rect(
                shape.rect.x0 - left,
                shape.rect.top - top,
                shape.rect.x1 - left,
                shape.rect.bottom - top,
            )
        )
        for shape in shapes
    ]
    return width, height, moved, shifted


def _clean_words(line: Line) -> None:
    for word in line.words:
        if not word.text.isascii():
            word.text = clean(_HYPHENS.sub("-", word.text)) or "\ufffd"


def _collect(objects: Any, glyphs: list[Glyph], shapes: list[Shape], height: float) -> None:
    """Sort what a page's layout holds into characters and shapes, in drawing order."""
    for drawn in objects:
        kind = type(drawn).__name__
        if kind == "LTChar":
            glyphs.append(_glyph(drawn, height))
        elif kind == "LTFigure":
            before = len(glyphs)
            _collect(drawn._objs, glyphs, shapes, height)
            if len(glyphs) > before:
                shapes.append(Shape("form", _rect(drawn, height), True, False, False))
        else:
            shapes.append(_shape(kind, drawn, height))


def _glyph(drawn: Any, height: float) -> Glyph:
    a, b, c, d, _, f = drawn.matrix
    font = drawn.fontname if isinstance(drawn.fontname, str) else repr(drawn.fontname)
    turn: Turn = 0
    base, size = height - f, drawn.size
    if b or c or a <= 0 or d <= 0:
        turn, base, font = _direction(drawn, height, font)
        size = drawn.size if turn in {0, 180} else drawn.width
    text = drawn._text
    if text.startswith(_UNMAPPED):
        text = "\ufffd"
    else:
        signs = symbol_map(font)
        text = signs.get(text, text) if signs else text
    x0, y0, x1, y1 = drawn.bbox
    return Glyph(text, x0, height - y1, x1, height - y0, base, size, font, turn)


def _direction(drawn: Any, height: float, font: str) -> tuple[Turn, float, str]:
    """Turn, baseline and font of a character that is turned or sheared."""
    a, b, c, d, e, f = drawn.matrix
    if abs(a) >= abs(b):
        sheared = a > 0 and not b and d and 0.1 < abs(c / d) < 0.6
        return (0 if a > 0 else 180), height - f, font + "~" if sheared else font
    return (90 if b > 0 else 270), e, font


def _rect(drawn: Any, height: float) -> Rect:
    return Rect(drawn.x0, height - drawn.y1, drawn.x1, height - drawn.y0)


def _shape(kind: str, drawn: Any, height: float) -> Shape:
    rect = _rect(drawn, height)
    if kind == "LTImage":
        return Shape("image", rect, True, False, True)
    stroked = bool(drawn.stroke) and not _is_white(drawn.stroking_color)
    filled = bool(drawn.fill) and not _is_white(drawn.non_stroking_color)
    if kind == "LTLine":
        straight = min(rect.width, rect.height) < 1.0
        return Shape("line" if straight else "curve", rect, stroked or filled, stroked, False)
    shape = "rect" if kind == "LTRect" else "curve"
    return Shape(shape, rect, stroked or filled, stroked, filled)  # type: ignore[arg-type]


def _is_white(colour: Any) -> bool:
    """Whether a colour of one (grey), three (RGB) or four (CMYK) parts is white."""
    parts = colour if isinstance(colour, (tuple, list)) else (colour,)
    if not all(isinstance(part, (int, float)) for part in parts):
        return False
    return all(p == 0 for p in parts) if len(parts) == 4 else all(p > 0.99 for p in parts)


def _grids(page: Any, drawn: Drawn) -> list[list[Rect]]:
    """The cells of each ruled table, found where ruling lines cross."""
    if min(len(drawn.horizontals), len(drawn.verticals)) < 2:
        return []
    if len(drawn.horizontals) + len(drawn.verticals) > MOST_RULES:
        return []
    tables = page.find_tables(
        {
            "vertical_strategy": "explicit",
            "horizontal_strategy": "explicit",
            "explicit_vertical_lines": _edges(drawn.verticals, "v"),
            "explicit_horizontal_lines": _edges(drawn.horizontals, "h"),
            "intersection_tolerance": CROSSING,
        }
    )
    return [[Rect(*cell) for cell in table.cells] for table in tables]


def _edges(rules: Sequence[Rect], orientation: str) -> list[dict[str, object]]:
    """Ruling lines in the form that pdfplumber's table finder takes."""
    edges = []
    for rule in rules:
        middle_x, middle_y = (rule.x0 + rule.x1) / 2, (rule.top + rule.bottom) / 2
        upright = orientation == "v"
        edges.append(
            {
                "object_type": "line",
                "orientation": orientation,
                "x0": middle_x if upright else rule.x0,
                "x1": middle_x if upright else rule.x1,
                "top": rule.top if upright else middle_y,
                "bottom": rule.bottom if upright else middle_y,
                "width": 0.0 if upright else rule.width,
                "height": rule.height if upright else 0.0,
            }
        )
    return edges
