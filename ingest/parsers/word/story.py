"""The body of a Word file: paragraphs, tables, notes and text boxes in reading order.

A text box follows the paragraph that it is anchored in, and so does a note.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ingest.blocks.assembly import RawTable
from ingest.blocks.grid import GridCell, GridRow, is_too_large, lay_out
from ingest.blocks.inline import Inline
from ingest.blocks.numerals import number
from ingest.parsers.word.numbering import Numbering
from ingest.parsers.word.paragraphs import (
    DELETED,
    NoteMarkers,
    NoteReference,
    ParagraphReader,
    ParagraphText,
)
from ingest.parsers.word.styles import (
    BODY_LEVEL,
    Look,
    Stylesheet,
    indent_of,
    switched,
    value,
    w,
)
from ingest.parsers.word.tables import WordCell, rows_of, style_marks_top

#: Most words of a cell; a table with a longer one is a frame around running text.
_LONGEST_CELL_WORDS = 250


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph as it is shown.

    Attributes:
        label: Its automatic number, "" for a bullet, ``None`` where it is no list item.
            A number stands at the start of ``text`` too.
        fields: Names of the fields that show some of it.
        bold: True if all of it is.
        size: The font size of most of it, in half points.
    """

    text: Inline
    look: Look
    label: str | None = None
    fields: frozenset[str] = frozenset()
    pictures: int = 0
    bold: bool = False
    size: int | None = None


@dataclass(frozen=True, slots=True)
class WordNote:
    """A footnote or endnote."""

    marker: str
    text: Inline


WordElement = WordParagraph | WordNote | RawTable


class StoryReader:
    """Read containers of blocks: the body, a cell, a text box, a note.

    Attributes:
        unread: Count of charts and diagrams, whose words are not read.
        losses: Counts of what is left out, by the code of the note on it.
    """

    def __init__(
        self,
        styles: Stylesheet,
        numbering: Numbering,
        markers: NoteMarkers,
        notes: Mapping[tuple[str, str], Any],
    ) -> None:
        """Take the file's shared parts; ``notes`` by kind and id."""
        self.unread = 0
        self.losses: Counter[str] = Counter()
        self._styles = styles
        self._numbering = numbering
        self._markers = markers
        self._notes = notes
        self._paragraphs = ParagraphReader(styles, markers)

    def elements(self, container: Any) -> Iterator[WordElement]:
        """Yield everything in the container, in order."""
        held: list[Any] = []
        for block, gallery in _blocks(container, ""):
            if block.tag == w("p"):
                held.append(block)
                if not _mark_is_deleted(block) and not _is_drop_cap(block):
                    yield from self._paragraph(held, gallery)
                    held = []
                continue
            if held:
                yield from self._paragraph(held, gallery)
                held = []
            yield from self._table(block)
        if held:
            yield from self._paragraph(held, "")

    def plain(self, container: Any) -> list[str]:
        """Return only the lines of text, as for a running head."""
        found = (element for element in self.elements(container))
        return [x.text.text for x in found if isinstance(x, WordParagraph) and x.text.text]

    def _paragraph(self, parts: Sequence[Any], gallery: str) -> Iterator[WordElement]:
        """Read one paragraph, or several whose marks between them were deleted."""
        properties = parts[-1].find(w("pPr"))
        look = _paragraph_look(properties, self._styles)
        read = ParagraphText()
        label = self._label(look)
        if label:
            read.text.add(f"{label} ")
        for part in parts:
            self._paragraphs.read(part, read)
        self.unread += read.unread
        self.losses += read.losses
        text = read.inline
        sizes = read.sizes
        yield WordParagraph(
            text=text if text.text != label else Inline(""),
            look=look,
            label=label,
            fields=frozenset(read.fields | ({gallery} if gallery else set())),
            pictures=read.pictures,
            bold=read.bold >= read.shown > 0,
            size=max(sizes, key=lambda size: sizes[size]) if sizes else None,
        )
        for note in read.notes:
            yield from self._note(note)
        for box in read.boxes:
            yield from self.elements(box)

    def _label(self, look: Look) -> str | None:
        if look.num_id in {None, "0"}:
            return None
        return self._numbering.label(look.num_id or "", look.list_level or 0)

    def _note(self, reference: NoteReference) -> Iterator[WordNote]:
        """Read all paragraphs of a note as one block."""
        source = self._notes.get((reference.kind, reference.note_id))
        if source is None:
            return
        paragraphs, read = ParagraphReader(self._styles, self._markers), ParagraphText()
        for paragraph in source.iter(w("p")):
            read.text.add(" ")
            paragraphs.read(paragraph, read)
        self.losses += read.losses
        text = read.inline.without_marker(reference.marker)
        if text.text:
            yield WordNote(reference.marker, text)

    def _table(self, table: Any) -> Iterator[WordElement]:
        rows = rows_of(table)
        cells = [[list(self.elements(cell.element)) for cell in row.cells] for row in rows]
        grid = [
            GridRow(tuple(map(_grid_cell, row.cells, filled)), row.header)
            for row, filled in zip(rows, cells, strict=True)
        ]
        if _is_frame(cells) or is_too_large(grid):
            yield from (element for row in cells for cell in row for element in cell)
            return
        bold_top = len(cells) > 1 and _is_bold(cells[0]) and not _is_bold(cells[1])
        laid_out = lay_out(grid, top_stands_out=bold_top or style_marks_top(table))
        if laid_out:
            yield laid_out
        notes = (element for row in cells for cell in row for element in cell)
        yield from (element for element in notes if isinstance(element, WordNote))


