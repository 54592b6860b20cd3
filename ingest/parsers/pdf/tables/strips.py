"""White strips between the pieces of rows: where the columns of a table are parted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingest.parsers.pdf.page_model import Line, Word

#: Narrowest white strip that is a column border, in points.
MIN_STRIP_POINTS = 3.5
#: Smallest gap between two column names, in letter sizes.
HEAD_GAP_EM = 0.55

#: Left and right edge of a strip or a column.
Stretch = tuple[float, float]


def pieces_of(row: Line, *, narrow: bool = False) -> list[list[Word]]:
    """Split a row's words at wide gaps; with ``narrow`` at those of column names too."""
    ends = [0, *row.cells, len(row.words)]
    if narrow:
        gap = HEAD_GAP_EM * row.size
        ends = [0]
        ends += [n for n, (a, b) in enumerate(pairwise(row.words), start=1) if b.x0 - a.x1 > gap]
        ends.append(len(row.words))
    return [row.words[first:after] for first, after in pairwise(ends)]


def strips_between(rows: Sequence[Sequence[Stretch]], allowed: float) -> list[Stretch]:
    """Return white strips that all but the allowed number of rows leave open.

    Args:
        rows: The stretches that each row's pieces cover.
    """
    covered = [stretch for row in rows for stretch in row]
    if not covered:
        return []
    left, right = min(a for a, _ in covered), max(b for _, b in covered)
    cover = [0] * (int(right - left) + 2)
    for row in rows:
        for start, end in row:
            first, after = int(start - left + 0.5), int(end - left + 0.5)
            for x in range(max(0, first), min(len(cover), after)):
                cover[x] += 1
    strips, start_at = [], None
    for x, count in enumerate([*cover, len(rows) + 1]):
        if count <= allowed and start_at is None:
            start_at = x
        elif count > allowed and start_at is not None:
            if x - start_at >= MIN_STRIP_POINTS and start_at > 0 and x < len(cover) - 1:
                strips.append((left + start_at, left + x))
            start_at = None
    return strips


def stretches(pieces: Sequence[Sequence[Word]]) -> list[Stretch]:
    """Return the left and right edge of each piece."""
    return [(words[0].x0, words[-1].x1) for words in pieces]
