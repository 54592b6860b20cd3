"""Finds a span of the text on its pages: a box for each of its lines."""

from __future__ import annotations

from collections import defaultdict

from api.schemas.reader import BoxOut, PageBoxesOut, SpanBoxesOut
from ingest.boxes import Box, WordBoxes
from ingest.models import Document


def boxes_of(boxes: WordBoxes, document: Document, start: int, end: int) -> list[Box]:
    """Return the boxes of the span's lines; of whole blocks where words have none."""
    lines = boxes.boxes_between(start, end)
    if lines:
        return list(lines)
    met = (block for block in document.parsed.blocks if block.start < end and start < block.end)
    return [box for block in met if block.kind != "table" for box in block.boxes]


def span_boxes_out(boxes: WordBoxes, document: Document, start: int, end: int) -> SpanBoxesOut:
    """Return the boxes of a span page by page, with the pages' sizes."""
    by_page: defaultdict[int, list[Box]] = defaultdict(list)
    for box in boxes_of(boxes, document, start, end):
        by_page[box.page].append(box)
    return SpanBoxesOut(
        document_id=document.document_id,
        start=start,
        end=end,
        pages=[
            PageBoxesOut(
                number=page.number,
                label=page.label,
                width=page.width,
                height=page.height,
                boxes=[BoxOut.model_validate(box) for box in by_page[page.number]],
            )
            for page in document.parsed.pages
            if page.number in by_page
        ],
    )
