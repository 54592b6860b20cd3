"""Tables without a grid: columns found by the white strips that run down between them.

Looked for only where something says that there is a table: two or more horizontal rules
of one length, or a caption that calls it one. A chart's labels line up too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile

from ingest.blocks.contents import is_contents_line
from ingest.parsers.pdf.layout.captions import caption_match
from ingest.parsers.pdf.layout.columns import Placed, columns_of, rows_of
from ingest.parsers.pdf.page_model import Island, Line, PageLayout, Rect, TableLine, Word, around
from ingest.parsers.pdf.tables.headers import column_edges, merge_wrapped, spread_names
from ingest.parsers.pdf.tables.spots import lines_of_words

#: Points by which the ends of rules of one table may differ.
SAME_END_POINTS = 4.0
#: Narrowest white strip that is a column border, in points.
MIN_STRIP_POINTS = 3.5
#: Smallest gap between two column names, in letter sizes.
HEAD_GAP_EM = 0.55
#: Most words in one piece of a table row; more are prose.
PROSE_WORDS = 7
#: Largest distance of rows in a table without rules, as a multiple of their size.
FARTHEST = 2.6
#: Rows from which a gap that all leave open is a column border, however narrow.
FINE_ROWS = 5
#: Largest distance from a header's last line to the rule below it, in points.
HEADER_STEP_POINTS = 14.0
#: Largest table, as a share of the page's height; more is framed by head and foot rules.
MAX_TABLE_SHARE = 0.78
#: Most lines of a header, between the table's first two rules.
HEADER_ROWS = 3


def take_aligned_tables(layout: PageLayout, tables: Sequence[Island] = ()) -> list[Island]:
    """Remove from a page the tables that have no grid, only rules or a caption.

    Args:
        tables: Those that were found before; their captions tell of no others.
    """
    islands: list[Island] = []
    for rect, rules in _ruled_regions(layout):
        inside = [line for line in layout.lines if _is_inside(line, rect)]
        island = _table(inside, rules, layout.number)
        if island:
            islands.append(_take(layout, island, inside))
    for rows in _captioned_regions(layout, [*tables, *islands]):
        words = {id(word) for row in rows for word in row.words}
        inside = [line for line in layout.lines if id(line.words[0]) in words]
        island = _table(inside, [], layout.number)
        if island:
            islands.append(_take(layout, island, inside))
    return islands


def _take(layout: PageLayout, island: Island, inside: Sequence[Line]) -> Island:
    ids = {id(line) for line in inside}
    layout.lines = [line for line in layout.lines if id(line) not in ids]
    return island


def _is_inside(line: Line, rect: Rect) -> bool:
    return not line.rotated and rect.holds((line.x0 + line.x1) / 2, (line.top + line.bottom) / 2)


def _ruled_regions(layout: PageLayout) -> list[tuple[Rect, list[Rect]]]:
    """Return the regions between rules of one length that hold rows of cells."""
    regions: list[tuple[Rect, list[Rect]]] = []
    rules = [rule for rule in layout.horizontals if rule.width > 70]
    while rules:
        first = rules.pop(0)
        group = [first]
        for rule in list(rules):
            same = (
                abs(rule.x0 - first.x0) < SAME_END_POINTS
                and abs(rule.x1 - first.x1) < SAME_END_POINTS
            )
            if not same:
                continue
            if not _holds_cells(layout, group[-1], rule):
                break
            group.append(rule)
            rules.remove(rule)
        if len(group) > 1:
            top = _top_of_header(layout, group)
            regions.append((Rect(first.x0 - 6, top, first.x1 + 6, group[-1].bottom + 1), group))
    return regions


def _holds_cells(layout: PageLayout, upper: Rect, lower: Rect) -> bool:
    """Return whether the lines between two rules are rows of a table, not paragraphs."""
    rows = _rows_in(layout, Rect(upper.x0 - 6, upper.top - 1, upper.x1 + 6, lower.bottom + 1))
    if not rows:
        return lower.top - upper.top < 6
    if lower.top - upper.top > MAX_TABLE_SHARE * layout.frame_height:
        return False
    entries = sum(is_contents_line(row.text) for row in rows)
    if not entries and _has_stub(rows):
        return True
    prose = sum(_is_prose(row) or bool(caption_match(row.text)) for row in rows)
    if len(rows) <= HEADER_ROWS:
        return not prose
    return prose <= 0.2 * len(rows) and not entries and any(row.cells for row in rows)


def _has_stub(rows: Sequence[Line]) -> bool:
    """Return whether all rows are indented to one edge, some with a name to the left of it."""
    starts = Counter(round(_pieces(row, is_head=False)[-1][0].x0) for row in rows)
    edge, count = starts.most_common(1)[0]
    named = sum(bool(row.cells) for row in rows)
    set_in = edge > min(row.x0 for row in rows) + 3 * rows[0].size
    return len(rows) > HEADER_ROWS and set_in and named > 1 and count >= 0.8 * len(rows)


def _top_of_header(layout: PageLayout, group: Sequence[Rect]) -> float:
    """Return the region's top: a line of names directly above the first rule belongs to it."""
    first = group[0]
    above = Rect(first.x0 - 6, first.top - 2.2 * HEADER_STEP_POINTS, first.x1 + 6, first.top)
    rows = [row for row in _rows_in(layout, above) if row.cells and not _is_prose(row)]
    if len(group) == 2 and rows and first.top - rows[-1].base < HEADER_STEP_POINTS:
        return rows[-1].top - 1
    return first.top - 1


def _rows_in(layout: PageLayout, rect: Rect) -> list[Line]:
    return _lines(rows_of([line for line in layout.lines if _is_inside(line, rect)]))


