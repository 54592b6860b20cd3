"""``/api/documents/{id}/…``: blocks, the file, and places of words, for the reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import FileResponse

from api.reader.finding import find_in
from api.reader.originals import Source, content_type_of, is_active
from api.reader.page_images import MAX_WIDTH, MEDIA_TYPE, MIN_WIDTH, USUAL_WIDTH
from api.reader.span_boxes import span_boxes_out
from api.routes.documents import EndIn, StartIn, page_of, span_in
from api.schemas.documents import PagesOut
from api.schemas.reader import BlocksOut, FindOut, OccurrenceOut, SpanBoxesOut
from api.serving.dependencies import EngineDep, SearcherDep
from api.serving.headers import CSP, FILE_POLICY, SANDBOXED
from api.views.reader import blocks_out
from index.searcher import Searcher
from ingest.errors import UnknownIdError
from ingest.models import Document, DocumentId

router = APIRouter(prefix="/api/documents/{document_id}", tags=["reader"])

MAX_OCCURRENCES = 1000
#: Asked again each time; the answer is short while the file is the same.
ASK_AGAIN = "private, no-cache"


@router.get("/blocks")
def read_blocks(
    document_id: str, searcher: SearcherDep, start: StartIn = 0, end: EndIn = None
) -> BlocksOut:
    """Read headings, paragraphs, lists, tables and notes, or those that meet a span."""
    document = searcher.document(DocumentId(document_id))
    return blocks_out(document, *span_in(document, start, end))


@router.get("/boxes")
def read_boxes(
    document_id: str, searcher: SearcherDep, start: StartIn, end: Annotated[int, Query(ge=0)]
) -> SpanBoxesOut:
    """Locate a span of the text on the pages, a box for each line."""
    document = searcher.document(DocumentId(document_id))
    first, after = span_in(document, start, end)
    return span_boxes_out(searcher.word_boxes(document.document_id), document, first, after)


@router.get("/find")
def find(
    document_id: str,
    searcher: SearcherDep,
    q: Annotated[str, Query(description="Words as written, in this order.")],
    limit: Annotated[int, Query(ge=1, le=MAX_OCCURRENCES)] = 200,
) -> FindOut:
    """Find words inside one document, upper and lower case and line breaks aside."""
    document = searcher.document(DocumentId(document_id))
    found = find_in(document, q, limit=limit)
    return FindOut(
        document_id=document.document_id,
        query=q,
        total=found.total,
        occurrences=[
            OccurrenceOut(
                start=place.start,
                end=place.end,
                text=place.text,
                before=place.before,
                after=place.after,
                pages=PagesOut.model_validate(place.pages),
                section=list(place.section),
            )
            for place in found.first
        ],
    )


@router.get(
    "/file",
    response_class=FileResponse,
    responses={200: {"content": {"application/octet-stream": {}}, "description": "The file."}},
)
def read_file(
    document_id: str, engine: EngineDep, searcher: SearcherDep, request: Request
) -> Response:
    """Read the file that the document was read from, whole or in ranges."""
    document = searcher.document(DocumentId(document_id))
    path = engine.originals.find(_source(document, searcher))
    headers = _kept_as(document.digest)
    if _is_known(request, headers):
        return Response(status_code=304, headers=headers)
    return FileResponse(
        path,
        media_type=content_type_of(document.file, document.parsed.encoding),
        filename=document.file.rpartition("/")[2],
        content_disposition_type="inline",
        headers={**headers, CSP: SANDBOXED if is_active(document.file) else FILE_POLICY},
    )


@router.get(
    "/pages/{number}/image",
    response_class=Response,
    responses={200: {"content": {MEDIA_TYPE: {}}, "description": "The page as a picture."}},
)
def read_page_image(
    document_id: str,
    number: int,
    engine: EngineDep,
    searcher: SearcherDep,
    request: Request,
    width: Annotated[int, Query(ge=MIN_WIDTH, le=MAX_WIDTH, description="Pixels.")] = USUAL_WIDTH,
) -> Response:
    """See a page of a PDF as it was printed or scanned."""
    document = searcher.document(DocumentId(document_id))
    page = page_of(document, number)
    if document.parsed.page_unit != "pdf_page":
        raise UnknownIdError("page_images_only_of_pdf", document=document_id)
    path = engine.originals.find(_source(document, searcher))
    headers = _kept_as(f"{document.digest[:32]}-{number}-{width}")
    if _is_known(request, headers):
        return Response(status_code=304, headers=headers)
    picture = engine.page_images.image(path, document.digest, page, width)
    return Response(picture, media_type=MEDIA_TYPE, headers=headers)


def _source(document: Document, searcher: Searcher) -> Source:
    path = searcher.source_path(document.document_id)
    return Source(document.document_id, document.file, path, document.digest)


def _kept_as(tag: str) -> dict[str, str]:
    return {"ETag": f'"{tag}"', "Cache-Control": ASK_AGAIN}


def _is_known(request: Request, headers: Mapping[str, str]) -> bool:
    """Say if the browser has it already."""
    known = request.headers.get("if-none-match", "").split(",")
    return headers["ETag"] in [tag.strip().removeprefix("W/") for tag in known]
