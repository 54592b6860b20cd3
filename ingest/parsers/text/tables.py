"""Tables in text files: cells parted by tabs or by pipes → header, rows, cells.

A converter writes a table as lines with tabs, and starts anew at every page turn: the
row is cut in two, the header comes again or not at all. This puts such tables together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.blocks.assembly import RawBlock, RawTable, raw_block
from ingest.parsers.text.inline import InlineReader

_PIPE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_MARK = r"(?:[-*+•▪◆●○◦‣➢✓–]|\d{1,3}[.)]|[a-zæøå][.)])"
#: One list item or sentence, and an item whose mark a tab follows.
_SET_IN = re.compile(rf"{_MARK} +[^\t]+|[^\t]{{40,}}[.!?:]")
_MARKED = re.compile(rf"{_MARK}\t+(?=[^\t]*[^\W\d_]{{2}})[^\t]+")
_ITEM = re.compile(rf"{_MARK} +[^\t\s]")
_DASHES = re.compile(r"^[\s|:_=-]*$")
_NUMERIC = re.compile(r"^[-–+]?[\d\s.,:%*()<>=/±]*\d[\d\s.,:%*()<>=/±]*$")
_BOLD = re.compile(r"^\s*(?:<b>.*</b>|\*\*.*\*\*)\s*$", re.IGNORECASE | re.DOTALL)
#: Longest header cell, in characters.
_MAX_HEADER_CHARS = 90
_MAX_TITLE_CHARS = 200

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table as written: cells with their markup, rows in order.

    Attributes:
        header: The header row where the marks themselves say which it is (pipes).
    """

    rows: tuple[Row, ...]
    header: Row = ()


def is_tab_row(line: str) -> bool:
    """Return whether the line holds cells separated by tabs.

    A list item or a sentence that is only set in by tabs has no cells.
    """
    words = line.strip(" \t\r\n")
    set_in = "\t" in line[: len(line) - len(line.lstrip(" \t"))]
    if (set_in and _SET_IN.fullmatch(words)) or _MARKED.fullmatch(words):
        return False
    return "\t" in line.strip(" ") and bool(line.strip()) and not line.lstrip(" \t").startswith("|")


def is_set_in_item(line: str) -> bool:
    """Return whether the line is a list item that tabs set in, or part from its mark."""
    words = line.strip(" \t\r\n")
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    return bool(("\t" in indent and _ITEM.match(words)) or _MARKED.fullmatch(words))


def is_pipe_row(line: str) -> bool:
    """Return whether the line holds cells between pipes."""
    stripped = line.strip()
    return stripped.startswith("|") and stripped.count("|") > 1


def read_tab_rows(lines: Sequence[str]) -> TextTable:
    """Read the cells of lines with tabs, leaving out lines of dashes."""
    rows = [
        tuple(cell.strip() for cell in line.split("\t"))
        for line in lines
        if not _DASHES.match(line)
    ]
    return TextTable(tuple(rows))


def read_pipe_rows(lines: Sequence[str]) -> TextTable:
    """Read the cells of a Markdown table; the row above the dashes is the header."""
    rows: list[Row] = []
    header: Row = ()
    for line in lines:
        if _PIPE_RULE.match(line) and "-" in line:
            if len(rows) == 1 and not header:
                header = rows.pop()
            continue
        cells = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
        rows.append(tuple(cell.strip() for cell in cells))
    return TextTable(tuple(rows), header)


def continues(before: TextTable, after: TextTable) -> bool:
    """Return whether ``after``, next to ``before``, is the same table after a page turn.

    It is when its first row goes on in the middle of the last one, repeats the header,
    or has as many columns and no look of a header.
    """
    if not before.rows or not after.rows or before.header or after.header:
        return False
    first = after.rows[0]
    if _goes_on(before.rows[-1], first) or first == before.rows[0]:
        return True
    wide = abs(_width(before) - _width(after)) <= (1 if _width(before) > 3 else 0)
    return wide and not _looks_like_header(after.rows) and _title_of(after.rows) is None


