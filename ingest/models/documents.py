"""Documents: the canonical text, and the blocks, sections and tables in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from ingest.boxes import Box, WordBoxes
from ingest.models.bibliography import Bibliography
from ingest.models.ids import DocumentId
from ingest.models.pages import Page, PageRange, PageSpan, PageUnit
from ingest.models.passages import Passage
from ingest.notes import Note

BlockKind = Literal[
    "paragraph",
    "heading",
    "list_item",
    "table",
    "table_row",
    "caption",
    "footnote",
    "quote",
    "reference",
    "contents",
    "boilerplate",
]
DuplicateKind = Literal["identical", "near", "contained"]

#: Kinds of blocks that are not searched: they repeat other text of the document, or are not
#: its own text.
UNSEARCHED_KINDS: frozenset[BlockKind] = frozenset({"contents", "boilerplate"})
#: Separates two blocks of the canonical text.
BLOCK_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open span of the canonical text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """The text under one heading, subsections included.

    Attributes:
        level: Depth from 1.
        number: As printed ("4.2"), ``None`` where there is none.
        title: The heading without its number.
        start, end: From the heading's first character to the next heading of the
            same or a higher level.
        page: Physical page of the heading; ``label`` the printed one.
    """

    level: int
    number: str | None
    title: str
    start: int
    end: int
    page: int | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item, table row … of the canonical text.

    Attributes:
        level: Depth of a heading, from 1.
        emphasis: Italic spans inside the block: often an informant's words.
        boxes: Rectangles of the block on its page(s), if the format has them.
        marker: A footnote's number or sign.
        refers_at: Offset in the running text of a footnote's marker, which is taken out.
        table_id: The table that a row or caption belongs to.
        confidence: Mean OCR confidence, 0 to 100; ``None`` where no OCR was needed.
    """

    kind: BlockKind
    start: int
    end: int
    level: int | None = None
    emphasis: tuple[Span, ...] = ()
    boxes: tuple[Box, ...] = ()
    marker: str | None = None
    refers_at: int | None = None
    table_id: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its cells as shown, and its offsets in the canonical text."""

    cells: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its cells.

    Attributes:
        header: The name of each column; empty where none was recognised.
        head_rows: The rows of a header of several, a name over several columns in each of
            them; empty where the header is one row.
    """

    table_id: str
    number: str | None
    caption: str | None
    header: tuple[str, ...]
    rows: tuple[TableRow, ...]
    start: int
    end: int
    page: int | None = None
    label: str | None = None
    head_rows: tuple[tuple[str, ...], ...] = ()

    @property
    def printed_header(self) -> tuple[str, ...]:
        """The names of the columns, one over several columns at the first of theirs only."""
        columns = list(zip(*self.head_rows, strict=True))
        if not columns:
            return self.header
        before = [("",) * len(self.head_rows), *columns]
        return tuple(
            " ".join(name for name, last in zip(own, left, strict=True) if name and name != last)
            for left, own in zip(before, columns, strict=False)
        )

    @property
    def grid(self) -> tuple[tuple[str, ...], ...]:
        """All rows as printed, those of the header first, each as wide as the table."""
        heads = self.head_rows or ((self.header,) if self.header else ())
        return (*heads, *(row.cells for row in self.rows))


@dataclass(frozen=True)
class ParsedDocument:
    """Output of a parser: one file's canonical text, and its parts by their offsets.

    Attributes:
        text: The canonical text. Blocks are separated by a blank line, rows of a
            table by a line feed, cells by a tab.
        blocks: In the order of the text, none overlapping another, except that a
            ``table`` block holds its rows.
        pages: The physical pages, in order; empty where the format has none.
        page_spans: In order of ``start``, none overlapping. A page may own several
            (a footnote follows a paragraph that runs over to the next page).
        warnings: Doubts about how well the file could be read.
        encoding: The encoding that a text file was read in.
        page_unit: Meaning of the physical page numbers; ``None`` where there are none.
        word_boxes: Rectangles of the words on their pages, if the format has them. Empty in
            a document from the store: ``CorpusStore.word_boxes`` reads them.
    """

    text: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()
    pages: tuple[Page, ...] = ()
    page_spans: tuple[PageSpan, ...] = ()
    tables: tuple[Table, ...] = ()
    warnings: tuple[Note, ...] = ()
    encoding: str | None = None
    page_unit: PageUnit | None = None
    word_boxes: WordBoxes = field(default_factory=WordBoxes, repr=False, compare=False)

    @cached_property
    def _span_starts(self) -> list[int]:
        return [span.start for span in self.page_spans]

    def pages_of(self, start: int, end: int) -> PageRange:
        """Return the pages of ``text[start:end]``.

        They follow from ``page_spans``: the first and the last of those that it meets.
        Text outside of all page spans has unknown pages.
        """
        first = max(bisect_right(self._span_starts, start) - 1, 0)
        met = [
            span
            for span in self.page_spans[first : bisect_right(self._span_starts, end - 1)]
            if span.start < end and start < span.end
        ]
        if not met:
            return PageRange()
        head, tail = met[0], met[-1]
        origin = head.origin if head.origin != "unknown" else tail.origin
        unit = self.page_unit if head.page is not None else None
        return PageRange(head.page, tail.page, head.first_label, tail.last_label, origin, unit)

    def section_path(self, offset: int) -> tuple[str, ...]:
        """Return the titles of the sections around ``offset``, outermost first, with numbers."""
        return tuple(
            f"{section.number} {section.title}" if section.number else section.title
            for section in self.sections
            if section.start <= offset < section.end
        )


@dataclass(frozen=True)
class Document:
    """One source of the corpus: its manifest entry, its parsed text and its passages.

    Attributes:
        file: The name given in the manifest. ``file_stem`` is what runs and qrels use.
        digest: SHA-256 of the file's bytes, in hex.
        passages: In the order of the text.
    """

    document_id: DocumentId
    file: str
    bibliography: Bibliography
    parsed: ParsedDocument
    digest: str = ""
    passages: tuple[Passage, ...] = ()

    @property
    def text(self) -> str:
        """The canonical text."""
        return self.parsed.text

    @property
    def file_stem(self) -> str:
        """The file's name without folder and ending."""
        return self.file.rsplit("/", 1)[-1].rsplit(".", 1)[0]


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """Two documents that share much or all of their text.

    Attributes:
        first, second: In a ``contained`` pair the first is part of the second; else in the
            order of the corpus.
        similarity: 0 to 1. Share of the first one's text that is in the second for
            ``contained``, of shared text in all text for the others.
    """

    first: DocumentId
    second: DocumentId
    kind: DuplicateKind
    similarity: float
