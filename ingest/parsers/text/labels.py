"""Printed page numbers of text files, from the pages or the contents list.

A file without pages still has a contents list. A heading that the list names is on
the page that the list gives, so the text up to the next such heading lies between two
printed pages. Where both are the same the page is certain; a guess is never made.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.blocks.assembly import RawBlock
from ingest.blocks.captions import match_captions
from ingest.blocks.contents import ContentsEntry
from ingest.blocks.numerals import roman_value
from ingest.blocks.sections import sections_of
from ingest.blocks.structure import text_of
from ingest.models import Page, PageSpan, ParsedDocument

_CHAPTER_ONE = re.compile(
    r"^(?:(?:kapittel|chapter)\s+)?1(?:\.0)?[.:]?\s|^inn(?:ledning|leiing)\b", re.I
)
_APPENDIX = re.compile(r"^(?:vedlegg|tillegg|appendi(?:x|ces)|annex)\b", re.IGNORECASE)
_MIN_PRINTED = 3
_MIN_MATCHED = 3
_MATCHED_SHARE = 0.6
_SAME_OFFSET_SHARE = 0.8


def label_pages(pages: int, printed: Mapping[int, str], body: tuple[int, int]) -> list[Page]:
    """Label pages by the numbers that some of them print.

    Between two printed numbers that agree every page is proven. Beyond the first and the
    last one the count is carried on only inside ``body``, and only when at least three
    numbers agree and none differs.

    Args:
        printed: Number by physical page.
        body: First and last physical page of the main text, from chapter one to the
            first appendix: inside it a count does not start anew.
    """
    known = {n: int(label) for n, label in printed.items() if label.isdigit()}
    offsets = Counter(label - n for n, label in known.items())
    proven: dict[int, int] = {}
    before: int | None = None
    for n in sorted(known):
        proven[n] = known[n]
        if before is not None and known[n] - known[before] == n - before:
            proven.update({m: known[before] + m - before for m in range(before, n)})
        before = n
    if len(offsets) == 1 and sum(offsets.values()) >= _MIN_PRINTED:
        offset = next(iter(offsets))
        first, last = min(body[0], *known), max(body[1], *known)
        proven.update({n: n + offset for n in range(first, last + 1) if n + offset > 0})
    return [_page(n, proven.get(n)) for n in range(1, pages + 1)]


def body_pages(blocks: Sequence[RawBlock], pages: int) -> tuple[int, int]:
    """First and last page of the main text: chapter one to the first appendix.

    Empty (last before first) where no heading says where chapter one begins.
    """
    headings = [b for b in blocks if b.kind == "heading" and b.pieces[0].page]
    opening = (b for b in headings if _CHAPTER_ONE.match(text_of(b)))
    closing = (b for b in headings if _APPENDIX.match(text_of(b)))
    first = next((b.pieces[0].page or 1 for b in opening), pages + 1)
    last = next((b.pieces[0].page or 1 for b in closing), pages + 1)
    return first, last - 1


def _page(number: int, label: int | None) -> Page:
    if label is None:
        return Page(number)
    return Page(number, str(label), "running_number")


def label_pages_by_contents(
    pages: int, headings: Sequence[tuple[int, str | None]]
) -> list[Page] | None:
    """Label pages by the headings that the contents list names.

    Args:
        headings: For each heading, its physical page and the label in the list.

    Returns:
        ``None`` unless one constant offset explains nearly all of at least three.
    """
    offsets = Counter(
        int(label) - page for page, label in headings if label is not None and label.isdigit()
    )
    if sum(offsets.values()) < _MIN_MATCHED:
        return None
    offset, count = offsets.most_common(1)[0]
    if count < _SAME_OFFSET_SHARE * sum(offsets.values()):
        return None
    fitting = [p for p, label in headings if label and label.isdigit() and int(label) - p == offset]
    first, last = min(fitting), _last_fitting(headings, offset, pages)
    return [
        Page(n, str(n + offset), "table_of_contents") if first <= n <= last else Page(n)
        for n in range(1, pages + 1)
    ]


def _last_fitting(headings: Sequence[tuple[int, str | None]], offset: int, pages: int) -> int:
    """Return the last page that the offset applies to: an appendix may restart its numbers."""
    last = pages
    for page, label in reversed(headings):
        if label is None or not label.isdigit():
            continue
        if int(label) - page == offset:
            return last
        last = page - 1
    return last


@dataclass(frozen=True, slots=True)
class _Anchor:
    """An offset whose page the contents list states."""

    start: int
    end: int
    label: str
    value: int


def with_contents_labels(
    document: ParsedDocument,
    entries: Sequence[ContentsEntry],
    heading_entries: Sequence[int | None],
) -> ParsedDocument:
    """Give a document without pages the printed pages between which its parts lie.

    Args:
        heading_entries: For each heading block, in order, the entry that names it.

    Returns:
        The same document unless enough headings are named to trust the list.
    """
    headings = [block for block in document.blocks if block.kind == "heading"]
    captions = [block for block in document.blocks if block.kind == "caption"]
    matched = match_captions([document.text[b.start : b.end] for b in captions], entries)
    pairs = [*zip(headings, heading_entries, strict=True), *zip(captions, matched, strict=True)]
    anchors = sorted(
        (
            anchor
            for block, pair in pairs
            if pair is not None and (anchor := _anchor(block.start, block.end, entries[pair]))
        ),
        key=lambda anchor: anchor.start,
    )
    labelled = sum(e.label is not None for e in entries if e.kind == "section")
    named = sum(pair is not None for pair in heading_entries)
    if named < _MIN_MATCHED or named < _MATCHED_SHARE * labelled:
        return document
    return _relabelled(document, _spans(_rising(anchors)))


def _anchor(start: int, end: int, entry: ContentsEntry) -> _Anchor | None:
    label = entry.label
    if label is None:
        return None
    value = int(label) if label.isdigit() else (roman_value(label) or 0) - 1000
    return _Anchor(start, end, label, value)


def _rising(anchors: Sequence[_Anchor]) -> list[_Anchor]:
    """Return the longest sequence of anchors whose pages never decrease."""
    best: list[int] = []
    previous: list[int] = []
    for n, anchor in enumerate(anchors):
        earlier = [m for m in range(n) if anchors[m].value <= anchor.value]
        before = max(earlier, key=lambda m: (best[m], m), default=-1)
        best.append(1 + (best[before] if before >= 0 else 0))
        previous.append(before)
    at = max(range(len(anchors)), key=best.__getitem__, default=-1)
    chain: list[_Anchor] = []
    while at >= 0:
        chain.append(anchors[at])
        at = previous[at]
    return chain[::-1]


def _spans(anchors: Sequence[_Anchor]) -> list[PageSpan]:
    spans = [
        PageSpan(a.start, b.start, None, a.label, b.label, "table_of_contents")
        for a, b in pairwise(anchors)
    ]
    if anchors:
        last = anchors[-1]
        spans.append(
            PageSpan(last.start, last.end, None, last.label, last.label, "table_of_contents")
        )
    return spans


def _relabelled(document: ParsedDocument, spans: Sequence[PageSpan]) -> ParsedDocument:
    """Return the document with these page spans, labels of sections and tables updated."""
    spanned = replace(document, page_spans=tuple(spans))
    tables = []
    for table in document.tables:
        pages = spanned.pages_of(table.start, table.end)
        certain = pages.first_label == pages.last_label
        tables.append(replace(table, label=pages.first_label if certain else None))
    return replace(spanned, sections=tuple(sections_of(spanned)), tables=tuple(tables))
