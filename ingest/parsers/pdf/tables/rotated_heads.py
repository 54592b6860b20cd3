"""Column names that run upwards, downwards or at an angle, in a table or right above it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ingest.parsers.pdf.page_model import Line, PageLayout, Rect, TableLine, around

#: Largest distance from a rotated name down to the table's first row, in letter sizes.
ABOVE_EM = 1.6
#: Fewest rotated names that make a header of their own.
MIN_NAMES = 2


def foot_of(line: Line) -> tuple[float, float]:
    """Return the place of a rotated name that is in its column: its middle, or its lower end."""
    if 0 < line.slant < 90:
        return line.x0 + line.size / 2, line.bottom - line.size / 2
    if -90 < line.slant < 0:
        return line.x1 - line.size / 2, line.bottom - line.size / 2
    return (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2


def take_rotated(layout: PageLayout, rect: Rect) -> list[Line]:
    """Remove the rotated lines whose place is in a rectangle from a page; from left to right."""
    found = [line for line in layout.lines if line.rotated and rect.holds(*foot_of(line))]
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
        and rect.x0 - line.size < foot_of(line)[0] < rect.x1 + line.size
        and line.top < rect.top
        and abs(rect.top - line.bottom) < ABOVE_EM * line.size
    ]
    columns = [max(bisect_right(lefts, foot_of(line)[0]) - 1, 0) for line in names]
    if len(set(columns)) < MIN_NAMES:
        return None
    cells: list[list[Line]] = [[] for _ in lefts]
    for line, column in sorted(zip(names, columns, strict=True), key=lambda pair: pair[0].x0):
        cells[column].append(line)
    ids = {id(line) for line in names}
    layout.lines = [line for line in layout.lines if id(line) not in ids]
    return TableLine(cells, [1] * len(lefts), around(names), layout.number)
