"""Printed pages of e-books and web pages: their page breaks and page list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from ingest.blocks.assembly import RawBlock
from ingest.blocks.sections import sections_of
from ingest.models import PageSpan, ParsedDocument

#: Begins the markers by which a break is kept among the note markers of a block.
_PAGE = "\x00page "
_MAX_LABEL_CHARS = 12


def label_of(element: Any) -> str | None:
    """Return the number of the printed page that begins at an element, if one does."""
    types = (element.get("epub:type") or "").split()
    if element.get("role") != "doc-pagebreak" and "pagebreak" not in types:
        return None
    for text in (element.get("aria-label"), element.get("title"), own_text(element)):
        words = (text or "").split()
        if words and len(words[-1]) <= _MAX_LABEL_CHARS:
            return words[-1].strip(".:")
    return None


def own_text(element: Any) -> str:
    """Return the text of an element that holds nothing else; "" for a longer one."""
    text = "".join(element.itertext()).strip()
    return text if len(text) <= 2 * _MAX_LABEL_CHARS else ""


def marker_of(label: str) -> str:
    """Return the marker that keeps a break's place in its block."""
    return f"{_PAGE}{label}"


def is_break(marker: str) -> bool:
    """Return whether a marker is a page break."""
    return marker.startswith(_PAGE)


def with_pages(document: ParsedDocument, raw_blocks: Sequence[RawBlock]) -> ParsedDocument:
    """Give the document the printed pages that its breaks mark."""
    laid = (block for block in document.blocks if block.kind != "table_row")
    full = [b for b in raw_blocks if b.table or "".join(p.text for p in b.pieces).strip()]
    breaks = [
        (block.start + offset, marker.removeprefix(_PAGE))
        for block, raw in zip(laid, full, strict=True)
        for marker, offset in raw.note_refs
        if is_break(marker)
    ]
    last = breaks[-1][0] if breaks else 0
    notes = (block.start for block in document.blocks if block.kind == "footnote")
    # Notes after the last break may be of any page.
    ends = [*breaks, (next((at for at in notes if at > last), len(document.text)), "")]
    spans = tuple(
        PageSpan(start, end, None, label, label, "page_breaks")
        for (start, label), (end, _) in pairwise(ends)
        if start < end
    )
    if not spans:
        return document
    paged = replace(document, page_spans=spans)
    labels = [paged.pages_of(table.start, table.end).first_label for table in paged.tables]
    tables = tuple(
        replace(table, label=label) for table, label in zip(paged.tables, labels, strict=True)
    )
    return replace(paged, sections=tuple(sections_of(paged)), tables=tables)
