"""A whole collection of quotes, each cited in the chosen style as one of them."""

from __future__ import annotations

from functools import lru_cache

from api.citations.citing import DEFAULT_STYLE, Citation, Reference, cite
from api.citations.csl_styles import STYLES
from api.collection.collecting import StaleQuoteError, verified
from api.collection.layout import ExportQuote, QuoteCollection, citations_in, references_of
from api.schemas.quotes import (
    ChosenQuoteIn,
    CitedCollectionOut,
    CitedQuoteOut,
    ExportIn,
    ReferenceOut,
    RunOut,
    StyleOut,
    StylesOut,
)
from api.views.answers import page_label
from api.wordings import Locale
from index.searcher import Searcher
from ingest.errors import UnknownIdError
from ingest.models import Bibliography, PageRange, Person

#: Nobody's report: what a style looks like is seen on it.
_SAMPLE = Bibliography(
    type="report",
    title="Tidsbruk i førstelinjen",
    author=(Person(family="Ås", given="Kari"), Person(family="Berg", given="Ola")),
    issued=2020,
    language="nb",
)
_SAMPLE_PAGE = PageRange(14, 14, "12", "12", "running_number")


@lru_cache
def styles_out(locale: Locale) -> StylesOut:
    """The styles that there are, each with an example."""
    return StylesOut(
        styles=[
            StyleOut(
                id=name,
                kind=spec.kind,
                example=cite(_SAMPLE, _SAMPLE_PAGE, style=name, locale=locale).in_text,
            )
            for name, spec in STYLES.items()
        ],
        default=DEFAULT_STYLE,
    )


def cite_collection(wanted: ExportIn, searcher: Searcher) -> CitedCollectionOut:
    """Cite every quote that stands where it was chosen, and list their works.

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


def _standing(chosen: ChosenQuoteIn, searcher: Searcher) -> ExportQuote | None:
    try:
        return verified(1, chosen, searcher)
    except (StaleQuoteError, UnknownIdError):
        return None


def _cited_out(quote: ExportQuote, citation: Citation, _entry: Reference) -> CitedQuoteOut:
    return CitedQuoteOut(
        text=quote.text,
        document_id=quote.document_id,
        document_title=quote.bibliography.title,
        passage_id=quote.passage_id,
        start=quote.start,
        end=quote.end,
        page=quote.pages.first,
        label=page_label(quote.pages),
        origin=quote.pages.origin,
        section=list(quote.section),
        voice=quote.voice,
        attribution=quote.attribution,
        ocr=quote.ocr,
        citation=citation.in_text,
        citation_note=citation.note,
    )


def _reference_out(entry: Reference, style: str) -> ReferenceOut:
    numbered = STYLES[style].kind == "numeric"
    return ReferenceOut(
        number=entry.number if numbered else None,
        runs=[RunOut(text=run.text, italic=run.italic) for run in entry.runs],
    )
