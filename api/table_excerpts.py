"""The table that a quote is a part of, so that it can be shown as one."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.models import Document, Passage, Table


@dataclass(frozen=True, slots=True)
class TableExcerpt:
    """A table and which of its rows are quoted.

    Attributes:
        highlighted: Indexes into ``table.rows``, from 0.
    """

    table: Table
    highlighted: tuple[int, ...]

    def cells_of(self, text: str) -> tuple[tuple[str, ...], ...]:
        """The cells of the rows that ``text`` quotes, the header before them or not.

        None where it quotes something else too, or a row in part.
        """
        rows = tuple(self.table.rows[n].cells for n in self.highlighted)
        told, header = (
            _letters(*(cell for cells in rows for cell in cells)),
            self.table.printed_header,
        )
        return rows if _letters(text) in {told, _letters(*header) + told} else ()


def excerpt_of(document: Document, passage: Passage, start: int, end: int) -> TableExcerpt | None:
    """Return the table around a span; ``None`` if the span is no row of one."""
    if passage.table_id is None:
        return None
    tables = (t for t in document.parsed.tables if t.table_id == passage.table_id)
    table = next(tables, None)
    if table is None:
        return None
    rows = (n for n, row in enumerate(table.rows) if row.start < end and start < row.end)
    highlighted = tuple(rows)
    return TableExcerpt(table, highlighted) if highlighted else None


def _letters(*parts: str) -> str:
    """Join cells or lines without their white space."""
    return "".join("".join(parts).split())
