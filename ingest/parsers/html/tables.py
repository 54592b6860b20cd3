"""The grid of an HTML table: row and column spans, header cells, tables for layout."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ingest.blocks.grid import GridCell, GridRow, span_of
from ingest.blocks.inline import InlineBuilder
from ingest.blocks.raised import Position
from ingest.parsers.html.notes import PageNotes
from ingest.parsers.html.words import position_of

_LONGEST_CELL_WORDS = 250
_ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_BREAKING = frozenset({"p", "div", "li", "br", "tr", "td", "th", "dt", "dd", "table"})
_BOLD = ("b", "strong")


def is_layout(table: Any) -> bool:
    """Return whether a table is only for layout: its cells hold running text."""
    if (table.get("role") or "") in {"presentation", "none"}:
        return True
    rows = list(_rows(table))
    if max((len(_cells(row)) for row in rows), default=0) <= 1:
        return True
    if next(table.iter("th", "thead", "caption"), None) is not None:
        return False
    if next(table.iter("h1", "h2", "h3", "h4", "h5", "h6"), None) is not None:
        return True
    return any(
        len(" ".join(cell.itertext()).split()) > _LONGEST_CELL_WORDS
        for row in rows
        for cell in _cells(row)
    )


def rows_of(table: Any, notes: PageNotes) -> list[GridRow]:
    """List the rows of a table. A cell that spans rows is repeated in each of them."""
    grid: list[GridRow] = []
    hanging: dict[int, tuple[int, int]] = {}
    for row in _rows(table):
        cells: list[GridCell] = []
        started: dict[int, tuple[int, int]] = {}
        column = 0
        for cell in _cells(row):
            while column in hanging:
                cells.append(GridCell("", column, hanging[column][1], continues=True))
                column += hanging[column][1]
            span = span_of(_claimed(cell, "colspan"))
            cells.append(GridCell(cell_text(cell, notes), column, span))
            started[column] = (_rows_down(cell), span)
            column += span
        below = [(at, span) for at, (_, span) in hanging.items() if at >= column]
        cells += [GridCell("", at, span, continues=True) for at, span in sorted(below)]
        grid.append(GridRow(tuple(cells), _is_header(row)))
        hanging = {
            at: (rows - 1, span) for at, (rows, span) in (hanging | started).items() if rows > 1
        }
    return grid


def _rows_down(cell: Any) -> int:
    """Return the number of rows that a cell spans; 0 in the file: to the end of the table."""
    claimed = _claimed(cell, "rowspan")
    return 10**6 if claimed == 0 else claimed or 1


def top_stands_out(table: Any) -> bool:
    """Return whether all text of the first row is bold and that of the second is not."""
    rows = [row for _, row in zip(range(2), _rows(table), strict=False)]
    return len(rows) == 2 and _is_bold(rows[0]) and not _is_bold(rows[1])


def cell_text(cell: Any, notes: PageNotes) -> str:
    """Return a cell as one line, with the words of a table inside it."""
    text = InlineBuilder()
    _collect(cell, text, notes)
    return text.build().text


def _collect(
    element: Any, text: InlineBuilder, notes: PageNotes, around: Position | None = None
) -> None:
    if element in notes.markers or element in notes.silent:
        return
    if element.tag in _BREAKING:
        text.add(" ")
    position = position_of(element, around)
    text.add(element.text or "", position=position)
    for child in element:
        _collect(child, text, notes, position)
        text.add(child.tail or "", position=position)
    if element.tag in _BREAKING:
        text.add(" ")


def _rows(table: Any) -> Iterator[Any]:
    """Yield rows of this table, not of tables inside it."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from child.iterchildren("tr")


def _cells(row: Any) -> list[Any]:
    return [cell for cell in row if cell.tag in {"td", "th"}]


def _claimed(cell: Any, name: str) -> int | None:
    text = (cell.get(name) or "").strip()
    return int(text[:6]) if text[:6].isdecimal() else None


def _is_header(row: Any) -> bool:
    cells = _cells(row)
    return row.getparent().tag == "thead" or (
        len(cells) > 1 and all(cell.tag == "th" for cell in cells)
    )


def _is_bold(row: Any) -> bool:
    words = len(" ".join(row.itertext()).split())
    bold = sum(len(" ".join(part.itertext()).split()) for part in row.iter(*_BOLD))
    return 0 < words <= bold
