"""Printed page of each paragraph, as its page is turned while it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ingest.blocks.assembly import Piece, RawBlock, RawTable
from ingest.models import BlockKind, Span

#: Kinds that do not show that the text of a page has begun.
_ASIDE: frozenset[BlockKind] = frozenset({"heading", "footnote", "contents"})


@dataclass
class PageTurns:
    """The page that is being read, and the turns in the paragraph that is being written.

    A note is on the page of its marker. One that stands elsewhere in the file has an
    unknown page, unless pages are turned among the notes themselves.
    """

    _first: int | None = None
    _turns: list[tuple[int, int | None]] = field(default_factory=list)
    _called_on: dict[Any, int | None] = field(default_factory=dict)
    _among_notes: bool = False
    _note_page_known: bool = True

    @property
    def page(self) -> int | None:
        """Return the number of the page that is being read."""
        return self._turns[-1][1] if self._turns else self._first

    def turn(self, number: int, at: int) -> None:
        """Go to a page at an offset of the paragraph; 0 is no printed page."""
        self._turns.append((at, number or None))
        self._among_notes = True

    def call(self, note: Any) -> None:
        """Record the page of a note's first marker."""
        self._called_on.setdefault(note, self.page)

    def open_note(self, note: Any) -> None:
        """Begin a note."""
        same = self._called_on.get(note) == self.page
        self._note_page_known = same or self._among_notes

    def placed(self, block: RawBlock, *, shift: int = 0) -> RawBlock:
        """Return a block that has been written with its pages, and begin the next one.

        Args:
            shift: Characters taken away from the block's start.
        """
        turns, first = self._turns, self._first
        self._first, self._turns = self.page, []
        text = "".join(piece.text for piece in block.pieces)
        if not text:
            return block
        if block.kind not in _ASIDE:
            self._among_notes = False
        if block.kind == "footnote" and not self._note_page_known:
            return block
        cuts = [(0, first)]
        for at, page in turns:
            start = min(max(at - shift, 0), len(text))
            start += text[start : start + 1] == " "
            cuts.append((start, page))
        return replace(block, pieces=tuple(_pieces(block.pieces[0], cuts)))

    def placed_table(self, table: RawTable, turns: Sequence[int]) -> RawTable:
        """Return a table with its page, which is unknown where pages are turned inside it."""
        page = None if turns else self.page
        if turns:
            self._first = turns[-1]
        self._among_notes = False
        return replace(table, row_pages=(page,) * max(len(table.rows), 1))


def _pieces(whole: Piece, cuts: Sequence[tuple[int, int | None]]) -> list[Piece]:
    """Cut a block's only piece at the offsets at which pages begin."""
    ends = [start for start, _ in cuts[1:]] + [len(whole.text)]
    pieces = []
    for (start, page), end in zip(cuts, ends, strict=True):
        if start < end:
            emphasis = tuple(
                Span(max(span.start, start) - start, min(span.end, end) - start)
                for span in whole.emphasis
                if span.start < end and start < span.end
            )
            pieces.append(replace(whole, text=whole.text[start:end], page=page, emphasis=emphasis))
    return pieces
