"""Rows of cells → tables: header, number and caption, continued over pages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.blocks.assembly import RawBlock, RawTable
from ingest.blocks.cleaning import join_lines
from ingest.boxes import Box
from ingest.parsers.pdf.layout.blocks import TextBlock, has_ended
from ingest.parsers.pdf.layout.captions import caption_match
from ingest.parsers.pdf.layout.text import Cell, compose_cell
from ingest.parsers.pdf.page_model import Island, PageLayout, TableLine, around
from ingest.parsers.pdf.tables.head_rows import head_count, head_rows, header_of, header_words

#: Points by which the columns of a table may move from page to page.
SAME_COLUMN_POINTS = 12.0
#: Points between the left edges of two columns of a page.
NEXT_COLUMN_POINTS = 60.0
_CONTINUED = re.compile(
    r"[\s,.:–-]*\(?(?:forts|fortset|framhald|continued|cont)\w*\.?\)?\s*$", re.I
)


def carry_on(blocks: Sequence[TextBlock], vocabulary: Mapping[str, int]) -> list[TextBlock]:
    """Join a table that goes on over pages; a repeated header becomes boilerplate.

    Args:
        blocks: In reading order. Only running heads, notes and the caption once more may be
            between two parts.
    """
    done: list[TextBlock] = []
    for block in blocks:
        last = _last_table(done)
        if last is None or not _continues(last, block, vocabulary):
            done.append(block)
            continue
        assert last.island is not None
        assert block.island is not None
        for repeated_caption in _captions_after(last, done):
            repeated_caption.kind = "boilerplate"
        part = block.island
        repeated = head_count(part) if _same_header(last.island, part, vocabulary) else 0
        for row in part.rows[:repeated]:
            lines = [line for cell in row.cells for line in cell]
            done.append(TextBlock(lines, block.left, block.right, kind="boilerplate"))
        rows = part.rows[repeated:]
        if rows and _goes_on(last.island.rows[-1], rows[0]):
            for cell, rest in zip(last.island.rows[-1].cells, rows[0].cells, strict=True):
                cell.extend(rest)
            rows = rows[1:]
        last.island.rows += rows
    return done


def _goes_on(above: TableLine, row: TableLine) -> bool:
    """Return whether the first row on a page only continues sentences of the row before."""
    if row.cells[0] or not any(row.cells):
        return False
    ends = [(a[-1].text, b[0].text) for a, b in zip(above.cells, row.cells, strict=True) if a and b]
    if len(ends) < sum(map(bool, row.cells)):
        return False
    return any(not has_ended(a) or b[0].islower() for a, b in ends)


def _last_table(done: Sequence[TextBlock]) -> TextBlock | None:
    for block in reversed(done):
        if block.island is not None and block.island.kind == "table":
            return block
        if block.kind not in {"boilerplate", "footnote"} and not _is_repeated(block, done):
            return None
    return None


def _captions_after(table: TextBlock, done: Sequence[TextBlock]) -> list[TextBlock]:
    after = done[next(n for n, block in enumerate(done) if block is table) + 1 :]
    return [block for block in after if block.kind == "caption"]


def _is_repeated(block: TextBlock, done: Sequence[TextBlock]) -> bool:
    """Return whether a caption repeats the table's («Tabell 3: Svar (forts.)»)."""
    if block.kind != "caption" or caption_match(block.text) is None:
        return False
    title = _CONTINUED.sub("", block.text).casefold()
    earlier = [b.text.casefold() for b in done if b.kind == "caption" and b is not block]
    return any(text.startswith(title) for text in earlier)


def _continues(last: TextBlock, block: TextBlock, vocabulary: Mapping[str, int]) -> bool:
    if block.island is None or block.island.kind != "table" or last.island is None:
        return False
    one, other = last.island, block.island
    last_page = one.rows[-1].page
    next_column = other.page == last_page and other.x0 > one.x0 + NEXT_COLUMN_POINTS
    if not (other.page == last_page + 1 or next_column) or len(one.columns) != len(other.columns):
        return False
    shift = other.columns[0] - one.columns[0]
    fits = all(
        abs(b - a - shift) < SAME_COLUMN_POINTS
        for a, b in zip(one.columns, other.columns, strict=True)
    )
    return fits and (_same_header(one, other, vocabulary) or not head_count(other))


