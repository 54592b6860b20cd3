"""Quotes after they were found: checked, cited, exported."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Query, Response

from api.citations.citing import DEFAULT_STYLE
from api.collection.citations import cite_collection, styles_out
from api.collection.collecting import collect, receipt_tables
from api.collection.exporting import FORMATS, export
from api.collection.rechecking import RecheckOut, recheck_collection
from api.quote_check.drafts.draft_files import DRAFT_ENDINGS, read_sent_draft
from api.schemas.quotes import (
    MAX_DRAFT_CHARS,
    CitationOut,
    CitedCollectionOut,
    DraftCheckOut,
    DraftIn,
    ExportIn,
    StylesOut,
)
from api.service import cite_passage
from api.serving.dependencies import (
    EngineDep,
    LanguageDep,
    LocaleDep,
    QuoteCheckerDep,
    SearcherDep,
    in_language,
)
from api.views.quotes import draft_check_out
from ingest.errors import QueryError

router = APIRouter(prefix="/api", tags=["quotes"])


@router.post("/quotes/check")
def check_quotes(draft: DraftIn, checker: QuoteCheckerDep, language: LanguageDep) -> DraftCheckOut:
    """Judge each quotation in a draft, and say where its words occur."""
    locale = in_language(draft, language).locale
    return draft_check_out(checker, draft.text, draft.style, locale)


@router.post("/quotes/check/file")
def check_quotes_of_file(
    content: Annotated[bytes, Body(media_type="application/octet-stream")],
    checker: QuoteCheckerDep,
    locale: LocaleDep,
    ending: Annotated[
        str,
        Query(
            pattern="^[A-Za-z]{1,8}$",
            description=f"Of the file's name, without the dot; one of {DRAFT_ENDINGS}.",
        ),
    ],
    style: Annotated[str, Query(description="A citation style.")] = DEFAULT_STYLE,
) -> DraftCheckOut:
    """Check the quotations of a draft that is a file. Nothing of it is kept."""
    text = read_sent_draft(content, ending.lower())
    if len(text) > MAX_DRAFT_CHARS:
        raise QueryError("draft_too_long", length=len(text), most=MAX_DRAFT_CHARS)
    return draft_check_out(checker, text, style, locale)


@router.get("/styles")
def list_styles(locale: LocaleDep) -> StylesOut:
    """List the citation styles, each with an example."""
    return styles_out(locale)


@router.post("/quotes/citations")
def cite_quotes(
    collection: ExportIn, searcher: SearcherDep, language: LanguageDep
) -> CitedCollectionOut:
    """Cite chosen quotes in a style, as their documents are now, and list their works."""
    return cite_collection(in_language(collection, language), searcher)


@router.post("/quotes/recheck")
def recheck_quotes(
    collection: ExportIn, engine: EngineDep, language: LanguageDep
) -> list[RecheckOut]:
    """Say of each chosen quote if it still occurs, and where."""
    return recheck_collection(in_language(collection, language), engine)


@router.get("/passages/{passage_id}/citation")
def read_citation(
    passage_id: str,
    searcher: SearcherDep,
    locale: LocaleDep,
    style: Annotated[str, Query(description="A citation style.")] = DEFAULT_STYLE,
) -> CitationOut:
    """Cite a passage: in the text, and in the list of references."""
    return cite_passage(passage_id, searcher, style, locale)


@router.post(
    "/export",
    response_class=Response,
    responses={200: {"content": {kind.media_type: {} for kind in FORMATS.values()}}},
)
def export_quotes(wanted: ExportIn, searcher: SearcherDep, language: LanguageDep) -> Response:
    """Write chosen quotes to a file. A quote that does not occur there is refused."""
    wanted = in_language(wanted, language)
    collection = collect(wanted, searcher)
    kind = FORMATS[wanted.format]
    return Response(
        export(collection, wanted.format, *receipt_tables(wanted)),
        media_type=kind.media_type,
        headers={"Content-Disposition": f'attachment; filename="funn.{kind.ending}"'},
    )
