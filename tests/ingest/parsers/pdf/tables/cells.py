"""Cells, grids and islands for the tests of tables."""

from __future__ import annotations

from itertools import pairwise

from ingest.parsers.pdf.layout.columns import rows_of
from ingest.parsers.pdf.page_model import Island, Line, Rect, TableLine, Word, line_of

HEADER = ["Kontor", "Møter", "Andel"]


ROWS = [["Nordby", "12", "8 %"], ["Sørvik", "140", "61 %"], ["Vestneset", "71", "31 %"]]


LEFTS = [70.0, 220.0, 330.0, 430.0]


def cell(text: str, x: float, base: float, *, bold: bool = False) -> Line:
    word = Word(text, x, base - 8, x + 5 * len(text), base + 2, base, 10, bold=bold)
    return line_of([word], page=1)


def joined(*parts: Line) -> Line:
    """Cells on one baseline as one line that knows its wide gaps."""
    (row,) = rows_of(parts)
    assert isinstance(row, Line)
    return row


def grid(lefts: list[float], tops: list[float]) -> list[Rect]:
    return [
        Rect(x0, top, x1, bottom) for top, bottom in pairwise(tops) for x0, x1 in pairwise(lefts)
    ]


def texts(island: Island) -> list[list[str]]:
    return [[" ".join(one.text for one in lines) for lines in row.cells] for row in island.rows]


def island(rows: list[list[str]], *, page: int = 1, bold_head: bool = False) -> Island:
    made = []
    for n, row in enumerate(rows):
        cells = [
            [cell(text, LEFTS[k], 100 + 20 * n, bold=bold_head and n == 0)] if text else []
            for k, text in enumerate(row)
        ]
        made.append(
            TableLine(cells, [1] * len(row), Rect(70, 90 + 20 * n, 430, 110 + 20 * n), page)
        )
    return Island("table", 70, 90, 430, 200, page=page, rows=made, columns=LEFTS[: len(rows[0])])
