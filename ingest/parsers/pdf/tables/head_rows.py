"""Header of a table: its rows, and the names of the columns that they make together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.blocks.assembly import CellWords
from ingest.blocks.cleaning import join_lines
from ingest.boxes import WordBox
from ingest.parsers.pdf.layout.blocks import has_ended
from ingest.parsers.pdf.layout.text import compose_cell
from ingest.parsers.pdf.page_model import Island, Line, PageLayout, TableLine

#: Longest column heading, in letters.
MAX_HEAD_LETTERS = 120
#: Most words of a column heading that ends like a sentence.
MAX_NAME_WORDS = 5
#: Most rows of a header that no rule tells from the body.
MAX_HEAD_ROWS = 4
_NUMBERISH = re.compile(r"^[<>~±+\-–−]?\s?\d[\d\s.,]*\s?%?$")
_YEAR = re.compile(r"^(?:19|20)\d\d(?:\s*[–/-]\s*\d{2,4})?\*?$")


def cell_text(lines: Sequence[Line], vocabulary: Mapping[str, int]) -> str:
    """Return the text of one cell, on one line."""
    return join_lines([line.text for line in lines], vocabulary=vocabulary).text


def head_count(island: Island) -> int:
    """Count the header rows of a table."""
    rows = island.rows
    if len(rows) < 2:
        return 0
    if island.heads is not None:
        return min(island.heads, len(rows) - 1)
    heads = 0
    while heads < min(MAX_HEAD_ROWS, len(rows) - 1) and _may_be_head(
        rows[heads], rows[heads + 1 :]
    ):
        heads += 1
        if not _has_names_below(rows[heads - 1]):
            return heads
    return heads


def _has_names_below(row: TableLine) -> bool:
    """Return whether a name is over several columns, so that names of each are below it."""
    return any(span > 1 for span, cell in zip(row.spans, row.cells, strict=True) if cell)


def _may_be_head(row: TableLine, following: Sequence[TableLine]) -> bool:
    texts = _texts(row)
    if not texts or any(len(text) > MAX_HEAD_LETTERS or _is_sentence(text) for text in texts):
        return False
    bold = all(line.bold for cell in row.cells for line in cell)
    others_bold = all(line.bold for r in following for cell in r.cells for line in cell)
    if bold and not others_bold:
        return True
    if len(texts) < 2 or _first_column_leads(row, following):
        return False
    if not row.cells[0] and sum(bool(r.cells[0]) for r in following) > 0.6 * len(following):
        return True  # names of columns leave the corner open
    named = texts[1:] if row.cells[0] else texts
    if len(named) > 1 and all(map(_YEAR.match, named)):
        return not all(map(_YEAR.match, _texts(following[0])[1:]))
    return not any(_NUMBERISH.match(text) for text in texts)


def _texts(row: TableLine) -> list[str]:
    return [" ".join(line.text for line in cell) for cell in row.cells if cell]


def _is_sentence(text: str) -> bool:
    return len(text.split()) > MAX_NAME_WORDS and has_ended(text)


def _first_column_leads(row: TableLine, following: Sequence[TableLine]) -> bool:
    """Return whether the first column names the rows, in bold, so that no row names columns."""
    firsts = [r.cells[0] for r in (row, *following) if r.cells[0]]
    rest = [line for r in (row, *following) for cell in r.cells[1:] for line in cell]
    bold_firsts = all(line.bold for cell in firsts for line in cell)
    return bold_firsts and not any(line.bold for line in rest)


def _spread(row: TableLine) -> list[list[Line]]:
    """Return a header row's cells, a name over several columns in each of them.

    One over all columns names the table; it is written once.
    """
    cells = list(row.cells)
    for k, (cell, span) in enumerate(zip(row.cells, row.spans, strict=True)):
        if cell and 1 < span < len(cells):
            cells[k : k + span] = [cell] * len(cells[k : k + span])
    return cells


def _names(island: Island, *, spread: bool = True) -> list[list[list[Line]]]:
    """Return for each column the cells of the header that name it, from top to bottom."""
    heads = island.rows[: head_count(island)]
    rows = [_spread(row) if spread else row.cells for row in heads]
    return [[cell for cell in column if cell] for column in zip(*rows, strict=True)]


def header_of(
    island: Island, vocabulary: Mapping[str, int], *, spread: bool = True
) -> tuple[str, ...]:
    """Return the names of the columns; a name over several columns is in each of theirs.

    Args:
        spread: ``False`` for the header as the text has it, with that name before the first
            of its columns only: the text must not hold words that the page does not.
    """
    return tuple(
        " ".join(cell_text(cell, vocabulary) for cell in cells)
        for cells in _names(island, spread=spread)
    )


def head_rows(island: Island, vocabulary: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a header of several, names over several columns in each of them."""
    heads = island.rows[: head_count(island)]
    if len(heads) < 2:
        return ()
    return tuple(tuple(cell_text(cell, vocabulary) for cell in _spread(row)) for row in heads)


def header_words(
    island: Island, layouts: Mapping[int, PageLayout], vocabulary: Mapping[str, int]
) -> tuple[CellWords, ...]:
    """Return the words of the header as the text has it with their boxes, for each column."""
    columns: list[CellWords] = []
    for cells in _names(island, spread=False):
        words: list[WordBox] = []
        start = 0
        for lines in cells:
            cell = compose_cell(lines, layouts, vocabulary=vocabulary)
            words += [word.moved(start) for word in cell.words]
            start += len(cell.text) + 1 if cell.text else 0
        columns.append(tuple(words))
    return tuple(columns)
