"""Words → lines: baselines, raised markers, spaced-out letters, right-to-left text.

A line here is a segment: a wide gap divides the words on one baseline, because a
column, a cell or a tab stop begins there. ``columns`` decides which it was.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import get_args

from ingest.parsers.pdf.layout.words import SPACE, words_of
from ingest.parsers.pdf.marginalia.large_words import settle_large_words
from ingest.parsers.pdf.marginalia.narrow_gaps import parted_at_narrow_gaps
from ingest.parsers.pdf.marginalia.slanted import part_slanted, slanted_lines
from ingest.parsers.pdf.page_model import Glyph, Line, Turn, Word, line_of, turned, turned_back

#: Shares of the letter size: the smallest gap between words that splits a line.
WIDE_GAP_EM = 1.1
#: Largest difference of baselines within a line.
SAME_BASELINE = 0.25
#: Largest letters that may be super- or subscript, as a share of the line's.
SMALL = 0.85
#: Least distance of a subscript's baseline below the line's, in letter sizes.
LOWERED = 0.08
#: Fewest lines that a stamp runs across.
STAMPED_LINES = 3
#: Largest gap between a footnote's marker and its first word, in letter sizes.
FIRST_GAP_EM = 1.2


def reading_turn(glyphs: Iterable[Glyph]) -> Turn:
    """Return the turn of most of the page's letters."""
    counts = Counter(glyph[8] for glyph in glyphs)
    return counts.most_common(1)[0][0] if counts else 0


def lines_of(glyphs: list[Glyph], turn: Turn, width: float, height: float) -> list[Line]:
    """Gather a page's glyphs in lines, in the reading frame given by ``turn``.

    Args:
        glyphs: In the order of drawing, page coordinates.
        width, height: Of the page as shown.

    Returns:
        From top to bottom; lines that run another way than the page last.
    """
    glyphs, slanted = part_slanted(glyphs)
    across = slanted_lines(slanted, lambda own: gather(words_of(own)))
    if turn:
        for line in across:
            _carry(line, 0, turn, width, height)
    if turn == 0 and all(glyph[8] == 0 for glyph in glyphs):
        return gather(words_of(glyphs)) + across
    lines: list[Line] = []
    for way in sorted(get_args(Turn), key=lambda way: way != turn):
        own = [_turn_glyph(glyph, way, width, height) for glyph in glyphs if glyph[8] == way]
        found = gather(words_of(own))
        if way != turn:
            found = [_carried(line, way, turn, width, height) for line in found]
        lines += found
    return _apart_across(lines) + across


def _apart_across(lines: list[Line]) -> list[Line]:
    """Mark turned lines that run across several others: stamps."""
    level = [line for line in lines if not line.rotated]
    for line in lines:
        if line.rotated:
            over = [
                other
                for other in level
                if other.x0 < (line.x0 + line.x1) / 2 < other.x1
                and line.top < (other.top + other.bottom) / 2 < line.bottom
            ]
            line.apart = len(over) >= STAMPED_LINES
    return lines


def _turn_glyph(glyph: Glyph, turn: Turn, width: float, height: float) -> Glyph:
    x0, top, x1, bottom = turned(glyph[1:5], turn, width, height)
    base = {0: glyph.base, 90: glyph.base, 180: height - glyph.base, 270: width - glyph.base}
    return glyph._replace(x0=x0, top=top, x1=x1, bottom=bottom, base=base[turn])


def _carried(line: Line, way: Turn, turn: Turn, width: float, height: float) -> Line:
    """Turn a line of another direction into the page's reading frame and mark it."""
    _carry(line, way, turn, width, height)
    carried = line_of(line.words, rotated=True)
    carried.x0 = min(word.x0 for word in line.words)
    carried.way = next(known for known in get_args(Turn) if known == (way - turn) % 360)
    return carried


def _carry(line: Line, way: int, turn: Turn, width: float, height: float) -> None:
    for word in line.words:
        shown = turned_back((word.x0, word.top, word.x1, word.bottom), way, width, height)
        word.x0, word.top, word.x1, word.bottom = turned(shown, turn, width, height)
        word.base = word.bottom


