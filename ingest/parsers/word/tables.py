"""The grid of a Word table: rows and cells, without those that were deleted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from string import hexdigits
from typing import Any

from ingest.blocks.grid import span_of
from ingest.blocks.numerals import number
from ingest.parsers.word.styles import switched, value, w

_WRAPPERS = frozenset({w("sdt"), w("sdtContent"), w("customXml"), w("ins"), w("moveTo")})
_PLAIN_STYLES = frozenset({"", "tablegrid", "tabellrutenett", "tablenormal", "vanligtabell"})
_TOP_ROW_BIT = 0x0020


@dataclass(frozen=True, slots=True)
class WordCell:
    """A ``w:tc`` and its place: grid column from 0, columns it spans.

    Attributes:
        continues: True for the lower part of a cell merged downwards.
    """

    element: Any
    column: int
    span: int
    continues: bool


@dataclass(frozen=True, slots=True)
class WordRow:
    """One row; ``header`` where the author had it repeated on every page."""

    cells: tuple[WordCell, ...]
    header: bool


def rows_of(table: Any) -> list[WordRow]:
    """List the rows of a ``w:tbl`` without deleted rows and cells."""
    return [
        WordRow(tuple(_cells(row)), bool(switched(row.find(w("trPr")), "tblHeader")))
        for row in _unwrapped(table, "tr")
        if not _is_deleted(row.find(w("trPr")), "del")
    ]


def style_marks_top(table: Any) -> bool:
    """Return whether the table's style sets the first row apart."""
    properties = table.find(w("tblPr"))
    style = (value(properties, "tblStyle") or "").casefold()
    look = properties.find(w("tblLook")) if properties is not None else None
    if style in _PLAIN_STYLES or look is None:
        return False
    first_row = look.get(w("firstRow"))
    if first_row is not None:
        return first_row in {"1", "true", "on"}
    bits = look.get(w("val"), "0")
    return all(digit in hexdigits for digit in bits) and bool(int(bits or "0", 16) & _TOP_ROW_BIT)


def _unwrapped(parent: Any, tag: str) -> Iterator[Any]:
    for child in parent.iterchildren("{*}*"):
        if child.tag == w(tag):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _unwrapped(child, tag)


def _is_deleted(properties: Any, mark: str) -> bool:
    return properties is not None and properties.find(w(mark)) is not None


def _cells(row: Any) -> Iterator[WordCell]:
    column = span_of(number(value(row.find(w("trPr")), "gridBefore")), least=0)
    for cell in _unwrapped(row, "tc"):
        properties = cell.find(w("tcPr"))
        if _is_deleted(properties, "cellDel"):
            continue
        span = span_of(number(value(properties, "gridSpan")))
        merge = properties.find(w("vMerge")) if properties is not None else None
        continues = merge is not None and merge.get(w("val"), "continue") == "continue"
        yield WordCell(cell, column, span, continues)
        column += span
