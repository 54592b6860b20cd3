"""``POST /api/answers/generated``: the answer, and what a language model makes of its quotes."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from fastapi import APIRouter, HTTPException, Request
from starlette.concurrency import run_in_threadpool

from api.dependencies import EngineDep, SearcherDep
from api.generation.endpoints import endpoint_of
from api.generation.generating import generate
from api.question_schemas import QuestionIn
from api.routes.answers import answer_now
from api.schemas import AnswerOut

router = APIRouter(prefix="/api", tags=["answers"])
#: What nginx calls it; nobody is there to read it.
CLIENT_CLOSED_REQUEST = 499
T = TypeVar("T")


@router.post("/answers/generated")
async def create_generated_answer(
    question: QuestionIn, searcher: SearcherDep, engine: EngineDep, request: Request
) -> AnswerOut:
    """Answer as ``/api/answers`` does, with ``generated`` beside the quotes.

    Waits for the model, up to ``FUNN_LLM_TIMEOUT_S``. Ask ``/api/answers`` first where the
    quotes should be on the screen meanwhile.
    """
    answer = await run_in_threadpool(answer_now, question, searcher)
    endpoint = endpoint_of(engine.settings)
    generated = await while_connected(request, generate(question, answer, searcher, endpoint))
    return answer.model_copy(update={"generated": generated})


async def while_connected(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """Do ``work`` as long as somebody waits for it; hang up on the endpoint when not.

    Raises:
        HTTPException: The client has gone.
    """
    working = asyncio.ensure_future(work)
    watching = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({working, watching}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise HTTPException(CLIENT_CLOSED_REQUEST, "The client has closed the connection")
        return working.result()
    finally:
        for task in (working, watching):
            task.cancel()
        await asyncio.gather(working, watching, return_exceptions=True)


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
