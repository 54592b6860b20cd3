"""Word's table grid → rows of cells: merged cells, header rows, empty columns.

A cell merged downwards stands beside every row it spans, and is repeated there; one
merged sideways is written once, except in a header, where it names each column below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.assembly import DraftTable
from ingest.parsers.word_runs import DELETED
from ingest.parsers.word_styles import number, switched, value, w

#: Word itself allows 63 columns. A file may claim any number; we would have to fill them.
MAX_SPAN = 63
_WRAPPERS = frozenset({w("sdt"), w("sdtContent"), w("customXml"), w("ins"), w("moveTo")})
_NUMERIC = re.compile(r"^(?=.*\d)[\s\d.,:%‰()<>=±+–−-]+$")
_YEAR = re.compile(r"^(?:19|20)\d\d(?:\s*[–/-]\s*(?:19|20)?\d\d)?$")
_LONGEST_HEADER_WORDS = 15


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell as the file gives it.

    Attributes:
        element: The ``w:tc``.
        column: Grid column from 0.
        span: How many grid columns wide.
        continues: Whether it is the lower part of a cell merged downwards.
    """

    element: Any
    column: int
    span: int
    continues: bool


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row; ``header`` where the author marked it as repeated on every page."""

    cells: tuple[GridCell, ...]
    header: bool


def grid_of(table: Any) -> list[GridRow]:
    """Read the rows of a ``w:tbl``; deleted rows and cells are left out."""
    return [
        GridRow(tuple(_cells(row)), bool(switched(row.find(w("trPr")), "tblHeader")))
        for row in _unwrapped(table, "tr")
        if not _is_deleted(row.find(w("trPr")), "del")
    ]


def _unwrapped(parent: Any, tag: str) -> Iterator[Any]:
    for child in parent.iterchildren("{*}*"):
        if child.tag == w(tag):
            yield child
        elif child.tag in _WRAPPERS and child.tag not in DELETED:
            yield from _unwrapped(child, tag)


def _is_deleted(properties: Any, mark: str) -> bool:
    return properties is not None and properties.find(w(mark)) is not None


def _cells(row: Any) -> Iterator[GridCell]:
    column = _span(number(value(row.find(w("trPr")), "gridBefore")), least=0)
    for cell in _unwrapped(row, "tc"):
        properties = cell.find(w("tcPr"))
        if _is_deleted(properties, "cellDel"):
            continue
        span = _span(number(value(properties, "gridSpan")), least=1)
        merge = properties.find(w("vMerge")) if properties is not None else None
        continues = merge is not None and merge.get(w("val"), "continue") == "continue"
        yield GridCell(cell, column, span, continues)
        column += span


def _span(claimed: int | None, *, least: int) -> int:
    return min(max(claimed or least, least), MAX_SPAN)


def table_of(
    grid: Sequence[GridRow], texts: Sequence[Sequence[str]], *, top_stands_out: bool = False
) -> DraftTable | None:
    """Lay the cells' texts out in a rectangle.

    Args:
        texts: One line of text per cell, in the shape of ``grid``.
        top_stands_out: Whether the first row looks otherwise than the rest (bold).

    Returns:
        ``None`` for a table without any text.
    """
    width = max((cell.column + cell.span for row in grid for cell in row.cells), default=0)
    marked = next((n for n, row in enumerate(grid) if not row.header), len(grid))
    lines: list[list[str]] = []
    for row, row_texts in zip(grid, texts, strict=True):
        line = [""] * width
        for cell, text in zip(row.cells, row_texts, strict=True):
            shown = lines[-1][cell.column] if cell.continues and lines else text
            line[cell.column] = shown
            if len(lines) < max(marked, 1):
                line[cell.column : cell.column + cell.span] = [shown] * cell.span
        lines.append(line)
    heads = marked if marked < len(grid) else 0
    if not heads and has_header(lines, top_stands_out=top_stands_out):
        heads = 1
    elif not heads and grid:
        lines[0] = _once(grid[0], lines[0])
    return _without_empty(_stacked(lines[:heads]), lines[heads:])


def _once(row: GridRow, line: list[str]) -> list[str]:
    """Take the repetitions out of a row that turned out to be no header."""
    starts = {cell.column for cell in row.cells}
    return [text if n in starts else "" for n, text in enumerate(line)]


def _without_empty(header: Sequence[str], lines: Sequence[Sequence[str]]) -> DraftTable | None:
    rows = [line for line in lines if any(line)]
    present = [line for line in (header, *rows) if line]
    used = [n for n in range(max(map(len, present), default=0)) if any(x[n] for x in present)]
    if not used:
        return None
    return DraftTable(
        header=tuple(header[n] for n in used) if any(header) else (),
        rows=tuple(tuple(row[n] for n in used) for row in rows),
    )


def has_header(lines: Sequence[Sequence[str]], *, top_stands_out: bool) -> bool:
    """Whether a first row that is not marked as a header is one all the same.

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
    """A number, with signs and units of its kind; a year heads columns and is none."""
    return bool(_NUMERIC.match(cell)) and not _YEAR.match(cell)


def _stacked(lines: Sequence[Sequence[str]]) -> list[str]:
    """Header rows as one: each column's names from top to bottom, none twice."""
    header = []
    for column in zip(*lines, strict=True):
        names = [name for n, name in enumerate(column) if name and name not in column[:n]]
        header.append(" ".join(names))
    return header