def join(before: TextTable, after: TextTable) -> TextTable:
    """Join the two parts of a table, and a row cut in two."""
    rows = list(after.rows)
    kept = list(before.rows)
    if rows[0] == kept[0]:
        rows = rows[1:]
    elif _goes_on(kept[-1], rows[0]):
        kept[-1] = _merge_rows(kept[-1], rows.pop(0))
    while rows and not any(rows[0][1:]) and rows[0][0][:1] in {"("}:
        kept[-1] = _merge_rows(kept[-1], rows.pop(0))
    return TextTable((*_folded(kept), *_folded(rows)), before.header)


def _folded(rows: Sequence[Row]) -> list[Row]:
    """Put a remark in brackets on a line of its own back into its cell."""
    folded: list[Row] = []
    for row in rows:
        if folded and row[0].startswith("(") and len(row) > 1 and not any(row[1:]):
            folded[-1] = _merge_rows(folded[-1], row)
        else:
            folded.append(row)
    return folded


def _goes_on(last: Row, first: Row) -> bool:
    """Return whether ``first`` is the rest of the row ``last``."""
    opening = first[0][:1]
    if opening == "(" and not any(first[1:]):
        return True
    return opening.islower() and bool(last[0]) and last[0][-1:] not in ".!?:"


def _merge_rows(one: Row, other: Row) -> Row:
    width = max(len(one), len(other))
    pairs = zip(_padded(one, width), _padded(other, width), strict=True)
    return tuple(f"{a} {b}".strip() for a, b in pairs)


def _padded(row: Row, width: int) -> Row:
    return row + ("",) * (width - len(row))


def _width(table: TextTable) -> int:
    return max(len(row) for row in table.rows)


def table_blocks(table: TextTable, reader: InlineReader) -> list[RawBlock]:
    """Raw blocks of a table: a title row becomes a caption, then the table itself.

    A footnote marker in a cell is taken out; its note is a block of its own.
    """
    rows = [row for row in table.rows if any(row)]
    blocks: list[RawBlock] = []
    title = _title_of(rows) if not table.header else None
    if title is not None:
        title = reader.read(title).text
        blocks.append(raw_block("caption", title))
        rows = rows[1:]
    header = table.header
    if not header and _looks_like_header(rows):
        header, rows = rows[0], rows[1:]
    source = RawTable(
        header=_cells(header, reader),
        rows=tuple(_cells(row, reader) for row in rows),
        caption=title,
    )
    if source.rows or source.header:
        blocks.append(RawBlock(kind="table", table=source))
    return blocks


def _cells(row: Row, reader: InlineReader) -> Row:
    """The words of the cells; empty ones at the end of a row are kept as they are."""
    return tuple(reader.read(cell).text for cell in row)


def _title_of(rows: Sequence[Row]) -> str | None:
    """The first row's text, if it is one cell over rows of several cells."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return None
    filled = [cell for cell in rows[0] if cell]
    below = [cell for cell in rows[1] if cell]
    if len(filled) != 1 or not rows[0][0] or len(below) < 2:
        return None
    return filled[0] if len(filled[0]) <= _MAX_TITLE_CHARS else None


def _looks_like_header(rows: Sequence[Row]) -> bool:
    """Return whether the first row names the columns of those below it."""
    if len(rows) < 2:
        return False
    first, rest = rows[0], rows[1:]
    filled = [cell for cell in first if cell]
    if len(filled) < 2 or max(map(len, filled)) > _MAX_HEADER_CHARS * 2:
        return False
    if not first[0] or all(_BOLD.match(cell) for cell in filled):
        return True
    if any(_NUMERIC.match(cell) for cell in filled if not cell.startswith("(")):
        return False
    if any(cell[-1] in ".!?" for cell in filled if len(cell) > 40):
        return False
    return _differs_in_kind(first, rest) or max(map(len, filled)) <= _MAX_HEADER_CHARS


def _differs_in_kind(first: Row, rest: Sequence[Row]) -> bool:
    """Return whether some column has words on top of numbers."""
    for column, name in enumerate(first):
        below = [row[column] for row in rest if column < len(row) and row[column]]
        if name and below and not _NUMERIC.match(name) and all(map(_NUMERIC.match, below)):
            return True
    return False