def _blocks(container: Any, gallery: str) -> Iterator[tuple[Any, str]]:
    """Yield paragraphs and tables in order, from content controls and other wrappers too.

    With each comes the gallery that the control was taken from («Table of Contents»).
    """
    for child in container.iterchildren("{*}*"):
        if child.tag in {w("p"), w("tbl")}:
            yield child, gallery
        elif child.tag == w("sdt"):
            properties = child.find(w("sdtPr"))
            if switched(properties, "showingPlcHdr"):
                continue
            own = child.find(f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}")
            name = gallery if own is None else own.get(w("val"), "").upper()
            for content in child.iterchildren(w("sdtContent")):
                yield from _blocks(content, name)
        elif child.tag not in DELETED and len(child):
            yield from _blocks(child, gallery)


def _mark_is_deleted(paragraph: Any) -> bool:
    """Return whether the paragraph's end was deleted or moved away: the next one then joins it."""
    properties = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return properties is not None and any(child.tag in DELETED for child in properties)


def _is_drop_cap(paragraph: Any) -> bool:
    """Return whether a frame holds the large first letter of the next paragraph."""
    frame = paragraph.find(f"{w('pPr')}/{w('framePr')}")
    return frame is not None and frame.get(w("dropCap"), "none") != "none"


def _paragraph_look(properties: Any, styles: Stylesheet) -> Look:
    """Return the style's look with the paragraph's own settings."""
    look = styles.paragraph(value(properties, "pStyle"))
    if properties is None:
        return look
    numbering, indent = properties.find(w("numPr")), properties.find(w("ind"))
    own = {
        "outline": number(value(properties, "outlineLvl")),
        "num_id": value(numbering, "numId"),
        "list_level": number(value(numbering, "ilvl")),
        "left": indent_of(indent, "left", "start"),
        "right": indent_of(indent, "right", "end"),
    }
    set_here: dict[str, Any] = {name: own[name] for name in own if own[name] is not None}
    return replace(look, **set_here)


def _is_frame(cells: Sequence[Sequence[Sequence[WordElement]]]) -> bool:
    """Return whether a table only frames running text: one column, or headings inside."""
    if max(map(len, cells), default=0) <= 1:
        return True
    for cell in (cell for row in cells for cell in row):
        paragraphs = [element for element in cell if isinstance(element, WordParagraph)]
        if any(is_heading(paragraph) for paragraph in paragraphs):
            return True
        if sum(len(p.text.text.split()) for p in paragraphs) > _LONGEST_CELL_WORDS:
            return True
    return False


def is_heading(paragraph: WordParagraph) -> bool:
    """Return whether style or outline level make the paragraph a heading."""
    outline = paragraph.look.outline
    return bool(paragraph.text.text) and outline is not None and outline < BODY_LEVEL


def _grid_cell(cell: WordCell, filled: Sequence[WordElement]) -> GridCell:
    """Return a cell as one line, with the words of a table inside it."""
    parts: list[str] = []
    for element in filled:
        if isinstance(element, WordParagraph):
            parts.append(element.text.text)
        elif isinstance(element, RawTable):
            parts += [text for line in (element.header, *element.rows) for text in line]
    text = " ".join(part for part in parts if part)
    return GridCell(text, cell.column, cell.span, cell.continues)


def _is_bold(row: Sequence[Sequence[WordElement]]) -> bool:
    filled = [x for cell in row for x in cell if isinstance(x, WordParagraph) and x.text.text]
    return bool(filled) and all(paragraph.bold for paragraph in filled)
