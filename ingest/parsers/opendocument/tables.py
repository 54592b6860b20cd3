"""The grid of an OpenDocument table: rows and cells, spans and repetitions written out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ingest.blocks.grid import span_of
from ingest.parsers.opendocument.names import count_of, q

_CELL, _COVERED = q("table:table-cell"), q("table:covered-table-cell")
_ROW, _HEADER_ROWS = q("table:table-row"), q("table:table-header-rows")
_GROUPS = {_HEADER_ROWS, q("table:table-rows"), q("table:table-row-group")}


@dataclass(frozen=True, slots=True)
class OdtCell:
    """A cell and its place: grid column from 0, columns it spans.

    Attributes:
        continues: True for the lower part of a cell merged downwards.
    """

    element: Any
    column: int
    span: int
    continues: bool = False


@dataclass(frozen=True, slots=True)
class OdtRow:
    """One row; ``header`` where the file repeats it on every page."""

    cells: tuple[OdtCell, ...]
    header: bool


def rows_of(table: Any) -> list[OdtRow]:
    """List the rows of a ``table:table``. Equal rows stored as one are written out."""
    rows: list[OdtRow] = []
    hanging: dict[int, tuple[int, int]] = {}
    for element, header in _rows(table, header=False):
        repeated = span_of(count_of(element, "table:number-rows-repeated"))
        for _ in range(repeated):
            cells, hanging = _cells(element, hanging)
            rows.append(OdtRow(tuple(cells), header))
    return rows


def _rows(parent: Any, *, header: bool) -> Iterator[tuple[Any, bool]]:
    for child in parent.iterchildren("{*}*"):
        if child.tag == _ROW:
            yield child, header
        elif child.tag in _GROUPS:
            yield from _rows(child, header=header or child.tag == _HEADER_ROWS)


def _cells(
    row: Any, hanging: dict[int, tuple[int, int]]
) -> tuple[list[OdtCell], dict[int, tuple[int, int]]]:
    """Return the cells of a row, and those that reach the next: column → rows left, columns."""
    cells: list[OdtCell] = []
    below = {column: (rows - 1, span) for column, (rows, span) in hanging.items() if rows > 1}
    column = 0
    for element in row.iterchildren(_CELL, _COVERED):
        for _ in range(span_of(count_of(element, "table:number-columns-repeated"))):
            if element.tag == _COVERED:
                if column in hanging:
                    cells.append(OdtCell(element, column, hanging[column][1], continues=True))
            else:
                span = span_of(count_of(element, "table:number-columns-spanned"))
                cells.append(OdtCell(element, column, span))
                rows = count_of(element, "table:number-rows-spanned") or 1
                if rows > 1:
                    below[column] = (rows - 1, span)
            column += 1
    return cells, below
