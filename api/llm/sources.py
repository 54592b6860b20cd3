"""Cuts the quotes of an answer into the numbered sentences that the model is given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast, get_args

from api.llm.models import Source
from api.schemas.answers import AnswerOut, QuoteOut
from index.searcher import Searcher
from index.text.language import Language
from ingest.models import Bibliography, DocumentId, Passage, PassageId

#: Sentences and characters sent to the model. Quotes hold some 225 words together; the
#: limits only guard against tables without end.
MAX_SOURCES = 24
MAX_CHARS = 12_000


def sources_of(answer: AnswerOut, searcher: Searcher) -> list[Source]:
    """Cut each quote into its sentences and number them from 1, in the order of the quotes."""
    sources: list[Source] = []
    chars = 0
    for place, quote in enumerate(answer.quotes):
        for start, end in _sentences(quote, searcher.passage(PassageId(quote.passage_id))):
            chars += end - start
            if len(sources) == MAX_SOURCES or (sources and chars > MAX_CHARS):
                return sources
            sources.append(_source(len(sources) + 1, place, quote, (start, end), searcher))
    return sources


def _sentences(quote: QuoteOut, passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield the sentences of the passage, clipped to the quote."""
    spans = [(max(s.start, quote.start), min(s.end, quote.end)) for s in passage.sentences]
    inside = [(start, end) for start, end in spans if start < end]
    yield from inside or [(quote.start, quote.end)]


def _source(
    number: int, place: int, quote: QuoteOut, span: tuple[int, int], searcher: Searcher
) -> Source:
    start, end = span
    passage = searcher.passage(PassageId(quote.passage_id))
    facts = searcher.bibliography(DocumentId(quote.document_id))
    written = quote.text[start - quote.start : end - quote.start]
    return Source(
        number=number,
        quote=place,
        start=start,
        end=end,
        text=_one_line(written),
        document=facts.title,
        page=quote.label or (str(quote.page) if quote.page else None),
        voice=quote.voice,
        language=_language(facts),
        about=_one_line(" · ".join((facts.title, *map(str, facts.author), *quote.section))),
        context=_one_line(passage.context),
    )


def _language(facts: Bibliography) -> Language:
    short = facts.language[:2]
    return cast(Language, short) if short in get_args(Language) else "nb"


def _one_line(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split())
