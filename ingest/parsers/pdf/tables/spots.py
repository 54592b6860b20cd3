"""Cells of a ruled table, parted where rules are missing: by white strips and baselines.

Where a table has rules between some of its columns or rows only, a cell of its grid holds
several. Columns are parted where the words of a wide cell keep to the columns of the others,
or where most rows leave a strip white; rows where the numbers of several columns share
baselines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.parsers.pdf.layout.columns import rows_of
from ingest.parsers.pdf.layout.lines import gather
from ingest.parsers.pdf.page_model import Line, Rect, Word, line_of
from ingest.parsers.pdf.tables.strips import (
    Stretch,
    is_value,
    pieces_of,
    stretches,
    strips_between,
)

#: Points that a word may reach over the border of its column.
OVER_BORDER_POINTS = 2.0
#: Lowest share of a column's rows that have words on both sides of a white strip.
PARTED_SHARE = 0.6
#: Fewest rows whose words part a column.
PARTED_ROWS = 3
#: Largest difference of baselines of one row, in letter sizes.
SAME_BASE_EM = 0.3


@dataclass(slots=True)
class Spot:
    """One cell of a ruled table and its lines."""

    rect: Rect
    lines: list[Line] = field(default_factory=list)


def lines_of_words(words: Sequence[Word], page: int) -> list[Line]:
    """Return the words of one cell as lines from top to bottom."""
    if not words:
        return []
    lines = [row for row in rows_of(gather(words)) if isinstance(row, Line)]
    for line in lines:
        line.page = page
    return lines


def part_columns(spots: Sequence[Spot], lefts: Sequence[float]) -> list[Spot]:
    """Part the cells that hold several columns.

    Args:
        lefts: Left edges of the columns that the rules make.
    """
    end = max(spot.rect.x1 for spot in spots)
    added = [x for x0, x1 in pairwise([*lefts, end]) for x in _parting(spots, x0, x1)]
    borders = list(pairwise([*sorted([*lefts, *added]), end]))
    return [part for spot in spots for part in _parted(spot, borders)]


def _parting(spots: Sequence[Spot], x0: float, x1: float) -> list[float]:
    """Return the middles of the white strips that part one column of the rules."""
    rows: list[list[Stretch]] = []
    for spot in spots:
        if spot.rect.x0 < x1 - 1 and spot.rect.x1 > x0 + 1:
            for line in spot.lines:
                pieces = stretches(pieces_of(line))
                rows.append([(a, b) for a, b in pieces if x0 <= (a + b) / 2 <= x1])
    several = [row for row in rows if len(row) > 1]
    filled = sum(map(bool, rows))
    if len(several) < PARTED_ROWS or len(several) < PARTED_SHARE * filled:
        return []
    return [
        (a + b) / 2
        for a, b in strips_between(several, 0.1 * len(several))
        if _sides(several, (a + b) / 2) >= PARTED_SHARE * len(several)
    ]


def _sides(rows: Sequence[Sequence[Stretch]], x: float) -> int:
    """Count the rows that have pieces on both sides of a place."""
    return sum(any(b <= x + 1 for _, b in row) and any(a >= x - 1 for a, _ in row) for row in rows)


def _parted(spot: Spot, borders: Sequence[Stretch]) -> list[Spot]:
    """Part a cell over several columns whose words keep to them.

    Lines above that reach over several columns are a name of theirs, and a cell by themselves.
    """
    own = [(a, b) for a, b in borders if a > spot.rect.x0 - 3 and b < spot.rect.x1 + 3]
    if len(own) < 2 or not spot.lines:
        return [spot]
    fits = [_columns_of(line, own) for line in spot.lines]
    start = len(fits)
    while start and fits[start - 1]:
        start -= 1
    if not any(len(set(columns)) > 1 for columns in fits[start:]):
        return [spot]
    x0, top, x1, bottom = spot.rect
    parts: list[Spot] = []
    if start:
        middle = (spot.lines[start - 1].bottom + spot.lines[start].top) / 2
        parts.append(Spot(Rect(x0, top, x1, middle), spot.lines[:start]))
        top = middle
    for column, (left, right) in enumerate(own):
        lines = [
            line_of(words, page=line.page)
            for line, columns in zip(spot.lines[start:], fits[start:], strict=True)
            if (words := [w for w, k in zip(line.words, columns, strict=True) if k == column])
        ]
        parts.append(Spot(Rect(left, top, right, bottom), lines))
    return parts


def _columns_of(line: Line, borders: Sequence[Stretch]) -> list[int]:
    """Return the column of each word; none where a piece reaches over a border."""
    columns: list[int] = []
    for words in pieces_of(line, narrow=True):
        middle = (words[0].x0 + words[-1].x1) / 2
        column = next((k for k, (_, end) in enumerate(borders) if middle < end), len(borders) - 1)
        x0, x1 = borders[column]
        if max(x0 - words[0].x0, words[-1].x1 - x1) > OVER_BORDER_POINTS:
            return []
        columns += [column] * len(words)
    return columns


def part_rows(spots: Sequence[Spot]) -> list[Spot]:
    """Part the rows of the rules that hold several rows of values."""
    bands: dict[tuple[int, int], list[Spot]] = {}
    for spot in spots:
        band = (round(spot.rect.top / 3), round(spot.rect.bottom / 3))
        bands.setdefault(band, []).append(spot)
    return [part for band in bands.values() for part in _part_band(band)]


def _part_band(band: list[Spot]) -> list[Spot]:
    """Part cells side by side at the baselines that begin a row."""
    most = max((line for spot in band for line in spot.lines), key=lambda t: t.size, default=None)
    starts = _row_starts(band)
    if most is None or len(starts) < 2:
        return band
    edges = [band[0].rect.top, *(top for top in starts[1:]), band[0].rect.bottom]
    parts: list[Spot] = []
    for spot in band:
        for top, bottom in pairwise(edges):
            lines = [one for one in spot.lines if top <= (one.top + one.bottom) / 2 < bottom]
            parts.append(Spot(Rect(spot.rect.x0, top, spot.rect.x1, bottom), lines))
    return parts


def _row_starts(band: Sequence[Spot]) -> list[float]:
    """Return the tops of the rows that share a band; none where it is one row.

    Values do not wrap, so a column of values has as many rows as it has lines.
    """
    valued = [
        spot.lines
        for spot in band
        if len(spot.lines) > 1 and all(is_value(line.text) for line in spot.lines)
    ]
    if not valued or sum(len(spot.lines) > 1 for spot in band) < 2:
        return []
    lines = max(valued, key=len)
    others = [one for spot in band for one in spot.lines]
    fits = sum(
        any(abs(one.base - own.base) < SAME_BASE_EM * own.size for own in others) for one in lines
    )
    if fits < len(lines):
        return []
    return [line.top - 0.15 * line.size for line in lines]
