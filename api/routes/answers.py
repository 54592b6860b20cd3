"""``POST /api/answers``: quotes that answer, or an honest no."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool

from api.answering import answer_question
from api.dependencies import EngineDep, SearcherDep
from api.filters import filters_of
from api.generation.beside import with_generated
from api.question_schemas import QuestionIn
from api.receipts import receipt_of
from api.schemas import AnswerOut
from api.views import answer_out
from index.query import parse_query
from index.searcher import Searcher

router = APIRouter(prefix="/api", tags=["answers"])


@router.post("/answers")
async def create_answer(
    question: QuestionIn, searcher: SearcherDep, engine: EngineDep, request: Request
) -> AnswerOut:
    """Answer from the corpus with verified quotes, or say that it holds no answer."""
    answer = await run_in_threadpool(answer_now, question, searcher)
    if not question.generate:
        return answer
    return await with_generated(answer, question, searcher, engine.settings, request)


def answer_now(question: QuestionIn, searcher: Searcher) -> AnswerOut:
    """The whole answer, with its receipt. Raises ``QueryError``."""
    started = time.perf_counter()
    outcome = searcher.search(
        parse_query(question.question), k=question.k, filters=filters_of(question.filters)
    )
    answer = answer_question(outcome, searcher)
    asked = datetime.now(UTC).isoformat(timespec="seconds")
    receipt = receipt_of(question, answer, searcher, asked)
    return answer_out(answer, searcher, question, receipt, (time.perf_counter() - started) * 1000)
