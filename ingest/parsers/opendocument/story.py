"""The text of an OpenDocument file: headings, paragraphs, lists, tables, notes, boxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ingest.blocks.assembly import RawBlock
from ingest.blocks.contents import is_contents_line, is_contents_title
from ingest.blocks.contents_and_captions import is_caption
from ingest.blocks.grid import GridCell, GridRow, is_too_large, lay_out
from ingest.models import BlockKind
from ingest.parsers.opendocument.names import count_of, q
from ingest.parsers.opendocument.numbering import Lists, Numbering
from ingest.parsers.opendocument.paragraphs import (
    ParagraphText,
    marker_of,
    read_frame,
    read_paragraph,
)
from ingest.parsers.opendocument.styles import Look, Styles
from ingest.parsers.opendocument.tables import OdtCell, rows_of

_HEADING, _PARAGRAPH, _LIST = q("text:h"), q("text:p"), q("text:list")
_TABLE, _SECTION, _FRAME = q("table:table"), q("text:section"), q("draw:frame")
_INDEXES = {
    q(f"text:{name}")
    for name in ("table-of-content", "illustration-index", "table-index", "object-index",
                 "user-index", "alphabetical-index")
}  # fmt: skip
_BIBLIOGRAPHY = q("text:bibliography")
_SILENT = {q("text:tracked-changes"), q("office:forms"), q("text:soft-page-break")}
_TITLES = frozenset({"title"})
_QUOTES = frozenset({"quotations", "quote", "sitat", "block quotation"})
_MAX_LEVEL = 10


class Story:
    """Reads one file's text in order.

    Attributes:
        found: Counts of what is not read, for warnings: pictures, comments, hidden paragraphs.
        losses: Counts of what is left out of paragraphs, by the code of the note on it.
    """

    def __init__(self, styles: Styles, headings: Numbering, lists: Lists) -> None:
        """Take the file's styles, and the numbering of its headings and lists."""
        self.found: Counter[str] = Counter()
        self.losses: Counter[str] = Counter()
        self._styles = styles
        self._headings = headings
        self._lists = lists

    def blocks(self, container: Any, kind: BlockKind | None = None) -> Iterator[RawBlock]:
        """Read everything in the container.

        Args:
            kind: Kind of all paragraphs in it, where the container determines it (a contents list).
        """
        for child in container.iterchildren("{*}*"):
            tag = child.tag
            if tag in _SILENT:
                continue
            if tag == _HEADING:
                yield from self._heading(child)
            elif tag == _PARAGRAPH:
                yield from self._paragraph(child, kind)
            elif tag == _LIST:
                yield from self._list(child, 1, kind, self._numbering(child))
            elif tag == _TABLE:
                yield from self._table(child)
            elif tag == _SECTION and child.get(q("text:display")) == "none":
                self.found["hidden"] += sum(1 for _ in child.iter(_PARAGRAPH, _HEADING))
            elif tag in _INDEXES:
                yield from self.blocks(child, "contents")
            elif tag == _BIBLIOGRAPHY:
                yield from self.blocks(child, "reference")
            elif tag == _FRAME:
                yield from self._frame(child)
            else:
                yield from self.blocks(child, kind)

    def _heading(self, heading: Any) -> Iterator[RawBlock]:
        level = min(max(count_of(heading, "text:outline-level") or 1, 1), _MAX_LEVEL)
        read = ParagraphText()
        numbered = heading.get(q("text:is-list-header")) != "true"
        label = self._headings.label(level) if numbered and "".join(heading.itertext()) else ""
        if label:
            read.text.add(f"{label} ")
        read_paragraph(heading, self._styles, read)
        yield from self._read(read, "heading", level=level, unless=label)

    def _paragraph(
        self, paragraph: Any, kind: BlockKind | None, level: int | None = None, label: str = ""
    ) -> Iterator[RawBlock]:
        read = ParagraphText()
        if label:
            read.text.add(f"{label} ")
        read_paragraph(paragraph, self._styles, read)
        look = self._styles.look("paragraph", paragraph.get(q("text:style-name"), ""))
        text = read.inline.text
        if text == label and look.hidden:
            self.found["hidden"] += 1
        if kind is None:
            kind = _kind(look, text)
        depth = 1 if kind == "heading" else level
        yield from self._read(read, kind, level=depth, unless=label)

    def _frame(self, frame: Any) -> Iterator[RawBlock]:
        """Read a frame that is anchored to the page and not to a paragraph."""
        read = ParagraphText()
        read_frame(frame, self._styles, read)
        yield from self._read(read, "paragraph")

    def _read(
        self, read: ParagraphText, kind: BlockKind, *, level: int | None = None, unless: str = ""
    ) -> Iterator[RawBlock]:
        """Yield the block, then the notes and the text boxes anchored in it."""
        self.found["pictures"] += read.pictures
        self.found["comments"] += read.comments
        self.losses += read.losses
        text = read.inline
        if text.text and text.text != unless:
            yield text.raw_block(kind, level=level)
        for note in read.notes:
            yield from self._note(note)
        for box in read.boxes:
            yield from self.blocks(box)

    def _note(self, note: Any) -> Iterator[RawBlock]:
        """Read all paragraphs of a footnote or endnote as one block."""
        read = ParagraphText()
        for paragraph in note.iterfind(f"{q('text:note-body')}//{_PARAGRAPH}"):
            read.text.add(" ")
            read_paragraph(paragraph, self._styles, read)
        self.losses += read.losses
        if read.inline.text:
            yield read.inline.raw_block("footnote", marker=marker_of(note))

    def _numbering(self, listed: Any) -> Numbering:
        """Return the numbering of an outermost list, by its style or its first paragraph's."""
        style = listed.get(q("text:style-name"))
        if style is None:
            first = listed.find(f".//{_PARAGRAPH}")
            name = first.get(q("text:style-name"), "") if first is not None else ""
            style = self._styles.list_style(name)
        return self._lists.opened(listed, style)

    def _list(
        self, listed: Any, level: int, kind: BlockKind | None, numbering: Numbering
    ) -> Iterator[RawBlock]:
        """Read a list; only the first paragraph of an item is shown with its mark."""
        for item in listed.iterchildren(q("text:list-item"), q("text:list-header")):
            marked = item.tag == q("text:list-item")
            for child in item.iterchildren("{*}*"):
                if child.tag == _LIST:
                    inner = self._lists.within(numbering, child)
                    yield from self._list(child, level + 1, kind, inner)
                elif child.tag == _HEADING:
                    yield from self._heading(child)
                elif child.tag == _PARAGRAPH and marked:
                    label = numbering.label(level, count_of(item, "text:start-value"))
                    yield from self._paragraph(child, kind or "list_item", level, label)
                    marked = False
                elif child.tag == _PARAGRAPH:
                    yield from self._paragraph(child, kind)

    def _table(self, table: Any) -> Iterator[RawBlock]:
        """Read a table, or the blocks of one that only frames text; notes come after it."""
        rows = rows_of(table)
        filled = [[list(self.blocks(cell.element)) for cell in row.cells] for row in rows]
        flat = [block for row in filled for cell in row for block in cell]
        grid = [
            GridRow(tuple(map(_grid_cell, row.cells, cells)), row.header)
            for row, cells in zip(rows, filled, strict=True)
        ]
        framed = max((cell.column + cell.span for row in rows for cell in row.cells), default=0) < 2
        if framed or any(block.kind == "heading" for block in flat) or is_too_large(grid):
            yield from flat
            return
        laid_out = lay_out(grid)
        if laid_out:
            yield RawBlock("table", table=laid_out)
        yield from (block for block in flat if block.kind == "footnote")


def _kind(look: Look, text: str) -> BlockKind:
    names = frozenset(look.names)
    if names & _TITLES or is_contents_title(text):
        return "heading"
    if is_contents_line(text):
        return "contents"
    if "caption" in names and is_caption(text):
        return "caption"
    return "quote" if names & _QUOTES else "paragraph"


def _grid_cell(cell: OdtCell, filled: list[RawBlock]) -> GridCell:
    """Return a cell as one line, with the words of a table inside it."""
    parts: list[str] = []
    for block in filled:
        if block.table is not None:
            parts += [text for line in (block.table.header, *block.table.rows) for text in line]
        elif block.kind != "footnote":
            parts += [piece.text for piece in block.pieces]
    text = " ".join(part for part in parts if part)
    return GridCell(text, cell.column, cell.span, cell.continues)
