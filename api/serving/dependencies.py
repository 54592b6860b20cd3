"""Dependencies of routes: the live searcher for one request, and the reader's language."""

from __future__ import annotations

from typing import Annotated, TypeVar

from fastapi import Depends, Query, Request
from pydantic import BaseModel

from api.engine import Engine
from api.quote_check.checker import QuoteChecker
from api.wordings import Locale
from api.wordings.reader_language import BY_LANGUAGE, DEFAULT_LOCALE, accepted_locale
from index.searcher import Searcher


def get_engine(request: Request) -> Engine:
    """Return the engine that was opened at startup."""
    engine: Engine = request.app.state.engine
    return engine


EngineDep = Annotated[Engine, Depends(get_engine)]


def get_searcher(engine: EngineDep) -> Searcher:
    """Return the searcher over the generation that is live now."""
    return engine.searcher()


SearcherDep = Annotated[Searcher, Depends(get_searcher)]


def get_quote_checker(engine: EngineDep) -> QuoteChecker:
    """Return the quote checker over the generation that is live now."""
    return engine.quote_checker()


QuoteCheckerDep = Annotated[QuoteChecker, Depends(get_quote_checker)]


def get_language(request: Request) -> Locale | None:
    """Return the language that ``Accept-Language`` asks for; ``None``: the question's own.

    Marks the answer as one that depends on that header.
    """
    request.scope[BY_LANGUAGE] = True
    return accepted_locale(request.headers.get("accept-language", ""))


LanguageDep = Annotated[Locale | None, Depends(get_language)]


def get_locale(
    language: LanguageDep,
    locale: Annotated[
        Locale | None, Query(description="Default: by `Accept-Language`, else nb.")
    ] = None,
) -> Locale:
    """Return the reader's language where no question has one."""
    return locale or language or DEFAULT_LOCALE


Body = TypeVar("Body", bound=BaseModel)


def in_language(body: Body, language: Locale | None) -> Body:
    """Return a request's body with the reader's language as its ``locale``, if it names none."""
    if language is None or "locale" in body.model_fields_set:
        return body
    return body.model_copy(update={"locale": language})


LocaleDep = Annotated[Locale, Depends(get_locale)]
