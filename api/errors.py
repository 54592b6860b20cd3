"""Our errors → RFC 9457 problem details, in one table."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.collection.collecting import StaleQuoteError
from api.questions.person_warnings import PersonDataError
from api.reader.originals import OriginalChangedError, OriginalGoneError
from api.receipts.rerunning import GenerationGoneError
from ingest.errors import (
    EmbedderError,
    FunnError,
    IndexMismatchError,
    IndexNotFoundError,
    IndexStoreError,
    QueryError,
    StoreError,
    UnknownIdError,
    UnresolvedCitationError,
    UnsupportedFormatError,
)

#: The first class that an error is an instance of decides: subclasses stand first.
STATUS: tuple[tuple[type[FunnError], int, str], ...] = (
    (PersonDataError, 422, "The question holds personal data"),
    (QueryError, 422, "The question cannot be understood"),
    (UnknownIdError, 404, "Not found"),
    (UnsupportedFormatError, 415, "This kind of file is not read"),
    (GenerationGoneError, 410, "This index is no longer kept"),
    (IndexNotFoundError, 503, "There is no index yet"),
    (IndexMismatchError, 503, "The index does not match"),
    (IndexStoreError, 503, "The index cannot be used"),
    (StoreError, 503, "The corpus cannot be used"),
    (EmbedderError, 503, "The embedding model cannot be used"),
    (OriginalGoneError, 410, "The file is gone"),
    (OriginalChangedError, 409, "The file has changed"),
    (StaleQuoteError, 409, "A quote no longer stands there"),
    (UnresolvedCitationError, 500, "A citation does not hold"),
    (FunnError, 400, "This cannot be done"),
)
PROBLEM_JSON = "application/problem+json"


def problem(status: int, title: str, detail: str, **more: object) -> JSONResponse:
    """One problem-details response."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    return JSONResponse(body, status_code=status, media_type=PROBLEM_JSON)


def install(app: FastAPI) -> None:
    """Let the app answer every error as problem details."""

    @app.exception_handler(FunnError)
    def ours(_: Request, error: FunnError) -> JSONResponse:
        status, title = next((s, t) for kind, s, t in STATUS if isinstance(error, kind))
        more: dict[str, object] = {}
        if isinstance(error, PersonDataError):
            more["warnings"] = [warning.model_dump() for warning in error.warnings]
        return problem(status, title, str(error), **more)

    @app.exception_handler(RequestValidationError)
    def invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        faults = [
            {"where": ".".join(str(part) for part in fault["loc"]), "what": fault["msg"]}
            for fault in error.errors()
        ]
        detail = "; ".join(f"{fault['where']}: {fault['what']}" for fault in faults)
        return problem(422, "The request is not valid", detail, errors=faults)

    @app.exception_handler(HTTPException)
    def http(_: Request, error: HTTPException) -> JSONResponse:
        return problem(error.status_code, str(error.detail), str(error.detail))