@dataclass(slots=True)
class _Row:
    base: float
    size: float
    words: list[Word] = field(default_factory=list)

    def takes(self, word: Word) -> bool:
        return abs(word.base - self.base) < SAME_BASELINE * min(word.size, self.size)

    def is_beside(self, word: Word) -> bool:
        """Return whether the word is at this row's height and next to one of its words."""
        middle = (word.top + word.bottom) / 2
        room = FIRST_GAP_EM if word.text.isdigit() and self._is_left_of_all(word) else 0.5
        return any(
            other.top <= middle <= other.bottom
            and -0.3 * other.size < max(word.x0 - other.x1, other.x0 - word.x1) < room * other.size
            for other in self.words
            if word.size < SMALL * other.size
        )

    def _is_left_of_all(self, word: Word) -> bool:
        return all(word.x1 < other.x0 for other in self.words if other is not word)


def gather(words: Iterable[Word]) -> list[Line]:
    """Group words by baseline and split the lines at wide gaps.

    Returns:
        From top to bottom, from left to right.
    """
    rows: list[_Row] = []
    large = settle_large_words(parted_at_narrow_gaps(list(words)))
    for word in sorted(large.words, key=lambda word: word.base):
        if not (rows and rows[-1].takes(word)):
            rows.append(_Row(word.base, word.size))
        rows[-1].words.append(word)
    _settle_small_words(rows)
    lines = [line for row in rows if row.words for line in _segments(row.words)]
    large.widen(lines)
    stamps = [line_of([word], rotated=True) for word in large.stamps]
    for stamp in stamps:
        stamp.apart = True
    return lines + stamps


def _settle_small_words(rows: list[_Row]) -> None:
    """Move superscripts and subscripts to the row that they belong to."""
    for n, row in enumerate(rows):
        neighbours = [rows[m] for m in (n + 1, n - 1, n + 2) if 0 <= m < len(rows)]
        for word in list(row.words):
            home = row if row.is_beside(word) else None
            if home is None:
                home = next((other for other in neighbours if other.is_beside(word)), None)
            if home is None:
                continue
            if home is not row:
                row.words.remove(word)
                home.words.append(word)
            word.raised = word.bottom < home.base - 0.05 * word.size
            word.lowered = word.base > home.base + LOWERED * home.size
            word.base = home.base


def _segments(words: list[Word]) -> Iterable[Line]:
    words.sort(key=lambda word: word.x0)
    words = _close_letterspacing(_without_doubles(words))
    segment: list[Word] = []
    for word in words:
        if segment:
            before = segment[-1]
            gap = word.x0 - before.x1
            size = max(before.size, word.size)
            if gap > WIDE_GAP_EM * size:
                yield line_of(_in_reading_order(segment))
                segment = []
            else:
                tight = gap < SPACE * min(before.size, word.size)
                word.glued = tight and not word.spaced
        segment.append(word)
    yield line_of(_in_reading_order(segment))


def _without_doubles(words: list[Word]) -> list[Word]:
    """Drop words drawn twice in one place, for a shadow or to look bold."""
    kept: list[Word] = []
    for word in words:
        twin = any(
            other.text == word.text
            and abs(other.x0 - word.x0) < 0.25 * word.size
            and abs(other.base - word.base) < 0.15 * word.size
            for other in kept[-2:]
        )
        if not twin:
            kept.append(word)
    return kept


def _close_letterspacing(words: list[Word]) -> list[Word]:
    """Join letterspaced words («K J Ø N N»)."""
    if len(words) < 4 or sum(len(word.text) == 1 for word in words) < 0.8 * len(words):
        return words
    gaps = [after.x0 - before.x1 for before, after in pairwise(words)]
    usual = median(gaps)
    if not all(word.text.isalpha() for word in words) or not 0 < usual < 0.6 * words[0].size:
        return words
    closed = [words[0]]
    for word, gap in zip(words[1:], gaps, strict=True):
        last = closed[-1]
        if gap < 1.6 * usual and word.size == last.size:
            last.text += word.text
            last.x1 = word.x1
        else:
            word.spaced = True
            closed.append(word)
    return closed


def _is_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text)


def _in_reading_order(words: list[Word]) -> list[Word]:
    """Reverse a right-to-left line that is drawn from the left."""
    backwards = [max(word.text) >= "\u0590" and _is_right_to_left(word.text) for word in words]
    if sum(backwards) * 2 <= len(words):
        return words
    for word, is_backwards in zip(words, backwards, strict=True):
        if is_backwards:
            word.text = unicodedata.normalize("NFKC", word.text[::-1])
    glued = [word.glued for word in words]
    words.reverse()
    for n, word in enumerate(words):
        word.glued = n > 0 and glued[len(words) - n]
    return words
