"""Checked quotes → the shape that callers see."""

from __future__ import annotations

from api.citations.citing import check_style
from api.quote_check.checker import QuoteCheck, QuoteChecker
from api.quote_check.drafts.draft_citations import FoundCitation
from api.schemas.documents import PagesOut
from api.schemas.quotes import DiffOut, DraftCheckOut, PlaceOut, QuoteCheckOut
from api.views.provenance import flat_pages, provenance_out
from api.wordings import Locale


def draft_check_out(checker: QuoteChecker, draft: str, style: str, locale: Locale) -> DraftCheckOut:
    """Check a draft and say everything that was found out.

    Raises:
        QueryError: There is no such style; said before a long draft is checked for nothing.
    """
    check_style(style)
    checked = checker.check(draft)
    return DraftCheckOut(
        results=[_check_out(checker, draft, check, style, locale) for check in checked.checks],
        left_out=[quote.text for quote in checked.left_out],
        unclosed=list(checked.unclosed),
    )


def _check_out(
    checker: QuoteChecker, draft: str, check: QuoteCheck, style: str, locale: Locale
) -> QuoteCheckOut:
    corrected = checker.corrected_citation(check, style=style, locale=locale)
    found = check.citation_found
    return QuoteCheckOut(
        quote=check.quote,
        start=check.start,
        end=check.end,
        verdict=check.verdict,
        document_id=check.document_id,
        pages=PagesOut.model_validate(check.pages),
        **flat_pages(check.pages),
        similarity=check.similarity,
        diff=[DiffOut.model_validate(span) for span in check.diff],
        citation=corrected.in_text if corrected else None,
        citation_found=_as_written(found, draft) if found else None,
        places=[
            PlaceOut(**provenance_out(place), text=checker.words_at(place))
            for place in check.places
        ],
        remarks=list(check.remark_texts(locale)),
    )


def _as_written(found: FoundCitation, draft: str) -> str:
    """Return the citation as written: for reading, quotations inside it were blanked."""
    written = draft[found.start : found.end]
    return written if len(written) == len(found.text) else found.text
