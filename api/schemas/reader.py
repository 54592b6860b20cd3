"""The contract with the reader and the corpus page: what a document is and holds.

All offsets are half-open and count characters of the document's canonical text.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.schemas.documents import DocumentSummary, PagesOut, SectionOut, SentenceOut, TableOut
from api.schemas.llm import GeneratorOut
from api.schemas.questions import Schema
from ingest.models import BlockKind, DuplicateKind, LabelOrigin, PassageKind, Voice
from ingest.reports import Status

SuggestionKind = Literal["title", "heading", "term"]


class DocumentCard(DocumentSummary):
    """A document's bibliographic facts, and what there is of it in numbers."""

    genre: str | None
    publisher_place: str | None
    collection_title: str | None = Field(description="The series.")
    container_title: str | None = Field(description="The journal or book it stands in.")
    volume: str | None
    issue: str | None
    page: str | None = Field(description="Its pages in the journal or book.")
    number: str | None = Field(description="In the series.")
    isbn: str | None
    issn: str | None
    doi: str | None
    url: str | None
    data_collected: str | None = Field(description="When, e.g. 2014-2015.")
    note: str | None = Field(description="What the manifest remarks.")
    unsure: list[str] = Field(description="Facts that were guessed and are not checked yet.")
    kept: str | None = Field(
        description="Why this is the document as it was last read; null where it is up to date."
    )
    media_type: str
    has_file: bool = Field(description="Whether its file is there: see `/file`.")
    text_length: int = Field(description="Of the canonical text, in characters.")
    page_count: int = Field(description="Physical pages; 0 where the format has none.")
    passage_count: int
    kinds: dict[PassageKind, int] = Field(description="Passages by kind.")
    voices: dict[Voice, int] = Field(description="Passages by voice.")


class IngestFactsOut(Schema):
    """Facts about how a document was read."""

    parser: str | None = Field(description="With its version; null where none reads it any more.")
    encoding: str | None
    digest: str = Field(description="SHA-256 of the file that was read, in hex.")
    seconds: float
    pages: int
    ocr_pages: int
    labels: dict[LabelOrigin, int] = Field(description="Pages by how their number is known.")
    sections: int
    tables: int
    passages: int
    warnings: list[str]


class DocumentOut(DocumentCard):
    """One document with its outline, its tables and how it was read."""

    sections: list[SectionOut]
    tables: list[TableOut]
    warnings: list[str]
    ingest: IngestFactsOut


class DocumentsOut(Schema):
    """The answer to ``GET /api/documents``: what can be asked, and who may word the quotes."""

    documents: list[DocumentCard]
    generates: GeneratorOut | None = Field(
        description="The language model that `generate` asks; null where none is set up."
    )


class BlockOut(Schema):
    """One paragraph, heading, list item, table … with what is needed to show it.

    A table holds its rows; they are not blocks of their own.
    """

    kind: BlockKind
    level: int | None = Field(description="Depth of a heading, from 1.")
    start: int
    end: int
    text: str
    page: int | None = Field(description="Physical page on which it begins.")
    label: str | None = Field(description="Printed page on which it begins.")
    marker: str | None = Field(description="A footnote's number or sign.")
    refers_at: int | None = Field(description="Where the footnote's marker stood in the text.")
    emphasis: list[SentenceOut] = Field(description="Italic stretches.")
    confidence: float | None = Field(description="Of OCR, 0 to 100; null where text is text.")
    table: TableOut | None


class BlocksOut(Schema):
    """The answer to ``GET /api/documents/{id}/blocks``: those that meet the stretch."""

    document_id: str
    text_length: int
    blocks: list[BlockOut]


class OccurrenceOut(Schema):
    """One place of the words looked for, with the text around them."""

    start: int
    end: int
    text: str
    before: str
    after: str
    pages: PagesOut
    section: list[str]


class FindOut(Schema):
    """The answer to ``GET /api/documents/{id}/find``."""

    document_id: str
    query: str
    total: int = Field(description="Also those that are not listed.")
    occurrences: list[OccurrenceOut] = Field(description="In the order of the text.")


class BoxOut(Schema):
    """A rectangle in PDF points, origin top left."""

    x0: float
    top: float
    x1: float
    bottom: float


class PageBoxesOut(Schema):
    """Marks on one page: a box for each line."""

    number: int
    label: str | None
    width: float | None
    height: float | None
    boxes: list[BoxOut]


class SpanBoxesOut(Schema):
    """The answer to ``GET /api/documents/{id}/boxes``. No pages: the format has no places."""

    document_id: str
    start: int
    end: int
    pages: list[PageBoxesOut]


class SuggestionOut(Schema):
    """A completion of what is typed."""

    text: str
    kind: SuggestionKind
    document_id: str | None = Field(description="The document of a title or heading.")
    section_start: int | None = Field(description="Where a heading's section begins.")
    note: str | None = Field(description="Whose title or heading; a term's other names.")


class SuggestionsOut(Schema):
    """The answer to ``GET /api/suggest``, the likeliest first."""

    query: str
    suggestions: list[SuggestionOut]


class FileReportOut(Schema):
    """Outcome of one entry of the manifest at the last ingest."""

    document_id: str
    file: str
    status: Status
    message: str = Field(description="Why it was not read and what to do; else empty.")
    warnings: list[str]
    pages: int
    sections: int
    passages: int
    tables: int
    seconds: float = Field(description="0 where it had not changed.")


class IngestReportOut(Schema):
    """The last ingest, in the manifest's order."""

    finished: str = Field(description="UTC, as ISO 8601.")
    documents: list[FileReportOut]
    counts: dict[Status, int]


class DuplicateOut(Schema):
    """Two documents that hold the same text, in whole or in good part."""

    first: str
    second: str
    kind: DuplicateKind
    similarity: float


class CollectionOut(Schema):
    """One part of the corpus."""

    name: str
    documents: int
    passages: int
    searched_by_default: bool


class GenerationOut(Schema):
    """The index that answers."""

    name: str
    created: str
    embedder: str
    analyzer: str
    corpus: str = Field(description="The corpus's digest: equal digests, equal passages.")
    documents: int
    passages: int
    sentences: int


class CorpusOut(Schema):
    """The answer to ``GET /api/corpus``: what there is, and how the last ingest went."""

    generation: GenerationOut
    collections: list[CollectionOut]
    types: dict[str, int] = Field(description="Documents by type; so for the next two.")
    years: dict[str, int]
    languages: dict[str, int]
    pages: int
    characters: int
    kinds: dict[PassageKind, int] = Field(description="Passages by kind.")
    voices: dict[Voice, int]
    duplicates: list[DuplicateOut]
    last_ingest: IngestReportOut | None = Field(description="Null where none was recorded.")
    editable: bool = Field(False, description="Whether the library may be changed here.")
