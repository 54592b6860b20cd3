"""Web page (.html) → blocks: only the main content, but all of that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ingest.blocks.assembly import RawBlock, assemble, raw_block
from ingest.blocks.cleaning import clean, one_line
from ingest.blocks.structure import text_of
from ingest.errors import ParseError, ResourceLimitError
from ingest.models import ParsedDocument
from ingest.notes import Note
from ingest.parsers.html.blocks import to_blocks
from ingest.parsers.html.content import count_words, main_content
from ingest.parsers.html.printed_pages import (
    find_printed_pages,
    take_page_list,
    without_sheets,
)
from ingest.parsers.html.readable import make_readable, notes_of
from ingest.parsers.html.source import Source, facts_of, read_source, tree_of

NO_PAGES = Note.of("web_no_pages")
#: Fewest omitted words that are reported; fewer are a menu.
_MIN_OMITTED_WORDS = 20


class HtmlParser:
    """Reads HTML and XHTML. Implements ``ingest.parsers.Parser``."""

    version = "html-2"

    def parse(self, path: Path) -> ParsedDocument:
        """Read the main content of a saved web page.

        Raises:
            ResourceLimitError: The file is too large or nested too deep.
            ParseError: It is no web page, or holds no text of its own.
        """
        source = read_source(path)
        page = tree_of(source, path.name)
        title = _page_title(page)
        losses = make_readable(page)
        listed = take_page_list(page)
        words = count_words(page)
        content = main_content(page)
        printed = find_printed_pages(content, listed)
        try:
            raw_blocks = to_blocks(content, printed)
        except RecursionError as error:
            raise ResourceLimitError("file_nested", file=path.name) from error
        if not raw_blocks:
            raise ParseError("web_page_without_text", file=path.name)
        raw_blocks = _under_title(title, raw_blocks)
        left_out = words - sum(len(_words(block)) for block in raw_blocks)
        warnings = [] if printed.pages else [NO_PAGES]
        warnings += [*_warnings(source, left_out), *notes_of(losses)]
        document = assemble(
            raw_blocks, pages=printed.pages, warnings=warnings, encoding=source.encoding
        )
        return without_sheets(document)


def page_facts(path: Path) -> dict[str, str]:
    """Return the facts in a saved page's head: Title, Author, CreationDate, Publisher, DOI …

    Raises:
        ParseError: The file cannot be read as a web page.
    """
    return facts_of(tree_of(read_source(path), path.name))


def _page_title(page: Any) -> str | None:
    """Return the page's only h1, if the page's title has the same words."""
    headings = [one_line(clean("".join(heading.itertext()))) for heading in page.iter("h1")]
    name = facts_of(page).get("Title", "").casefold()
    if len(headings) == 1 and headings[0] and headings[0].casefold() in name:
        return headings[0]
    return None


def _under_title(title: str | None, raw_blocks: Sequence[RawBlock]) -> list[RawBlock]:
    """Put the title above the content if it was outside of it."""
    if not title or any(text_of(block) == title for block in raw_blocks):
        return list(raw_blocks)
    lowered = [
        replace(block, level=block.level + 1) if block.level else block for block in raw_blocks
    ]
    return [raw_block("heading", title, level=1), *lowered]


def _words(block: RawBlock) -> list[str]:
    if block.table is None:
        return text_of(block).split()
    lines = (block.table.header, *block.table.rows)
    return [word for line in lines for cell in line for word in cell.split()]


def _warnings(source: Source, left_out: int) -> Iterator[Note]:
    yield from source.warnings
    if left_out >= _MIN_OMITTED_WORDS:
        yield Note.of("web_words_left_out", words=left_out)
