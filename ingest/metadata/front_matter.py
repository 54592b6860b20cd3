"""The first and last lines of a document, with their layout, where its facts are stated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.blocks.contents import is_contents_title
from ingest.boxes import Box
from ingest.models import Block, BlockKind, ParsedDocument

FRONT_PAGES = 6
FRONT_CHARS = 9_000
BACK_CHARS = 2_500
#: Most words of a line of a title page; longer ones are running text.
RUNNING_WORDS = 45
_TEXT_KINDS: frozenset[BlockKind] = frozenset(
    {"paragraph", "heading", "list_item", "table_row", "quote", "boilerplate", "caption"}
)


@dataclass(frozen=True, slots=True)
class FrontLine:
    """One line, or one short block, of the front or back matter.

    Attributes:
        page: Physical page from 1, ``None`` where the format has none.
        size: Height of its letters in points, ``None`` where the format has none.
        level: Depth of a heading from 1.
        cells: The cells of a table's row; else the text alone.
        rows: The printed lines that the text is made of, where the format knows them.
    """

    text: str
    kind: BlockKind
    page: int | None = None
    size: float | None = None
    level: int | None = None
    cells: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()

    @property
    def is_running(self) -> bool:
        """Return whether it is running text."""
        return len(self.text.split()) > RUNNING_WORDS


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Lines that may hold bibliographic facts.

    Attributes:
        front: In the order of the text, to the sixth page or as many characters.
        cover: Those of ``front`` before the text or the contents list begins.
        back: The last lines of the document, where many colophons are.
    """

    front: tuple[FrontLine, ...]
    cover: tuple[FrontLine, ...]
    back: tuple[FrontLine, ...]


def front_matter(parsed: ParsedDocument) -> FrontMatter:
    """Select the lines from a parsed document."""
    blocks = _own_blocks(parsed)
    front = [line for block in blocks if _is_front(parsed, block) for line in _lines(parsed, block)]
    back_from = max(len(parsed.text) - BACK_CHARS, FRONT_CHARS)
    back = [line for b in blocks if b.start >= back_from for line in _lines(parsed, b)]
    return FrontMatter(tuple(front), tuple(_cover(front)), tuple(back))


def _own_blocks(parsed: ParsedDocument) -> list[Block]:
    """Return the blocks without those that a website put before the first page.

    The first line stays: it is the name that the website gives the document.
    """
    blocks = [block for block in parsed.blocks if block.kind in _TEXT_KINDS]
    if not parsed.pages:
        return blocks
    paged = [block for block in blocks if _page_of(parsed, block) is not None]
    return paged if not paged or paged[0] is blocks[0] else [blocks[0], *paged]


def _is_front(parsed: ParsedDocument, block: Block) -> bool:
    page = _page_of(parsed, block)
    return block.start < FRONT_CHARS if page is None else page <= FRONT_PAGES


def _page_of(parsed: ParsedDocument, block: Block) -> int | None:
    return block.boxes[0].page if block.boxes else parsed.pages_of(block.start, block.end).first


def _lines(parsed: ParsedDocument, block: Block) -> Iterator[FrontLine]:
    text = parsed.text[block.start : block.end]
    page = _page_of(parsed, block)
    sizes = sorted(box.bottom - box.top for box in block.boxes)
    size = sizes[len(sizes) // 2] if sizes else None
    start = block.start
    for line in text.split("\n"):
        cells = tuple(cell.strip() for cell in line.split("\t"))
        shown = " ".join(cell for cell in cells if cell)
        if shown:
            rows = _printed_rows(parsed, start, start + len(line)) or (shown,)
            yield FrontLine(shown, block.kind, page, size, block.level, cells, rows)
        start += len(line) + 1


def _printed_rows(parsed: ParsedDocument, start: int, end: int) -> tuple[str, ...]:
    """Return the printed lines of a span; none where the places of words are unknown."""
    rows: list[str] = []
    above: Box | None = None
    for word in parsed.word_boxes.words_between(start, end):
        text = parsed.text[word.start : word.end]
        if above is None or not above.shares_line(word.box):
            rows.append(text)
        else:
            spaced = parsed.text[word.start - 1].isspace()
            rows[-1] += f" {text}" if spaced else text
        above = word.box
    return tuple(rows)


def _cover(front: list[FrontLine]) -> Iterator[FrontLine]:
    """Return the lines up to the first running text or contents list."""
    for line in front:
        if is_contents_title(line.text) or (line.is_running and line.kind != "table_row"):
            return
        yield line
