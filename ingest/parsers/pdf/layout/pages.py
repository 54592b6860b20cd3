"""One page → blocks in reading order: islands, columns, notes, heads and feet."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.parsers.pdf.layout.blocks import TextBlock, blocks_of
from ingest.parsers.pdf.layout.columns import Placed, columns_of, rows_of
from ingest.parsers.pdf.layout.islands import take_boxes, take_figures
from ingest.parsers.pdf.layout.notes import take_notes
from ingest.parsers.pdf.layout.styles import Body
from ingest.parsers.pdf.marginalia.side_notes import is_beside_text, take_side_notes
from ingest.parsers.pdf.page_model import Island, Line, PageLayout
from ingest.parsers.pdf.tables.aligned import take_aligned_tables
from ingest.parsers.pdf.tables.ruled import take_ruled_tables
from ingest.parsers.pdf.tables.sideways import take_sideways_tables


def page_blocks(layout: PageLayout, running_heads: Sequence[Line], body: Body) -> list[TextBlock]:
    """Divide a page into blocks, given its running heads.

    Returns:
        In reading order; notes, and then heads and feet, last.
    """
    edge = {id(line) for line in running_heads}
    layout.lines = [line for line in layout.lines if id(line) not in edge]
    islands = take_ruled_tables(layout)
    islands += take_sideways_tables(layout)
    islands += take_figures(layout, islands, body)
    islands += take_aligned_tables(layout, islands)
    beside = take_side_notes(layout, body)
    for box in take_boxes(layout, body):
        (beside if is_beside_text(box, layout.lines) else islands).append(box)
    blocks, notes = _text_blocks(layout, [*layout.lines, *islands], body)
    for box in sorted(beside, key=lambda box: -box.top):
        _put_beside(box, _opened(layout, TextBlock([], box.x0, box.x1, island=box), body), blocks)
    feet = [
        TextBlock([line], line.x0, line.x1, kind="boilerplate")
        for line in (*rows_of(running_heads), *layout.overlaid)
        if isinstance(line, Line)
    ]
    return blocks + notes + feet


def _put_beside(box: Island, own: list[TextBlock], blocks: list[TextBlock]) -> None:
    """Put the blocks of a note after the block that it is beside, so that this stays whole."""
    middle = (box.top + box.bottom) / 2
    heights = [
        min((abs((line.top + line.bottom) / 2 - middle) for line in block.lines), default=1e6)
        for block in blocks
    ]
    at = heights.index(min(heights)) + 1 if heights else 0
    blocks[at:at] = own


def _text_blocks(
    layout: PageLayout, placed: Sequence[Placed], body: Body
) -> tuple[list[TextBlock], list[TextBlock]]:
    blocks: list[TextBlock] = []
    notes: list[TextBlock] = []
    for column in columns_of(placed):
        found, rest = take_notes(layout, column.lines, body)
        gone = {id(line) for line in column.lines} - {id(line) for line in rest}
        column.placed = [thing for thing in column.placed if id(thing) not in gone]
        notes += [
            TextBlock(note.lines, column.x0, column.x1, kind="footnote", marker=note.marker)
            for note in found
        ]
        for block in blocks_of(column, body):
            blocks += _opened(layout, block, body)
    return blocks, notes


def _opened(layout: PageLayout, block: TextBlock, body: Body) -> list[TextBlock]:
    """Read the text of a box or figure; a table stays as it is."""
    island = block.island
    if island is None or island.kind == "table":
        return [block]
    if island.kind == "figure":
        return _figure_blocks(island)
    inner, notes = _text_blocks(layout, island.lines, body)
    for one in inner + notes:
        one.aside = True
    return inner + notes


def _figure_blocks(island: Island) -> list[TextBlock]:
    """Return a figure's labels, row by row: kept, but not searched."""
    return [
        TextBlock([line], island.x0, island.x1, kind="boilerplate", aside=True)
        for line in rows_of(island.lines)
        if isinstance(line, Line)
    ]
