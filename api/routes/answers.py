"""``POST /api/answers``: quotes that answer, or an honest no."""

from __future__ import annotations

import time

from fastapi import APIRouter

from api.answering import answer_question
from api.dependencies import SearcherDep
from api.filters import filters_of
from api.schemas import AnswerOut, QuestionIn
from api.views import answer_out
from index.query import parse_query

router = APIRouter(prefix="/api", tags=["answers"])


@router.post("/answers")
def create_answer(question: QuestionIn, searcher: SearcherDep) -> AnswerOut:
    """Answer from the corpus with verified quotes, or say that it holds no answer."""
    started = time.perf_counter()
    outcome = searcher.search(
        parse_query(question.question), k=question.k, filters=filters_of(question.filters)
    )
    answer = answer_question(outcome, searcher)
    return answer_out(answer, searcher, (time.perf_counter() - started) * 1000)
