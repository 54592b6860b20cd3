"""Documents ↔ rows of the corpus store, columns in the order of ``schema.sql``."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from ingest.boxes import Box
from ingest.models import (
    ROLES,
    Bibliography,
    Block,
    Document,
    DocumentId,
    Page,
    PageRange,
    PageSpan,
    ParsedDocument,
    Passage,
    PassageId,
    Person,
    Section,
    Sentence,
    Span,
    Table,
    TableRow,
    VoiceSpan,
)
from ingest.notes import Note


def document_row(
    document: Document, ordinal: int, fingerprint: str, seconds: float, path: str
) -> Sequence[Any]:
    """Return the row of ``documents``."""
    facts = json.dumps(asdict(document.bibliography), ensure_ascii=False)
    warnings = json.dumps([note.to_json() for note in document.parsed.warnings], ensure_ascii=False)
    return (
        *(document.document_id, ordinal, document.file, document.digest, fingerprint),
        *(facts, document.text, document.parsed.encoding, warnings, seconds, path),
        document.parsed.page_unit,
        None,  # the digest of the content, which is taken when all of it is written
    )


def rows_of(document: Document) -> Iterator[tuple[str, list[Sequence[Any]]]]:
    """Yield every other table with its rows, columns in the order of ``schema.sql``."""
    i, parsed = document.document_id, document.parsed
    yield (
        "pages",
        [
            (i, p.number, p.label, p.label_origin, int(p.ocr), p.ocr_confidence, p.width, p.height)
            for p in parsed.pages
        ],
    )
    yield (
        "page_spans",
        [
            (i, s.start, s.end, s.page, s.first_label, s.last_label, s.origin)
            for s in parsed.page_spans
        ],
    )
    if parsed.word_boxes:
        yield "word_boxes", [(i, parsed.word_boxes.packed())]
    yield (
        "sections",
        [
            (i, n, s.level, s.number, s.title, s.start, s.end, s.page, s.label)
            for n, s in enumerate(parsed.sections)
        ],
    )
    yield "blocks", [_block_row(i, n, block) for n, block in enumerate(parsed.blocks)]
    yield "tables", [_table_row(i, n, table) for n, table in enumerate(parsed.tables)]
    yield "passages", [_passage_row(n, passage) for n, passage in enumerate(document.passages)]
    yield (
        "sentences",
        [(p.passage_id, s.start, s.end) for p in document.passages for s in p.sentences],
    )


def _block_row(document_id: DocumentId, n: int, b: Block) -> Sequence[Any]:
    emphasis = json.dumps([(e.start, e.end) for e in b.emphasis])
    boxes = json.dumps(
        [[x.page, *(round(v, 2) for v in (x.x0, x.top, x.x1, x.bottom))] for x in b.boxes]
    )
    return (
        *(document_id, n, b.kind, b.start, b.end, b.level, emphasis, boxes),
        *(b.marker, b.refers_at, b.table_id, b.confidence),
    )


def _table_row(document_id: DocumentId, n: int, t: Table) -> Sequence[Any]:
    header = json.dumps([t.header, *t.head_rows], ensure_ascii=False)
    rows = json.dumps([(r.cells, r.start, r.end) for r in t.rows], ensure_ascii=False)
    return (
        *(document_id, t.table_id, n, t.number, t.caption, header, rows),
        *(t.start, t.end, t.page, t.label),
    )


def _passage_row(n: int, p: Passage) -> Sequence[Any]:
    voices = json.dumps(
        [
            (v.start, v.end, v.voice, v.attribution, v.confidence, *([] if v.quoted else [False]))
            for v in p.voices
        ],
        ensure_ascii=False,
    )
    section = json.dumps(p.section, ensure_ascii=False)
    return (
        *(p.passage_id, p.document_id, n, p.start, p.end, p.text, section, p.kind, p.context),
        *(p.pages.first, p.pages.last, p.pages.first_label, p.pages.last_label, p.pages.origin),
        *(p.table_id, p.voice, p.attribution, p.voice_confidence, voices, int(p.ocr)),
    )


def fields_of(row: sqlite3.Row, *but: str) -> dict[str, Any]:
    return {name: row[name] for name in row.keys() if name not in {"document_id", *but}}  # noqa: SIM118


def bibliography_of(facts: dict[str, Any]) -> Bibliography:
    """Make the facts of their JSON; fields that an older store lacks are empty."""
    people = {role: tuple(Person(**p) for p in facts.pop(role, ())) for role in ROLES}
    return Bibliography(**facts | people)


def parsed_of(
    row: sqlite3.Row, rows_in: Callable[[str, str], Sequence[sqlite3.Row]]
) -> ParsedDocument:
    """Make the parsed document of its row in ``documents`` and its rows in other tables.

    Args:
        rows_in: From a table and the column to sort by to the document's rows.
    """
    return ParsedDocument(
        text=row["text"],
        blocks=tuple(map(block_of, rows_in("blocks", "ordinal"))),
        sections=tuple(Section(**fields_of(r, "ordinal")) for r in rows_in("sections", "ordinal")),
        pages=tuple(
            Page(**{**fields_of(r), "ocr": bool(r["ocr"])}) for r in rows_in("pages", "number")
        ),
        page_spans=tuple(PageSpan(**fields_of(r)) for r in rows_in("page_spans", "start")),
        tables=tuple(map(table_of, rows_in("tables", "ordinal"))),
        warnings=tuple(map(Note.from_json, json.loads(row["warnings"]))),
        encoding=row["encoding"],
        page_unit=row["page_unit"],
    )


def block_of(row: sqlite3.Row) -> Block:
    return Block(
        kind=row["kind"],
        start=row["start"],
        end=row["end"],
        level=row["level"],
        emphasis=tuple(Span(*pair) for pair in json.loads(row["emphasis"])),
        boxes=tuple(Box(*numbers) for numbers in json.loads(row["boxes"])),
        marker=row["marker"],
        refers_at=row["refers_at"],
        table_id=row["table_id"],
        confidence=row["confidence"],
    )


def table_of(row: sqlite3.Row) -> Table:
    header, *head_rows = _header_rows(json.loads(row["header"]))
    return Table(
        table_id=row["id"],
        number=row["number"],
        caption=row["caption"],
        header=header,
        head_rows=tuple(head_rows),
        rows=tuple(TableRow(tuple(c), start, end) for c, start, end in json.loads(row["rows"])),
        start=row["start"],
        end=row["end"],
        page=row["page"],
        label=row["label"],
    )


def _header_rows(stored: list[Any]) -> list[tuple[str, ...]]:
    """Read the names of the columns and the header's rows; older stores have the names alone."""
    if all(isinstance(name, str) for name in stored):
        return [tuple(stored)]
    return [tuple(row) for row in stored]


def passage_of(row: sqlite3.Row, sentences: Sequence[sqlite3.Row]) -> Passage:
    """Make a passage of its row, which has its document's page unit, and its sentences' rows."""
    return Passage(
        passage_id=PassageId(row["id"]),
        document_id=DocumentId(row["document_id"]),
        text=row["text"],
        start=row["start"],
        end=row["end"],
        section=tuple(json.loads(row["section"])),
        pages=PageRange(
            row["first_page"],
            row["last_page"],
            row["first_label"],
            row["last_label"],
            row["origin"],
            None if row["first_page"] is None else row["page_unit"],
        ),
        kind=row["kind"],
        sentences=tuple(Sentence(s["start"], s["end"]) for s in sentences),
        context=row["context"],
        table_id=row["table_id"],
        voice=row["voice"],
        attribution=row["attribution"],
        voice_confidence=row["voice_confidence"],
        voices=tuple(VoiceSpan(*span) for span in json.loads(row["voices"])),
        ocr=bool(row["ocr"]),
    )
