"""The content of a web page → blocks, in the order of the page, no text left behind."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from ingest.blocks.assembly import RawBlock
from ingest.blocks.contents_and_captions import attach_captions, mark_contents
from ingest.blocks.grid import is_too_large, lay_out
from ingest.blocks.inline import InlineBuilder
from ingest.blocks.raised import Position
from ingest.blocks.structure import mark_references
from ingest.models import BlockKind
from ingest.parsers.html.credits import find_credits, opening_of
from ingest.parsers.html.hidden import is_note
from ingest.parsers.html.list_numbers import list_numbers
from ingest.parsers.html.notes import find_notes
from ingest.parsers.html.page_turns import PageTurns
from ingest.parsers.html.printed_pages import PrintedPages
from ingest.parsers.html.tables import is_layout, rows_of, top_stands_out
from ingest.parsers.html.words import position_of

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KINDS: dict[str, BlockKind] = {
    "li": "list_item", "dt": "list_item", "dd": "list_item", "blockquote": "quote",
    "figcaption": "caption", "caption": "caption", "nav": "contents",
}  # fmt: skip
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
     "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup",
     "hr", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "p", "pre", "section",
     "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", *_HEADINGS}
)  # fmt: skip
_ITALIC = frozenset({"em", "i", "cite", "dfn", "var"})
_ITALIC_STYLE = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_UPRIGHT_STYLE = re.compile(r"font-style\s*:\s*normal", re.IGNORECASE)
_QUOTE_CLASSES = frozenset(
    {"quote", "blockquote", "quotation", "sitat", "blokksitat", "msoquote", "msointensequote"}
)
_REFERENCE_CLASSES = frozenset({"csl-bib-body", "references", "bibliography", "ref-list"})
_CONTENTS_CLASSES = frozenset({"toc", "table-of-contents", "innholdsfortegnelse"})
_PERMALINK = frozenset({"#", "¶", "§", "🔗"})
#: A quotation and a list item keep their kind through the paragraphs inside them.
_LASTING: frozenset[BlockKind] = frozenset(
    {"list_item", "quote", "caption", "contents", "reference", "footnote"}
)


def to_blocks(content: Any, printed: PrintedPages | None = None) -> list[RawBlock]:
    """Turn the content of a page, as ``main_content`` gives it, into blocks.

    Args:
        printed: Where the pages of a printed book begin in it.
    """
    writer = _Writer(content, printed or PrintedPages())
    writer.element(content)
    writer.flush()
    raw_blocks = attach_captions(mark_references(mark_contents(writer.raw_blocks)))
    return _from_level_one(raw_blocks)


class _Writer:
    """Walk the tree and write one paragraph at a time."""

    def __init__(self, content: Any, printed: PrintedPages) -> None:
        self.raw_blocks: list[RawBlock] = []
        self._notes = find_notes(content)
        self._notes.silent |= printed.silent
        self._credits = find_credits(content)
        self._printed = printed
        self._pages = PageTurns()
        self._text = InlineBuilder()
        self._kind: BlockKind = "paragraph"
        self._level: int | None = None
        self._marker: str | None = None
        self._italic = False
        self._position: Position | None = None
        self._breaks = 0
        self._numbers: dict[Any, str] = {}

    def flush(self) -> None:
        """End the paragraph that is being written."""
        text, self._text = self._text.build(), InlineBuilder()
        self._breaks = 0
        length = len(text.text)
        if self._marker:
            text = text.without_marker(self._marker)
        block = text.raw_block(self._kind, level=self._level, marker=self._marker)
        block = self._pages.placed(block, shift=length - len(text.text))
        if text.text:
            self.raw_blocks.append(block)

    def element(self, element: Any) -> None:
        """Write an element and its content, without the text after it."""
        if element in self._printed.breaks:
            self._turn(element)
        if element in self._notes.silent or _is_permalink(element):
            return
        if element in self._notes.markers:
            self._text.note(self._notes.markers[element])
            self._pages.call(self._notes.called[element])
        elif element in self._credits:
            self._credit(element)
        elif element.tag == "br":
            self._line_break()
        elif element.tag == "table" and not is_layout(element):
            self._table(element)
        elif element.tag in _BLOCKS:
            self._block(element)
        else:
            self._inline(element)

    def _turn(self, element: Any) -> None:
        """Go to the printed page that begins at an element."""
        if element.tag in _BLOCKS and element not in self._notes.silent:
            self.flush()
        self._pages.turn(self._printed.breaks[element], self._text.length)

    def _credit(self, element: Any) -> None:
        """Write who is quoted, upright and by itself, so that it is no quotation."""
        self.flush()
        before, self._kind = self._kind, "quote"
        self._write(opening_of(element))
        self._write("".join(element.itertext()))
        self.flush()
        self._kind = before

    def _line_break(self) -> None:
        """Write a line break: one is a space, two in a row end a paragraph."""
        self._breaks += 1
        self._text.add(" ")
        if self._breaks > 1:
            self.flush()

    def _write(self, text: str | None) -> None:
        if text:
            self._text.add(text, italic=self._italic, position=self._position)
            if text.strip():
                self._breaks = 0

    def _children(self, element: Any) -> None:
        self._write(element.text)
        for child in element:
            self.element(child)
            self._write(child.tail)

    def _inline(self, element: Any) -> None:
        before, self._italic = (self._italic, self._position), _is_italic(element, self._italic)
        self._position = position_of(element, self._position)
        raised = self._position == "raised"
        markers = [a for a in element.iter("a") if a in self._notes.markers] if raised else []
        if element.tag == "q":
            self._text.add("«")
        if markers:  # the commas between them go too
            for link in markers:
                self.element(link)
        else:
            self._children(element)
        if element.tag == "q":
            self._text.add("»")
        self._italic, self._position = before

    def _block(self, element: Any) -> None:
        """Write a block as paragraphs of its own, then go on as before."""
        self.flush()
        before = (self._kind, self._level, self._marker, self._italic, self._position)
        if element in self._notes.bodies:
            self._pages.open_note(element)
        self._level, self._marker = _level(element), self._notes.bodies.get(element, self._marker)
        self._kind = self._kind_of(element)
        self._italic = _is_italic(element, self._italic)
        self._position = position_of(element, self._position)
        if element.tag == "li" and self._kind == "list_item":
            if element not in self._numbers:
                self._numbers |= list_numbers(element.getparent())
            self._write(self._numbers[element])
        self._children(element)
        self.flush()
        self._kind, self._level, self._marker, self._italic, self._position = before

    def _kind_of(self, element: Any) -> BlockKind:
        if element in self._notes.bodies:
            return "footnote"
        if self._level is not None:
            return "heading"
        if is_note(element):
            return "footnote"
        by_name = _kind_by_name(element)
        lasts = self._kind in _LASTING and not (self._kind == "list_item" and element.tag in _KINDS)
        if by_name in {"reference", "contents"} or (by_name and not lasts):
            return by_name
        return self._kind if lasts else _KINDS.get(element.tag, "paragraph")

    def _table(self, table: Any) -> None:
        self.flush()
        for caption in table.findall("caption"):
            self._block(caption)
        grid = rows_of(table, self._notes)
        laid_out = (
            None if is_too_large(grid) else lay_out(grid, top_stands_out=top_stands_out(table))
        )
        if laid_out:
            turns = [self._printed.breaks[e] for e in table.iter() if e in self._printed.breaks]
            laid_out = self._pages.placed_table(laid_out, turns)
            self.raw_blocks.append(RawBlock("table", table=laid_out))
        elif is_too_large(grid):
            for row in grid:
                self._write(" ".join(cell.text for cell in row.cells))
                self.flush()


def _kind_by_name(element: Any) -> BlockKind | None:
    """Return the kind of block by class or role."""
    classes = set((element.get("class") or "").casefold().split())
    role = element.get("role") or ""
    if classes & _REFERENCE_CLASSES or role == "doc-bibliography":
        return "reference"
    if (classes & _CONTENTS_CLASSES or role == "doc-toc") and _is_made_of_links(element):
        return "contents"
    return "quote" if classes & _QUOTE_CLASSES else None


def _is_made_of_links(element: Any) -> bool:
    words = len(" ".join(element.itertext()).split())
    return 2 * sum(len(" ".join(a.itertext()).split()) for a in element.iter("a")) > words


def _level(element: Any) -> int | None:
    if element.get("role") == "heading":
        level = element.get("aria-level") or ""
        return int(level) if level in set("123456") else 2
    return _HEADINGS.get(element.tag)


def _is_italic(element: Any, now: bool) -> bool:
    style = element.get("style") or ""
    if _UPRIGHT_STYLE.search(style):
        return False
    return now or element.tag in _ITALIC or bool(_ITALIC_STYLE.search(style))


def _is_permalink(element: Any) -> bool:
    """Return whether it is the «¶» that documentation tools put after a heading."""
    return element.tag == "a" and "".join(element.itertext()).strip() in _PERMALINK


def _from_level_one(raw_blocks: list[RawBlock]) -> list[RawBlock]:
    """Raise headings so that the highest is at level 1: sites use h1 for other things."""
    levels = [block.level for block in raw_blocks if block.level]
    lift = min(levels, default=1) - 1
    if not lift:
        return raw_blocks
    return [replace(b, level=b.level - lift) if b.level else b for b in raw_blocks]
