"""Raw blocks → one canonical text with offsets, sections, pages and tables.

Every parser hands its blocks over here, so that the canonical text is made in
one way: a blank line between blocks, a line feed between the rows of a table, a tab
between cells. Offsets are made here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ingest.blocks.sections import sections_of
from ingest.boxes import Box, WordBox, WordBoxes
from ingest.models import (
    BLOCK_GAP,
    Block,
    BlockKind,
    Page,
    PageSpan,
    PageUnit,
    ParsedDocument,
    Span,
    Table,
    TableRow,
)
from ingest.notes import Note

ROW_GAP = "\n"
CELL_GAP = "\t"


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a block that lies on one page.

    Pieces of a block are put together as they are: whoever cut the block has seen to
    spaces and hyphens at the seam.

    Attributes:
        emphasis: Italic spans, as offsets into ``text``.
        words: Where its words are, as offsets into ``text``, in order.
    """

    text: str
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    emphasis: tuple[Span, ...] = ()
    words: tuple[WordBox, ...] = ()


#: The words of one cell, as offsets into its text.
CellWords = tuple[WordBox, ...]


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table before it has offsets. Rows exclude the header; each cell is one line.

    Attributes:
        head_rows: The rows of a header of several, as in ``Table``.
        printed_header: The header as the text has it, where that is not ``header``.
        header_words, row_words: For each cell where its words are, if the format knows.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    number: str | None = None
    caption: str | None = None
    row_pages: tuple[int | None, ...] = ()
    row_boxes: tuple[tuple[Box, ...], ...] = ()
    header_words: tuple[CellWords, ...] = ()
    row_words: tuple[tuple[CellWords, ...], ...] = ()
    head_rows: tuple[tuple[str, ...], ...] = ()
    printed_header: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block before it has offsets.

    Attributes:
        table: For ``kind == "table"`` only; then ``pieces`` is empty.
        marker: A footnote's number or sign.
        note_refs: For running text: (marker, offset into the block's text) of each
            footnote marker that was taken out of it.
        confidence: Mean OCR confidence, 0 to 100.
    """

    kind: BlockKind
    pieces: tuple[Piece, ...] = ()
    level: int | None = None
    marker: str | None = None
    note_refs: tuple[tuple[str, int], ...] = ()
    table: RawTable | None = None
    confidence: float | None = None


def raw_block(
    kind: BlockKind, text: str, *, page: int | None = None, level: int | None = None
) -> RawBlock:
    """Make a block of one piece, as most blocks are."""
    return RawBlock(kind=kind, pieces=(Piece(text, page=page),), level=level)


@dataclass
class _Sheet:
    """The canonical text while it is being written."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    page_marks: list[tuple[int, int, int | None]] = field(default_factory=list)
    words: list[WordBox] = field(default_factory=list)

    def write(self, text: str, page: int | None, words: Iterable[WordBox] = ()) -> Span:
        start = self.length
        self.parts.append(text)
        placed = [word.moved(start) for word in words]
        self.words += placed
        self.length += len(text)
        if text:
            self._mark_pages(start, page, placed)
        return Span(start, self.length)

    def _mark_pages(self, start: int, page: int | None, words: Sequence[WordBox]) -> None:
        """Record the page of the text just written, and of words in it that are on another page."""
        for word in words:
            if word.box.page != page:
                if word.start > start:
                    self.page_marks.append((start, word.start, page))
                start, page = word.start, word.box.page
        self.page_marks.append((start, self.length, page))

    def gap(self, text: str) -> None:
        if self.length:
            self.parts.append(text)
            self.length += len(text)


def assemble(
    raw_blocks: Iterable[RawBlock],
    *,
    pages: Sequence[Page] = (),
    warnings: Sequence[Note] = (),
    encoding: str | None = None,
    page_unit: PageUnit | None = None,
) -> ParsedDocument:
    """Write the blocks out as one text; derive sections, page spans and footnote links.

    Args:
        raw_blocks: In reading order. Blocks without any text are left out.
        pages: Physical pages with their labels, in order.
        page_unit: Meaning of their numbers.

    Returns:
        A document whose every block is the exact slice of ``text``.
    """
    sheet, blocks, tables = _lay_down(raw_blocks)
    labels = {page.number: page for page in pages}
    text = "".join(sheet.parts)
    spans = _page_spans(sheet.page_marks, labels)
    document = ParsedDocument(
        text=text,
        blocks=tuple(blocks),
        pages=tuple(pages),
        page_spans=spans,
        warnings=tuple(warnings),
        encoding=encoding,
        page_unit=page_unit if pages else None,
        word_boxes=WordBoxes.of(sheet.words),
    )
    return replace(
        document,
        sections=tuple(sections_of(document)),
        tables=tuple(_with_page(table, document) for table in tables),
    )


def _lay_down(raw_blocks: Iterable[RawBlock]) -> tuple[_Sheet, list[Block], list[Table]]:
    """Write the blocks one after the other and link footnotes to their markers."""
    sheet = _Sheet()
    blocks: list[Block] = []
    tables: list[Table] = []
    references: dict[str, list[int]] = {}
    for block in raw_blocks:
        if block.table is not None:
            sheet.gap(BLOCK_GAP)
            placed, table = _place_table(sheet, block, f"t{len(tables) + 1}")
            blocks += placed
            tables.append(table)
        elif "".join(piece.text for piece in block.pieces).strip():
            sheet.gap(BLOCK_GAP)
            placed_block = _place(sheet, block)
            for marker, offset in block.note_refs:
                references.setdefault(marker, []).append(placed_block.start + offset)
            blocks.append(placed_block)
    return sheet, _link_footnotes(blocks, references), tables


def _place(sheet: _Sheet, block: RawBlock) -> Block:
    start = sheet.length
    emphasis: list[Span] = []
    boxes: list[Box] = []
    for piece in block.pieces:
        span = sheet.write(piece.text, piece.page, piece.words)
        emphasis += [Span(span.start + e.start, span.start + e.end) for e in piece.emphasis]
        boxes += piece.boxes
    return Block(
        kind=block.kind,
        start=start,
        end=sheet.length,
        level=block.level,
        emphasis=tuple(emphasis),
        boxes=tuple(boxes),
        marker=block.marker,
        confidence=block.confidence,
    )


def _place_table(sheet: _Sheet, block: RawBlock, table_id: str) -> tuple[list[Block], Table]:
    """Write header and rows; the caption is a block of its own and only referred to."""
    source = block.table
    assert source is not None
    start, rows, placed = sheet.length, [], []
    header = source.printed_header or source.header
    lines = [header, *source.rows] if header else list(source.rows)
    head = 1 if header else 0
    for n, cells in enumerate(lines):
        if n:
            sheet.gap(ROW_GAP)
        own = n - head
        page = source.row_pages[max(own, 0)] if source.row_pages else None
        boxes = source.row_boxes[own] if own >= 0 and source.row_boxes else ()
        cell_words = source.header_words if own < 0 else (*source.row_words[own : own + 1], ())[0]
        words = _moved_words(cells, cell_words)
        span = sheet.write(CELL_GAP.join(cells), page, words)
        placed.append(Block("table_row", span.start, span.end, boxes=boxes, table_id=table_id))
        if own >= 0:
            rows.append(TableRow(tuple(cells), span.start, span.end))
    table = Table(
        table_id, source.number, source.caption, source.header, tuple(rows), start, sheet.length
    )
    table = replace(table, head_rows=source.head_rows)
    whole = Block("table", start, sheet.length, table_id=table_id, confidence=block.confidence)
    return [whole, *placed], table


def _moved_words(cells: Sequence[str], cell_words: Sequence[CellWords]) -> list[WordBox]:
    """The words of a row's cells, as offsets into the row's text."""
    words: list[WordBox] = []
    start = 0
    for cell, own in zip(cells, cell_words, strict=False):
        words += [word.moved(start) for word in own]
        start += len(cell) + len(CELL_GAP)
    return words


def _with_page(table: Table, document: ParsedDocument) -> Table:
    pages = document.pages_of(table.start, table.end)
    return replace(table, page=pages.first, label=pages.first_label)


def _link_footnotes(blocks: list[Block], references: dict[str, list[int]]) -> list[Block]:
    """Give each footnote the offset in the running text at which its marker was.

    Numbering may start anew in every chapter, so the last unused place before the note
    counts; a note before all of them takes the first one after it.
    """
    linked = []
    for block in blocks:
        places = references.get(block.marker or "") if block.kind == "footnote" else None
        if not places:
            linked.append(block)
            continue
        before = [offset for offset in places if offset <= block.start]
        place = max(before) if before else min(places)
        places.remove(place)
        linked.append(replace(block, refers_at=place))
    return linked


def _page_spans(
    marks: Sequence[tuple[int, int, int | None]], labels: dict[int, Page]
) -> tuple[PageSpan, ...]:
    """Join neighbouring spans of one page; the gap between blocks goes to the first."""
    spans: list[PageSpan] = []
    before: int | None = None
    for start, end, page in marks:
        goes_on, before = page == before, page
        if page is None:
            continue
        if spans and goes_on:
            spans[-1] = replace(spans[-1], end=end)
            continue
        known = labels.get(page)
        label = known.label if known else None
        origin = known.label_origin if known else "unknown"
        spans.append(PageSpan(start, end, page, label, label, origin))
    return tuple(spans)
