"""One question through search, evidence and citation, in the steps that a stream shows."""

from __future__ import annotations

from datetime import UTC, datetime

from api.answering import Answer
from api.questions.filters import filters_of
from api.schemas.answers import AnswerOut
from api.schemas.questions import QuestionIn
from api.views.answers import answer_out
from api.views.receipts import receipt_of
from index.models import SearchOutcome
from index.query.parser import parse_query
from index.searcher import Searcher


def search_for(question: QuestionIn, searcher: Searcher) -> SearchOutcome:
    """Find the passages. Raises ``QueryError``."""
    query = parse_query(question.question)
    return searcher.search(query, k=question.k, filters=filters_of(question.filters))


def respond(question: QuestionIn, answer: Answer, searcher: Searcher, took_ms: float) -> AnswerOut:
    """Put the answer into words, with its receipt."""
    asked = datetime.now(UTC).isoformat(timespec="seconds")
    receipt = receipt_of(question, answer, searcher, asked)
    return answer_out(answer, searcher, question, receipt, took_ms)
