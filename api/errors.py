"""Maps our errors to RFC 9457 problem details, worded in the reader's language."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection

from api.collection.collecting import StaleQuoteError
from api.questions.person_warnings import PersonDataError
from api.quote_check.drafts.draft_quotes import DraftError
from api.reader.originals import OriginalChangedError, OriginalGoneError
from api.receipts.rerunning import GenerationGoneError
from api.wordings import Locale, catalogue, shown_note, wording
from api.wordings.reader_language import BY_LANGUAGE, DEFAULT_LOCALE, accepted_locale, locale_of_tag
from index.text.language import detect
from ingest.errors import (
    EmbedderError,
    FunnError,
    IndexMismatchError,
    IndexNotFoundError,
    IndexStoreError,
    LibraryClosedError,
    QueryError,
    StoreError,
    UnknownIdError,
    UnresolvedCitationError,
    UnsupportedFormatError,
    UploadError,
)
from ingest.jobs.queue import JobError
from ingest.library.changes import ChangedMeanwhileError, EntryFaultError
from ingest.library.entry_text import NoEntryError
from ingest.notes import Note
from ingest.validation import fault_note, fault_place

#: Error class, status and the key of the title. The first class that an error is an instance
#: of decides: subclasses come first.
STATUS: tuple[tuple[type[FunnError], int, str], ...] = (
    (PersonDataError, 422, "problem_person_data"),
    (QueryError, 422, "problem_query"),
    (DraftError, 422, "problem_draft"),
    (LibraryClosedError, 403, "problem_403"),
    (NoEntryError, 404, "problem_unknown_id"),
    (ChangedMeanwhileError, 409, "problem_changed_meanwhile"),
    (EntryFaultError, 422, "problem_entry"),
    (UploadError, 422, "problem_upload"),
    (JobError, 409, "problem_job"),
    (UnknownIdError, 404, "problem_unknown_id"),
    (UnsupportedFormatError, 415, "problem_unsupported_format"),
    (GenerationGoneError, 410, "problem_generation_gone"),
    (IndexNotFoundError, 503, "problem_index_not_found"),
    (IndexMismatchError, 503, "problem_index_mismatch"),
    (IndexStoreError, 503, "problem_index_store"),
    (StoreError, 503, "problem_store"),
    (EmbedderError, 503, "problem_embedder"),
    (OriginalGoneError, 410, "problem_original_gone"),
    (OriginalChangedError, 409, "problem_original_changed"),
    (StaleQuoteError, 409, "problem_stale_quote"),
    (UnresolvedCitationError, 500, "problem_unresolved_citation"),
    (FunnError, 400, "problem_other"),
)
PROBLEM_JSON = "application/problem+json"


def problem(
    status: int, title: str, detail: Note | str, locale: Locale, **more: object
) -> JSONResponse:
    """Return a problem-details response.

    Args:
        title: A key of the catalogues.
        detail: Where, what and what to do; a string is worded already.
        more: Further members of the problem.
    """
    body = {
        "type": "about:blank",
        "title": wording(title, locale),
        "status": status,
        "detail": shown_note(detail, locale) if isinstance(detail, Note) else detail,
        **more,
    }
    headers = {"Content-Language": locale}
    return JSONResponse(body, status_code=status, headers=headers, media_type=PROBLEM_JSON)


def locale_of(request: HTTPConnection) -> Locale:
    """Return the reader's language, of which an error has only the address and the headers."""
    request.scope[BY_LANGUAGE] = True
    asked = locale_of_tag(request.query_params.get("locale", ""))
    accepted = accepted_locale(request.headers.get("accept-language", ""))
    if locale := asked or accepted:
        return locale
    question = request.query_params.get("q")
    return detect(question).language if question else DEFAULT_LOCALE


def title_of(error: FunnError) -> tuple[int, str]:
    """Return the status of an error and the key of its title."""
    return next((status, title) for kind, status, title in STATUS if isinstance(error, kind))


def install(app: FastAPI) -> None:
    """Let the app answer every error as problem details."""

    @app.exception_handler(FunnError)
    def ours(request: Request, error: FunnError) -> JSONResponse:
        status, title = title_of(error)
        more: dict[str, object] = {}
        if isinstance(error, PersonDataError):
            more["warnings"] = [warning.model_dump() for warning in error.warnings]
        return problem(status, title, error.note, locale_of(request), **more)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        locale = locale_of(request)
        faults = [
            {"where": fault_place(fault), "what": shown_note(fault_note(fault), locale)}
            for fault in error.errors()
        ]
        detail = "; ".join(f"{fault['where']}: {fault['what']}" for fault in faults)
        return problem(422, "problem_not_valid", detail, locale, errors=faults)

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> JSONResponse:
        title = f"problem_{error.status_code}"
        if title not in catalogue(DEFAULT_LOCALE):
            title = "problem_other"
        given: object = error.detail
        detail = given if isinstance(given, Note) else _http_note(error, request)
        answer = problem(error.status_code, title, detail, locale_of(request))
        answer.headers.update(error.headers or {})
        return answer


def _http_note(error: HTTPException, request: Request) -> Note:
    """Return what the framework's own errors say."""
    if error.status_code == 404:
        return Note.of("no_such_address", address=request.url.path)
    if error.status_code == 405:
        return Note.of("method_not_allowed", method=request.method, address=request.url.path)
    phrase = HTTPStatus(error.status_code).phrase if error.status_code in _KNOWN else ""
    return Note.of("http_error", status=f"{error.status_code} {phrase}".strip())


_KNOWN = frozenset(status.value for status in HTTPStatus)
