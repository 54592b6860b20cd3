"""Header rows of a table without a grid: how many, and which names are over several columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.parsers.pdf.page_model import Line, Rect, TableLine, around, text_of
from ingest.parsers.pdf.tables.strips import Stretch, column_at, is_value, pieces_of, stretches

#: Points by which a name may be off the centre of its columns.
CENTRED_POINTS = 5.0
#: The same for the only name over all columns, as a share of their width.
OVER_ALL_SHARE = 0.1
#: Largest distance from a name down to the rule that spans its columns, in letter sizes.
RULE_EM = 1.2
#: Lowest share of rows with values of a column of values.
VALUED_SHARE = 0.5
#: Most lines of column names.
MAX_NAME_ROWS = 6
_YEAR = re.compile(r"^(?:19|20)\d\d(?:\s*[-–/]\s*\d{2,4})?\*?$")


def column_edges(rect: Rect, strips: Sequence[Stretch]) -> list[Stretch]:
    """Return the left and right edge of each column."""
    starts = [rect.x0, *(right for _, right in strips)]
    ends = [*(left for left, _ in strips), rect.x1]
    return list(zip(starts, ends, strict=True))


def header_rows(rows: Sequence[Line], strips: Sequence[Stretch], rules: Sequence[Rect]) -> int:
    """Count the rows above the body.

    Those above the first row of values; where columns hold no values, those above the
    second rule, of three or more.
    """
    valued = [_has_values(row, strips) for row in rows]
    under = 0
    if len(rules) > 2:
        middle = next((rule.top for rule in rules if rule.top > rows[0].base), 0.0)
        under = sum(row.base < middle for row in rows)
    first = valued.index(True) if any(valued) else MAX_NAME_ROWS + 1
    if first > MAX_NAME_ROWS or sum(valued) < VALUED_SHARE * (len(rows) - first):
        return under if under < len(rows) else 0
    while first < len(rows) - 1 and _are_years(rows[first]) and not _are_years(rows[first + 1]):
        first = next((n for n in range(first + 1, len(rows)) if valued[n]), len(rows) - 1)
    above = [rule.top for rule in rules[1:-1] if rows[0].base < rule.top < rows[first].base]
    if above:
        first = max(sum(row.base < above[-1] for row in rows), under)
    while first and not above and _names_rows(rows[first - 1], strips):
        first -= 1
    return first


def _has_values(row: Line, strips: Sequence[Stretch]) -> bool:
    pieces = pieces_of(row)
    return any(
        is_value(text_of(words)) and column_at((left + right) / 2, strips) > 0
        for words, (left, right) in zip(pieces, stretches(pieces), strict=True)
    )


def _are_years(row: Line) -> bool:
    pieces = [text_of(words) for words in pieces_of(row)]
    years = [bool(_YEAR.match(text)) for text in pieces]
    return sum(years) > 1 and all(years[1:])


def _names_rows(row: Line, strips: Sequence[Stretch]) -> bool:
    """Return whether a row has words in the first column only: a name of the rows below it."""
    (_, right), *others = stretches(pieces_of(row))
    return not others and column_at(row.x0, strips) == 0 == column_at(right, strips)


def spread_over_rules(
    row: TableLine, below: TableLine, columns: Sequence[Stretch], rules: Sequence[Rect]
) -> bool:
    """Let each name stand for the columns of the short rule under it; tell if there was one."""
    found = False
    for k, cell in enumerate(row.cells):
        if not cell or k == 0:
            continue
        last = cell[-1]
        under = [
            rule
            for rule in rules
            if last.base - 1 < rule.top < last.base + RULE_EM * last.size
            and rule.top < below.rect.bottom
            and rule.x0 - 3 <= (last.x0 + last.x1) / 2 <= rule.x1 + 3
            and rule.width < 0.8 * (columns[-1][1] - columns[0][0])
        ]
        own = [n for n, (a, b) in enumerate(columns) if any(_lies_in(a, b, r) for r in under)]
        if len(own) > 1 and not any(row.cells[n] for n in own if n != k):
            _move(row, k, own[0], len(own))
            found = True
    return found


def _lies_in(x0: float, x1: float, rule: Rect) -> bool:
    return rule.x0 - 6 <= (x0 + x1) / 2 <= rule.x1 + 6


def _move(row: TableLine, k: int, first: int, span: int) -> None:
    lines = row.cells[k]
    row.cells[k], row.spans[k] = [], 1
    row.cells[first], row.spans[first] = lines, span


def spread_names(row: TableLine, columns: Sequence[Stretch]) -> None:
    """Let a name centred over several columns stand for all of them.

    Args:
        row: A line of a header with others below it.
        columns: Left and right edge of each column.
    """
    named = [k for k, cell in enumerate(row.cells) if cell]
    if len(named) == 1 and named[0] and _is_over_all(row.cells[named[0]][0], columns):
        _move(row, named[0], 1, len(columns) - 1)
        return
    for n, k in enumerate(named):
        if k == 0:
            continue
        first = named[n - 1] + row.spans[named[n - 1]] if n else 1
        last = named[n + 1] - 1 if n + 1 < len(named) else len(columns) - 1
        ends = row.cells[k][0]
        middle = (ends.x0 + ends.x1) / 2
        ranges = [(a, b) for a in range(first, k + 1) for b in range(k, last + 1)]
        if not ranges:
            continue
        off = {
            pair: abs((columns[pair[0]][0] + columns[pair[1]][1]) / 2 - middle) for pair in ranges
        }
        nearest = min(off.values())
        a, b = max(
            (pair for pair in ranges if off[pair] < nearest + CENTRED_POINTS),
            key=lambda r: r[1] - r[0],
        )
        _move(row, k, a, b - a + 1)


def _is_over_all(name: Line, columns: Sequence[Stretch]) -> bool:
    """Return whether a row's only name is in the middle of all columns but the first."""
    left, right = columns[1][0], columns[-1][1]
    off = abs((name.x0 + name.x1) / 2 - (left + right) / 2)
    return len(columns) > 3 and off < OVER_ALL_SHARE * (right - left)


def spread_groups(row: TableLine, below: TableLine) -> bool:
    """Let names over the first of equal groups of columns stand for their groups.

    A name may be set over the left or right edge of its first column. Then only the order
    tells: names at every second (third) column.

    Returns:
        Whether the columns are such groups.
    """
    named = [k for k, cell in enumerate(row.cells) if cell]
    under = [k for k, cell in enumerate(below.cells) if cell and k > 0]
    if len(named) < 2 or named[0] == 0:
        return False
    size = named[1] - named[0]
    regular = list(range(named[0], named[0] + size * len(named), size)) if size > 1 else []
    every = list(range(named[0], named[0] + size * len(named)))
    if named != regular or under != every:
        return False
    for k in named:
        row.spans[k] = size
    return True


def merge_header(rows: Sequence[TableLine]) -> list[TableLine]:
    """Join the lines of column names to one row each; names over several columns stay a row."""
    merged: list[TableLine] = []
    for row in rows:
        spread = bool(merged) and any(span > 1 for span in merged[-1].spans)
        if merged and (not spread or _is_second_line(merged[-1], row)):
            for column, lines in enumerate(row.cells):
                merged[-1].cells[column] += lines
            merged[-1].rect = around([merged[-1].rect, row.rect])
        else:
            merged.append(row)
    return merged


def _is_second_line(above: TableLine, row: TableLine) -> bool:
    """Return whether a row only goes on with names that are over several columns."""
    named = [k for k, cell in enumerate(row.cells) if cell]
    return all(above.spans[k] > 1 and row.spans[k] == above.spans[k] for k in named)
