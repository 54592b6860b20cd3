"""Plain text and Markdown → blocks, for each of the shapes that such files have.

The shape of a file is recognised by what it is: Markdown with marks, plain paragraphs,
lines with page turns between them, or one page a line. Each shape has its reader; what
comes out of them goes the same way on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest.blocks.assembly import RawBlock, assemble, raw_block
from ingest.blocks.cleaning import clean, one_line, vocabulary_of
from ingest.blocks.contents import ContentsEntry
from ingest.blocks.structure import mark_references, relevel, text_of
from ingest.encoding import read_text
from ingest.models import Page, ParsedDocument
from ingest.notes import Note
from ingest.parsers.text.contents import find_contents
from ingest.parsers.text.flow import mark_quotes, rejoin
from ingest.parsers.text.front import mark_front_and_back, site_lines, without_open_summaries
from ingest.parsers.text.headings import promote_headings
from ingest.parsers.text.inline import InlineReader, note_markers
from ingest.parsers.text.labels import (
    body_pages,
    label_pages,
    label_pages_by_contents,
    with_contents_labels,
)
from ingest.parsers.text.line_pages import has_page_lines, read_line_pages
from ingest.parsers.text.markdown import looks_like_markdown
from ingest.parsers.text.notes import mark_endnotes, mark_foot_notes
from ingest.parsers.text.pages import PageLine, has_page_marks, read_pages
from ingest.parsers.text.pandoc.directives import open_values
from ingest.parsers.text.paragraphs import read_paragraphs
from ingest.parsers.text.raw_blocks import contents_blocks, raw_blocks_of_lines
from ingest.parsers.text.tables import is_set_in_item, is_tab_row


@dataclass(frozen=True, slots=True)
class _ReadText:
    """Blocks and page facts read from a file of one shape.

    Attributes:
        unmarked: Whether headings and block quotes carry no mark of their own.
        pages: How many physical pages there are; 0 where the shape has none.
        printed: The numbers that pages print, by physical page.
        losses: Counts of what is left out, by the code of the note on it.
    """

    blocks: list[RawBlock]
    entries: tuple[ContentsEntry, ...] = ()
    unmarked: bool = False
    pages: int = 0
    printed: dict[int, str] | None = None
    losses: Counter[str] = field(default_factory=Counter)


class TextParser:
    """Reads .txt and .md files."""

    version = "3"

    def parse(self, path: Path) -> ParsedDocument:
        """Read the file.

        Raises:
            ParseError: It is empty or not text.
            ResourceLimitError: It is too big to be one document.
        """
        file = read_text(path)
        lines = file.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        start, end = site_lines(lines)
        reading = _read(lines[start:end], is_markdown=path.suffix.lower() != ".txt")
        site = [*lines[:start], *lines[end:]]
        warnings = list(file.warnings)
        if count := sum(bool(line.strip()) for line in site):
            warnings.append(Note.of("website_lines", count=count))
        before, after = _site_blocks(lines[:start]), _site_blocks(lines[end:])
        return _document(reading, before, after, warnings, file.encoding)


def _site_blocks(lines: Sequence[str]) -> list[RawBlock]:
    return [raw_block("boilerplate", text) for line in lines if (text := one_line(clean(line)))]


def _read(lines: Sequence[str], *, is_markdown: bool) -> _ReadText:
    """Read the lines with the reader for their shape."""
    if not is_markdown:
        if has_page_lines(lines):
            read = read_line_pages(lines)
            return _ReadText(
                list(read.blocks),
                entries=read.entries,
                pages=read.pages,
                printed=dict(read.printed),
            )
        if any("\f" in line for line in lines) or has_page_marks(lines):
            return _read_paged(lines)
        tabs = any(is_tab_row(line) for line in lines) or sum(map(is_set_in_item, lines)) > 1
        if not looks_like_markdown(lines) and not tabs:
            return _without_pages(_read_paged(lines))
    return _read_flowing(lines, marked=is_markdown or looks_like_markdown(lines))


def _read_flowing(lines: Sequence[str], *, marked: bool) -> _ReadText:
    """Markdown, or plain paragraphs: text without pages."""
    contents = find_contents(lines)
    reader = InlineReader(note_markers(lines))
    vocabulary = vocabulary_of(map(clean, lines))
    blocks = raw_blocks_of_lines([clean(line) for line in lines], contents, reader, vocabulary)
    headings = sum(block.kind == "heading" for block in blocks)
    reader.losses["values_left_open"] = open_values(lines)
    return _ReadText(
        blocks,
        entries=contents[0].entries if contents else (),
        unmarked=not marked or headings == 0,
        losses=reader.losses,
    )


def _read_paged(lines: Sequence[str]) -> _ReadText:
    """Lines with page turns between them."""
    paged = read_pages(lines)
    vocabulary = vocabulary_of(line.text for line in paged.lines)
    texts = [line.text for line in paged.lines]
    contents = find_contents(texts)
    blocks: list[RawBlock] = []
    at = 0
    for listed in contents:
        blocks += read_paragraphs(paged.lines[at : listed.start], vocabulary)
        blocks += _on_pages(paged.lines[listed.start : listed.end])
        at = listed.end
    blocks += read_paragraphs(paged.lines[at:], vocabulary)
    heads = [raw_block("boilerplate", line.text, page=line.page) for line in paged.running_heads]
    return _ReadText(
        [*blocks, *heads],
        entries=contents[0].entries if contents else (),
        unmarked=True,
        pages=paged.pages,
        printed=dict(paged.printed),
    )


def _without_pages(reading: _ReadText) -> _ReadText:
    """Drop the pages, for plain lines without page numbers."""
    blocks = [
        replace(block, pieces=tuple(replace(piece, page=None) for piece in block.pieces))
        for block in reading.blocks
    ]
    return replace(reading, blocks=blocks, pages=0, printed=None)


def _on_pages(lines: Sequence[PageLine]) -> list[RawBlock]:
    reader = InlineReader()
    return [
        raw_block("contents", text_of(block), page=line.page)
        for line in lines
        for block in contents_blocks([line.text], reader)
    ]


def _document(
    reading: _ReadText,
    before: Sequence[RawBlock],
    after: Sequence[RawBlock],
    warnings: list[Note],
    encoding: str,
) -> ParsedDocument:
    """Classify the blocks, label their pages and assemble the document."""
    blocks = [block for block in reading.blocks if block.table is not None or text_of(block)]
    blocks = promote_headings(blocks, reading.entries, unmarked=reading.unmarked)
    blocks = mark_front_and_back(blocks)
    blocks, named = relevel(blocks, reading.entries)
    blocks = mark_endnotes(mark_foot_notes(blocks))
    headings = [n for n, block in enumerate(blocks) if block.kind == "heading"]
    heading_entries = [named.get(n) for n in headings]
    pages = _pages(reading, blocks, named)
    blocks = mark_references(rejoin(blocks))
    blocks = mark_quotes(blocks, unmarked=reading.unmarked)
    document = assemble(
        [*before, *blocks, *after], pages=pages, encoding=encoding, page_unit="page"
    )
    if not pages:
        document = with_contents_labels(document, reading.entries, heading_entries)
    return replace(
        without_open_summaries(document),
        warnings=(*warnings, *_warnings(document, reading, named)),
    )


def _warnings(
    document: ParsedDocument, reading: _ReadText, named: dict[int, int]
) -> Iterator[Note]:
    """Note what in the file could not be recognised."""
    labelled = [entry for entry in reading.entries if entry.kind == "section"]
    if len(labelled) > len(named):
        missing = len(labelled) - len(named)
        yield Note.of("contents_entries_unmatched", unmatched=missing, entries=len(labelled))
    known = [span for span in document.page_spans if span.first_label]
    if not known and not document.pages:
        yield Note.of("no_page_numbers")
    elif unlabelled := sum(page.label is None for page in document.pages):
        yield Note.of("pages_unlabelled", unlabelled=unlabelled, pages=len(document.pages))
    bare = sum(not table.header for table in document.tables)
    if bare:
        yield Note.of("tables_without_header", bare=bare, tables=len(document.tables))
    if not document.sections:
        yield Note.of("no_headings")
    yield from (Note.of(code, count=count) for code, count in reading.losses.items() if count)


def _pages(reading: _ReadText, blocks: Sequence[RawBlock], named: dict[int, int]) -> list[Page]:
    """Return the physical pages with the labels that are certain."""
    if not reading.pages:
        return []
    if reading.printed:
        return label_pages(reading.pages, reading.printed, body_pages(blocks, reading.pages))
    headings = [
        (blocks[n].pieces[0].page or 1, reading.entries[entry].label) for n, entry in named.items()
    ]
    listed = label_pages_by_contents(reading.pages, headings)
    return listed or [Page(n) for n in range(1, reading.pages + 1)]
