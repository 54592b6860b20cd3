"""One question through search, evidence and citation, in the steps that a stream shows."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from api.answering import Answer, answer_question
from api.comparing import compare
from api.questions.filters import filters_of
from api.questions.person_warnings import warnings_of
from api.schemas.answers import AnswerOut, SearchOut
from api.schemas.comparisons import ComparisonIn, ComparisonOut
from api.schemas.questions import QuestionIn
from api.views.answers import answer_out, search_out
from api.views.comparisons import comparison_out
from api.views.receipts import comparison_receipt, receipt_of
from index.filters import NO_FILTERS, Filters
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


def answer_now(question: QuestionIn, searcher: Searcher) -> AnswerOut:
    """The whole answer, with its receipt. Raises ``QueryError``."""
    started = time.perf_counter()
    answer = answer_question(search_for(question, searcher), searcher)
    return respond(question, answer, searcher, (time.perf_counter() - started) * 1000)


def compare_now(wanted: ComparisonIn, searcher: Searcher) -> ComparisonOut:
    """The whole comparison. Raises ``QueryError`` and ``UnknownIdError``."""
    started = time.perf_counter()
    comparison = compare(wanted.question, wanted.documents, searcher, quotes=wanted.k)
    asked = datetime.now(UTC).isoformat(timespec="seconds")
    receipt = comparison_receipt(wanted, comparison, searcher, asked)
    return comparison_out(comparison, searcher, receipt, (time.perf_counter() - started) * 1000)


def search_now(text: str, searcher: Searcher, k: int, filters: Filters = NO_FILTERS) -> SearchOut:
    """Everything that a search finds out. Raises ``QueryError``."""
    started = time.perf_counter()
    outcome = searcher.search(parse_query(text), k=k, filters=filters)
    took_ms = (time.perf_counter() - started) * 1000
    return search_out(outcome, searcher, warnings_of(text), took_ms)