def _same_header(one: Island, other: Island, vocabulary: Mapping[str, int]) -> bool:
    header = header_of(one, vocabulary)
    return bool(header) and header == header_of(other, vocabulary)


def raw_table(
    block: TextBlock,
    caption: TextBlock | None,
    layouts: Mapping[int, PageLayout],
    vocabulary: Mapping[str, int],
) -> RawBlock:
    """Turn a table and the caption beside it into a raw block."""
    island = block.island
    assert island is not None
    heads = head_count(island)
    rows = island.rows[heads:]
    number, title = _number_and_title(caption)
    cells = [_cells(row, layouts, vocabulary) for row in rows]
    table = RawTable(
        header=header_of(island, vocabulary),
        rows=tuple(tuple(cell.text for cell in row) for row in cells),
        head_rows=head_rows(island, vocabulary),
        printed_header=header_of(island, vocabulary, spread=False),
        number=number,
        caption=title,
        row_pages=tuple(row.page for row in rows),
        row_boxes=tuple(_row_boxes(row, layouts) for row in rows),
        header_words=header_words(island, layouts, vocabulary),
        row_words=tuple(tuple(cell.words for cell in row) for row in cells),
    )
    return RawBlock("table", table=table)


def _row_boxes(row: TableLine, layouts: Mapping[int, PageLayout]) -> tuple[Box, ...]:
    """Return a row's boxes; two for one that continues on the next page."""
    rest = [line for cell in row.cells for line in cell if line.page > row.page]
    boxes = [layouts[row.page].box(row.rect)]
    if rest:
        boxes.append(layouts[rest[0].page].box(around(rest)))
    return tuple(boxes)


def _cells(
    row: TableLine, layouts: Mapping[int, PageLayout], vocabulary: Mapping[str, int]
) -> list[Cell]:
    return [compose_cell(cell, layouts, vocabulary=vocabulary) for cell in row.cells]


def _number_and_title(caption: TextBlock | None) -> tuple[str | None, str | None]:
    if caption is None:
        return None, None
    text = join_lines([line.text for line in caption.lines]).text
    found = caption_match(text)
    if not found:
        return None, text
    return found["number"], text[found.end() :].strip(" .:–-") or None


def captions_of(blocks: Sequence[TextBlock]) -> dict[int, TextBlock]:
    """Return the caption above or below each table block, by the block's ``id``.

    A document sets all its captions on one side: that side is looked at first.
    """
    tables = [n for n, block in enumerate(blocks) if block.island is not None]
    sides = {
        step: sum(_near_caption(blocks, n, step) is not None for n in tables) for step in (-1, 1)
    }
    used: set[int] = set()
    chosen: dict[int, TextBlock] = {}
    for step in sorted(sides, key=lambda step: (-sides[step], step)):
        for n in tables:
            block = blocks[n]
            near = None if id(block) in chosen else _near_caption(blocks, n, step)
            if near is not None and id(near) not in used:
                used.add(id(near))
                chosen[id(block)] = near
    return chosen


def _near_caption(blocks: Sequence[TextBlock], n: int, step: int) -> TextBlock | None:
    """Return the table caption within two blocks in one direction, boilerplate not counted."""
    seen = 0
    at = n + step
    while 0 <= at < len(blocks) and seen < 2:
        block = blocks[at]
        found = caption_match(block.text) if block.kind == "caption" else None
        if found and found["what"].casefold().startswith("tab"):
            return block
        if block.island is not None or block.kind == "heading":
            return None
        seen += block.kind not in {"boilerplate", "footnote"}
        at += step
    return None
