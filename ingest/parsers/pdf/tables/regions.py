"""Parts of a page that hold the rows of a table without a grid.

Something must say that there is a table: two or more horizontal rules of one length, a
caption that calls it one, or rows of several values each that keep to the same columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from ingest.blocks.contents import is_contents_line
from ingest.parsers.pdf.layout.captions import caption_match
from ingest.parsers.pdf.layout.columns import Column, Placed, rows_of
from ingest.parsers.pdf.page_model import Island, Line, PageLayout, Rect, text_of
from ingest.parsers.pdf.tables.strips import is_value, pieces_of, values_in

#: Points by which the ends of rules of one table may differ.
SAME_END_POINTS = 4.0
#: Shortest rule that bounds a table, in points.
MIN_RULE_POINTS = 70.0
#: Most words in one piece of a table row; more are prose.
PROSE_WORDS = 7
#: Largest distance of rows in a table without rules, as a multiple of their size.
FARTHEST = 2.6
#: Largest distance from a header's last line to the rule below it, in points.
HEADER_STEP_POINTS = 14.0
#: Largest table, as a share of the page's height; more is framed by head and foot rules.
MAX_TABLE_SHARE = 0.78
#: Most lines of a header, between the table's first two rules.
HEADER_ROWS = 3
#: Fewest rows of values that are a table with no rule or caption, and values in each.
MIN_VALUE_ROWS = 4
MIN_VALUES = 2
#: Most rows without values between rows of values, and most lines of names above them.
MAX_OTHER_ROWS = 2
MAX_NAME_ROWS = 5
#: Points within which values begin or end at one edge.
ALIGNED_POINTS = 3.5


def is_inside(line: Line, rect: Rect) -> bool:
    return not line.rotated and rect.holds((line.x0 + line.x1) / 2, (line.top + line.bottom) / 2)


def ruled_regions(layout: PageLayout) -> list[tuple[Rect, list[Rect]]]:
    """Return the regions between rules of one length that hold rows of cells."""
    regions: list[tuple[Rect, list[Rect]]] = []
    rules = [rule for rule in layout.horizontals if rule.width > MIN_RULE_POINTS]
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
    entries = sum(is_contents_line(row.text) and values_in(row) < MIN_VALUES for row in rows)
    if not entries and _has_stub(rows):
        return True
    prose = sum(is_prose(row) or bool(caption_match(row.text)) for row in rows)
    if len(rows) <= HEADER_ROWS:
        return not prose
    return prose <= 0.2 * len(rows) and not entries and any(row.cells for row in rows)


def _has_stub(rows: Sequence[Line]) -> bool:
    """Return whether all rows are indented to one edge, some with a name to the left of it."""
    starts = Counter(round(pieces_of(row)[-1][0].x0) for row in rows)
    edge, count = starts.most_common(1)[0]
    named = sum(bool(row.cells) for row in rows)
    set_in = edge > min(row.x0 for row in rows) + 3 * rows[0].size
    return len(rows) > HEADER_ROWS and set_in and named > 1 and count >= 0.8 * len(rows)


def _top_of_header(layout: PageLayout, group: Sequence[Rect]) -> float:
    """Return the region's top: a line of names directly above the first rule belongs to it."""
    first = group[0]
    above = Rect(first.x0 - 6, first.top - 2.2 * HEADER_STEP_POINTS, first.x1 + 6, first.top)
    rows = [row for row in _rows_in(layout, above) if row.cells and not is_prose(row)]
    if len(group) == 2 and rows and first.top - rows[-1].base < HEADER_STEP_POINTS:
        return rows[-1].top - 1
    return first.top - 1


def _rows_in(layout: PageLayout, rect: Rect) -> list[Line]:
    return lines_among(rows_of([line for line in layout.lines if is_inside(line, rect)]))


def is_prose(row: Line) -> bool:
    """Return whether a piece is too long for a cell; a long name of a row of values is not."""
    longest = max(len(words) for words in pieces_of(row, narrow=True))
    return longest > PROSE_WORDS and values_in(row) < MIN_VALUES


def lines_among(placed: Sequence[Placed]) -> list[Line]:
    return [thing for thing in placed if isinstance(thing, Line)]


def captioned_regions(columns: Sequence[Column]) -> list[list[Line]]:
    """Return rows of cells directly below or above a «Tabell» caption, in its column."""
    regions: list[list[Line]] = []
    for column in columns:
        for n, thing in enumerate(column.placed):
            if not isinstance(thing, Line) or not _is_table_caption(thing):
                continue
            below, above = column.placed[n + 1 :], column.placed[:n][::-1]
            chosen = _tabular(below) or _tabular(above)
            if chosen and not any(isinstance(t, Island) for t in (*below[:2], *above[:1])):
                regions.append(sorted(chosen, key=lambda row: row.base))
    return regions


def _is_table_caption(line: Line) -> bool:
    found = caption_match(line.text)
    return found is not None and found["what"].casefold().startswith("tab")


