"""``/api/documents`` and ``/api/passages``: what the corpus holds, in full."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import PlainTextResponse

from api.llm.endpoints import generator_of
from api.schemas.documents import PageOut, PassageOut
from api.schemas.reader import DocumentOut, DocumentsOut
from api.service import passage
from api.serving.dependencies import EngineDep, LanguageDep, SearcherDep
from api.upkeep.ingest_record import last_ingest
from api.views.reader import card_out, document_out
from api.wordings.reader_language import DEFAULT_LOCALE
from ingest.errors import QueryError, UnknownIdError
from ingest.models import BLOCK_GAP, Document, DocumentId, Page

router = APIRouter(prefix="/api", tags=["corpus"])

StartIn = Annotated[int, Query(ge=0, description="First character of the canonical text.")]
EndIn = Annotated[int | None, Query(ge=0, description="One past the last. Default: to the end.")]


@router.get("/documents")
def list_documents(engine: EngineDep, language: LanguageDep) -> DocumentsOut:
    """List the documents of the corpus, in the manifest's order, with facts and counts."""
    documents = engine.catalogue().documents.values()
    last, locale = last_ingest(engine.settings.home), language or DEFAULT_LOCALE
    return DocumentsOut(
        documents=[card_out(facts, engine.originals, last, locale) for facts in documents],
        generates=generator_of(engine.settings),
    )


@router.get("/documents/{document_id}")
def read_document(
    document_id: str, engine: EngineDep, searcher: SearcherDep, language: LanguageDep
) -> DocumentOut:
    """Read one document: facts, outline, tables, warnings, and how it was read."""
    document = searcher.document(DocumentId(document_id))
    facts = engine.catalogue().facts(document.document_id)
    last = last_ingest(engine.settings.home)
    return document_out(document, facts, engine.originals, last, language or DEFAULT_LOCALE)


@router.get("/documents/{document_id}/text", response_class=PlainTextResponse)
def read_text(
    document_id: str, searcher: SearcherDep, start: StartIn = 0, end: EndIn = None
) -> PlainTextResponse:
    """Read the canonical text, which every offset counts in, or a span of it."""
    document = searcher.document(DocumentId(document_id))
    first, after = span_in(document, start, end)
    return PlainTextResponse(document.text[first:after])


@router.get("/documents/{document_id}/pages/{number}")
def read_page(document_id: str, number: int, searcher: SearcherDep) -> PageOut:
    """Read one physical page, from 1: its printed label and its text."""
    document = searcher.document(DocumentId(document_id))
    page, parsed = page_of(document, number), document.parsed
    spans = [parsed.text[s.start : s.end] for s in parsed.page_spans if s.page == number]
    return PageOut(
        number=page.number,
        label=page.label,
        label_origin=page.label_origin,
        text=BLOCK_GAP.join(span.strip() for span in spans),
        ocr=page.ocr,
        ocr_confidence=page.ocr_confidence,
        width=page.width,
        height=page.height,
    )


@router.get("/passages/{passage_id}")
def read_passage(passage_id: str, searcher: SearcherDep, language: LanguageDep) -> PassageOut:
    """Read one passage by its id."""
    return passage(passage_id, searcher, language)


def page_of(document: Document, number: int) -> Page:
    """A physical page, from 1. Raises ``UnknownIdError``."""
    pages = document.parsed.pages
    page = next((page for page in pages if page.number == number), None)
    if page is None:
        code = "page_unknown" if pages else "page_of_none"
        raise UnknownIdError(code, document=document.document_id, page=number, pages=len(pages))
    return page


def span_in(document: Document, start: int, end: int | None) -> tuple[int, int]:
    """Clip a span to the text. Raises ``QueryError``."""
    length = len(document.text)
    after = length if end is None else min(end, length)
    if start > after:
        raise QueryError(
            "span_reversed", document=document.document_id, start=start, end=after, length=length
        )
    return start, after
