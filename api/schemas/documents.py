"""The contract for documents: their pages, tables, sections and passages.

All offsets are half-open and count characters of the document's canonical text, which
is at ``/api/documents/{id}/text``.
"""

from __future__ import annotations

from pydantic import Field

from api.schemas.questions import Schema
from index.statements.cues import StatementKind
from ingest.models import LabelOrigin, PageUnit, PassageKind, Voice


class PagesOut(Schema):
    """Physical pages (``first``, ``last``) and printed ones, never mixed."""

    first: int | None
    last: int | None
    first_label: str | None
    last_label: str | None
    origin: LabelOrigin
    unit: PageUnit | None = Field(description="Meaning of the physical numbers, where known.")


class SentenceOut(Schema):
    """One sentence, as offsets into the canonical text."""

    start: int
    end: int


class StatementSpanOut(Schema):
    """A part of a quote that is one kind of statement."""

    start: int
    end: int
    kind: StatementKind


class VoiceSpanOut(Schema):
    """A part of a passage in another voice than the passage as a whole."""

    start: int
    end: int
    voice: Voice
    attribution: str | None
    confidence: float


class PassageOut(Schema):
    """A passage: the unit of search and citation. ``text`` is the canonical slice."""

    id: str
    document_id: str
    text: str
    start: int
    end: int
    section: list[str] = Field(description="Titles of the sections around it, outermost first.")
    pages: PagesOut
    kind: PassageKind
    voice: Voice
    voice_confidence: float
    attribution: str | None
    voices: list[VoiceSpanOut]
    sentences: list[SentenceOut]
    context: str = Field(description="Caption and header of a table row. Never quoted.")
    table_id: str | None
    ocr: bool
    citation: str = Field(
        description="Author, year and page, e.g. (Fossestøl et al., 2016, s. 32)."
    )


class DocumentSummary(Schema):
    """A document as lists show it."""

    id: str
    file: str
    title: str
    subtitle: str | None
    authors: list[str]
    families: list[str] = Field(
        description="The same by family name, as citations have them; institutions by their whole."
    )
    year: int | None
    type: str
    language: str
    collection: str
    publisher: str | None


class SectionOut(Schema):
    """A heading of the document's outline."""

    level: int
    number: str | None
    title: str
    start: int
    end: int
    page: int | None
    label: str | None


class TableOut(Schema):
    """A table with its cells."""

    id: str
    number: str | None
    caption: str | None
    page: int | None
    label: str | None
    header: list[str]
    rows: list[list[str]]
    row_offsets: list[tuple[int, int]]


class PageOut(Schema):
    """One physical page with its text."""

    number: int
    label: str | None
    label_origin: LabelOrigin
    text: str
    ocr: bool
    ocr_confidence: float | None
    width: float | None
    height: float | None