def _tabular(placed: Sequence[Placed]) -> list[Line]:
    """Return the rows of cells at the beginning, after at most two lines of caption."""
    rows = lines_among(list(takewhile(lambda thing: isinstance(thing, Line), placed)))
    start = next((n for n, row in enumerate(rows[:3]) if row.cells), None)
    if start is None:
        return []
    taken: list[Line] = []
    for row in rows[start:]:
        apart = abs(row.base - taken[-1].base) if taken else 0.0
        if is_prose(row) or apart > FARTHEST * row.size or caption_match(row.text):
            break
        taken.append(row)
    while taken and not taken[-1].cells:
        taken.pop()
    celled = sum(bool(row.cells) for row in taken)
    return taken if celled >= 2 and celled >= 0.6 * len(taken) else []


def may_have_values(layout: PageLayout) -> bool:
    """Return whether a page has enough values on shared baselines to look for rows of them."""
    bases = Counter(
        round(line.base)
        for line in layout.lines
        if not line.rotated and is_value(line.words[-1].text)
    )
    return sum(count >= MIN_VALUES for count in bases.values()) >= MIN_VALUE_ROWS


def value_regions(columns: Sequence[Column]) -> list[list[Line]]:
    """Return runs of rows of values that keep to the same columns, with the names above."""
    regions: list[list[Line]] = []
    for column in columns:
        run: list[Line] = []
        first = 0
        for n, thing in enumerate([*column.placed, None]):
            if isinstance(thing, Line) and not thing.rotated and _goes_with(run, thing):
                first = first if run else n
                run.append(thing)
                continue
            regions += _region(run, column.placed[:first])
            run = []
            if isinstance(thing, Line) and not thing.rotated and _goes_with([], thing):
                first, run = n, [thing]
    return regions


def _region(run: list[Line], above: Sequence[Placed]) -> list[list[Line]]:
    """Return a run with the names above it, where its values are aligned."""
    while run and named_values(run[-1]) < 1:
        run.pop()
    valued = [row for row in run if named_values(row) >= MIN_VALUES]
    if len(valued) < MIN_VALUE_ROWS or len(valued) < 0.5 * len(run) or not _are_aligned(valued):
        return []
    if len({row.words[0].text for row in run}) == 1:
        return []  # a listing of what a program prints, with its prompt on every line
    return [[*_names_above(run, above), *run]]


def named_values(row: Line) -> int:
    """Count the values of a row after its first piece, which names the row."""
    return sum(is_value(text_of(words)) for words in pieces_of(row)[1:])


def _goes_with(run: Sequence[Line], row: Line) -> bool:
    """Return whether a row begins a run of values, or may go on with it."""
    values, pieces = named_values(row), pieces_of(row)
    if not run:
        return values >= MIN_VALUES and values >= 0.5 * (len(pieces) - 1)
    if row.base - run[-1].base > FARTHEST * row.size or is_prose(row) or caption_match(row.text):
        return False
    if values >= 1:
        return True
    others = len(list(takewhile(lambda line: named_values(line) < 1, reversed(run))))
    narrow = row.x1 < max(line.x1 for line in run)
    return others < MAX_OTHER_ROWS and narrow and len(row.words) <= PROSE_WORDS + 2


def _are_aligned(rows: Sequence[Line]) -> bool:
    """Return whether most values begin or end at an edge that most rows share."""
    lefts: Counter[int] = Counter()
    rights: Counter[int] = Counter()
    values = [
        (words[0].x0, words[-1].x1)
        for row in rows
        for words in pieces_of(row)
        if is_value(text_of(words))
    ]
    for left, right in values:
        lefts[round(left / ALIGNED_POINTS)] += 1
        rights[round(right / ALIGNED_POINTS)] += 1
    shared = sum(
        max(_near(lefts, left), _near(rights, right)) >= 0.5 * len(rows) for left, right in values
    )
    return shared >= 0.7 * len(values)


def _near(places: Counter[int], x: float) -> int:
    at = round(x / ALIGNED_POINTS)
    return places[at - 1] + places[at] + places[at + 1]


def _names_above(run: Sequence[Line], above: Sequence[Placed]) -> list[Line]:
    """Return the lines of column names right above a run of values."""
    stub = min((pieces_of(row)[1][0].x0 for row in run if len(pieces_of(row)) > 1), default=0.0)
    names: list[Line] = []
    top = run[0]
    for thing in reversed(above[-MAX_NAME_ROWS:]):
        if not isinstance(thing, Line) or thing.rotated or is_prose(thing):
            break
        far = top.base - thing.base > FARTHEST * max(top.size, thing.size)
        beside = len(pieces_of(thing, narrow=True)) > 1 or thing.x0 > stub - 2 * thing.size
        if far or not beside or caption_match(thing.text):
            break
        names.insert(0, thing)
        top = thing
    return names
