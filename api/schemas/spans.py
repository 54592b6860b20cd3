"""The contract for documents by offset: their pages, and any span of them as a quote."""

from __future__ import annotations

from pydantic import Field

from api.schemas.documents import PagesOut
from api.schemas.questions import Schema
from ingest.models import LabelOrigin, Voice


class PageFactsOut(Schema):
    """One physical page, without its text."""

    number: int
    label: str | None = Field(description="As printed; null where none is known.")
    label_origin: LabelOrigin
    ocr: bool
    ocr_confidence: float | None
    width: float | None
    height: float | None


class PageSpanOut(Schema):
    """A span of the text that lies on one page.

    ``page`` is null where only the contents list tells: the span then lies between two
    printed pages.
    """

    start: int
    end: int
    page: int | None
    first_label: str | None
    last_label: str | None
    origin: LabelOrigin


class DocumentPagesOut(Schema):
    """The answer to ``GET /api/documents/{id}/pages``."""

    document_id: str
    pages: list[PageFactsOut] = Field(description="Empty where the format has none.")
    spans: list[PageSpanOut] = Field(description="In the order of the text, none overlapping.")


class SpanQuoteOut(Schema):
    """The answer to ``GET /api/documents/{id}/quote``: any span, ready to be cited."""

    document_id: str
    passage_id: str | None
    start: int
    end: int
    text: str = Field(description="The canonical slice.")
    pages: PagesOut
    section: list[str]
    voice: Voice
    attribution: str | None
    ocr: bool
    citation: str
    citation_note: str | None
    bibliography_entry: str
