"""Rectangles of the words of the canonical text on their pages.

A report has a hundred thousand words, so their places are kept in packed columns and
not as objects: a few hundred kilobytes a document, read when a page is to be marked.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

#: Stored coordinates per PDF point: they are kept in whole tenths.
PER_POINT = 10
#: Largest gap between boxes of one line, in heights of the line.
ONE_LINE_GAP = 2.0
#: Largest difference in top or bottom between words of one line, in points.
SAME_EDGE = 1.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a physical page, in PDF points, origin top left."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float

    def shares_line(self, other: Box) -> bool:
        """Return whether two boxes are beside each other on one line of a page."""
        height = min(self.bottom - self.top, other.bottom - other.top)
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return self.page == other.page and shared > 0.5 * height


@dataclass(frozen=True, slots=True)
class WordBox:
    """The rectangle of a word, or of the part of it on one line.

    Attributes:
        start, end: Half-open character offsets: into the canonical text, once it is assembled.
    """

    start: int
    end: int
    box: Box

    def moved(self, by: int) -> WordBox:
        """Return the word with its offsets moved by ``by`` characters."""
        return WordBox(self.start + by, self.end + by, self.box)


def _column() -> array[int]:
    return array("i")


@dataclass(frozen=True, slots=True)
class WordBoxes:
    """All word boxes of a document, in the order of the text, none overlapping another.

    Columns of equal length: offsets, physical pages, corners in tenths of a point.
    """

    starts: array[int] = field(default_factory=_column)
    ends: array[int] = field(default_factory=_column)
    pages: array[int] = field(default_factory=_column)
    x0s: array[int] = field(default_factory=_column)
    tops: array[int] = field(default_factory=_column)
    x1s: array[int] = field(default_factory=_column)
    bottoms: array[int] = field(default_factory=_column)

    @classmethod
    def of(cls, words: Iterable[WordBox]) -> WordBoxes:
        """Pack word boxes given in the order of the text; empty ones are left out."""
        packed = cls()
        for word in words:
            if word.end > word.start:
                packed._append(word)
        return packed

    def _append(self, word: WordBox) -> None:
        box = word.box
        self.starts.append(word.start)
        self.ends.append(word.end)
        self.pages.append(box.page)
        self.x0s.append(round(box.x0 * PER_POINT))
        self.tops.append(round(box.top * PER_POINT))
        self.x1s.append(round(box.x1 * PER_POINT))
        self.bottoms.append(round(box.bottom * PER_POINT))

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> Iterator[WordBox]:
        return map(self._word, range(len(self)))

    def _word(self, n: int) -> WordBox:
        box = Box(
            self.pages[n],
            self.x0s[n] / PER_POINT,
            self.tops[n] / PER_POINT,
            self.x1s[n] / PER_POINT,
            self.bottoms[n] / PER_POINT,
        )
        return WordBox(self.starts[n], self.ends[n], box)

    @property
    def _columns(self) -> tuple[array[int], ...]:
        return (
            *(self.starts, self.ends, self.pages),
            *(self.x0s, self.tops, self.x1s, self.bottoms),
        )

    def words_between(self, start: int, end: int) -> tuple[WordBox, ...]:
        """Return the words that share a character with ``text[start:end]``."""
        if end <= start:
            return ()
        first, after = bisect_right(self.ends, start), bisect_left(self.starts, end)
        return tuple(self._word(n) for n in range(first, after))

    def boxes_between(self, start: int, end: int) -> tuple[Box, ...]:
        """Return the boxes to highlight for ``text[start:end]``, one for each line.

        Words that are far apart on a line, as in the cells of a table, have boxes of
        their own. In the order of the text.
        """
        lines: list[Box] = []
        for word in self.words_between(start, end):
            if lines and _on_one_line(lines[-1], word.box):
                lines[-1] = _around(lines[-1], word.box)
            else:
                lines.append(word.box)
        return tuple(lines)

    def packed(self) -> bytes:
        """Return the columns as compressed bytes, the same on every machine."""
        steps = (_bytes(_differences(column)) for column in self._columns)
        return zlib.compress(b"".join(steps), 6)

    @classmethod
    def unpacked(cls, packed: bytes) -> WordBoxes:
        """Undo ``packed``.

        Raises:
            ValueError: These are not the bytes of word boxes.
        """
        everything = _column()
        try:
            everything.frombytes(zlib.decompress(packed))
        except (zlib.error, ValueError) as error:
            raise ValueError(f"not packed word boxes ({error})") from error
        if sys.byteorder == "big":
            everything.byteswap()
        length, rest = divmod(len(everything), len(cls.__slots__))
        if rest:
            raise ValueError(f"not packed word boxes ({len(everything)} numbers)")
        parts = (everything[n : n + length] for n in range(0, len(everything), length or 1))
        return cls(*map(_sums, parts))


def _differences(column: array[int]) -> array[int]:
    """Return each number minus the one before: small numbers compress well."""
    return array("i", (after - before for before, after in pairwise((0, *column))))


def _sums(differences: array[int]) -> array[int]:
    """Undo ``_differences``."""
    return array("i", accumulate(differences))


def _bytes(column: array[int]) -> bytes:
    if sys.byteorder == "big":
        column.byteswap()
    return column.tobytes()


def _on_one_line(one: Box, other: Box) -> bool:
    """Return whether the second box continues the first, in any direction of writing."""
    if one.page != other.page:
        return False
    height = min(one.bottom - one.top, other.bottom - other.top)
    apart = max(other.x0 - one.x1, one.x0 - other.x1)
    if one.shares_line(other) and apart < ONE_LINE_GAP * height:
        return True
    width = one.x1 - one.x0
    edges = abs(one.x0 - other.x0) < SAME_EDGE and abs(one.x1 - other.x1) < SAME_EDGE
    apart = max(other.top - one.bottom, one.top - other.bottom)
    length = max(one.bottom, other.bottom) - min(one.top, other.top)
    return edges and apart < width < length


def _around(one: Box, other: Box) -> Box:
    return Box(
        one.page,
        min(one.x0, other.x0),
        min(one.top, other.top),
        max(one.x1, other.x1),
        max(one.bottom, other.bottom),
    )
