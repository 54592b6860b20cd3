"""Tables without a grid: columns found by the white strips that run down between them.

Looked for only where something says that there is a table: two or more horizontal rules
of one length, or a caption that calls it one. A chart's labels line up too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.layout_blocks import caption_match
from ingest.layout_columns import Placed, rows_of
from ingest.layout_models import Island, Line, Paper, Rect, TableLine, Word, around
from ingest.tables import lines_in_cell

#: Points. Rules whose ends differ by less belong to one table.
SAME_END = 4.0
#: Points. A narrower strip between words is no column border.
STRIP = 3.5
#: A gap between two names of columns, in letter sizes.
HEAD_GAP = 0.55
#: Rows with more words than this in one piece are prose.
PROSE_WORDS = 7
#: Rows further apart than this many times their size end a table that has no rules.
FARTHEST = 2.6
#: Between its first two rules a header has at most this many lines.
HEADER_ROWS = 3
_NUMERIC = re.compile(r"^[\d.,:%()<>=±−–\-\s*†kK]+$|^[-–—.]$")


def take_aligned_tables(paper: Paper) -> list[Island]:
    """Take from a page the tables that only rules or a caption tell of."""
    islands = []
    for rect, rules in _ruled_regions(paper):
        inside = [line for line in paper.lines if _is_inside(line, rect)]
        island = _table(inside, rules, paper.number)
        if island:
            islands.append(_take(paper, island, inside))
    for inside in _captioned_regions(paper):
        island = _table(inside, [], paper.number)
        if island:
            islands.append(_take(paper, island, inside))
    return islands


def _take(paper: Paper, island: Island, inside: Sequence[Line]) -> Island:
    ids = {id(line) for line in inside}
    paper.lines = [line for line in paper.lines if id(line) not in ids]
    return island


def _is_inside(line: Line, rect: Rect) -> bool:
    return not line.rotated and rect.holds((line.x0 + line.x1) / 2, (line.top + line.bottom) / 2)


def _ruled_regions(paper: Paper) -> list[tuple[Rect, list[Rect]]]:
    """Stretches between rules of one length that hold rows of cells."""
    regions: list[tuple[Rect, list[Rect]]] = []
    rules = [rule for rule in paper.horizontals if rule.width > 70]
    while rules:
        first = rules.pop(0)
        group = [first]
        for rule in list(rules):
            same = abs(rule.x0 - first.x0) < SAME_END and abs(rule.x1 - first.x1) < SAME_END
            if same and _holds_cells(paper, group[-1], rule):
                group.append(rule)
                rules.remove(rule)
        if len(group) > 1:
            x0, x1 = first.x0 - 6, first.x1 + 6
            regions.append((Rect(x0, first.top - 1, x1, group[-1].bottom + 1), group))
    return regions


def _holds_cells(paper: Paper, upper: Rect, lower: Rect) -> bool:
    """Whether what stands between two rules is rows of a table, not paragraphs."""
    rect = Rect(upper.x0 - 6, upper.top - 1, upper.x1 + 6, lower.bottom + 1)
    rows = _lines(rows_of([line for line in paper.lines if _is_inside(line, rect)]))
    if not rows:
        return lower.top - upper.top < 6
    if len(rows) <= HEADER_ROWS:
        return True
    prose = sum(_is_prose(row) for row in rows)
    return prose <= 0.2 * len(rows) and any(row.cells for row in rows)


def _is_prose(row: Line) -> bool:
    ends = [0, *row.cells, len(row.words)]
    return max(after - before for before, after in pairwise(ends)) > PROSE_WORDS


def _lines(placed: Sequence[Placed]) -> list[Line]:
    return [thing for thing in placed if isinstance(thing, Line)]


def _captioned_regions(paper: Paper) -> list[list[Line]]:
    """Rows of cells right under or above a caption that says «Tabell»."""
    rows = _lines(rows_of([line for line in paper.lines if not line.rotated]))
    regions: list[list[Line]] = []
    for n, row in enumerate(rows):
        found = caption_match(row.text)
        if not found or not found["what"].casefold().startswith("tab"):
            continue
        below = _tabular(rows[n + 1 :])
        chosen = below or _tabular(rows[:n][::-1])
        ids = {id(word) for line in chosen for word in line.words}
        lines = [line for line in paper.lines if line.words and id(line.words[0]) in ids]
        if lines:
            regions.append(lines)
    return regions


def _tabular(rows: Sequence[Line]) -> list[Line]:
    """The rows of cells at the beginning, after at most two lines of caption."""
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
    if not strips or sum(bool(row.cells) for row in rows) < 2:
        return None
    heads = None
    if len(rules) > 2:
        middle = next((rule.top for rule in rules if rule.top > rows[0].base), 0.0)
        heads = sum(row.base < middle for row in rows)
    placed = [_cells(row, strips, page, n < (heads or 0)) for n, row in enumerate(rows)]
    merged, heads = _merge_wrapped(placed, heads)
    rect = around(rows)
    island = Island("table", *rect, page=page, rows=merged, heads=heads)
    island.columns = [rect.x0, *(strip[1] for strip in strips)]
    return island


def _strips(rows: Sequence[Line], allowed: float) -> list[tuple[float, float]]:
    """White strips that all but the allowed number of rows leave open: (left, right)."""
    if not rows:
        return []
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    cover = [0] * (int(right - left) + 2)
    for row in rows:
        ends = [0, *row.cells, len(row.words)]
        for first, after in pairwise(ends):
            start, end = row.words[first].x0 - left, row.words[after - 1].x1 - left
            for x in range(max(0, int(start + 0.5)), min(len(cover), int(end + 0.5))):
                cover[x] += 1
    strips, start_at = [], None
    for x, count in enumerate([*cover, len(rows)]):
        if count <= allowed and start_at is None:
            start_at = x
        elif count > allowed and start_at is not None:
            if x - start_at >= STRIP and start_at > 0 and x < len(cover) - 1:
                strips.append((left + start_at, left + x))
            start_at = None
    return strips


def _cells(row: Line, strips: Sequence[tuple[float, float]], page: int, is_head: bool) -> TableLine:
    """Deal a row's pieces out to the columns; a piece over several goes to the first."""
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
    cells = [lines_in_cell(words, page) for words in columns]
    return TableLine(cells, spans, around([row]), page)


