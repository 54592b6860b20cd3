"""Segments of a page → columns in reading order, also where one page mixes them.

A gutter is looked for where many segments begin at one x and nothing crosses it; what
crosses (a title, a wide table) divides the page into bands. Above, left, right and
below are then read in that order, each by the same rule.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.parsers.pdf.layout.captions import caption_lines
from ingest.parsers.pdf.layout.lines import WIDE_GAP_EM
from ingest.parsers.pdf.page_model import Island, Line, Word, around, line_of

#: Points within which segments begin at the same x.
SAME_EDGE_POINTS = 3.0
#: Points. A segment that ends closer than this to the next column crosses the gutter.
MIN_GUTTER_POINTS = 5.0
#: Narrowest gap that is a gutter, in letter sizes, and the lines that must begin there.
GUTTER_GAP_EM = 0.55
GUTTER_LINES = 6
#: Fewest segments in a column.
MIN_LINES = 3
#: Lowest share of a text column's letters in segments of three words or more.
PROSE_SHARE = 0.6
#: Fewest lines of a column that may have a short last column beside it.
FULL_COLUMN = 10
#: Fewest lines in a column of an index.
INDEX_LINES = 12
#: Lowest share of its width that prose fills, unless the lines of two columns are not aligned.
FILL = 0.65

Placed = Line | Island


@dataclass(slots=True)
class Column:
    """Lines that are read from top to bottom before the next column.

    Attributes:
        placed: Lines (the segments of a row joined) and islands, from top to bottom.
    """

    placed: list[Placed]
    x0: float
    x1: float

    @property
    def lines(self) -> list[Line]:
        return [thing for thing in self.placed if isinstance(thing, Line)]


def columns_of(placed: Sequence[Placed]) -> list[Column]:
    """Divide a page into columns and put them in reading order."""
    return [_column(part) for part in _divide(_parted(placed), 0) if part]


def _parted(placed: Sequence[Placed]) -> list[Placed]:
    """Split lines that cross a narrow gutter at a gap where other lines begin.

    A gutter may be narrower than the spaces in a line that is set to full width.
    """
    starts = Counter(round(2 * t.x0) / 2 for t in placed if isinstance(t, Line) and not t.rotated)
    leftmost = min(starts, default=0.0)
    edges = [
        x for x, n in starts.items() if n >= GUTTER_LINES and x > leftmost + 8 * MIN_GUTTER_POINTS
    ]
    parted: list[Placed] = []
    for thing in placed:
        if isinstance(thing, Line) and not thing.rotated and edges:
            parted += _at_edges(thing, edges)
        else:
            parted.append(thing)
    return parted


def _at_edges(line: Line, edges: Sequence[float]) -> list[Line]:
    cuts = [
        n
        for n, (before, word) in enumerate(pairwise(line.words), start=1)
        if word.x0 - before.x1 > max(MIN_GUTTER_POINTS, GUTTER_GAP_EM * line.size)
        and any(abs(word.x0 - edge) < 1.0 for edge in edges)
    ]
    if not cuts:
        return [line]
    ends = [0, *cuts, len(line.words)]
    return [line_of(line.words[a:b], page=line.page) for a, b in pairwise(ends)]


def _divide(placed: list[Placed], depth: int) -> list[list[Placed]]:
    split = _best_gutter(placed) if depth < 12 and len(placed) >= 2 * MIN_LINES else None
    split = split or _short_column(placed)
    if split is None:
        return [placed]
    return [part for side in split for part in _divide(side, depth + 1) if part]


def _best_gutter(placed: list[Placed]) -> tuple[list[Placed], ...] | None:
    """Return the gutter with most text beside it, as (above, left, right, below)."""
    best: tuple[float, list[Placed], list[Placed]] | None = None
    for x in _edges(placed):
        for left, right in _bands(placed, x):
            weight = _shared_height(left, right) * min(len(left), len(right))
            if (best is None or weight > best[0]) and _are_text_columns(left, right):
                best = (weight, left, right)
    if best is None:
        return None
    _, left, right = best
    chosen = {id(thing) for thing in (*left, *right)}
    rest = [thing for thing in placed if id(thing) not in chosen]
    middle = (around(left).top + around(right).top + around(left).bottom + around(right).bottom) / 4
    above = [thing for thing in rest if (thing.top + thing.bottom) / 2 < middle]
    below = [thing for thing in rest if (thing.top + thing.bottom) / 2 >= middle]
    return above, left, right, below


def _short_column(placed: list[Placed]) -> tuple[list[Placed], ...] | None:
    """Find a last column of one or two lines beside a full one, at the end of a text."""
    lines = [thing for thing in placed if isinstance(thing, Line) and not thing.rotated]
    if len(lines) < FULL_COLUMN:
        return None
    rightmost = max(lines, key=lambda line: line.x0)
    x = rightmost.x0 - 0.5
    left = [thing for thing in placed if thing.x1 <= x - MIN_GUTTER_POINTS]
    right = [thing for thing in placed if thing.x0 >= x]
    if len(left) + len(right) < len(placed) or len(right) >= MIN_LINES:
        return None
    side = _side(left)
    full = len(side.bases) >= FULL_COLUMN and side.prose >= PROSE_SHARE and side.fill >= 0.75
    words = all(isinstance(t, Line) and _is_prose(t) for t in right)
    beside = around(right).top < around(left).top + 4 * rightmost.size
    return ([], left, right, []) if full and words and beside else None


def _edges(placed: Sequence[Placed]) -> list[float]:
    """Return each x at which several segments begin, one point left of the first."""
    starts = sorted(thing.x0 for thing in placed)
    edges, n = [], 0
    while n < len(starts):
        end = bisect_left(starts, starts[n] + SAME_EDGE_POINTS, n)
        if end - n >= MIN_LINES and starts[n] > starts[0] + 4 * MIN_GUTTER_POINTS:
            edges.append(starts[n] - 0.5)
        n = max(end, n + 1)
    return edges


def _bands(placed: Sequence[Placed], x: float) -> list[tuple[list[Placed], list[Placed]]]:
    """Split at a gutter, again between segments that cross it."""
    crossing = _crossing(placed, x)
    ids = {id(thing) for thing in crossing}
    tops = sorted(thing.top for thing in crossing)
    bands: dict[int, tuple[list[Placed], list[Placed]]] = {}
    for thing in placed:
        if id(thing) in ids:
            continue
        band = bands.setdefault(bisect_left(tops, (thing.top + thing.bottom) / 2), ([], []))
        band[thing.x0 >= x].append(thing)
    return [
        (left, right)
        for left, right in bands.values()
        if len(left) >= MIN_LINES and len(right) >= MIN_LINES
    ]


def _crossing(placed: Sequence[Placed], x: float) -> list[Placed]:
    """Return segments that cross a gutter, with the captions of tables that do."""
    crossing = [thing for thing in placed if thing.x0 < x and thing.x1 > x - MIN_GUTTER_POINTS]
    tables = [t for t in crossing if isinstance(t, Island) and t.kind == "table"]
    if not tables:
        return crossing
    ids = {id(thing) for thing in crossing}
    left = [t for t in placed if isinstance(t, Line) and not t.rotated and id(t) not in ids]
    captions = (line for table in tables for line in caption_lines(table, left))
    return [*crossing, *{id(line): line for line in captions}.values()]


def _shared_height(left: Sequence[Placed], right: Sequence[Placed]) -> float:
    one, other = around(left), around(right)
    return max(0.0, min(one.bottom, other.bottom) - max(one.top, other.top))


@dataclass(slots=True)
class _Side:
    """Measures of how much one side of a gutter resembles running text."""

    prose: float
    fill: float
    bases: list[float]
    letters: int


def _side(placed: Sequence[Placed]) -> _Side:
    lines = [thing for thing in placed if isinstance(thing, Line) and not thing.rotated]
    sizes = [(len(line.text), line) for line in lines]
    letters = sum(n for n, _ in sizes)
    long = [(n, line) for n, line in sizes if _is_prose(line)]
    prose = sum(n for n, _ in long)
    widest = sorted(line.width for _, line in long)[int(0.9 * len(long))] if long else 1.0
    fill = sum(n * min(line.width / widest, 1) for n, line in long) / max(prose, 1)
    return _Side(prose / max(letters, 1), fill, sorted(line.base for _, line in long), letters)


def _is_prose(line: Line) -> bool:
    letters = sum(word.text[:1].isalpha() for word in line.words)
    return letters >= 3 or (letters == 2 and len(line.words) == 2 and len(line.text) > 14)


def _are_text_columns(left: Sequence[Placed], right: Sequence[Placed]) -> bool:
    """Tell columns of text from columns of a table, which are read across."""
    if _shared_height(left, right) <= 0:
        return False
    if _is_index(left, right):
        return True
    one, other = _side(left), _side(right)
    if min(len(one.bases), len(other.bases)) < MIN_LINES:
        return False
    paired = _paired(one.bases, other.bases)
    if min(one.prose, other.prose) < PROSE_SHARE:
        return False
    if min(one.fill, other.fill) >= FILL and _is_full(one, other):
        return True
    return paired < 0.5


def _is_full(one: _Side, other: _Side) -> bool:
    """Return whether both sides are wide enough for running text: 18 letters a line or more."""
    return one.letters >= 18 * len(one.bases) and other.letters >= 18 * len(other.bases)


def _is_index(left: Sequence[Placed], right: Sequence[Placed]) -> bool:
    """Long lists of entries side by side in equal widths, as in a register of names.

    A table with two columns of words looks much the same; but there no cell on the right
    is without one on the left.
    """
    sides = [[t for t in side if isinstance(t, Line) and not t.rotated] for side in (left, right)]
    narrow, wide = sorted((around(left).width, around(right).width))
    if min(map(len, sides)) < INDEX_LINES or narrow < 0.75 * wide:
        return False
    if any(sum(t.text[0].isalpha() for t in side) < 0.6 * len(side) for side in sides):
        return False
    to_pages = all(sum(t.text[-1].isdigit() for t in side) > 0.4 * len(side) for side in sides)
    bases = [sorted(t.base for t in side) for side in sides]
    return to_pages or 1 - _paired(bases[1], bases[0]) > 0.05


def _paired(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the share of lines on the shorter side with a line at the same height."""
    few, many = sorted((one, other), key=len)
    hits = 0
    for base in few:
        n = bisect_left(many, base - 1.0)
        hits += n < len(many) and many[n] <= base + 1.0
    return hits / len(few)


def _column(placed: list[Placed]) -> Column:
    rect = around(placed)
    return Column(rows_of(placed), rect.x0, rect.x1)


def rows_of(placed: Sequence[Placed]) -> list[Placed]:
    """Join the segments on each baseline to one line that knows its wide gaps."""
    rows: list[list[Line]] = []
    rest: list[Placed] = []
    for thing in sorted(placed, key=lambda thing: thing.base if isinstance(thing, Line) else 0):
        if not isinstance(thing, Line) or thing.rotated:
            rest.append(thing)
        elif rows and abs(thing.base - rows[-1][0].base) < 0.25 * min(thing.size, rows[-1][0].size):
            rows[-1].append(thing)
        else:
            rows.append([thing])
    joined: list[Placed] = [_joined(row) for row in rows]
    return sorted(joined + rest, key=lambda thing: (thing.top + thing.bottom) / 2)


def _joined(row: list[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    row.sort(key=lambda line: line.x0)
    cells: list[int] = []
    words: list[Word] = []
    for line in row:
        size = max(line.size, row[0].size)
        if words and line.x0 - words[-1].x1 > WIDE_GAP_EM * size:
            cells.append(len(words))
        words += line.words
    return line_of(words, cells=tuple(cells), page=row[0].page)
