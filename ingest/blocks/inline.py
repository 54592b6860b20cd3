"""Running text built from formatted spans: words, italics, positions of note markers.

Word and HTML both hand over a paragraph as a row of small spans with white space of
their own. What comes out is one line with single spaces, and offsets into it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.blocks.assembly import Piece, RawBlock
from ingest.blocks.cleaning import clean
from ingest.blocks.raised import Position, moved, raised
from ingest.models import BlockKind, Span

_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Inline:
    """A paragraph's running text.

    Attributes:
        emphasis: Italic spans, as offsets into ``text``; none touch.
        note_refs: (marker, offset into ``text``) of each note marker taken out of it.
    """

    text: str
    emphasis: tuple[Span, ...] = ()
    note_refs: tuple[tuple[str, int], ...] = ()

    def without_start(self, length: int) -> Inline:
        """Cut off the first ``length`` characters and move the offsets."""
        emphasis = tuple(
            Span(max(span.start - length, 0), span.end - length)
            for span in self.emphasis
            if span.end > length
        )
        refs = tuple((marker, max(at - length, 0)) for marker, at in self.note_refs)
        return Inline(self.text[length:], emphasis, refs)

    def without_marker(self, marker: str) -> Inline:
        """Cut off the marker that a note begins with («1 Se …», «[2] Jf. …»)."""
        shapes = "|".join(re.escape(shape) for shape in (marker, raised(marker)))
        found = re.match(rf"[\[(]?(?:{shapes})[\])]?[.:]?\s+", self.text)
        return self.without_start(found.end()) if found else self

    def raw_block(
        self, kind: BlockKind, *, level: int | None = None, marker: str | None = None
    ) -> RawBlock:
        """Return the text as a block of one piece."""
        return RawBlock(
            kind=kind,
            pieces=(Piece(self.text, emphasis=self.emphasis),),
            level=level,
            marker=marker,
            note_refs=self.note_refs,
        )


@dataclass
class InlineBuilder:
    """Collects spans in reading order; ``build`` returns the text."""

    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _space_waits: bool = False
    _emphasis: list[Span] = field(default_factory=list)
    _note_refs: list[tuple[str, int]] = field(default_factory=list)

    def add(self, text: str, *, italic: bool = False, position: Position | None = None) -> None:
        """Append a span; white space, also across spans, becomes one space."""
        for word, space_after in _words(clean(text.replace(_SOFT_HYPHEN, ""))):
            if word:
                before = "" if self._space_waits or not self._parts else self._parts[-1]
                self._write(moved(word, before, position), italic)
            self._space_waits = self._space_waits or space_after

    def note(self, marker: str) -> None:
        """Record the position of a note marker, which is not part of the text."""
        self._note_refs.append((marker, self._length))

    @property
    def length(self) -> int:
        """Return the number of characters so far."""
        return self._length

    def build(self) -> Inline:
        """Return the text so far."""
        return Inline("".join(self._parts), tuple(self._emphasis), tuple(self._note_refs))

    def _write(self, word: str, italic: bool) -> None:
        spaced = self._space_waits and self._length > 0
        start = self._length + spaced
        self._parts.append(f" {word}" if spaced else word)
        self._length = start + len(word)
        self._space_waits = False
        if italic:
            self._mark(start, self._length, joined=spaced)

    def _mark(self, start: int, end: int, *, joined: bool) -> None:
        """Italicise a word; one that follows an italic word after a space goes with it."""
        last = self._emphasis[-1] if self._emphasis else None
        if last and last.end >= start - joined:
            self._emphasis[-1] = Span(last.start, end)
        else:
            self._emphasis.append(Span(start, end))


def _words(text: str) -> list[tuple[str, bool]]:
    """Split at white space: each word with whether a space follows; "" for a leading one."""
    words = text.split()
    if not words:
        return [("", True)] if text else []
    split = [(word, True) for word in words]
    split[-1] = (words[-1], text[-1].isspace())
    return [("", True), *split] if text[0].isspace() else split
