"""What a route asks for: the live searcher, for the length of one request."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from api.engine import Engine
from api.quote_check.checker import QuoteChecker
from index.searcher import Searcher


def get_engine(request: Request) -> Engine:
    """The engine that was opened at startup."""
    engine: Engine = request.app.state.engine
    return engine


EngineDep = Annotated[Engine, Depends(get_engine)]


def get_searcher(engine: EngineDep) -> Searcher:
    """The searcher over the generation that is live now."""
    return engine.searcher()


SearcherDep = Annotated[Searcher, Depends(get_searcher)]


def get_quote_checker(engine: EngineDep) -> QuoteChecker:
    """The quote checker over the generation that is live now."""
    return engine.quote_checker()


QuoteCheckerDep = Annotated[QuoteChecker, Depends(get_quote_checker)]
