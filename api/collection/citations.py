"""A whole collection of quotes, each cited in the chosen style as one of them."""

from __future__ import annotations

from functools import lru_cache

from api.answering import Quote
from api.citations.citing import DEFAULT_STYLE, Citation, cite
from api.citations.provenance import Provenance
from api.citations.reference_lists import Reference
from api.citations.styles import STYLES
from api.collection.collecting import StaleQuoteError, verified
from api.collection.layout import QuoteCollection, citations_in, references_of
from api.schemas.quotes import (
    ChosenQuoteIn,
    CitedCollectionOut,
    CitedQuoteOut,
    ExportIn,
    ReferenceOut,
    StyledTextOut,
    StyleOut,
    StylesOut,
)
from api.views.provenance import flat_pages, provenance_out
from api.wordings import Locale
from index.searcher import Searcher
from ingest.errors import UnknownIdError
from ingest.models import Bibliography, DocumentId, PageRange, Person

#: A made-up report, cited as an example of each style.
_SAMPLE = Bibliography(
    type="report",
    title="Tidsbruk i førstelinjen",
    author=(Person(family="Ås", given="Kari"), Person(family="Berg", given="Ola")),
    issued=2020,
    language="nb",
)
_SAMPLE_PAGE = Provenance(
    DocumentId("sample"), None, 0, 0, PageRange(14, 14, "12", "12", "running_number")
)


@lru_cache
def styles_out(locale: Locale) -> StylesOut:
    """List all styles, each with an example."""
    return StylesOut(
        styles=[
            StyleOut(
                id=name,
                label=spec.label,
                kind=spec.kind,
                example=cite(_SAMPLE, _SAMPLE_PAGE, style=name, locale=locale).in_text,
            )
            for name, spec in STYLES.items()
        ],
        default=DEFAULT_STYLE,
    )


def cite_collection(wanted: ExportIn, searcher: Searcher) -> CitedCollectionOut:
    """Cite every quote that still occurs where it was chosen, and list their works.

    Raises:
        QueryError: There is no such style.
    """
    standing = [_standing(quote, searcher) for quote in wanted.quotes]
    collection = QuoteCollection(
        title=wanted.title,
        quotes=tuple(quote for quote in standing if quote),
        style=wanted.style,
        locale=wanted.locale,
    )
    cited = iter(citations_in(collection))
    return CitedCollectionOut(
        quotes=[_cited_out(*next(cited)) if quote else None for quote in standing],
        references=[_reference_out(entry, wanted.style) for entry in references_of(collection)],
    )


def _standing(chosen: ChosenQuoteIn, searcher: Searcher) -> Quote | None:
    try:
        return verified(1, chosen, searcher)
    except (StaleQuoteError, UnknownIdError):
        return None


def _cited_out(quote: Quote, citation: Citation, _entry: Reference) -> CitedQuoteOut:
    cut_before, cut_after = quote.cut
    return CitedQuoteOut(
        **provenance_out(quote.provenance),
        **flat_pages(quote.provenance.pages),
        text=quote.text,
        document_title=quote.bibliography.title,
        statement=quote.statement,
        cut_before=cut_before,
        cut_after=cut_after,
        ocr=quote.provenance.ocr,
        citation=citation.in_text,
        citation_note=citation.note,
    )


def _reference_out(entry: Reference, style: str) -> ReferenceOut:
    numbered = STYLES[style].kind == "numeric"
    return ReferenceOut(
        number=entry.number if numbered else None,
        runs=[StyledTextOut(text=part.text, italic=part.italic) for part in entry.parts],
    )
