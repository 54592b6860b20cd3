"""Attaches the generated answer to a finished one, for as long as the client waits."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from fastapi import HTTPException, Request

from api.llm.endpoints import endpoint_of
from api.llm.generating import generate
from api.schemas.answers import AnswerOut
from api.schemas.questions import QuestionIn
from api.settings import Settings
from api.wordings import Locale
from index.searcher import Searcher
from ingest.notes import Note

#: Status that nginx logs for a client that has gone; it is never read.
CLIENT_CLOSED_REQUEST = 499
T = TypeVar("T")


async def with_generated(
    answer: AnswerOut,
    question: QuestionIn,
    searcher: Searcher,
    settings: Settings,
    request: Request,
    locale: Locale | None = None,
) -> AnswerOut:
    """Put the generated answer beside a finished one, which is not changed.

    Raises:
        HTTPException: The client has gone.
    """
    work = generate(question, answer, searcher, endpoint_of(settings), locale)
    return answer.model_copy(update={"generated": await while_connected(request, work)})


async def while_connected(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """Do ``work`` for as long as the client waits; hang up on the endpoint when it has gone.

    Raises:
        HTTPException: The client has gone.
    """
    working = asyncio.ensure_future(work)
    watching = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({working, watching}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise HTTPException(CLIENT_CLOSED_REQUEST, Note.of("client_closed"))
        return working.result()
    finally:
        for task in (working, watching):
            task.cancel()
        await asyncio.gather(working, watching, return_exceptions=True)


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
