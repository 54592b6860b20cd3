"""Tables set sideways on a page whose other text is upright."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.parsers.pdf.page_model import (
    Island,
    Line,
    PageLayout,
    Rect,
    Turn,
    Word,
    around,
    line_of,
    turned,
    turned_back,
)
from ingest.parsers.pdf.tables.aligned import take_aligned_tables
from ingest.parsers.pdf.tables.ruled import take_ruled_tables

#: Fewest lines of one direction in which a table is looked for; the sides of charts have fewer.
MIN_LINES = 8
_WAYS: tuple[Turn, ...] = (90, 270)


def take_sideways_tables(layout: PageLayout) -> list[Island]:
    """Remove from a page the tables that run upwards or downwards.

    Each is read as on a page turned that way. Without rules, only a caption tells it from the
    labels of a chart.
    """
    islands: list[Island] = []
    for way in _WAYS:
        own = [line for line in layout.lines if line.rotated and line.way == way]
        if len(own) < MIN_LINES:
            continue
        page = _turned_page(layout, own, way)
        found = take_ruled_tables(page)
        if any(line.text.casefold().startswith("tab") for line in page.lines):
            found += take_aligned_tables(page, found)
        if not found:
            continue
        _turn_back([*page.lines, *_lines_of(found)], page)
        ids = {id(line) for line in own}
        layout.lines = [line for line in layout.lines if id(line) not in ids] + page.lines
        for line in page.lines:
            line.rotated, line.way = True, way
        islands += [_placed(island, page) for island in found]
    return islands


def _turned_page(layout: PageLayout, lines: Sequence[Line], way: Turn) -> PageLayout:
    """Return the lines and rules of a page as they are once it is turned."""
    width, height = layout.frame_width, layout.frame_height

    def rects(given: Iterable[Rect]) -> list[Rect]:
        return [Rect(*turned(rect, way, width, height)) for rect in given]

    page = PageLayout(layout.number, width, height, way)
    page.horizontals, page.verticals = rects(layout.verticals), rects(layout.horizontals)
    page.grids = [rects(grid) for grid in layout.grids]
    page.forms = rects(layout.forms)
    for line in lines:
        words = [_turned_word(word, way, width, height) for word in line.words]
        page.lines.append(line_of(words, page=line.page))
    page.lines.sort(key=lambda line: line.base)
    return page


def _turned_word(word: Word, way: Turn, width: float, height: float) -> Word:
    box = word.x0, word.top, word.x1, word.bottom
    x0, top, x1, bottom = turned(box, way, width, height)
    return replace(word, x0=x0, top=top, x1=x1, bottom=bottom, base=bottom)


def _lines_of(islands: Iterable[Island]) -> list[Line]:
    return [
        line for island in islands for row in island.rows for cell in row.cells for line in cell
    ]


def _turn_back(lines: Iterable[Line], page: PageLayout) -> None:
    """Put lines and their words back where they are on the page as it was."""
    lines = {id(line): line for line in lines}.values()
    for word in {id(word): word for line in lines for word in line.words}.values():
        box = _back(Rect(word.x0, word.top, word.x1, word.bottom), page)
        word.x0, word.top, word.x1, word.bottom = box
        word.base = word.bottom
    for line in lines:
        line.x0, line.top, line.x1, line.bottom = around(line.words)
        line.base = line.bottom


def _placed(island: Island, page: PageLayout) -> Island:
    x0, top, x1, bottom = _back(Rect(island.x0, island.top, island.x1, island.bottom), page)
    rows = [replace(row, rect=_back(row.rect, page)) for row in island.rows]
    return replace(island, x0=x0, top=top, x1=x1, bottom=bottom, rows=rows)


def _back(rect: Rect, page: PageLayout) -> Rect:
    return Rect(*turned_back(rect, page.turn, page.width, page.height))
