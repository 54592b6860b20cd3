"""A saved collection of quotes, held against the corpus as it is now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from api.collecting import read_collection
from api.engine import Engine
from api.question_schemas import Schema
from api.quote_schemas import ChosenQuoteIn, ExportIn
from index.searcher import Searcher
from ingest.errors import UnknownIdError
from ingest.models import DocumentId


class RecheckOut(Schema):
    """What became of one quote. ``start`` and ``end`` are where it stands now."""

    document_id: str
    text: str
    holds: bool
    what: str
    start: int | None = None
    end: int | None = None


def recheck_collection(saved: Any, engine: Engine) -> list[RecheckOut]:
    """Look every quote of a saved collection up again, in its own document first.

    Args:
        saved: The JSON that was sent to ``/api/export``, or its list of quotes.

    Raises:
        QueryError: It is no collection of quotes.
    """
    return list(_rechecked(read_collection(saved), engine))


def _rechecked(wanted: ExportIn, engine: Engine) -> Iterator[RecheckOut]:
    searcher = engine.searcher()
    for quote in wanted.quotes:
        yield _at_its_place(quote, searcher) or _elsewhere(quote, engine)


def _at_its_place(quote: ChosenQuoteIn, searcher: Searcher) -> RecheckOut | None:
    try:
        text = searcher.document(DocumentId(quote.document_id)).text
    except UnknownIdError:
        return None
    if text[quote.start : quote.end] == quote.text:
        what, start = "stands where it stood", quote.start
    elif quote.text in text:
        what, start = "stands elsewhere in the document now", text.index(quote.text)
    else:
        return None
    return RecheckOut(
        document_id=quote.document_id,
        text=quote.text,
        holds=True,
        what=what,
        start=start,
        end=start + len(quote.text),
    )


def _elsewhere(quote: ChosenQuoteIn, engine: Engine) -> RecheckOut:
    check = engine.quote_checker().check_quote(quote.text)
    what = "does not stand in the document any more"
    if check.document_id:
        what += f"; the nearest words ({check.verdict}) stand in {check.document_id}"
    return RecheckOut(document_id=quote.document_id, text=quote.text, holds=False, what=what)
