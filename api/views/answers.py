"""Passages, hits, quotes and answers → the shapes that callers see."""

from __future__ import annotations

from pydantic import TypeAdapter

from api.answering import Answer, Quote
from api.citations.citing import cite
from api.citations.provenance import provenance_of_passage
from api.questions.person_warnings import warnings_of
from api.schemas.answers import (
    AnswerOut,
    FacetOut,
    HighlightOut,
    HitOut,
    QuotedTableOut,
    QuoteGroupOut,
    QuoteOut,
    ReasonOut,
    ScorePartsOut,
    SearchOut,
)
from api.schemas.documents import (
    DocumentSummary,
    PagesOut,
    PassageOut,
    SentenceOut,
    StatementSpanOut,
    TableOut,
    VoiceSpanOut,
)
from api.schemas.questions import QuestionIn, WarningOut
from api.schemas.receipts import ReceiptOut
from api.table_excerpts import TableExcerpt
from api.views.provenance import flat_pages, provenance_out
from api.wordings import Locale, worded, wording
from api.wordings.reader_language import DEFAULT_LOCALE
from index.models import Hit
from index.outcome import SearchOutcome
from index.searcher import Searcher
from index.statements.spans import statement_of
from ingest.models import Bibliography, DocumentId, Passage, Table

# Hundreds of small things go into one answer: a list is taken over at once.
_VOICES = TypeAdapter(list[VoiceSpanOut])
_STATEMENTS = TypeAdapter(list[StatementSpanOut])
_SENTENCES = TypeAdapter(list[SentenceOut])
_REASONS = TypeAdapter(list[ReasonOut])
_HIGHLIGHTS = TypeAdapter(list[HighlightOut])


def summary(document_id: DocumentId, file: str, facts: Bibliography) -> DocumentSummary:
    """The facts that identify a document."""
    return DocumentSummary(
        id=document_id,
        file=file,
        title=facts.title,
        subtitle=facts.subtitle,
        authors=[str(author) for author in facts.leading],
        families=[author.family for author in facts.leading],
        year=facts.issued,
        type=facts.type,
        language=facts.language,
        collection=facts.collection,
        publisher=facts.publisher,
    )


def table_out(table: Table) -> TableOut:
    """A table with its cells."""
    return TableOut(
        id=table.table_id,
        number=table.number,
        caption=table.caption,
        page=table.page,
        label=table.label,
        header=list(table.header),
        rows=[list(row.cells) for row in table.rows],
        row_offsets=[(row.start, row.end) for row in table.rows],
    )


def passage_out(passage: Passage, facts: Bibliography, locale: Locale | None = None) -> PassageOut:
    """A passage with its citation in author–year–page form."""
    return PassageOut(
        id=passage.passage_id,
        document_id=passage.document_id,
        text=passage.text,
        start=passage.start,
        end=passage.end,
        section=list(passage.section),
        pages=PagesOut.model_validate(passage.pages),
        kind=passage.kind,
        voice=passage.voice,
        voice_confidence=passage.voice_confidence,
        attribution=passage.attribution,
        voices=_VOICES.validate_python(passage.voices),
        sentences=_SENTENCES.validate_python(passage.sentences),
        context=passage.context,
        table_id=passage.table_id,
        ocr=passage.ocr,
        citation=cite(
            facts, provenance_of_passage(passage), locale=locale or DEFAULT_LOCALE
        ).in_text,
    )


def hit_out(hit: Hit, searcher: Searcher, locale: Locale | None = None) -> HitOut:
    """A hit with its document."""
    document_id = hit.passage.document_id
    facts = searcher.bibliography(document_id)
    sentence = hit.best_sentence
    return HitOut(
        rank=hit.rank,
        score=hit.score,
        passage=passage_out(hit.passage, facts, locale),
        document=summary(document_id, searcher.file(document_id), facts),
        parts=ScorePartsOut.model_validate(hit.parts),
        best_sentence=SentenceOut.model_validate(sentence) if sentence else None,
        statement=statement_of(hit.passage, sentence) if sentence else None,
        why=_REASONS.validate_python(hit.why),
        highlights=_HIGHLIGHTS.validate_python(hit.highlights),
    )


