"""Chosen quotes → a collection, each verified once more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from api.answering import Quote
from api.citations.provenance import provenance_of
from api.collection.exporting import FORMATS
from api.collection.layout import QuoteCollection
from api.receipts.texts import receipt_facts
from api.schemas.quotes import ChosenQuoteIn, ExportIn
from api.schemas.receipts import ReceiptOut
from api.table_excerpts import excerpt_of
from api.views.receipts import with_chosen
from api.wordings import wording
from index.searcher import Searcher
from ingest.errors import QueryError, UnresolvedCitationError
from ingest.models import DocumentId
from ingest.validation import fault_note


class StaleQuoteError(UnresolvedCitationError):
    """A chosen quote no longer occurs where it was chosen."""


def collect(wanted: ExportIn, searcher: Searcher) -> QuoteCollection:
    """Verify every chosen quote against the live generation.

    Raises:
        StaleQuoteError: One does not occur there; says which.
        UnknownIdError: Its document is gone.
    """
    return QuoteCollection(
        title=title_of(wanted),
        quotes=tuple(verified(n, q, searcher) for n, q in enumerate(wanted.quotes, start=1)),
        style=wanted.style,
        locale=wanted.locale,
        not_found=tuple(wanted.not_found),
    )


def read_collection(saved: Any) -> ExportIn:
    """Read a saved collection: the JSON that was sent to ``/api/export``, or its quotes.

    Raises:
        QueryError: It is no collection of quotes; says where.
    """
    try:
        return ExportIn.model_validate({"quotes": saved} if isinstance(saved, list) else saved)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise QueryError("collection_invalid", where=where, what=fault_note(first)) from error


def format_named(name: str | None, out: Path) -> str:
    """Return the format asked for, or else the one of the file's ending.

    Raises:
        QueryError: Nothing is written with this ending.
    """
    endings = {f".{kind.ending}": known for known, kind in FORMATS.items()}
    chosen = name or endings.get(out.suffix.lower())
    if chosen is None:
        raise QueryError("export_ending_unknown", file=str(out), endings=", ".join(endings))
    return chosen


def title_of(wanted: ExportIn) -> str:
    """Return the collection's title; where none is given, one in its language."""
    if "title" in wanted.model_fields_set:
        return wanted.title
    return wording("collection_title", wanted.locale)


def receipt_tables(wanted: ExportIn) -> list[dict[str, str]]:
    """Make one table for each receipt that came along with the collection."""
    receipts = [*([wanted.receipt] if wanted.receipt else []), *wanted.receipts]
    return [
        receipt_facts(with_chosen(one, _chosen_from(one, wanted, len(receipts))), wanted.locale)
        for one in receipts
    ]


def _chosen_from(receipt: ReceiptOut, wanted: ExportIn, receipts: int) -> list[ChosenQuoteIn]:
    """Return the chosen quotes that this search gave; all of them if it is the only one."""
    if receipts == 1:
        return wanted.quotes
    shown = {(q.document_id, q.start, q.end) for q in receipt.quotes}
    return [q for q in wanted.quotes if (q.document_id, q.start, q.end) in shown]


def verified(n: int, chosen: ChosenQuoteIn, searcher: Searcher) -> Quote:
    """Check a chosen quote against its document; errors call it number ``n``.

    Raises:
        StaleQuoteError: It does not occur there.
        UnknownIdError: Its document is gone.
    """
    document = searcher.document(DocumentId(chosen.document_id))
    if document.text[chosen.start : chosen.end] != chosen.text:
        raise StaleQuoteError(
            "quote_stale",
            number=n,
            document=chosen.document_id,
            start=chosen.start,
            end=chosen.end,
        )
    provenance = provenance_of(document, chosen.start, chosen.end)
    passage = searcher.passage(provenance.passage_id) if provenance.passage_id else None
    return Quote(
        text=chosen.text,
        document=document,
        provenance=provenance,
        table=excerpt_of(document, passage, chosen.start, chosen.end) if passage else None,
        note=chosen.note,
    )
