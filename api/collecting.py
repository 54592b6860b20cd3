"""Quotes that somebody has chosen → a collection, each verified once more."""

from __future__ import annotations

from api.export_layout import ExportQuote, QuoteCollection
from api.quote_places import place_of
from api.quote_schemas import ChosenQuoteIn, ExportIn
from api.receipt_texts import receipt_facts
from api.receipts import with_chosen
from index.searcher import Searcher
from ingest.errors import UnresolvedCitationError
from ingest.models import DocumentId


class StaleQuoteError(UnresolvedCitationError):
    """A chosen quote no longer stands where it was chosen."""


def collect(wanted: ExportIn, searcher: Searcher) -> QuoteCollection:
    """Verify every chosen quote against the live generation.

    Raises:
        StaleQuoteError: One does not stand there; says which.
        UnknownIdError: Its document is gone.
    """
    return QuoteCollection(
        title=wanted.title,
        quotes=tuple(_verified(n, q, searcher) for n, q in enumerate(wanted.quotes, start=1)),
        style=wanted.style,
        locale=wanted.locale,
    )


def receipt_table(wanted: ExportIn) -> dict[str, str] | None:
    """What an export tells of the search: the receipt that came with the request, if any."""
    if wanted.receipt is None:
        return None
    return receipt_facts(with_chosen(wanted.receipt, wanted.quotes), wanted.locale)


def _verified(n: int, chosen: ChosenQuoteIn, searcher: Searcher) -> ExportQuote:
    document = searcher.document(DocumentId(chosen.document_id))
    if document.text[chosen.start : chosen.end] != chosen.text:
        raise StaleQuoteError(
            f"quote {n}: its words do not stand in {chosen.document_id} at {chosen.start}–"
            f"{chosen.end}. Search for it again; the document may have been replaced."
        )
    place = place_of(document, chosen.start, chosen.end)
    return ExportQuote(
        text=chosen.text,
        bibliography=document.bibliography,
        pages=place.pages,
        document_id=document.document_id,
        start=chosen.start,
        end=chosen.end,
        section=place.section,
        voice=place.voice,
        attribution=place.attribution,
        note=chosen.note,
        passage_id=place.passage_id,
        ocr=place.ocr,
    )
