"""Lines of a table's body → rows: cells of several lines are one row.

A line belongs to the row above or below it where its words would not have fitted there, and
no column would get two values; lines between two rules, or closer to each other than the
rest, are a row on the same condition.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingest.parsers.pdf.page_model import Line, Rect, TableLine, around
from ingest.parsers.pdf.tables.strips import Stretch, is_value

#: Width of a word space, in letter sizes.
SPACE_EM = 0.25
#: Points that a line may go on beyond the longest of its column.
SLACK_POINTS = 2.0
#: Smallest indent of a cell's second line, in letter sizes.
INDENT_EM = 0.5
#: Largest distance of two lines of one cell, as a multiple of the letter size.
LEADING_EM = 1.6
#: Largest step within a row, against the smallest; a larger one is between rows.
STEP = 1.25


def merge_wrapped(
    rows: Sequence[TableLine], columns: Sequence[Stretch], rules: Sequence[Rect]
) -> list[TableLine]:
    """Join the lines of each row of a table's body.

    Args:
        columns: Left and right edge of each column.
        rules: Horizontal rules from top to bottom, those around the table included.
    """
    groups = _between_rules(rows, rules) or _by_steps(rows)
    if groups:
        return [_joined(group) for group in groups]
    limits = _limits(rows, columns)
    merged: list[TableLine] = []
    waiting = list(rows)
    while waiting:
        row = waiting.pop(0)
        if merged and _goes_on(merged[-1], row, limits):
            merged[-1] = _joined([merged[-1], row])
        elif waiting and _opens(row, waiting[0], limits):
            waiting[0] = _joined([row, waiting[0]])
        else:
            merged.append(row)
    return merged


def _joined(rows: Sequence[TableLine]) -> TableLine:
    """Make one row of several lines, each column's from top to bottom."""
    cells = [[line for row in rows for line in row.cells[k]] for k in range(len(rows[0].cells))]
    spans = [max(row.spans[k] for row in rows) for k in range(len(cells))]
    return TableLine(cells, spans, around(row.rect for row in rows), rows[0].page)


def _between_rules(rows: Sequence[TableLine], rules: Sequence[Rect]) -> list[list[TableLine]]:
    """Return the rows between each two rules, where rules part every row of the body."""
    if not rows:
        return []
    tops = [rule.top for rule in rules if rule.top > rows[0].rect.top]
    groups: list[list[TableLine]] = [[] for _ in range(len(tops) + 1)]
    for row in rows:
        groups[sum(top < row.rect.bottom - 1 for top in tops)].append(row)
    groups = [group for group in groups if group]
    return groups if len(groups) > 2 and _are_rows(groups) else []


def _by_steps(rows: Sequence[TableLine]) -> list[list[TableLine]]:
    """Return groups of lines that are closer to each other than to the rest."""
    steps = [_base(after) - _base(row) for row, after in pairwise(rows)]
    if not steps or max(steps) < STEP * min(steps):
        return []
    limit = STEP * min(steps)
    groups = [[rows[0]]]
    for step, row in zip(steps, rows[1:], strict=True):
        if step < limit:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups if len(groups) > 2 and _are_rows(groups) else []


def _base(row: TableLine) -> float:
    return max(line.base for cell in row.cells for line in cell)


def _are_rows(groups: Sequence[Sequence[TableLine]]) -> bool:
    """Return whether every group can be one row: several columns, no column with two values."""
    several = [group for group in groups if len(group) > 1]
    if not several:
        return False
    for group in several:
        filled = [[cell for row in group if (cell := row.cells[k])] for k in _columns(group)]
        values = [sum(is_value(_text(cell)) for cell in cells) for cells in filled]
        if max(values) > 1 or not any(len(cells) == 1 or values for cells in filled):
            return False
        if sum(map(bool, filled)) < 2:
            return False
    firsts = [sum(bool(row.cells[0]) for row in group) for group in several]
    return not all(n == len(group) for n, group in zip(firsts, several, strict=True)) or all(
        _is_wrapped(group) for group in several
    )


def _columns(group: Sequence[TableLine]) -> range:
    return range(len(group[0].cells))


def _is_wrapped(group: Sequence[TableLine]) -> bool:
    """Return whether the lines below the first leave other columns open, or go on in them."""
    return all(
        sum(map(bool, row.cells)) < sum(map(bool, group[0].cells))
        or any(_begins_low(cell) for cell in row.cells if cell)
        for row in group[1:]
    )


def _text(cell: Sequence[Line]) -> str:
    return " ".join(line.text for line in cell)


def _begins_low(cell: Sequence[Line]) -> bool:
    return cell[0].text[:1].islower()


def _limits(rows: Sequence[TableLine], columns: Sequence[Stretch]) -> list[float]:
    """Return the right end of the longest line of each column."""
    limits = []
    for k, (left, right) in enumerate(columns):
        ends = [line.x1 for row in rows if row.spans[k] == 1 for line in row.cells[k]]
        limits.append(max((x for x in ends if x <= right + SLACK_POINTS), default=left))
    return limits


def _was_full(line: Line, after: Line, limit: float) -> bool:
    """Return whether the next line's first word would not have fitted on a line."""
    word = after.words[0]
    room = line.x1 + SPACE_EM * line.size + (word.x1 - word.x0)
    return line.text.endswith("-") or room > limit + SLACK_POINTS


def _goes_on(before: TableLine, row: TableLine, limits: Sequence[float]) -> bool:
    """Return whether a line only carries on cells of the row above: words below words."""
    filled = [k for k, cell in enumerate(row.cells) if cell]
    if not filled or row.rect.top - before.rect.bottom > 0.6 * row.rect.height:
        return False
    for k in filled:
        above, own = before.cells[k], row.cells[k]
        if not above or is_value(_text(above[-1:])) or is_value(_text(own)):
            return False
    if not row.cells[0]:
        return True
    carried = [_carries_on(before.cells[k][-1], row.cells[k][0], limits[k]) for k in filled]
    alone = len(filled) < sum(map(bool, before.cells))
    return all(carried) and (alone or all(_begins_low(row.cells[k]) for k in filled))


def _carries_on(line: Line, after: Line, limit: float) -> bool:
    indented = after.x0 > line.x0 + INDENT_EM * line.size
    low = after.text[:1].islower() or after.text[:1] == "("
    return _was_full(line, after, limit) and (low or indented) and after.bold == line.bold


def _opens(row: TableLine, following: TableLine, limits: Sequence[float]) -> bool:
    """Return whether a line is the beginning of the first cell of the row below it."""
    if not row.cells[0] or any(row.cells[1:]) or not following.cells[0]:
        return False
    line, after = row.cells[0][-1], following.cells[0][0]
    if after.base - line.base > LEADING_EM * line.size or not any(following.cells[1:]):
        return False
    return after.text[:1].islower() and _carries_on(line, after, limits[0])
