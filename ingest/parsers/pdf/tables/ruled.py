"""Ruled tables: cells between ruling lines → rows of cells, with merged and empty ones."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

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
from ingest.parsers.pdf.tables.rotated_heads import foot_of, head_above, take_rotated
from ingest.parsers.pdf.tables.spots import Spot, lines_of_words, part_columns, part_rows

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
        if len(lefts) < 2 or len(grid) < 2 or _is_in_form(around(grid), layout):
            continue
        inside, rest = words_inside(layout.lines, around(grid))
        filled = _fill(grid, inside)
        if not _is_table(grid, filled):
            continue
        layout.lines = rest
        islands.append(_table(layout, filled, lefts))
    return islands


def _table(
    layout: PageLayout, filled: Sequence[tuple[Rect, list[Word]]], lefts: Sequence[float]
) -> Island:
    """Part the cells where rules are missing, and place them in rows."""
    rect = around(cell for cell, _ in filled)
    spots = [Spot(cell, lines_of_words(words, layout.number)) for cell, words in filled]
    spots = part_rows(part_columns(spots, lefts))
    for line in take_rotated(layout, rect):
        x, y = foot_of(line)
        spot = next((spot for spot in spots if spot.rect.holds(x, y)), spots[0])
        spot.lines.append(line)
    edges = edges_of(spot.rect.x0 for spot in spots)
    tops = edges_of(spot.rect.top for spot in spots)
    rows = _rows(spots, edges, tops, layout.number)
    heads = None
    if above := head_above(layout, rows[0].rect, edges):
        rows.insert(0, above)
        rect, heads = around([rect, above.rect]), 1
    return Island("table", *rect, page=layout.number, rows=rows, heads=heads, columns=edges)


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


def _is_table(grid: Sequence[Rect], filled: Sequence[tuple[Rect, list[Word]]]) -> bool:
    """Return whether enough rows and columns of a grid hold words; those of a chart do not."""
    texts = [cell for cell, words in filled if words]
    if len(texts) < 2 or len(texts) < MIN_FILLED_SHARE * len(grid):
        return False
    lefts, tops = (edges_of(cell[n] for cell in grid) for n in (0, 1))
    own = [edges_of(cell[n] for cell in texts) for n in (0, 1)]
    return len(own[0]) >= 0.5 * len(lefts) and len(own[1]) >= 0.5 * len(tops)


def _rows(
    spots: Sequence[Spot], lefts: Sequence[float], tops: Sequence[float], page: int
) -> list[TableLine]:
    """Place each cell by its upper left corner; the other positions it spans stay empty."""
    rows = [TableLine([[] for _ in lefts], [1] * len(lefts), Rect(0, 0, 0, 0), page) for _ in tops]
    own: list[list[Rect]] = [[] for _ in tops]
    for spot in spots:
        n = bisect_right(tops, spot.rect.top + SAME_EDGE_POINTS / 2) - 1
        column = bisect_right(lefts, spot.rect.x0 + SAME_EDGE_POINTS / 2) - 1
        after = bisect_right(lefts, spot.rect.x1 - SAME_EDGE_POINTS)
        rows[n].cells[column] += spot.lines
        rows[n].spans[column] = max(1, after - column)
        own[n].append(spot.rect)
    for row, rects in zip(rows, own, strict=True):
        if rects:
            row.rect = around(rects)
    return [row for row in rows if any(row.cells)]
