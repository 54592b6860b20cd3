"""``POST /api/answers/generated``: the answer, and what a language model makes of its quotes."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool

from api.dependencies import EngineDep, SearcherDep
from api.generation.beside import with_generated
from api.question_schemas import QuestionIn
from api.routes.answers import answer_now
from api.schemas import AnswerOut

router = APIRouter(prefix="/api", tags=["answers"])


@router.post("/answers/generated")
async def create_generated_answer(
    question: QuestionIn, searcher: SearcherDep, engine: EngineDep, request: Request
) -> AnswerOut:
    """Answer as ``/api/answers`` does, with ``generated`` beside the quotes.

    Waits for the model, up to ``FUNN_LLM_TIMEOUT_S``. Ask ``/api/answers`` first where the
    quotes should be on the screen meanwhile.
    """
    answer = await run_in_threadpool(answer_now, question, searcher)
    return await with_generated(answer, question, searcher, engine.settings, request)
