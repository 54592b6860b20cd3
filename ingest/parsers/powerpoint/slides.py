"""One slide → blocks: title, text, lists and tables from the top down, then its notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER

from ingest.blocks.assembly import RawBlock
from ingest.blocks.grid import GridCell, GridRow, is_too_large, lay_out, span_of
from ingest.blocks.inline import Inline
from ingest.models import BlockKind
from ingest.parsers.powerpoint.lists import ItemNumbers, mark_of
from ingest.parsers.powerpoint.text import inline, joined

_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_TEXT_BOX = "{http://schemas.openxmlformats.org/presentationml/2006/main}sp"
_TREES = ("}spTree", "}grpSp")
_GRAPHIC_FRAME, _GROUP, _PICTURE = "graphicFrame", "grpSp", "pic"
_FOOTERS = frozenset({PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.HEADER})
#: Placeholders without words of the author's.
_SILENT = frozenset({PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.SLIDE_IMAGE})


@dataclass
class SlideText:
    """The words of one slide.

    Attributes:
        number: Position among all slides, hidden ones counted, from 1.
        footers: Lines that are repeated from slide to slide.
        pictures: Pictures, charts and diagrams, whose words are not read.
        losses: Counts of what is left out, by the code of the note on it.
    """

    number: int
    blocks: list[RawBlock] = field(default_factory=list)
    footers: list[str] = field(default_factory=list)
    pictures: int = 0
    has_notes: bool = False
    losses: Counter[str] = field(default_factory=Counter)


def read_slide(slide: Any, number: int) -> SlideText:
    """Read a slide: its title first, the other shapes from top to bottom and left to right.

    Speaker's notes follow as blocks of the kind ``footnote``, so that no passage mixes
    them with the sentences of the slide.
    """
    read = SlideText(number)
    _unwrap(slide.shapes._spTree)
    title = slide.shapes.title
    if title is not None:
        text = joined(title.text_frame, read.losses)
        if text.text:
            read.blocks.append(_block(text, "heading", number, level=1))
    for shape in _in_reading_order(slide.shapes):
        if title is None or shape.shape_id != title.shape_id:
            _read_shape(shape, read)
    read.pictures += len(slide.shapes._spTree.findall(_ALTERNATE))
    _read_notes(slide, read)
    return read


def _unwrap(tree: Any) -> None:
    """Put text boxes with formulas in place of the alternatives that hold them."""
    for alternatives in list(tree.iter(_ALTERNATE)):
        boxes = alternatives.findall(f"{_CHOICE}/{_TEXT_BOX}")
        if boxes and alternatives.getparent().tag.endswith(_TREES):
            for box in boxes:
                alternatives.addprevious(box)
            alternatives.getparent().remove(alternatives)


def _in_reading_order(shapes: Any) -> list[Any]:
    return sorted(shapes, key=lambda shape: (shape.top or 0, shape.left or 0))


def _read_shape(shape: Any, read: SlideText) -> None:
    tag = shape.element.tag.rpartition("}")[2]
    if tag == _GROUP:
        for inner in _in_reading_order(shape.shapes):
            _read_shape(inner, read)
    elif shape.has_text_frame:
        _read_text(shape, read)
    elif tag == _GRAPHIC_FRAME and shape.has_table:
        _read_table(shape.table, read)
    elif tag in {_GRAPHIC_FRAME, _PICTURE}:
        read.pictures += 1


def _read_text(shape: Any, read: SlideText) -> None:
    role = shape.placeholder_format.type if shape.is_placeholder else None
    if role in _SILENT:
        return
    if role in _FOOTERS:
        read.footers += [
            text.text
            for paragraph in shape.text_frame.paragraphs
            if (text := inline(paragraph, Counter())).text
        ]
        return
    numbers = ItemNumbers()
    for paragraph in shape.text_frame.paragraphs:
        if inline(paragraph, Counter()).text:
            mark = mark_of(paragraph, shape)
            text = inline(paragraph, read.losses, numbers.label(paragraph.level, mark))
            level = None if mark is None else paragraph.level + 1
            kind: BlockKind = "paragraph" if mark is None else "list_item"
            read.blocks.append(_block(text, kind, read.number, level=level))


def _read_table(table: Any, read: SlideText) -> None:
    """Read a table; its first row is the header where the author has set it apart."""
    grid = [
        GridRow(tuple(_cells(row, read.losses)), header=table.first_row and n == 0)
        for n, row in enumerate(table.rows)
    ]
    if is_too_large(grid):
        words = (Inline(cell.text) for row in grid for cell in row.cells if cell.text)
        read.blocks += [_block(text, "paragraph", read.number) for text in words]
        return
    laid_out = lay_out(grid)
    if laid_out:
        pages = (read.number,) * max(len(laid_out.rows), 1)
        read.blocks.append(RawBlock("table", table=replace(laid_out, row_pages=pages)))


def _cells(row: Any, losses: Counter[str]) -> Iterator[GridCell]:
    for column, cell in enumerate(row.cells):
        element = cell._tc
        if not element.hMerge:
            text = "" if element.vMerge else joined(cell.text_frame, losses).text
            yield GridCell(text, column, span_of(element.gridSpan), continues=element.vMerge)


def _read_notes(slide: Any, read: SlideText) -> None:
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    for paragraph in frame.paragraphs if frame is not None else ():
        text = inline(paragraph, read.losses)
        if text.text:
            read.has_notes = True
            read.blocks.append(_block(text, "footnote", read.number))


def _block(text: Inline, kind: BlockKind, number: int, level: int | None = None) -> RawBlock:
    block = text.raw_block(kind, level=level)
    return replace(block, pieces=tuple(replace(piece, page=number) for piece in block.pieces))
