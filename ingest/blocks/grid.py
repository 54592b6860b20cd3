"""Table cells with spans → a rectangle of lines with a header: shared by Word and HTML.

A cell merged downwards is beside every row it spans, and is repeated there; one
merged sideways is written once, except in a header, where it names each column below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.blocks.assembly import RawTable

#: Most columns or rows that one cell may span; Word allows 63 columns.
MAX_SPAN = 63
#: Most cells of a table that is laid out as a rectangle.
MAX_CELLS = 500_000
_NUMERIC = re.compile(r"^(?=.*\d)[\s\d.,:%‰()<>=±+–−-]+$")
_YEAR = re.compile(r"^(?:19|20)\d\d(?:\s*[–/-]\s*(?:19|20)?\d\d)?$")
_LONGEST_HEADER_WORDS = 15


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell.

    Attributes:
        text: Its words as one line.
        column: Grid column from 0; ``span`` columns wide.
        continues: Whether it is the lower part of a cell merged downwards.
    """

    text: str
    column: int
    span: int = 1
    continues: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row; ``header`` where the file itself says that it is one."""

    cells: tuple[GridCell, ...]
    header: bool = False


def span_of(claimed: int | None, *, least: int = 1) -> int:
    """Read a span from the file, limited to ``MAX_SPAN``."""
    return min(max(claimed if claimed is not None else least, least), MAX_SPAN)


def is_too_large(grid: Sequence[GridRow]) -> bool:
    """Return whether the rectangle exceeds ``MAX_CELLS``; then only the cells' words are kept."""
    return _width(grid) * len(grid) > MAX_CELLS


def lay_out(grid: Sequence[GridRow], *, top_stands_out: bool = False) -> RawTable | None:
    """Lay the cells out in a rectangle, empty rows and columns left out.

    Args:
        top_stands_out: Whether the first row looks otherwise than the rest (bold).

    Returns:
        ``None`` for a table without any text.
    """
    width = _width(grid)
    marked = next((n for n, row in enumerate(grid) if not row.header), len(grid))
    heads = _deepened(grid, marked if marked < len(grid) else 0, width)
    lines: list[list[str]] = []
    for row in grid:
        above = lines[-1] if lines else None
        lines.append(_line(row, width, above, spread=len(lines) < max(heads, marked, 1)))
    if not heads and has_header(lines, top_stands_out=top_stands_out):
        heads = 1
    elif not heads and grid:
        lines[0] = _line(grid[0], width, None, spread=False)
    return _without_empty(_stacked(lines[:heads]), lines[heads:])


def _deepened(grid: Sequence[GridRow], marked: int, width: int) -> int:
    """Return the number of header rows: those marked, and those that merged cells show.

    A row below a header goes on with it where it names the parts of a cell that spans
    several columns, and has nothing to add to a column that has its name already.
    """
    heads = max(marked, 1)
    while heads < len(grid) - 1 and _names_parts(grid[heads - 1], grid[heads], width):
        heads += 1
    return heads if heads > 1 else marked


def _names_parts(above: GridRow, row: GridRow, width: int) -> bool:
    spanned = [False] * width
    for cell in above.cells:
        spanned[cell.column : cell.column + cell.span] = [cell.span > 1] * cell.span
    names, parts = _line(above, width, None, spread=True), _line(row, width, None, spread=True)
    goes_down = any(cell.continues for cell in row.cells)
    if not any(spanned) and not goes_down:
        return False
    for name, part, is_part in zip(names, parts, spanned, strict=True):
        if is_part and (not part or not name):
            return False
        if part and (_is_number(part) or len(part.split()) > _LONGEST_HEADER_WORDS):
            return False
        if not is_part and not goes_down and name and part:
            return False
    return any(parts)


def _width(grid: Sequence[GridRow]) -> int:
    return max((cell.column + cell.span for row in grid for cell in row.cells), default=0)


def _line(row: GridRow, width: int, above: list[str] | None, *, spread: bool) -> list[str]:
    """One row as wide as the table; ``spread`` repeats a cell in all columns it spans."""
    line = [""] * width
    for cell in row.cells:
        shown = above[cell.column] if cell.continues and above else cell.text
        line[cell.column] = shown
        if spread:
            line[cell.column : cell.column + cell.span] = [shown] * cell.span
    return line


def _without_empty(header: Sequence[str], lines: Sequence[Sequence[str]]) -> RawTable | None:
    rows = [line for line in lines if any(line)]
    present = [line for line in (header, *rows) if line]
    used = [n for n in range(max(map(len, present), default=0)) if any(x[n] for x in present)]
    if not used:
        return None
    return RawTable(
        header=tuple(header[n] for n in used) if any(header) else (),
        rows=tuple(tuple(row[n] for n in used) for row in rows),
    )


def has_header(lines: Sequence[Sequence[str]], *, top_stands_out: bool) -> bool:
    """Return whether the first row is a header although it is not marked as one.

    Every cell but the first must hold a few words or a year, and either the row looks
    otherwise than the rest, or it names columns of numbers without being a number.
    """
    if len(lines) < 2 or len(lines[0]) < 2:
        return False
    top, below = lines[0], lines[1:]
    for n, cell in enumerate(top):
        blank = not cell and n > 0
        if blank or _is_number(cell) or len(cell.split()) > _LONGEST_HEADER_WORDS:
            return False
    return top_stands_out or any(
        _heads_numbers(cell, [line[n] for line in below]) for n, cell in enumerate(top)
    )


def _heads_numbers(name: str, column: Sequence[str]) -> bool:
    filled = [cell for cell in column if cell]
    return bool(name) and 2 * sum(map(_is_number, filled)) > len(filled)


def _is_number(cell: str) -> bool:
    """Return whether a cell is a number, with signs and units; a year is a column name."""
    return bool(_NUMERIC.match(cell)) and not _YEAR.match(cell)


def _stacked(lines: Sequence[Sequence[str]]) -> list[str]:
    """Merge header rows: each column's names from top to bottom, none twice."""
    header = []
    for column in zip(*lines, strict=True):
        names = [name for n, name in enumerate(column) if name and name not in column[:n]]
        header.append(" ".join(names))
    return header