def search_out(
    outcome: SearchOutcome,
    searcher: Searcher,
    warnings: list[WarningOut],
    took_ms: float,
    locale: Locale | None = None,
) -> SearchOut:
    """Everything a search found out."""
    return SearchOut(
        query=outcome.query,
        language=outcome.language,
        hits=[hit_out(hit, searcher, locale) for hit in outcome.hits],
        facets=facets_out(outcome, searcher),
        status=outcome.status,
        probability=outcome.probability,
        notes=notes_out(outcome, locale),
        warnings=warnings,
        suggestions={word: list(words) for word, words in outcome.suggestions.items()},
        generation=outcome.generation,
        took_ms=took_ms,
    )


def notes_out(outcome: SearchOutcome, locale: Locale | None = None) -> list[str]:
    """Word a search's notes in the reader's language, else in the question's."""
    return [worded(note, locale or outcome.language) for note in outcome.notes]


def facets_out(outcome: SearchOutcome, searcher: Searcher) -> dict[str, list[FacetOut]]:
    """Facets with a label that a person can read."""

    def label(name: str, value: str) -> str:
        return searcher.bibliography(DocumentId(value)).title if name == "document" else value

    return {
        name: [FacetOut(value=v.value, label=label(name, v.value), count=v.count) for v in values]
        for name, values in outcome.facets.items()
    }


def quoted_table_out(excerpt: TableExcerpt) -> QuotedTableOut:
    """A table with the rows that are quoted."""
    whole = table_out(excerpt.table).model_dump(exclude={"row_offsets"})
    return QuotedTableOut(**whole, highlighted_rows=list(excerpt.highlighted))


def quote_out(quote: Quote, locale: Locale) -> QuoteOut:
    """A quote with its citation in the language of ``locale``."""
    citation = cite(quote.bibliography, quote.provenance, locale=locale)
    statement, (cut_before, cut_after) = quote.statement, quote.cut
    return QuoteOut(
        **provenance_out(quote.provenance),
        **flat_pages(quote.provenance.pages),
        text=quote.text,
        voices=_VOICES.validate_python(quote.provenance.voices),
        table=quoted_table_out(quote.table) if quote.table else None,
        statement=statement,
        statements=_STATEMENTS.validate_python(
            [span for span in quote.statements if span.kind != statement]
        ),
        answering=SentenceOut.model_validate(quote.answering) if quote.answering else None,
        cut_before=cut_before,
        cut_after=cut_after,
        score=quote.score,
        citation=citation.in_text,
        citation_note=citation.note,
        context_before=quote.context_before,
        context_after=quote.context_after,
        ocr=quote.provenance.ocr,
    )


def answer_out(
    answer: Answer,
    searcher: Searcher,
    question: QuestionIn,
    receipt: ReceiptOut,
    took_ms: float,
    locale: Locale | None = None,
) -> AnswerOut:
    """The answer, with every passage that was considered, and its receipt."""
    outcome = answer.outcome
    return AnswerOut(
        question=outcome.query,
        language=outcome.language,
        status=answer.status,
        probability=outcome.probability,
        message=wording(f"answer_{answer.status}", locale or outcome.language),
        quotes=[quote_out(quote, locale or outcome.language) for quote in answer.quotes],
        groups=[
            QuoteGroupOut(document_id=document_id, quotes=places)
            for document_id, places in answer.by_document.items()
        ],
        hits=[hit_out(hit, searcher, locale) for hit in outcome.hits],
        notes=notes_out(outcome, locale),
        warnings=warnings_of(question.question, locale),
        receipt=receipt,
        generation=outcome.generation,
        took_ms=took_ms,
    )
