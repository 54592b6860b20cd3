"""Ruling lines that cross → the cells of each table, open sides closed.

Many tables are drawn without their outer lines, or with lines between some columns or rows
only. So the lines of one table make a grid of elementary cells, and those without a line
between them are one cell.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from ingest.parsers.pdf.page_model import Rect

#: Points by which crossing lines may fall short of each other, as Word draws them.
CROSSING_POINTS = 5.0
#: Points within which parallel lines are one border, drawn double or in pieces.
SAME_BORDER_POINTS = 3.0
#: Least distance from the outermost line across to an open side, in points.
OPEN_SIDE_POINTS = 8.0
#: Lowest share of a cell's side that its line covers.
COVERED_SHARE = 0.6
#: Farthest rule of a table below its upright lines, as a multiple of its tallest row.
NEXT_ROW = 1.5
#: Fewest rules below that go on with a table.
MIN_RULES_BELOW = 2
#: Most elementary cells of a grid; more are a plot.
MAX_ELEMENTS = 20_000


def grids_of(horizontals: Sequence[Rect], verticals: Sequence[Rect]) -> list[list[Rect]]:
    """Return the cells of each set of rules that cross, from the top down."""
    grids = [
        cells
        for across, upright in _connected(horizontals, verticals)
        if (cells := _cells(across, upright))
    ]
    return sorted(grids, key=lambda cells: (cells[0].top, cells[0].x0))


def _connected(
    horizontals: Sequence[Rect], verticals: Sequence[Rect]
) -> list[tuple[list[Rect], list[Rect]]]:
    """Return the sets of rules that cross each other, directly or by others."""
    upright = sorted(verticals, key=lambda rule: rule.x0)
    lefts = [rule.x0 for rule in upright]
    owner = list(range(len(horizontals) + len(upright)))

    def root(n: int) -> int:
        while owner[n] != n:
            owner[n] = owner[owner[n]]
            n = owner[n]
        return n

    for n, rule in enumerate(horizontals):
        first = bisect_left(lefts, rule.x0 - CROSSING_POINTS)
        for k in range(first, bisect_right(lefts, rule.x1 + CROSSING_POINTS)):
            other = upright[k]
            if other.top - CROSSING_POINTS <= rule.top <= other.bottom + CROSSING_POINTS:
                owner[root(n)] = root(len(horizontals) + k)
    groups: defaultdict[int, tuple[list[Rect], list[Rect]]] = defaultdict(lambda: ([], []))
    for n, rule in enumerate([*horizontals, *upright]):
        groups[root(n)][n >= len(horizontals)].append(rule)
    alone = [across[0] for across, up in groups.values() if len(across) == 1 and not up]
    return [
        (_with_rules_below(across, alone), up)
        for across, up in groups.values()
        if len(across) > 1 and up
    ]


def _with_rules_below(across: Sequence[Rect], alone: Sequence[Rect]) -> list[Rect]:
    """Add the rules below that are as long and as close: only the header has upright lines.

    A single one may be the line over the foot of the page, or the top of something else.
    """
    left, right = min(rule.x0 for rule in across), max(rule.x1 for rule in across)
    joined = sorted(across, key=lambda rule: rule.top)
    tallest = max(below.top - rule.top for rule, below in pairwise(joined))
    for rule in sorted(alone, key=lambda rule: rule.top):
        same = max(abs(rule.x0 - left), abs(rule.x1 - right)) < CROSSING_POINTS
        if same and 0 < rule.top - joined[-1].top < NEXT_ROW * tallest:
            joined.append(rule)
    return joined if len(joined) - len(across) >= MIN_RULES_BELOW else list(across)


def _cells(horizontals: Sequence[Rect], verticals: Sequence[Rect]) -> list[Rect]:
    """Return the cells of one set of rules; none where it is too fine for a table."""
    across = [((rule.top + rule.bottom) / 2, rule.x0, rule.x1) for rule in horizontals]
    upright = [((rule.x0 + rule.x1) / 2, rule.top, rule.bottom) for rule in verticals]
    xs = _borders([x for x, _, _ in upright], [x for _, a, b in across for x in (a, b)])
    ys = _borders([y for y, _, _ in across], [y for _, a, b in upright for y in (a, b)])
    if (len(xs) - 1) * (len(ys) - 1) > MAX_ELEMENTS:
        return []
    beside = _separators(upright, xs, ys)
    below = _separators(across, ys, xs)
    return _merged(xs, ys, beside, below)


def _borders(drawn: Sequence[float], ends: Sequence[float]) -> list[float]:
    """Return the places of the borders: those drawn, and the sides that the others reach."""
    borders: list[list[float]] = []
    for place in sorted(drawn):
        if borders and place - borders[-1][0] < SAME_BORDER_POINTS:
            borders[-1].append(place)
        else:
            borders.append([place])
    places = [sum(own) / len(own) for own in borders]
    if min(ends) < places[0] - OPEN_SIDE_POINTS:
        places.insert(0, min(ends))
    if max(ends) > places[-1] + OPEN_SIDE_POINTS:
        places.append(max(ends))
    return places


def _separators(
    rules: Sequence[tuple[float, float, float]], across: Sequence[float], along: Sequence[float]
) -> list[list[bool]]:
    """Tell for each border and each stretch of it if it is drawn.

    Args:
        rules: Place, start and end of each line.
        across: The borders, by their place.
        along: The places that divide each border into stretches.
    """
    covered = [[0.0] * (len(along) - 1) for _ in across]
    for place, start, end in rules:
        border = _nearest(across, place)
        first = max(bisect_right(along, start) - 1, 0)
        for k in range(first, len(along) - 1):
            if along[k] >= end:
                break
            covered[border][k] += max(0.0, min(end, along[k + 1]) - max(start, along[k]))
    return [
        [
            share >= COVERED_SHARE * (b - a)
            for share, (a, b) in zip(row, pairwise(along), strict=True)
        ]
        for row in covered
    ]


def _nearest(places: Sequence[float], place: float) -> int:
    n = bisect_left(places, place)
    near = [k for k in (n - 1, n) if 0 <= k < len(places)]
    return min(near, key=lambda k: abs(places[k] - place))


def _merged(
    xs: Sequence[float],
    ys: Sequence[float],
    beside: Sequence[Sequence[bool]],
    below: Sequence[Sequence[bool]],
) -> list[Rect]:
    """Join elementary cells without a line between them to rectangles."""
    rows, columns = len(ys) - 1, len(xs) - 1
    taken = [[False] * columns for _ in range(rows)]
    cells: list[Rect] = []
    for r in range(rows):
        for c in range(columns):
            if taken[r][c]:
                continue
            right = c + 1
            while right < columns and not beside[right][r] and not taken[r][right]:
                right += 1
            bottom = r + 1
            while bottom < rows and _goes_down(bottom, c, right, beside, below):
                bottom += 1
            for own in taken[r:bottom]:
                own[c:right] = [True] * (right - c)
            cells.append(Rect(xs[c], ys[r], xs[right], ys[bottom]))
    return cells


def _goes_down(
    row: int,
    left: int,
    right: int,
    beside: Sequence[Sequence[bool]],
    below: Sequence[Sequence[bool]],
) -> bool:
    """Return whether the cell above reaches over the same columns of this row."""
    if any(below[row][left:right]):
        return False
    inner = any(beside[k][row] for k in range(left + 1, right))
    closed = all(k in {0, len(beside) - 1} or beside[k][row] for k in (left, right))
    return not inner and closed
