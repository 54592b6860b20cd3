"""A comparison → the shape that callers see."""

from __future__ import annotations

from api.citations.citing import cite
from api.citations.provenance import provenance_of_passage
from api.comparing import Comparison, Finding
from api.questions.person_warnings import warnings_of
from api.schemas.comparisons import BestHitOut, ComparisonOut, FindingOut
from api.schemas.documents import PagesOut
from api.schemas.receipts import ReceiptOut
from api.views.answers import quote_out, summary
from api.views.provenance import flat_pages
from api.wordings import Locale, wording
from index.models import Hit
from index.searcher import Searcher


def comparison_out(
    comparison: Comparison,
    searcher: Searcher,
    receipt: ReceiptOut,
    took_ms: float,
    locale: Locale | None = None,
) -> ComparisonOut:
    """Every document with its quotes, or with its gap in words."""
    reader = locale or comparison.language
    return ComparisonOut(
        question=comparison.question,
        language=comparison.language,
        message=_summary(comparison, reader),
        documents=[finding_out(finding, searcher, reader) for finding in comparison.findings],
        warnings=warnings_of(comparison.question, locale),
        receipt=receipt,
        generation=searcher.meta.name,
        took_ms=took_ms,
    )


def _summary(comparison: Comparison, locale: Locale) -> str:
    """Say in how many documents something was found; what is unsure is counted apart."""
    shown = [finding.status for finding in comparison.findings if finding.quotes]
    found, unsure = shown.count("answered"), shown.count("weak_evidence")
    documents = len(comparison.findings)
    if unsure:
        return wording("compared_unsure", locale, found=found, unsure=unsure, documents=documents)
    return wording("compared", locale, found=found, documents=documents)


def finding_out(finding: Finding, searcher: Searcher, locale: Locale) -> FindingOut:
    """Show one document's finding."""
    document_id = finding.document_id
    facts = searcher.bibliography(document_id)
    return FindingOut(
        document=summary(document_id, searcher.file(document_id), facts),
        status=finding.status,
        probability=finding.probability,
        message=_message(finding, searcher, locale),
        quotes=[quote_out(quote, locale) for quote in finding.quotes],
        best_hit=_best_hit(finding.best, searcher, locale) if finding.best else None,
    )


def _message(finding: Finding, searcher: Searcher, locale: Locale) -> str | None:
    if finding.status == "answered":
        return None
    if finding.status == "weak_evidence":
        return wording("weak_here", locale)
    if finding.best is None:
        return wording("nothing_here", locale)
    facts = searcher.bibliography(finding.document_id)
    cited = cite(facts, provenance_of_passage(finding.best.passage), locale=locale)
    return wording("not_found_here", locale, place=cited.locator or cited.in_text)


def _best_hit(hit: Hit, searcher: Searcher, locale: Locale) -> BestHitOut:
    passage = hit.passage
    facts = searcher.bibliography(passage.document_id)
    return BestHitOut(
        passage_id=passage.passage_id,
        start=passage.start,
        end=passage.end,
        pages=PagesOut.model_validate(passage.pages),
        **flat_pages(passage.pages),
        citation=cite(facts, provenance_of_passage(passage), locale=locale).in_text,
        score=hit.score,
    )
