"""``/api/documents/{id}``: pages, and any span of the text as a quote with its citation."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.citations.citing import DEFAULT_STYLE
from api.schemas.spans import DocumentPagesOut, PageFactsOut, PageSpanOut, SpanQuoteOut
from api.service import quote_span
from api.serving.dependencies import LocaleDep, SearcherDep
from ingest.models import DocumentId

router = APIRouter(prefix="/api", tags=["corpus"])


@router.get("/documents/{document_id}/pages")
def list_pages(document_id: str, searcher: SearcherDep) -> DocumentPagesOut:
    """List the physical pages with their printed numbers, and the spans of text on each."""
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
    locale: LocaleDep,
    start: Annotated[int, Query(ge=0)],
    end: Annotated[int, Query(gt=0)],
    style: Annotated[str, Query(description="A citation style.")] = DEFAULT_STYLE,
) -> SpanQuoteOut:
    """Read a span of the canonical text as a quote with its citation."""
    return quote_span(document_id, start, end, searcher, style, locale)
