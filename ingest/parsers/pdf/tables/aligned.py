"""Tables without a grid: columns found by the white strips that run down between them."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.parsers.pdf.layout.columns import columns_of, rows_of
from ingest.parsers.pdf.page_model import (
    Island,
    Line,
    PageLayout,
    Rect,
    TableLine,
    Word,
    around,
    text_of,
)
from ingest.parsers.pdf.tables.headers import (
    MAX_NAME_ROWS,
    column_edges,
    header_rows,
    merge_header,
    spread_groups,
    spread_names,
    spread_over_rules,
)
from ingest.parsers.pdf.tables.regions import (
    captioned_regions,
    is_inside,
    lines_among,
    may_have_values,
    named_values,
    ruled_regions,
    value_regions,
)
from ingest.parsers.pdf.tables.rotated_heads import head_above
from ingest.parsers.pdf.tables.spots import lines_of_words
from ingest.parsers.pdf.tables.strips import (
    Stretch,
    column_at,
    is_value,
    joined_at,
    pieces_of,
    stretches,
    strips_between,
)
from ingest.parsers.pdf.tables.wrapping import merge_wrapped

#: Rows from which a gap that all leave open is a column border, however narrow.
FINE_ROWS = 5
#: Fewest rows from the first values on that tell the columns without the names above.
MIN_BODY_ROWS = 3


def take_aligned_tables(layout: PageLayout, tables: Sequence[Island] = ()) -> list[Island]:
    """Remove from a page the tables that have no grid.

    Args:
        tables: Those that were found before; their captions tell of no others.
    """
    islands: list[Island] = []
    for rect, rules in ruled_regions(layout):
        inside = [line for line in layout.lines if is_inside(line, rect)]
        _take(layout, inside, rules, islands)
    if any(line.text.casefold().startswith("tab") for line in layout.lines):
        for rows in captioned_regions(columns_of([*layout.lines, *tables, *islands])):
            _take(layout, _segments(layout, rows), [], islands)
    if may_have_values(layout):
        for rows in value_regions(columns_of([*layout.lines, *tables, *islands])):
            _take(layout, _segments(layout, rows), [], islands)
    return islands


def _segments(layout: PageLayout, rows: Sequence[Line]) -> list[Line]:
    words = {id(word) for row in rows for word in row.words}
    return [line for line in layout.lines if id(line.words[0]) in words]


def _take(
    layout: PageLayout, inside: Sequence[Line], rules: Sequence[Rect], islands: list[Island]
) -> None:
    """Add the table that some lines make, if they do, and remove them from the page."""
    island = _table(layout, inside, rules)
    if island is None:
        return
    ids = {id(line) for line in inside}
    layout.lines = [line for line in layout.lines if id(line) not in ids]
    islands.append(island)


def _table(layout: PageLayout, lines: Sequence[Line], rules: Sequence[Rect]) -> Island | None:
    rows = lines_among(rows_of(lines))
    strips = strips_of(rows)
    if not strips:
        return None
    heads = header_rows(rows, strips, rules)
    placed = [_cells(row, strips, layout.number, n < heads) for n, row in enumerate(rows)]
    rect = around(rows)
    edges = column_edges(rect, strips)
    for n in range(heads - 1):
        by_rule = spread_over_rules(placed[n], placed[n + 1], edges, layout.horizontals)
        if not by_rule and not spread_groups(placed[n], placed[n + 1]):
            spread_names(placed[n], edges)
    header = merge_header(placed[:heads])
    body = merge_wrapped(placed[heads:], edges, rules)
    lefts = [rect.x0, *(right for _, right in strips)]
    above = head_above(layout, rect, [rect.x0, *((left + right) / 2 for left, right in strips)])
    if above is not None:
        header.insert(0, above)
        rect = around([rect, above.rect])
    known = len(header) if header or len(rules) > 2 else None
    island = Island("table", *rect, page=layout.number, rows=[*header, *body], heads=known)
    island.columns = lefts
    return island


def strips_of(rows: Sequence[Line]) -> list[Stretch]:
    """Return the white strips between the columns of some rows; none where there is no table."""
    celled = [row for row in _body(rows) if len(pieces_of(row)) > 1]
    if len(celled) < 2:
        return []
    fine = len(celled) >= FINE_ROWS
    covered = [stretches(pieces_of(row, narrow=fine)) for row in celled]
    some = max(1.0, 0.12 * len(celled)) if len(celled) > 3 else 0.0
    return max(strips_between(covered, 0.0), strips_between(covered, some), key=len)


def _body(rows: Sequence[Line]) -> Sequence[Line]:
    """Return the rows from the first values on: names may be between the columns they share."""
    first = next((n for n, row in enumerate(rows) if named_values(row)), 0)
    body = rows[first:] if first <= MAX_NAME_ROWS else rows
    return body if len(body) >= MIN_BODY_ROWS else rows


def _cells(row: Line, strips: Sequence[Stretch], page: int, is_head: bool) -> TableLine:
    """Assign a row's pieces to the columns; a piece over several goes to the first."""
    columns: list[list[Word]] = [[] for _ in range(len(strips) + 1)]
    spans = [1] * len(columns)
    pieces = pieces_of(row, narrow=is_head)
    for words, (left, right) in zip(pieces, stretches(pieces), strict=True):
        begin, end = column_at(left, strips), column_at(right, strips)
        if begin < end and len(pieces) > 1 and not is_head and not joined_at(words, strips):
            for word in words:
                columns[column_at((word.x0 + word.x1) / 2, strips)].append(word)
            continue
        if begin < end and (len(words) < 3 or is_head or is_value(text_of(words))):
            begin = end = column_at((left + right) / 2, strips)
        columns[begin] += words
        spans[begin] = max(spans[begin], end - begin + 1)
    cells = [lines_of_words(words, page) for words in columns]
    return TableLine(cells, spans, around([row]), page)
