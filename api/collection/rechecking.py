"""A saved collection of quotes, held against the corpus as it is now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from api.engine import Engine
from api.schemas.questions import Schema
from api.schemas.quotes import ChosenQuoteIn, ExportIn
from api.wordings import Locale, wording
from index.searcher import Searcher
from ingest.errors import UnknownIdError
from ingest.models import DocumentId

QuoteState = Literal["unchanged", "moved", "other_document", "changed", "gone"]


class RecheckOut(Schema):
    """State of one quote of a saved collection.

    ``found_in``, ``start`` and ``end`` say where its words, or the nearest to them, occur
    now. ``holds`` is true if they occur word for word in their own document.
    """

    document_id: str
    text: str
    holds: bool
    state: QuoteState
    what: str
    found_in: str | None = None
    start: int | None = None
    end: int | None = None


def recheck_collection(wanted: ExportIn, engine: Engine) -> list[RecheckOut]:
    """Look every quote of a saved collection up again, in its own document first."""
    searcher = engine.searcher()
    return [
        _in_its_document(quote, searcher, wanted.locale) or _elsewhere(quote, engine, wanted.locale)
        for quote in wanted.quotes
    ]


def _in_its_document(quote: ChosenQuoteIn, searcher: Searcher, locale: Locale) -> RecheckOut | None:
    try:
        text = searcher.document(DocumentId(quote.document_id)).text
    except UnknownIdError:
        return None
    start = min(_occurrences(quote.text, text), key=lambda at: abs(at - quote.start), default=None)
    if start is None:
        return None
    state: QuoteState = "unchanged" if start == quote.start else "moved"
    return _report(quote, state, locale, quote.document_id, start, start + len(quote.text))


def _occurrences(words: str, text: str) -> Iterator[int]:
    """Yield the offsets of ``words`` in ``text``, overlaps included."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _elsewhere(quote: ChosenQuoteIn, engine: Engine, locale: Locale) -> RecheckOut:
    """Find the words in another document, or else the nearest ones anywhere."""
    searcher = engine.searcher()
    for document_id in searcher.document_ids:
        start = searcher.document(document_id).text.find(quote.text)
        if start >= 0:
            end = start + len(quote.text)
            return _report(quote, "other_document", locale, document_id, start, end)
    check = engine.quote_checker().check_quote(quote.text)
    if check.document_id is None:
        return _report(quote, "gone", locale)
    place = check.places[0]
    return _report(quote, "changed", locale, place.document_id, place.start, place.end)


def _report(
    quote: ChosenQuoteIn,
    state: QuoteState,
    locale: Locale,
    found_in: str | None = None,
    start: int | None = None,
    end: int | None = None,
) -> RecheckOut:
    return RecheckOut(
        document_id=quote.document_id,
        text=quote.text,
        holds=state in {"unchanged", "moved"},
        state=state,
        what=wording(f"recheck_{state}", locale, document=found_in),
        found_in=found_in,
        start=start,
        end=end,
    )
