"""Column names that run upwards or downwards, in a table's header or right above it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ingest.parsers.pdf.page_model import Line, PageLayout, Rect, TableLine, around

#: Largest distance from a rotated name down to the table's first row, in letter sizes.
ABOVE_EM = 1.6
#: Fewest rotated names that make a header of their own.
MIN_NAMES = 2


def take_rotated(layout: PageLayout, rect: Rect) -> list[Line]:
    """Remove the rotated lines whose middle is in a rectangle from a page; from left to right."""
    found = [
        line
        for line in layout.lines
        if line.rotated and rect.holds((line.x0 + line.x1) / 2, (line.top + line.bottom) / 2)
    ]
    ids = {id(line) for line in found}
    if ids:
        layout.lines = [line for line in layout.lines if id(line) not in ids]
    return sorted(found, key=lambda line: line.x0)


def head_above(layout: PageLayout, rect: Rect, lefts: Sequence[float]) -> TableLine | None:
    """Return a row of the rotated names that end right above a table, and remove them.

    Args:
        lefts: Left edges of the columns.
    """
    names = [
        line
        for line in layout.lines
        if line.rotated
        and rect.x0 - line.width < (line.x0 + line.x1) / 2 < rect.x1 + line.width
        and line.top < rect.top
        and abs(rect.top - line.bottom) < ABOVE_EM * line.width
    ]
    columns = [max(bisect_right(lefts, (line.x0 + line.x1) / 2) - 1, 0) for line in names]
    if len(set(columns)) < MIN_NAMES:
        return None
    cells: list[list[Line]] = [[] for _ in lefts]
    for line, column in sorted(zip(names, columns, strict=True), key=lambda pair: pair[0].x0):
        cells[column].append(line)
    ids = {id(line) for line in names}
    layout.lines = [line for line in layout.lines if id(line) not in ids]
    return TableLine(cells, [1] * len(lefts), around(names), layout.number)
