"""One function for each thing that HTTP, command and agents ask for alike.

A question goes through search, evidence and citation in the steps that a stream shows.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime

from api.answering import Answer, answer_question
from api.citations.citing import DEFAULT_STYLE, cite
from api.citations.provenance import provenance_of, provenance_of_passage
from api.comparing import compare
from api.questions.filters import filters_of
from api.questions.person_warnings import warnings_of
from api.schemas.answers import AnswerOut, SearchOut
from api.schemas.comparisons import ComparisonIn, ComparisonOut
from api.schemas.documents import PassageOut
from api.schemas.questions import QuestionIn
from api.schemas.quotes import CitationOut
from api.schemas.spans import SpanQuoteOut
from api.views.answers import answer_out, passage_out, search_out
from api.views.comparisons import comparison_out
from api.views.provenance import provenance_out
from api.views.receipts import comparison_receipt, receipt_of
from api.wordings import Locale
from index.evidence.ordering import search
from index.filters import NO_FILTERS, Filters
from index.outcome import SearchOutcome
from index.query.parser import ParsedQuery, parse_query
from index.searcher import Searcher
from ingest.errors import QueryError
from ingest.models import Document, DocumentId, PassageId

#: Longer spans are no quotes: some four pages, in characters.
MAX_QUOTE_CHARS = 12_000


def search_for(
    question: QuestionIn, searcher: Searcher, query: ParsedQuery | None = None
) -> SearchOutcome:
    """Find the passages. Raises ``QueryError``.

    Args:
        query: The question's words taken apart, where the caller has done so already.
    """
    query = query or parse_query(question.question)
    return search(searcher, query, k=question.k, filters=filters_of(question.filters))


def respond(
    question: QuestionIn,
    answer: Answer,
    searcher: Searcher,
    took_ms: float,
    locale: Locale | None = None,
) -> AnswerOut:
    """Put the answer into words of ``locale``, else of the question's language."""
    asked = datetime.now(UTC).isoformat(timespec="seconds")
    receipt = receipt_of(question, answer, searcher, asked)
    return answer_out(answer, searcher, question, receipt, took_ms, locale)


def answer_now(question: QuestionIn, searcher: Searcher, locale: Locale | None = None) -> AnswerOut:
    """The whole answer, with its receipt. Raises ``QueryError``."""
    started = time.perf_counter()
    answer = answer_question(search_for(question, searcher), searcher)
    took_ms = (time.perf_counter() - started) * 1000
    return respond(question, answer, searcher, took_ms, locale)


def compare_now(
    wanted: ComparisonIn, searcher: Searcher, locale: Locale | None = None
) -> ComparisonOut:
    """The whole comparison. Raises ``QueryError`` and ``UnknownIdError``."""
    started = time.perf_counter()
    comparison = compare(wanted.question, wanted.documents, searcher, quotes=wanted.k)
    asked = datetime.now(UTC).isoformat(timespec="seconds")
    receipt = comparison_receipt(wanted, comparison, searcher, asked)
    took_ms = (time.perf_counter() - started) * 1000
    return comparison_out(comparison, searcher, receipt, took_ms, locale)


def search_now(
    text: str,
    searcher: Searcher,
    k: int,
    filters: Filters = NO_FILTERS,
    locale: Locale | None = None,
) -> SearchOut:
    """Everything that a search finds out. Raises ``QueryError``."""
    started = time.perf_counter()
    outcome = search(searcher, parse_query(text), k=k, filters=filters)
    took_ms = (time.perf_counter() - started) * 1000
    return search_out(outcome, searcher, warnings_of(text, locale), took_ms, locale)


def search_question(
    question: QuestionIn, searcher: Searcher, locale: Locale | None = None
) -> SearchOut:
    """Search for a question with its filters. Raises ``QueryError``."""
    filters = filters_of(question.filters)
    return search_now(question.question, searcher, question.k, filters, locale)


def passage(passage_id: str, searcher: Searcher, locale: Locale | None = None) -> PassageOut:
    """Read a passage. Raises ``UnknownIdError``."""
    found = searcher.passage(PassageId(passage_id))
    return passage_out(found, searcher.bibliography(found.document_id), locale)


def cite_passage(
    passage_id: str, searcher: Searcher, style: str = DEFAULT_STYLE, locale: Locale = "nb"
) -> CitationOut:
    """Cite a passage. Raises ``UnknownIdError``, and ``QueryError`` for an unknown style."""
    found = searcher.passage(PassageId(passage_id))
    facts = searcher.bibliography(found.document_id)
    citation = cite(facts, provenance_of_passage(found), style=style, locale=locale)
    return CitationOut(
        in_text=citation.in_text,
        bibliography_entry=citation.bibliography_entry,
        locator=citation.locator,
        locator_kind=citation.locator_kind,
        note=citation.note,
        style=style,
        locale=locale,
    )


def quote_span(
    document_id: str,
    start: int,
    end: int,
    searcher: Searcher,
    style: str = DEFAULT_STYLE,
    locale: Locale = "nb",
) -> SpanQuoteOut:
    """Cut a span of a document's text out as a quote with its citation.

    Raises:
        UnknownIdError: There is no such document.
        QueryError: The span lies outside its text or is too long, or the style is unknown.
    """
    document = searcher.document(DocumentId(document_id))
    _check_span(document, start, end)
    provenance = provenance_of(document, start, end)
    citation = cite(document.bibliography, provenance, style=style, locale=locale)
    return SpanQuoteOut(
        **provenance_out(provenance),
        text=document.text[start:end],
        ocr=provenance.ocr,
        citation=citation.in_text,
        citation_note=citation.note,
        bibliography_entry=citation.bibliography_entry,
    )


def _check_span(document: Document, start: int, end: int) -> None:
    length = len(document.text)
    if not start < end <= length:
        raise QueryError(
            "span_outside", document=document.document_id, start=start, end=end, length=length
        )
    if end - start > MAX_QUOTE_CHARS:
        raise QueryError("span_too_long", length=end - start, most=MAX_QUOTE_CHARS)
