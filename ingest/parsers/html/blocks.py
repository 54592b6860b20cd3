"""The content of a web page → blocks, in the order of the page, no text left behind."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Any

from ingest.blocks.assembly import RawBlock
from ingest.blocks.contents_and_captions import attach_captions, mark_contents
from ingest.blocks.grid import is_too_large, lay_out
from ingest.blocks.inline import InlineBuilder
from ingest.blocks.numerals import format_number, number
from ingest.blocks.raised import Position
from ingest.blocks.structure import mark_references
from ingest.models import BlockKind
from ingest.parsers.html.marks import formula, is_struck, position_of
from ingest.parsers.html.notes import PageNotes, find_notes
from ingest.parsers.html.page_breaks import is_break, label_of, marker_of, own_text
from ingest.parsers.html.tables import is_layout, rows_of, top_stands_out

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
_NO_NUMBERS = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone", re.IGNORECASE)
_LIST_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_PERMALINK = frozenset({"#", "¶", "§", "🔗"})
#: A quotation and a list item keep their kind through the paragraphs inside them.
_LASTING: frozenset[BlockKind] = frozenset(
    {"list_item", "quote", "caption", "contents", "reference", "footnote"}
)


def to_blocks(content: Any, losses: Counter[str] | None = None) -> list[RawBlock]:
    """Turn the content of a page, as ``main_content`` gives it, into blocks.

    Args:
        losses: Counts, by the code of the note on it, of what is left out.
    """
    writer = _Writer(find_notes(content))
    writer.element(content)
    writer.flush()
    if losses is not None:
        losses.update(writer.losses)
    raw_blocks = attach_captions(mark_references(mark_contents(writer.raw_blocks)))
    return _from_level_one(raw_blocks)


class _Writer:
    """Walk the tree and write one paragraph at a time."""

    def __init__(self, notes: PageNotes) -> None:
        self.raw_blocks: list[RawBlock] = []
        self._notes = notes
        self._text = InlineBuilder()
        self._kind: BlockKind = "paragraph"
        self._level: int | None = None
        self._marker: str | None = None
        self._italic = False
        self._position: Position | None = None
        self._breaks = 0
        self.losses: Counter[str] = Counter()
        self._numbers: dict[Any, str] = {}

    def flush(self) -> None:
        """End the paragraph that is being written."""
        text, self._text = self._text.build(), InlineBuilder()
        if not text.text:
            for marker, _ in text.note_refs:
                if is_break(marker):
                    self._text.note(marker)
        self._breaks = 0
        if self._marker:
            text = text.without_marker(self._marker)
        if text.text:
            self.raw_blocks.append(
                text.raw_block(self._kind, level=self._level, marker=self._marker)
            )

    def element(self, element: Any) -> None:
        """Write an element and its content, without the text after it."""
        if element in self._notes.silent or _is_permalink(element):
            return
        label = label_of(element)
        if label:
            self._text.note(marker_of(label))
            if own_text(element):
                return
        if element in self._notes.markers:
            self._text.note(self._notes.markers[element])
        elif element.tag == "br":
            self._line_break()
        elif is_struck(element):
            self.losses["struck_words"] += len(" ".join(element.itertext()).split())
        elif element.tag == "math":
            self._text.add(formula(element, self.losses))
        elif element.tag == "table" and not is_layout(element):
            self._table(element)
        elif element.tag in _BLOCKS:
            self._block(element)
        else:
            self._inline(element)

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
        before, self._italic = self._italic, _is_italic(element, self._italic)
        position, self._position = self._position, position_of(element, self._position)
        if element.tag == "q":
            self._text.add("«")
        self._children(element)
        if element.tag == "q":
            self._text.add("»")
        self._italic, self._position = before, position

    def _block(self, element: Any) -> None:
        """Write a block as paragraphs of its own, then go on as before."""
        self.flush()
        before = (self._kind, self._level, self._marker, self._italic)
        self._level, self._marker = _level(element), self._notes.bodies.get(element, self._marker)
        self._kind = self._kind_of(element)
        self._italic = _is_italic(element, self._italic)
        if element.tag == "li" and self._kind == "list_item":
            if element not in self._numbers:
                self._numbers |= _list_numbers(element.getparent())
            self._write(self._numbers[element])
        self._children(element)
        self.flush()
        self._kind, self._level, self._marker, self._italic = before

    def _kind_of(self, element: Any) -> BlockKind:
        if element in self._notes.bodies:
            return "footnote"
        if self._level is not None:
            return "heading"
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
            self.raw_blocks.append(RawBlock("table", table=laid_out))
        elif is_too_large(grid):
            for row in grid:
                self._write(" ".join(cell.text for cell in row.cells))
                self.flush()


def _list_numbers(holder: Any) -> dict[Any, str]:
    """Return the number that a browser prints before each item; "" in a list without numbers."""
    items = list(holder.iterchildren("li"))
    if holder.tag != "ol" or _NO_NUMBERS.search(holder.get("style") or ""):
        return dict.fromkeys(items, "")
    style = _LIST_STYLES.get(holder.get("type") or "", "decimal")
    first = number(holder.get("start"))
    count, numbers = 1 if first is None else first, {}
    for item in items:
        own = number(item.get("value"))
        count = count if own is None else own
        numbers[item] = f"{format_number(count, style)}. "
        count += 1
    return numbers


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
