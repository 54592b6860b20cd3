"""Documents, blocks, places and the last ingest → the shapes that the page sees."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict

from api.reader.catalogue import Catalogue, DocumentFacts, parser_version
from api.reader.originals import Originals, media_type_of
from api.schemas.documents import SectionOut, SentenceOut
from api.schemas.reader import (
    BlockOut,
    BlocksOut,
    CollectionOut,
    CorpusOut,
    DocumentCard,
    DocumentOut,
    DuplicateOut,
    FileReportOut,
    GenerationOut,
    IngestFactsOut,
    IngestReportOut,
)
from api.upkeep.ingest_record import IngestRecord
from api.views.answers import summary, table_out
from api.wordings import Locale, shown_note, texts_of
from index.searcher import Searcher
from ingest.models import Block, Document
from ingest.reports import DocumentReport

#: The bibliographic facts that a card has beside those that identify a document.
_MORE_FACTS = (
    "genre", "publisher_place", "collection_title", "container_title", "volume", "issue", "page",
    "number", "isbn", "issn", "doi", "url", "data_collected",
)  # fmt: skip


def card_out(
    facts: DocumentFacts, originals: Originals, last: IngestRecord | None, locale: Locale
) -> DocumentCard:
    """A document as the corpus page lists it.

    Args:
        last: Says which documents are kept as they were last read, and why.
    """
    kept = last.kept(facts.document_id) if last else None
    more = {name: getattr(facts.bibliography, name) for name in _MORE_FACTS}
    return DocumentCard(
        **summary(facts.document_id, facts.file, facts.bibliography).model_dump(),
        **more,
        note=facts.note,
        unsure=list(facts.unsure),
        kept=shown_note(kept, locale) if kept else None,
        media_type=media_type_of(facts.file),
        has_file=originals.is_there(facts.path, facts.file),
        text_length=facts.text_length,
        page_count=facts.pages,
        passage_count=facts.passages,
        kinds=dict(facts.kinds),
        voices=dict(facts.voices),
    )


def document_out(
    document: Document,
    facts: DocumentFacts,
    originals: Originals,
    last: IngestRecord | None,
    locale: Locale,
) -> DocumentOut:
    """A document with its outline, its tables and how it was read."""
    return DocumentOut(
        **card_out(facts, originals, last, locale).model_dump(),
        sections=[SectionOut.model_validate(section) for section in facts.sections],
        tables=[table_out(table) for table in document.parsed.tables],
        warnings=texts_of(facts.warnings, locale),
        ingest=IngestFactsOut(
            parser=parser_version(facts.file),
            encoding=facts.encoding,
            digest=facts.digest,
            seconds=facts.seconds,
            pages=facts.pages,
            ocr_pages=facts.ocr_pages,
            labels=dict(facts.labels),
            sections=len(facts.sections),
            tables=facts.tables,
            passages=facts.passages,
            warnings=texts_of(facts.warnings, locale),
        ),
    )


def blocks_out(document: Document, start: int, end: int) -> BlocksOut:
    """The blocks that meet ``text[start:end]``; tables whole, with their rows in them."""
    tables = {table.table_id: table_out(table) for table in document.parsed.tables}
    met = [
        _block_out(document, block)
        for block in document.parsed.blocks
        if block.kind != "table_row" and block.start < end and start < block.end
    ]
    for block, shown in met:
        if block.kind == "table" and block.table_id:
            shown.table = tables.get(block.table_id)
    return BlocksOut(
        document_id=document.document_id,
        text_length=len(document.text),
        blocks=[shown for _, shown in met],
    )


def _block_out(document: Document, block: Block) -> tuple[Block, BlockOut]:
    pages = document.parsed.pages_of(block.start, min(block.start + 1, block.end))
    shown = BlockOut(
        kind=block.kind,
        level=block.level,
        start=block.start,
        end=block.end,
        text=document.text[block.start : block.end],
        page=pages.first,
        label=pages.first_label,
        marker=block.marker,
        refers_at=block.refers_at,
        emphasis=[SentenceOut(start=e.start, end=e.end) for e in block.emphasis],
        confidence=block.confidence,
        table=None,
    )
    return block, shown


def corpus_out(
    searcher: Searcher, catalogue: Catalogue, last: IngestRecord | None, locale: Locale
) -> CorpusOut:
    """The whole corpus in numbers, and how the last ingest went."""
    documents = list(catalogue.documents.values())
    facts = [document.bibliography for document in documents]
    duplicates = searcher.duplicates()
    return CorpusOut(
        generation=generation_out(searcher),
        collections=collections_out(searcher, catalogue),
        types=dict(Counter(f.type for f in facts)),
        years=dict(sorted(Counter(str(f.issued) for f in facts if f.issued).items())),
        languages=dict(Counter(f.language for f in facts)),
        pages=sum(document.pages for document in documents),
        characters=sum(document.text_length for document in documents),
        kinds=dict(sum((Counter(document.kinds) for document in documents), Counter())),
        voices=dict(sum((Counter(document.voices) for document in documents), Counter())),
        duplicates=[DuplicateOut.model_validate(pair) for pair in duplicates],
        last_ingest=ingest_out(last, locale) if last else None,
    )


def ingest_out(record: IngestRecord, locale: Locale) -> IngestReportOut:
    """The last ingest, with its notes in the reader's language."""
    return IngestReportOut(
        finished=record.finished,
        documents=[_file_report(document, locale) for document in record.documents],
        counts=dict(Counter(document.status for document in record.documents)),
    )


def _file_report(report: DocumentReport, locale: Locale) -> FileReportOut:
    message = shown_note(report.message, locale) if report.message else ""
    warnings = [shown_note(note, locale) for note in report.warnings]
    return FileReportOut(**{**asdict(report), "message": message, "warnings": warnings})


def generation_out(searcher: Searcher) -> GenerationOut:
    """The index that answers."""
    meta = asdict(searcher.meta)
    named = {name: meta[name] for name in GenerationOut.model_fields if name in meta}
    return GenerationOut(**named)


def collections_out(searcher: Searcher, catalogue: Catalogue) -> list[CollectionOut]:
    """The parts of the corpus, those that are searched by default first."""
    by_default = searcher.default_collections
    documents: Counter[str] = Counter()
    passages: Counter[str] = Counter()
    for facts in catalogue.documents.values():
        documents[facts.bibliography.collection] += 1
        passages[facts.bibliography.collection] += facts.passages
    named = sorted(documents, key=lambda name: (name not in by_default, name))
    return [
        CollectionOut(
            name=name,
            documents=documents[name],
            passages=passages[name],
            searched_by_default=name in by_default,
        )
        for name in named
    ]
