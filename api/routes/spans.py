"""A document's pages, and any stretch of its text as a quote with its citation."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.citations.citing import DEFAULT_STYLE, cite
from api.citations.provenance import place_of
from api.schemas.documents import PagesOut
from api.schemas.quotes import LocaleIn
from api.schemas.spans import DocumentPagesOut, PageFactsOut, PageSpanOut, SpanQuoteOut
from api.serving.dependencies import SearcherDep
from ingest.errors import QueryError
from ingest.models import Document, DocumentId

router = APIRouter(prefix="/api", tags=["corpus"])
#: Longer stretches are no quotes: some four pages.
MAX_QUOTE_CHARS = 12_000


@router.get("/documents/{document_id}/pages")
def list_pages(document_id: str, searcher: SearcherDep) -> DocumentPagesOut:
    """List the physical pages with their printed numbers, and which text stands on which."""
    parsed = searcher.document(DocumentId(document_id)).parsed
    return DocumentPagesOut(
        document_id=document_id,
        pages=[PageFactsOut.model_validate(page) for page in parsed.pages],
        spans=[PageSpanOut.model_validate(span) for span in parsed.page_spans],
    )


@router.get("/documents/{document_id}/quote")
def read_quote(
    document_id: str,
    searcher: SearcherDep,
    start: Annotated[int, Query(ge=0)],
    end: Annotated[int, Query(gt=0)],
    style: Annotated[str, Query(description="A citation style.")] = DEFAULT_STYLE,
    locale: LocaleIn = "nb",
) -> SpanQuoteOut:
    """Read a stretch of the canonical text, with what a citation of it needs."""
    document = searcher.document(DocumentId(document_id))
    _check_stretch(document, start, end)
    place = place_of(document, start, end)
    citation = cite(
        document.bibliography,
        place.pages,
        style=style,
        locale=locale,
        voice=place.voice,
        attribution=place.attribution,
        section=place.section,
        ocr=place.ocr,
    )
    return SpanQuoteOut(
        document_id=document_id,
        passage_id=place.passage_id,
        start=start,
        end=end,
        text=document.text[start:end],
        pages=PagesOut.model_validate(place.pages),
        section=list(place.section),
        voice=place.voice,
        attribution=place.attribution,
        ocr=place.ocr,
        citation=citation.in_text,
        citation_note=citation.note,
        bibliography_entry=citation.bibliography_entry,
    )


def _check_stretch(document: Document, start: int, end: int) -> None:
    length = len(document.text)
    if not start < end <= length:
        raise QueryError(
            f"{document.document_id}: there is no text from {start} to {end}. "
            f"It has {length} characters; `start` must be less than `end`."
        )
    if end - start > MAX_QUOTE_CHARS:
        raise QueryError(
            f"{end - start} characters are too many for a quote. Choose {MAX_QUOTE_CHARS} at most."
        )
