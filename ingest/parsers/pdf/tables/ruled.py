"""Ruled tables: cells between ruling lines → rows of cells, with merged and empty ones."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from ingest.parsers.pdf.layout.columns import rows_of
from ingest.parsers.pdf.layout.lines import gather
from ingest.parsers.pdf.page_model import (
    Island,
    Line,
    PageLayout,
    Rect,
    TableLine,
    Word,
    around,
    line_of,
)

#: Points within which edges of cells are one edge.
SAME_EDGE_POINTS = 3.0
#: Lowest share of filled cells of a table; a grid with fewer is a chart's background.
MIN_FILLED_SHARE = 0.15


def take_ruled_tables(layout: PageLayout) -> list[Island]:
    """Remove the ruled tables from a page, with the words in their cells.

    A grid of a single column, or with text in a single cell, is a frame around text: it
    is left to the page, and the text in it is read like any other.
    """
    islands: list[Island] = []
    for grid in sorted(layout.grids, key=lambda grid: -len(grid)):
        lefts = edges_of(cell.x0 for cell in grid)
        tops = edges_of(cell.top for cell in grid)
        if len(lefts) < 2 or len(grid) < 2 or _is_in_form(around(grid), layout):
            continue
        inside, rest = words_inside(layout.lines, around(grid))
        cells = _fill(grid, inside)
        filled = sum(bool(words) for _, words in cells)
        if filled < 2 or filled < MIN_FILLED_SHARE * len(grid):
            continue
        layout.lines = rest
        rows = _rows(cells, lefts, tops, layout.number)
        rect = around(grid)
        islands.append(Island("table", *rect, page=layout.number, rows=rows, columns=lefts))
    return islands


def _is_in_form(rect: Rect, layout: PageLayout) -> bool:
    """Return whether a grid lies in an embedded drawing, as the lines of a chart do."""
    x, y = (rect.x0 + rect.x1) / 2, (rect.top + rect.bottom) / 2
    return any(
        form.holds(x, y) and form.width >= rect.width and form.height >= rect.height
        for form in layout.forms
    )


def edges_of(values: Iterable[float]) -> list[float]:
    """Distinct edges, from left to right or top to bottom."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value > edges[-1] + SAME_EDGE_POINTS:
            edges.append(value)
    return edges


def words_inside(lines: Sequence[Line], rect: Rect) -> tuple[list[Word], list[Line]]:
    """Separate the words whose centre lies in a rectangle from the other lines."""
    inside: list[Word] = []
    rest: list[Line] = []
    for line in lines:
        if line.bottom < rect.top or line.top > rect.bottom or line.rotated:
            rest.append(line)
            continue
        own = [word for word in line.words if rect.holds(*_middle(word))]
        inside += own
        if not own:
            rest.append(line)
        elif len(own) < len(line.words):
            ids = {id(word) for word in own}
            left = [word for word in line.words if id(word) not in ids]
            rest.append(line_of(left, page=line.page))
    return inside, rest


def _middle(word: Word) -> tuple[float, float]:
    return (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2


def _fill(grid: Sequence[Rect], words: Sequence[Word]) -> list[tuple[Rect, list[Word]]]:
    cells: list[tuple[Rect, list[Word]]] = [(cell, []) for cell in grid]
    for word in words:
        x, y = _middle(word)
        for cell, inside in cells:
            if cell.holds(x, y):
                inside.append(word)
                break
        else:
            nearest = min(cells, key=lambda cell: _distance(cell[0], x, y))
            nearest[1].append(word)
    return cells


def _distance(cell: Rect, x: float, y: float) -> float:
    return max(cell.x0 - x, 0, x - cell.x1) + max(cell.top - y, 0, y - cell.bottom)


def _rows(
    cells: Sequence[tuple[Rect, list[Word]]],
    lefts: Sequence[float],
    tops: Sequence[float],
    page: int,
) -> list[TableLine]:
    """Place each cell by its upper left corner; the other positions it spans stay empty."""
    rows = [TableLine([[] for _ in lefts], [1] * len(lefts), Rect(0, 0, 0, 0), page) for _ in tops]
    spots: list[list[Rect]] = [[] for _ in tops]
    for cell, words in cells:
        n = bisect_right(tops, cell.top + SAME_EDGE_POINTS / 2) - 1
        column = bisect_right(lefts, cell.x0 + SAME_EDGE_POINTS / 2) - 1
        after = bisect_right(lefts, cell.x1 - SAME_EDGE_POINTS)
        rows[n].cells[column] += lines_in_cell(words, page)
        rows[n].spans[column] = max(1, after - column)
        spots[n].append(cell)
    for row, spot in zip(rows, spots, strict=True):
        if spot:
            row.rect = around(spot)
    return [row for row in rows if any(row.cells)]


def lines_in_cell(words: Sequence[Word], page: int) -> list[Line]:
    """Return the words of one cell as lines from top to bottom."""
    if not words:
        return []
    lines = [row for row in rows_of(gather(words)) if isinstance(row, Line)]
    for line in lines:
        line.page = page
    return lines