def _pieces(row: Line, is_head: bool) -> list[list[Word]]:
    """A row's words by its wide gaps; names of columns stand closer than their columns."""
    ends = [0, *row.cells, len(row.words)]
    if is_head:
        ends = [0]
        for n, (before, word) in enumerate(pairwise(row.words), start=1):
            if word.x0 - before.x1 > HEAD_GAP * row.size:
                ends.append(n)
        ends.append(len(row.words))
    return [row.words[first:after] for first, after in pairwise(ends)]


def _column_of(x: float, strips: Sequence[tuple[float, float]]) -> int:
    return sum((left + right) / 2 < x for left, right in strips)


def _crosses(words: Sequence[Word], strips: Sequence[tuple[float, float]]) -> bool:
    """Whether a word reaches over the middle of a strip, or no space is left there."""
    for left, right in strips:
        middle = (left + right) / 2
        if any(word.x0 < middle < word.x1 for word in words):
            return True
    return False


def _merge_wrapped(rows: list[TableLine], heads: int | None) -> tuple[list[TableLine], int | None]:
    """Join the lines of a header, and the second lines of cells, to one row each."""
    merged: list[TableLine] = []
    for n, row in enumerate(rows):
        in_head = heads is not None and 0 < n < heads
        if merged and (in_head or _goes_on(merged[-1], row)):
            for column, lines in enumerate(row.cells):
                merged[-1].cells[column] += lines
            merged[-1].rect = around([merged[-1].rect, row.rect])
        else:
            merged.append(row)
    return merged, (1 if heads else heads)


def _goes_on(before: TableLine, row: TableLine) -> bool:
    """Whether a line only carries on cells of the row above: words below words."""
    if row.cells[0] or not any(row.cells):
        return False
    for above, own in zip(before.cells, row.cells, strict=True):
        if own and (not above or _NUMERIC.match(above[-1].text) or _NUMERIC.match(own[0].text)):
            return False
    return row.rect.top - before.rect.bottom < 0.6 * row.rect.height
