"""``/api/documents`` and ``/api/passages``: what the corpus holds, as it stands."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse

from api.dependencies import SearcherDep
from api.schemas import DocumentOut, DocumentsOut, PageOut, PassageOut
from api.views import document_out, passage_out, summary
from ingest.errors import UnknownIdError
from ingest.models import BLOCK_GAP, DocumentId, PassageId

router = APIRouter(prefix="/api", tags=["corpus"])


@router.get("/documents")
def list_documents(searcher: SearcherDep) -> DocumentsOut:
    """List the documents of the corpus, in the manifest's order."""
    return DocumentsOut(
        documents=[
            summary(i, searcher.file(i), searcher.bibliography(i)) for i in searcher.document_ids
        ]
    )


@router.get("/documents/{document_id}")
def read_document(document_id: str, searcher: SearcherDep) -> DocumentOut:
    """Read one document: facts, outline, tables, warnings."""
    return document_out(searcher.document(DocumentId(document_id)))


@router.get("/documents/{document_id}/text", response_class=PlainTextResponse)
def read_text(document_id: str, searcher: SearcherDep) -> PlainTextResponse:
    """Read the canonical text, which every offset counts in."""
    return PlainTextResponse(searcher.document(DocumentId(document_id)).text)


@router.get("/documents/{document_id}/pages/{number}")
def read_page(document_id: str, number: int, searcher: SearcherDep) -> PageOut:
    """Read one physical page, from 1: its printed label and what stands on it."""
    parsed = searcher.document(DocumentId(document_id)).parsed
    page = next((page for page in parsed.pages if page.number == number), None)
    if page is None:
        has = f"pages 1 to {len(parsed.pages)}" if parsed.pages else "no physical pages"
        raise UnknownIdError(f"{document_id} has no page {number}: it has {has}.")
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
def read_passage(passage_id: str, searcher: SearcherDep) -> PassageOut:
    """Read one passage by its id."""
    passage = searcher.passage(PassageId(passage_id))
    return passage_out(passage, searcher.bibliography(passage.document_id))
