"""What flows through the house: documents, pages, blocks, passages, sentences.

All offsets are half-open character offsets into ``Document.text``, the canonical
text, which is made once at ingest. They are the only coordinates anywhere: whatever
is shown as a quote is a slice of that text. Pages and ranks start at 1.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NewType

from ingest.boxes import Box, WordBoxes
from ingest.notes import Note

DocumentId = NewType("DocumentId", str)
PassageId = NewType("PassageId", str)

LabelOrigin = Literal[
    "pdf_labels", "running_number", "table_of_contents", "manifest_offset", "unknown"
]
#: Meaning of a physical page number: a page of a PDF, a page marked in a text file, a slide.
PageUnit = Literal["pdf_page", "page", "slide"]
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
PassageKind = Literal["prose", "list", "table", "quote", "footnote", "caption", "reference"]
DuplicateKind = Literal["identical", "near", "contained"]
Voice = Literal["author", "informant", "secondary", "summary", "method"]

#: Kept out of search: they repeat, in other words, what stands elsewhere, or are not
#: the document's own text at all.
UNSEARCHED_KINDS: frozenset[BlockKind] = frozenset({"contents", "boilerplate"})


#: What stands between two blocks of the canonical text.
BLOCK_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of the canonical text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Page:
    """One physical page.

    Attributes:
        number: Physical page, from 1.
        label: The number printed on it ("45", "iv"), ``None`` where none is known.
        label_origin: How we know the label. Never a guess.
        ocr: Whether the text was read from a picture.
        ocr_confidence: Mean word confidence, 0 to 100, of an OCR page.
        width, height: In PDF points, where the format has them.
    """

    number: int
    label: str | None = None
    label_origin: LabelOrigin = "unknown"
    ocr: bool = False
    ocr_confidence: float | None = None
    width: float | None = None
    height: float | None = None


@dataclass(frozen=True, slots=True)
class PageSpan:
    """Which page(s) a stretch of the text stands on.

    In a format with physical pages ``page`` is set and the labels are that page's
    own. Where only the contents list tells (a report turned into Markdown), ``page``
    is ``None`` and the labels are the printed pages between which the stretch lies.
    """

    start: int
    end: int
    page: int | None
    first_label: str | None = None
    last_label: str | None = None
    origin: LabelOrigin = "unknown"


@dataclass(frozen=True, slots=True)
class PageRange:
    """The pages of a passage or quote: physical and printed, never mixed.

    Attributes:
        unit: Meaning of ``first`` and ``last``; ``None`` where the format has no pages.
    """

    first: int | None = None
    last: int | None = None
    first_label: str | None = None
    last_label: str | None = None
    origin: LabelOrigin = "unknown"
    unit: PageUnit | None = None


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
        emphasis: Italic stretches inside the block: an informant's words, often.
        boxes: Where the block stands on its page(s), if the format knows.
        marker: A footnote's number or sign.
        refers_at: The offset in the running text where a footnote's marker stood.
        table_id: The table that a row or caption belongs to.
        confidence: Mean OCR confidence, 0 to 100; ``None`` where text is text.
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
    """One row: its cells as shown, and where it stands in the canonical text."""

    cells: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its cells. ``header`` is empty where none could be recognised."""

    table_id: str
    number: str | None
    caption: str | None
    header: tuple[str, ...]
    rows: tuple[TableRow, ...]
    start: int
    end: int
    page: int | None = None
    label: str | None = None


@dataclass(frozen=True)
class ParsedDocument:
    """What a parser gives: one file's canonical text and everything that stands in it.

    Attributes:
        text: The canonical text. Blocks are separated by a blank line, rows of a
            table by a line feed, cells by a tab.
        blocks: In the order of the text, none overlapping another, except that a
            ``table`` block holds its rows.
        pages: The physical pages, in order; empty where the format has none.
        page_spans: In order of ``start``, none overlapping. A page may own several
            (a footnote stands after a paragraph that runs over to the next page).
        warnings: Doubts about how well the file could be read.
        encoding: The encoding that a text file was read in.
        page_unit: Meaning of the physical page numbers; ``None`` where there are none.
        word_boxes: Where each word stands, if the format knows. Left empty when a
            document is read back from the store: ``CorpusStore.word_boxes`` gives them.
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
        """Say on which pages ``text[start:end]`` stands.

        Source of truth is ``page_spans``; a stretch that no span covers has unknown
        pages. Over several spans the first and the last one count.
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
        """Titles of the sections around ``offset``, outermost first, numbers included."""
        return tuple(
            f"{section.number} {section.title}" if section.number else section.title
            for section in self.sections
            if section.start <= offset < section.end
        )


@dataclass(frozen=True, slots=True)
class Person:
    """An author. An institution has only a ``family`` name."""

    family: str
    given: str | None = None

    def __str__(self) -> str:
        return f"{self.given} {self.family}" if self.given else self.family


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The bibliographic facts of a document, under the names that CSL gives them.

    ``collection`` is ours: the part of the corpus that a search is limited to.
    """

    type: str
    title: str
    author: tuple[Person, ...] = ()
    issued: int | None = None
    subtitle: str | None = None
    publisher: str | None = None
    publisher_place: str | None = None
    collection_title: str | None = None
    container_title: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    number: str | None = None
    genre: str | None = None
    isbn: str | None = None
    issn: str | None = None
    doi: str | None = None
    url: str | None = None
    language: str = "nb"
    collection: str = "research"
    data_collected: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a passage, as offsets into the canonical text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class VoiceSpan:
    """Whose words a stretch holds, when they are not those of the passage as a whole.

    Attributes:
        attribution: As the text gives it ("kommunal leder"), else ``None``.
        confidence: 0 to 1. Below 0.5 the rules found a hint, not a sign.
    """

    start: int
    end: int
    voice: Voice
    attribution: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one document: what we index, retrieve and cite.

    Attributes:
        passage_id: Made of the document's id and the words, so that it survives
            changes elsewhere in the document.
        start, end: ``document.text[start:end] == text``, always.
        section: Titles of the sections around it, outermost first.
        context: What a reader needs beside the words and may search for, but is not
            in ``text``: a table row's caption and header. Never quoted.
        voice, attribution, voice_confidence: Of the passage as a whole.
        voices: Stretches inside it that are somebody else's words.
    """

    passage_id: PassageId
    document_id: DocumentId
    text: str
    start: int
    end: int
    section: tuple[str, ...] = ()
    pages: PageRange = PageRange()
    kind: PassageKind = "prose"
    sentences: tuple[Sentence, ...] = ()
    context: str = ""
    table_id: str | None = None
    voice: Voice = "author"
    attribution: str | None = None
    voice_confidence: float = 1.0
    voices: tuple[VoiceSpan, ...] = ()
    ocr: bool = False

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.text):
            raise ValueError(f"{self.passage_id}: text and offsets differ in length")


@dataclass(frozen=True)
class Document:
    """One source of the corpus: what the manifest says of it and what stands in it.

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
    """Two documents that hold the same text.

    Attributes:
        first, second: Of a ``contained`` pair the first lies in the second; else in the
            order they were given.
        similarity: 0 to 1. Share of the first one's text that is in the second for
            ``contained``, of shared text in all text for the others.
    """

    first: DocumentId
    second: DocumentId
    kind: DuplicateKind
    similarity: float