def _is_prose(row: Line) -> bool:
    return max(len(words) for words in _pieces(row, is_head=True)) > PROSE_WORDS


def _lines(placed: Sequence[Placed]) -> list[Line]:
    return [thing for thing in placed if isinstance(thing, Line)]


def _captioned_regions(layout: PageLayout, tables: Sequence[Island]) -> list[list[Line]]:
    """Return rows of cells directly below or above a «Tabell» caption, in its column."""
    if not any(line.text.casefold().startswith("tab") for line in layout.lines):
        return []
    regions: list[list[Line]] = []
    for column in columns_of([*layout.lines, *tables]):
        for n, thing in enumerate(column.placed):
            if not isinstance(thing, Line) or not _is_table_caption(thing):
                continue
            below, above = column.placed[n + 1 :], column.placed[:n][::-1]
            chosen = _tabular(below) or _tabular(above)
            if chosen and not any(isinstance(t, Island) for t in (*below[:2], *above[:1])):
                regions.append(chosen)
    return regions


def _is_table_caption(line: Line) -> bool:
    found = caption_match(line.text)
    return found is not None and found["what"].casefold().startswith("tab")


def _tabular(placed: Sequence[Placed]) -> list[Line]:
    """Return the rows of cells at the beginning, after at most two lines of caption."""
    rows = _lines(list(takewhile(lambda thing: isinstance(thing, Line), placed)))
    start = next((n for n, row in enumerate(rows[:3]) if row.cells), None)
    if start is None:
        return []
    taken: list[Line] = []
    for row in rows[start:]:
        apart = abs(row.base - taken[-1].base) if taken else 0.0
        if _is_prose(row) or apart > FARTHEST * row.size or caption_match(row.text):
            break
        taken.append(row)
    while taken and not taken[-1].cells:
        taken.pop()
    celled = sum(bool(row.cells) for row in taken)
    return taken if celled >= 2 and celled >= 0.6 * len(taken) else []


def _table(lines: Sequence[Line], rules: Sequence[Rect], page: int) -> Island | None:
    rows = _lines(rows_of(lines))
    celled = [row for row in rows if row.cells]
    some = max(1.0, 0.12 * len(celled)) if len(celled) > 3 else 0.0
    strips = max(_strips(celled, 0.0), _strips(celled, some), key=len)
    if not strips or len(celled) < 2:
        return None
    heads = None
    if len(rules) > 2:
        middle = next((rule.top for rule in rules if rule.top > rows[0].base), 0.0)
        heads = sum(row.base < middle for row in rows)
    placed = [_cells(row, strips, page, n < (heads or 0)) for n, row in enumerate(rows)]
    rect = around(rows)
    for row in placed[: max((heads or 0) - 1, 0)]:
        spread_names(row, column_edges(rect, strips))
    merged, heads = merge_wrapped(placed, heads)
    island = Island("table", *rect, page=page, rows=merged, heads=heads)
    island.columns = [rect.x0, *(strip[1] for strip in strips)]
    return island


def _strips(rows: Sequence[Line], allowed: float) -> list[tuple[float, float]]:
    """Return white strips that all but the allowed number of rows leave open: (left, right)."""
    if not rows:
        return []
    fine = len(rows) >= FINE_ROWS
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    cover = [0] * (int(right - left) + 2)
    for row in rows:
        for words in _pieces(row, is_head=fine):
            start, end = words[0].x0 - left, words[-1].x1 - left
            for x in range(max(0, int(start + 0.5)), min(len(cover), int(end + 0.5))):
                cover[x] += 1
    strips, start_at = [], None
    for x, count in enumerate([*cover, len(rows)]):
        if count <= allowed and start_at is None:
            start_at = x
        elif count > allowed and start_at is not None:
            if x - start_at >= MIN_STRIP_POINTS and start_at > 0 and x < len(cover) - 1:
                strips.append((left + start_at, left + x))
            start_at = None
    return strips


def _cells(row: Line, strips: Sequence[tuple[float, float]], page: int, is_head: bool) -> TableLine:
    """Assign a row's pieces to the columns; a piece over several goes to the first."""
    columns: list[list[Word]] = [[] for _ in range(len(strips) + 1)]
    spans = [1] * len(columns)
    for words in _pieces(row, is_head):
        begin, end = _column_of(words[0].x0, strips), _column_of(words[-1].x1, strips)
        if begin < end and row.cells and not is_head and not _crosses(words, strips):
            for word in words:
                columns[_column_of((word.x0 + word.x1) / 2, strips)].append(word)
            continue
        if begin < end and (len(words) < 3 or is_head):
            begin = end = _column_of((words[0].x0 + words[-1].x1) / 2, strips)
        columns[begin] += words
        spans[begin] = max(spans[begin], end - begin + 1)
    cells = [lines_of_words(words, page) for words in columns]
    return TableLine(cells, spans, around([row]), page)


def _pieces(row: Line, is_head: bool) -> list[list[Word]]:
    """Split a row's words at wide gaps; column names are closer than their columns."""
    ends = [0, *row.cells, len(row.words)]
    if is_head:
        ends = [0]
        for n, (before, word) in enumerate(pairwise(row.words), start=1):
            if word.x0 - before.x1 > HEAD_GAP_EM * row.size:
                ends.append(n)
        ends.append(len(row.words))
    return [row.words[first:after] for first, after in pairwise(ends)]


def _column_of(x: float, strips: Sequence[tuple[float, float]]) -> int:
    return sum((left + right) / 2 < x for left, right in strips)


def _crosses(words: Sequence[Word], strips: Sequence[tuple[float, float]]) -> bool:
    """Return whether a word crosses the middle of a strip, or no space is left there."""
    for left, right in strips:
        middle = (left + right) / 2
        if any(word.x0 < middle < word.x1 for word in words):
            return True
    return False
