"""``POST /api/answers``: quotes that answer, or an honest no."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from fastapi import APIRouter

from api.answering import answer_question
from api.dependencies import SearcherDep
from api.filters import filters_of
from api.question_schemas import QuestionIn
from api.receipts import receipt_of
from api.schemas import AnswerOut
from api.views import answer_out
from index.query import parse_query
from index.searcher import Searcher

router = APIRouter(prefix="/api", tags=["answers"])


@router.post("/answers")
def create_answer(question: QuestionIn, searcher: SearcherDep) -> AnswerOut:
    """Answer from the corpus with verified quotes, or say that it holds no answer."""
    return answer_now(question, searcher)


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
