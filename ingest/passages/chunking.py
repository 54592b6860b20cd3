"""Parsed document → passages with their sentences, all as offsets.

A passage is one contiguous span of the canonical text. It never crosses a section
border, never cuts a sentence, and overlaps no other: a reader who gets two passages
gets two different ones. What it holds is decided in two steps: neighbouring blocks that
may be together are gathered into segments, then ``ingest.passages.packing`` cuts each segment.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.models import (
    UNSEARCHED_KINDS,
    Block,
    DocumentId,
    PageRange,
    ParsedDocument,
    Passage,
    PassageId,
    PassageKind,
    Sentence,
    Table,
)
from ingest.passages.block_sentences import sentences_of
from ingest.passages.charts import charts_of
from ingest.passages.packing import Unit, pack

#: Raise it when the same document yields other passages or sentences than before.
CHUNKER_VERSION = "2"

#: Measured on the development questions (BM25 and multilingual-e5-small, fused): nDCG@10
#: 0.44 at 110 words, 0.44 at 130, 0.47 at 150; the vectors alone do not care.
TARGET_WORDS = 150
LIMIT_WORDS = 220

Family = Literal["prose", "footnote", "reference", "table", "figure"]

#: Which blocks may be in one passage. A heading is not among them: it ends a passage
#: and is in the section path.
FAMILIES: dict[str, Family] = {
    "paragraph": "prose",
    "list_item": "prose",
    "quote": "prose",
    "caption": "prose",
    "footnote": "footnote",
    "reference": "reference",
    "table": "table",
    "table_row": "table",
    "boilerplate": "figure",
}
PASSAGE_KINDS: dict[str, PassageKind] = {
    "paragraph": "prose",
    "list_item": "list",
    "quote": "quote",
    "caption": "caption",
    "footnote": "footnote",
    "reference": "reference",
    "table": "table",
    "table_row": "table",
    "boilerplate": "figure",
}
#: (target, limit) in words where they differ from prose.
SIZES: dict[Family, tuple[int, int]] = {
    "footnote": (90, 160),
    "reference": (80, 120),
    "table": (120, 200),
    "figure": (120, 200),
}

# What a cut costs, beside the passages' deviation from the target length.
BETWEEN_BLOCKS = 0.05
BETWEEN_LIST_ITEMS = 0.1
INSIDE_BLOCK = 0.3
INSIDE_QUOTATION = 0.5
BEHIND_INTRODUCTION = 1.5


@dataclass(frozen=True, slots=True)
class _Segment:
    """Neighbouring blocks of one section that may share passages."""

    family: Family
    blocks: tuple[Block, ...]
    table: Table | None = None
    heading: str = ""


def chunk(
    document_id: DocumentId,
    parsed: ParsedDocument,
    *,
    language: str = "nb",
    target_words: int = TARGET_WORDS,
) -> tuple[Passage, ...]:
    """Cut a document into passages, in the order of the text.

    Args:
        language: Of the document, for the sentence rules.
        target_words: The length that prose passages are drawn towards. None is longer
            than ``LIMIT_WORDS``, save one that holds a single longer sentence.

    Returns:
        Passages that together hold every block of ``parsed`` once, but for headings
        and ``UNSEARCHED_KINDS``, of which the labels of charts are held. Their voice is
        not yet decided.
    """
    ocr_pages = frozenset(page.number for page in parsed.pages if page.ocr)
    seen: Counter[tuple[str, PassageKind]] = Counter()
    passages = []
    for segment in _segments(parsed):
        target, limit = SIZES.get(segment.family, (target_words, LIMIT_WORDS))
        units = _units(parsed.text, segment, language)
        for group in pack(units, target_words=target, limit_words=limit):
            passages.append(
                _passage(document_id, parsed, segment, group, seen=seen, ocr_pages=ocr_pages)
            )
    return tuple(passages)


def _segments(parsed: ParsedDocument) -> Iterator[_Segment]:
    """Gather neighbouring blocks; headings, sections and unsearched blocks part them."""
    borders = sorted({edge for s in parsed.sections for edge in (s.start, s.end)})
    tables = {table.table_id: table for table in parsed.tables}
    charts = {chart.name: chart.heading for chart in charts_of(parsed)}
    gathered: list[Block] = []
    last_key: tuple[object, ...] | None = None
    for block, family, group in _searched(parsed):
        key = (bisect_right(borders, block.start), family, group) if family else None
        if gathered and key != last_key:
            yield _segment(gathered, last_key, tables, charts)
            gathered = []
        if family:
            gathered.append(block)
        last_key = key
    if gathered:
        yield _segment(gathered, last_key, tables, charts)


def _segment(
    blocks: list[Block],
    key: tuple[object, ...] | None,
    tables: dict[str, Table],
    charts: dict[str, str],
) -> _Segment:
    family = FAMILIES[blocks[-1].kind]
    table_id = next((block.table_id for block in blocks if block.table_id), "")
    if key is not None and key[1] == "table":
        family = "table"
    if key is not None and key[1] == "figure":
        return _Segment("figure", tuple(blocks), heading=charts[str(key[2])])
    return _Segment(family, tuple(blocks), tables.get(table_id) if family == "table" else None)


def _searched(parsed: ParsedDocument) -> Iterator[tuple[Block, Family | None, str | None]]:
    """Return each block with its family and its table or chart.

    The family is ``None`` for blocks outside passages. The block of a whole table only
    frames its rows. A caption that touches a table goes with it; any other goes with the
    prose around it.
    """
    blocks = parsed.blocks
    with_rows = {block.table_id for block in blocks if block.kind == "table_row"}
    charted = {n: c.name for c in charts_of(parsed) for n in c.labels}
    for n, block in enumerate(blocks):
        if block.kind == "table" and block.table_id in with_rows:
            continue
        if n in charted:
            yield block, "figure", charted[n]
        elif block.kind in UNSEARCHED_KINDS or block.kind == "heading":
            yield block, None, None
        elif block.kind == "caption":
            table_id = _table_touching(blocks, n)
            yield block, "table" if table_id else "prose", table_id
        else:
            yield block, FAMILIES[block.kind], block.table_id


def _table_touching(blocks: Sequence[Block], n: int) -> str | None:
    """Return the table directly below the caption, else the one above with its number."""
    caption = blocks[n]
    below = blocks[n + 1] if n + 1 < len(blocks) else None
    above = blocks[n - 1] if n else None
    if below and below.kind in ("table", "table_row"):
        return below.table_id
    if above and above.kind == "table_row" and above.table_id == caption.table_id:
        return above.table_id
    return None


def _units(text: str, segment: _Segment, language: str) -> list[Unit]:
    """Return the sentences and rows of a segment, each with the cost of a cut after it."""
    units: list[Unit] = []
    for n, block in enumerate(segment.blocks):
        spans = sentences_of(text, block, language=language)
        depth = 0
        for m, (start, end) in enumerate(spans):
            depth = max(0, depth + text.count("«", start, end) - text.count("»", start, end))
            if m + 1 < len(spans):
                cost = INSIDE_QUOTATION if depth else INSIDE_BLOCK
            elif n + 1 < len(segment.blocks):
                cost = _border_cost(text[start:end], block, segment.blocks[n + 1], segment.table)
            else:
                cost = 0.0
            units.append(Unit(start, end, len(text[start:end].split()), cost))
    return units


def _border_cost(last_sentence: str, block: Block, following: Block, table: Table | None) -> float:
    """Return the cost of a cut between two blocks: high where the first introduces the second."""
    introduces = last_sentence.endswith(":")
    if following.kind == "quote" and block.kind != "quote":
        return BEHIND_INTRODUCTION
    if following.kind == "list_item" and block.kind != "list_item" and introduces:
        return BEHIND_INTRODUCTION
    if following.kind == "table_row":
        is_header = table is not None and bool(table.header) and block.start == table.start
        return BEHIND_INTRODUCTION if is_header or block.kind == "caption" else 0.0
    if introduces:
        return INSIDE_QUOTATION
    return BETWEEN_LIST_ITEMS if block.kind == following.kind == "list_item" else BETWEEN_BLOCKS


def _passage(
    document_id: DocumentId,
    parsed: ParsedDocument,
    segment: _Segment,
    group: Sequence[Unit],
    *,
    seen: Counter[tuple[str, PassageKind]],
    ocr_pages: frozenset[int],
) -> Passage:
    start, end = group[0].start, group[-1].end
    text = parsed.text[start:end]
    kind = _kind(segment, start, end)
    pages = parsed.pages_of(start, end)
    passage_id = _passage_id(document_id, text, kind, seen[text, kind])
    seen[text, kind] += 1
    return Passage(
        passage_id=passage_id,
        document_id=document_id,
        text=text,
        start=start,
        end=end,
        section=parsed.section_path(start),
        pages=pages,
        kind=kind,
        sentences=tuple(Sentence(unit.start, unit.end) for unit in group),
        context=_context(segment.table) if segment.table else segment.heading,
        table_id=segment.table.table_id if segment.table else None,
        ocr=_stands_on(pages, ocr_pages),
    )


def _kind(segment: _Segment, start: int, end: int) -> PassageKind:
    """Return the kind of the blocks that hold most of the passage's characters.

    Captions between paragraphs do not count: a passage is one only if it holds no more.
    """
    if segment.family in ("table", "figure"):
        return segment.family
    extent: Counter[PassageKind] = Counter()
    for block in segment.blocks:
        shared = min(end, block.end) - max(start, block.start)
        if shared > 0:
            extent[PASSAGE_KINDS[block.kind]] += shared
    if len(extent) > 1:
        del extent["caption"]
    return extent.most_common(1)[0][0]


def _passage_id(document_id: DocumentId, text: str, kind: str, earlier: int) -> PassageId:
    """Make an id of the words, so that changes elsewhere in the document do not alter it.

    ``earlier`` counts passages of the same words before this one, which tells
    repetitions apart.
    """
    digest = hashlib.sha256(f"{text}{kind}{earlier}".encode()).hexdigest()
    return PassageId(f"{document_id}~{digest[:10]}")


def _context(table: Table) -> str:
    """Return caption and header of a table, which belong to every one of its rows."""
    caption = table.caption or ""
    if table.number and table.number not in caption:
        caption = f"{table.number} {caption}".strip()
    return "\n".join(part for part in (caption, " ".join(c for c in table.header if c)) if part)


def _stands_on(pages: PageRange, ocr_pages: frozenset[int]) -> bool:
    if pages.first is None or pages.last is None:
        return False
    return any(number in ocr_pages for number in range(pages.first, pages.last + 1))
