"""Page layouts → document: the public face of everything that reads a page's layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ingest.blocks.assembly import RawBlock, assemble
from ingest.blocks.cleaning import vocabulary_of
from ingest.blocks.page_labels import PageLabel, labels_from_contents, labels_of
from ingest.blocks.sheet_labels import sheet_labels
from ingest.models import Page, ParsedDocument
from ingest.notes import Note
from ingest.parsers.pdf.layout.blocks import TextBlock
from ingest.parsers.pdf.layout.flow import flow
from ingest.parsers.pdf.layout.headings import (
    contents_entries,
    heading_levels,
    merge_headings,
    plain_covers,
)
from ingest.parsers.pdf.layout.kinds import classify
from ingest.parsers.pdf.layout.notes import note_markers
from ingest.parsers.pdf.layout.pages import page_blocks
from ingest.parsers.pdf.layout.running_heads import (
    EdgeRow,
    edge_rows,
    halves_of,
    label_candidates,
    running_heads_of,
)
from ingest.parsers.pdf.layout.styles import Body, body_of
from ingest.parsers.pdf.layout.text import compose
from ingest.parsers.pdf.page_model import PageLayout
from ingest.parsers.pdf.tables.raw_tables import captions_of, carry_on, raw_table


def document_of(
    layouts: Sequence[PageLayout],
    *,
    pdf_labels: Sequence[str] | None = None,
    warnings: Sequence[Note] = (),
) -> ParsedDocument:
    """Read all pages and assemble the document.

    Args:
        layouts: All pages, in order.
        pdf_labels: What /PageLabels calls them, where the file has such a list.
    """
    body = body_of(layouts)
    rows = [edge_rows(layout) for layout in layouts]
    candidates = [
        label_candidates(layout, own, body.size) for layout, own in zip(layouts, rows, strict=True)
    ]
    halves = [halves_of(layout, own) for layout, own in zip(layouts, rows, strict=True)]
    labels = sheet_labels(halves) or labels_of(candidates, pdf_labels)
    blocks = _blocks(layouts, rows, labels, body)
    classify(blocks, body)
    blocks = [block for block in blocks if block.lines or block.island is not None]
    entries = contents_entries(blocks)
    blocks = merge_headings(flow(blocks), entries)
    plain_covers(blocks, len(layouts))
    headings = [block for block in blocks if block.kind == "heading"]
    heading_levels(headings, entries)
    if all(label.label is None for label in labels):
        titles = [(block.text, block.page) for block in headings]
        labels = labels_from_contents(titles, entries, len(layouts))
    pages = [_page(layout, label) for layout, label in zip(layouts, labels, strict=True)]
    return assemble(
        _raw_blocks(blocks, layouts), pages=pages, warnings=warnings, page_unit="pdf_page"
    )


def _blocks(
    layouts: Sequence[PageLayout],
    rows: Sequence[Sequence[EdgeRow]],
    labels: Sequence[PageLabel],
    body: Body,
) -> list[TextBlock]:
    running_heads = running_heads_of(
        [row for page in rows for row in page], [label.label for label in labels], body.size
    )
    return [
        block
        for layout in layouts
        for block in page_blocks(layout, running_heads.get(layout.number, []), body)
    ]


def _raw_blocks(blocks: Sequence[TextBlock], layouts: Sequence[PageLayout]) -> list[RawBlock]:
    by_number = {layout.number: layout for layout in layouts}
    vocabulary = vocabulary_of(line.text for block in blocks for line in block.lines)
    markers = note_markers(blocks)
    blocks = carry_on(blocks, vocabulary)
    captions = captions_of(blocks)
    return [
        raw_table(block, captions.get(id(block)), by_number, vocabulary)
        if block.island is not None
        else _raw_block(block, by_number, vocabulary, markers)
        for block in blocks
    ]


def _raw_block(
    block: TextBlock,
    layouts: Mapping[int, PageLayout],
    vocabulary: Mapping[str, int],
    markers: Mapping[int, Mapping[str, int]],
) -> RawBlock:
    composed = compose(block.lines, layouts, vocabulary=vocabulary, markers=markers)
    return RawBlock(
        kind=block.kind,
        pieces=composed.pieces,
        level=block.level,
        marker=block.marker,
        confidence=_confidence(block),
        note_refs=composed.note_refs if block.kind != "footnote" else (),
    )


def _confidence(block: TextBlock) -> float | None:
    """Mean OCR confidence of a block, 0 to 100; ``None`` without OCR."""
    sure = [w.confidence for line in block.lines for w in line.words if w.confidence is not None]
    return round(sum(sure) / len(sure), 1) if sure else None


def _page(layout: PageLayout, label: PageLabel) -> Page:
    return Page(
        number=layout.number,
        label=label.label,
        label_origin=label.origin,
        ocr=layout.ocr,
        ocr_confidence=layout.confidence,
        width=layout.width,
        height=layout.height,
    )
