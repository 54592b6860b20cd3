"""Search receipts: made with every answer, so that a search can be shown and repeated."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import fields
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from api.answering import Answer, Quote
from api.comparing import Comparison
from api.questions.person_data import mask
from api.schemas.comparisons import ComparisonIn
from api.schemas.questions import FiltersIn, QuestionIn
from api.schemas.quotes import ChosenQuoteIn
from api.schemas.receipts import ReceiptOut, ShownPassage, ShownQuote
from index.filters import Filters, Years
from index.models import Hit
from index.searcher import Searcher

#: Files of the program that decide what is found, by purpose. An index may be searched with
#: others than those it was built with.
RULES = {
    "thesaurus": ("index.query", "thesaurus.yaml"),
    "fusion": ("index.ranking", "ranking_weights.json"),
    "abstention": ("index.ranking", "abstention.json"),
    "evidence": ("index.evidence", "evidence.json"),
}


def receipt_of(question: QuestionIn, answer: Answer, searcher: Searcher, asked: str) -> ReceiptOut:
    """Write down a question, what it was asked of, and what was shown.

    Personal data in the question is masked, unless the person has confirmed it.

    Args:
        asked: Date and time, ISO 8601, UTC.
    """
    outcome = answer.outcome
    return ReceiptOut(
        **_kept(question.question, _given(outcome.parsed.filters), confirmed=question.confirm),
        **_asked_of(searcher),
        k=question.k,
        language=outcome.language,
        asked=asked,
        status=answer.status,
        probability=outcome.probability,
        passages=[_shown_passage(hit) for hit in outcome.hits],
        quotes=[_shown_quote(quote) for quote in answer.quotes],
    )


def comparison_receipt(
    wanted: ComparisonIn, comparison: Comparison, searcher: Searcher, asked: str
) -> ReceiptOut:
    """Write down a comparison. Arguments as of ``receipt_of``."""
    findings = comparison.findings
    best = max(findings, key=lambda finding: finding.probability, default=None)
    documents = FiltersIn(documents=[str(finding.document_id) for finding in findings])
    return ReceiptOut(
        **_kept(wanted.question, documents, confirmed=wanted.confirm),
        **_asked_of(searcher),
        kind="comparison",
        k=wanted.k,
        language=comparison.language,
        asked=asked,
        status=best.status if best else "no_evidence",
        probability=best.probability if best else 0.0,
        passages=[_shown_passage(finding.best) for finding in findings if finding.best],
        quotes=[_shown_quote(quote) for finding in findings for quote in finding.quotes],
    )


def _kept(question: str, filters: FiltersIn, *, confirmed: bool) -> dict[str, Any]:
    """Return the question and its filters, unconfirmed personal data masked."""
    shown = (question, filters)
    kept = shown if confirmed else (mask(question), _masked(filters))
    return {"question": kept[0], "filters": kept[1], "masked": kept != shown}


def _asked_of(searcher: Searcher) -> dict[str, Any]:
    meta = searcher.meta
    return {
        "funn": _program(),
        "generation": meta.name,
        "corpus": meta.corpus,
        "model": meta.embedder,
        "analyzer": meta.analyzer,
        "rules": rule_digests(),
    }


def _shown_passage(hit: Hit) -> ShownPassage:
    return ShownPassage(id=hit.passage.passage_id, score=hit.score)


def _shown_quote(quote: Quote) -> ShownQuote:
    return ShownQuote(
        document_id=quote.provenance.document_id,
        passage_id=quote.provenance.passage_id,
        start=quote.provenance.start,
        end=quote.provenance.end,
        sha256=digest_of(quote.text),
    )


def with_chosen(receipt: ReceiptOut, chosen: Iterable[ChosenQuoteIn]) -> ReceiptOut:
    """Add the chosen quotes to a receipt."""
    passages = {(q.document_id, q.start, q.end): q.passage_id for q in receipt.quotes}
    places = [
        ShownQuote(
            document_id=quote.document_id,
            passage_id=passages.get((quote.document_id, quote.start, quote.end)),
            start=quote.start,
            end=quote.end,
            sha256=digest_of(quote.text),
        )
        for quote in chosen
    ]
    return receipt.model_copy(update={"chosen": places})


def digest_of(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def rule_digests() -> dict[str, str]:
    """SHA-256 of each of the ``RULES``, in hex."""
    return {name: _file_digest(*place) for name, place in RULES.items()}


@lru_cache
def _program() -> str:
    """The version that runs; looked up once, for it is read from disk."""
    return version("funn")


@lru_cache
def _file_digest(package: str, name: str) -> str:
    return hashlib.sha256(files(package).joinpath(name).read_bytes()).hexdigest()


def _given(filters: Filters) -> FiltersIn:
    """Filters as a caller gives them, so that they can be given again."""
    values = {
        field.name: list(getattr(filters, field.name))
        for field in fields(filters)
        if field.name != "years"
    }
    return FiltersIn(years=_years(filters.years) if filters.years else None, **values)


def _masked(filters: FiltersIn) -> FiltersIn:
    values = filters.model_dump(exclude={"years"})
    return FiltersIn(years=filters.years, **{n: [mask(v) for v in vs] for n, vs in values.items()})


def _years(years: Years) -> str:
    first, last = years
    return f"{first or ''}-{last or ''}"
