"""Lines of a table without a grid → rows: names over several columns, wrapped cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.parsers.pdf.page_model import Rect, TableLine, around

#: Points by which a name may be off the centre of its columns.
CENTRED_POINTS = 5.0
_NUMERIC = re.compile(r"^[\d.,:%()<>=±−–\-\s*†kK]+$|^[-–—.]$")


def column_edges(rect: Rect, strips: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    starts = [rect.x0, *(right for _, right in strips)]
    ends = [*(left for left, _ in strips), rect.x1]
    return list(zip(starts, ends, strict=True))


def spread_names(row: TableLine, columns: Sequence[tuple[float, float]]) -> None:
    """Repeat a name centred over several columns in all of them.

    Args:
        row: A line of a header with others below it.
        columns: Left and right edge of each column.
    """
    named = [k for k, cell in enumerate(row.cells) if cell]
    for n, k in enumerate(named):
        if k == 0:
            continue
        first = named[n - 1] + row.spans[named[n - 1]] if n else 1
        last = named[n + 1] - 1 if n + 1 < len(named) else len(columns) - 1
        ends = row.cells[k][0]
        middle = (ends.x0 + ends.x1) / 2
        ranges = [(a, b) for a in range(first, k + 1) for b in range(k, last + 1)]
        off = {
            pair: abs((columns[pair[0]][0] + columns[pair[1]][1]) / 2 - middle) for pair in ranges
        }
        nearest = min(off.values())
        a, b = max(
            (pair for pair in ranges if off[pair] < nearest + CENTRED_POINTS),
            key=lambda r: r[1] - r[0],
        )
        row.cells[a], row.cells[k] = row.cells[k], (row.cells[k] if a == k else [])
        row.spans[a], row.spans[k] = b - a + 1, (b - a + 1 if a == k else 1)


def merge_wrapped(rows: list[TableLine], heads: int | None) -> tuple[list[TableLine], int | None]:
    """Join the lines of a header, and the second lines of cells, to one row each.

    A line of names over several columns stays a row by itself.
    """
    merged: list[TableLine] = []
    named = 0
    for n, row in enumerate(rows):
        in_head = heads is not None and n < heads
        spread = bool(merged) and any(span > 1 for span in merged[-1].spans)
        if merged and ((in_head and not spread) or (not in_head and _goes_on(merged[-1], row))):
            for column, lines in enumerate(row.cells):
                merged[-1].cells[column] += lines
            merged[-1].rect = around([merged[-1].rect, row.rect])
        else:
            merged.append(row)
        if in_head:
            named = len(merged)
    return merged, (named if heads else heads)


def _goes_on(before: TableLine, row: TableLine) -> bool:
    """Return whether a line only carries on cells of the row above: words below words."""
    if row.cells[0] or not any(row.cells):
        return False
    for above, own in zip(before.cells, row.cells, strict=True):
        if own and (not above or _NUMERIC.match(above[-1].text) or _NUMERIC.match(own[0].text)):
            return False
    return row.rect.top - before.rect.bottom < 0.6 * row.rect.height
