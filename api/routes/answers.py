"""``POST /api/answers``: quotes that answer, or an honest no."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Header, Query, Request
from fastapi.sse import EventSourceResponse
from starlette.concurrency import run_in_threadpool

from api.llm.attaching import with_generated
from api.schemas.answers import AnswerOut
from api.schemas.questions import QuestionIn
from api.service import answer_now
from api.serving.admission import leave_place
from api.serving.dependencies import EngineDep, LanguageDep, SearcherDep
from api.streaming import stream_answer

EVENTS = "text/event-stream"
router = APIRouter(prefix="/api", tags=["answers"])


@router.post(
    "/answers",
    response_model=AnswerOut,
    responses={
        200: {
            "content": {EVENTS: {"schema": {"type": "string"}}},
            "description": "The answer; or, as server-sent events, `status`, `hit`, `quote` and, "
            "at last, `final` with the answer; before it `generated`, where that is asked for. "
            "`error` ends a stream that breaks off.",
        }
    },
)
async def create_answer(
    question: QuestionIn,
    searcher: SearcherDep,
    engine: EngineDep,
    request: Request,
    reader: LanguageDep,
    stream: Annotated[bool, Query(description="Answer in server-sent events.")] = False,
    accept: Annotated[str, Header(include_in_schema=False)] = "",
) -> AnswerOut | EventSourceResponse:
    """Answer from the corpus with verified quotes, or say that it holds no answer.

    With `Accept: text/event-stream`, or `?stream=true`, the answer comes as it comes about.
    With `generate`, `generated` says what a language model makes of the quotes, which takes
    up to `FUNN_LLM_TIMEOUT_S`.
    """
    if stream or EVENTS in accept:
        leave = partial(leave_place, request.scope)
        return stream_answer(question, searcher, engine.settings, reader, when_found=leave)
    answer = await run_in_threadpool(answer_now, question, searcher, reader)
    if question.generate:
        leave_place(request.scope)
        return await with_generated(answer, question, searcher, engine.settings, request, reader)
    return answer
