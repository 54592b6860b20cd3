"""Notes in the margin, fact boxes and pull quotes: few narrow lines beside the text.

They are known by where they are, whether or not their baselines meet those of the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ingest.parsers.pdf.layout.styles import Body
from ingest.parsers.pdf.page_model import Island, Line, PageLayout, Rect, around, line_of

#: Fewest lines of running text on a page that has notes beside it.
MIN_PROSE = 6
#: Difference between the page's column and the document's, as a share of the latter.
SAME_WIDTH = 0.15
#: Share of the running text that is elsewhere on a page of several columns.
OTHER_COLUMNS = 0.25
#: Widest note, as a share of the column; and its most lines, and most words of a line.
MAX_WIDTH, MAX_LINES, MAX_WORDS = 0.55, 16, 9
#: Least distance from the text, in letter sizes.
MIN_GAP_EM = 0.5
#: Largest step inside a note, in letter sizes.
STEP_EM = 2.0
#: Fewest letters of a note.
MIN_LETTERS = 6
#: Fewest lines of text beside a note that is set into the column.
MIN_BESIDE = 2
#: Difference of letter sizes, in points, that a reader sees.
OTHER_SIZE_POINTS = 0.8


def take_side_notes(layout: PageLayout, body: Body) -> list[Island]:
    """Remove the notes beside the running text from a page, one island for each."""
    if layout.frame_width > layout.frame_height:
        return []
    prose = [line for line in layout.lines if _is_prose(line, body)]
    column = _column(prose, body)
    if column is None or _has_other_columns(prose, column):
        return []
    layout.lines = [part for line in layout.lines for part in _parted(line, column)]
    prose = [line for line in layout.lines if _is_prose(line, body)]
    notes = _outside(layout, prose, column) + _inset(layout, column, body)
    ids = {id(line) for note in notes for line in note}
    layout.lines = [line for line in layout.lines if id(line) not in ids]
    return [Island("box", *around(note), page=layout.number, lines=note) for note in notes]


def _is_prose(line: Line, body: Body) -> bool:
    same = abs(line.size - body.size) < 1.2
    return same and not line.rotated and len(line.words) > 3


def _column(prose: Sequence[Line], body: Body) -> Rect | None:
    """Return the column of running text, if the page has one as wide as the document's."""
    if len(prose) < MIN_PROSE:
        return None
    left = Counter(round(line.x0) for line in prose).most_common(1)[0][0]
    own = sorted(line.x1 for line in prose if abs(line.x0 - left) < 2)
    right = own[int(0.8 * (len(own) - 1))]
    usual = body.right - body.left
    if abs(right - left - usual) > SAME_WIDTH * usual:
        return None
    rect = around(prose)
    return Rect(left, rect.top, right, rect.bottom)


def _has_other_columns(prose: Sequence[Line], column: Rect) -> bool:
    """Return whether running text is beside the column too, or reaches out of it."""
    outside = sum(line.x1 > column.x1 + line.size or line.x0 < column.x0 - 1 for line in prose)
    return outside > OTHER_COLUMNS * len(prose)


def _parted(line: Line, column: Rect) -> list[Line]:
    """Split a line at the edge of the column."""
    if line.rotated or (line.x0 > column.x0 - 1 and line.x1 < column.x1 + 2 * line.size):
        return [line]
    cuts = [
        n
        for n, (a, b) in enumerate(pairwise(line.words), start=1)
        if b.x0 - a.x1 > MIN_GAP_EM * line.size
        and (a.x1 < column.x0 < b.x0 + 1 or a.x1 - 1 < column.x1 < b.x0)
    ]
    ends = [0, *cuts, len(line.words)]
    return [line_of(line.words[a:b], page=line.page) for a, b in pairwise(ends)] if cuts else [line]


def _outside(layout: PageLayout, prose: Sequence[Line], column: Rect) -> list[list[Line]]:
    """Return the notes left and right of the column, beside lines of prose."""
    sides: tuple[list[Line], list[Line]] = ([], [])
    for line in layout.lines:
        gap = MIN_GAP_EM * line.size
        if not line.rotated and line.x0 > column.x1 + gap:
            sides[1].append(line)
        elif not line.rotated and line.x1 < column.x0 - gap:
            sides[0].append(line)
    notes = []
    for side, lines in enumerate(sides):
        if len(lines) > max(len(prose), MIN_PROSE):
            continue
        for note in _grouped(lines):
            alone = side == 0 and len(note) == 1 and not _looks_other(note, prose)
            label = side == 0 and sum(line.text.endswith(":") for line in note) * 2 >= len(note)
            if _is_note(note, column) and _beside(note, prose) and not alone and not label:
                notes.append(note)
    return notes


def _inset(layout: PageLayout, column: Rect, body: Body) -> list[list[Line]]:
    """Return notes that are set into the column, in another look, with text around them."""
    width = column.x1 - column.x0
    lines = [
        line
        for line in layout.lines
        if not line.rotated
        and line.width < MAX_WIDTH * width
        and line.x0 >= column.x0 - 1
        and line.x1 <= column.x1 + line.size
        and (abs(line.size - body.size) > OTHER_SIZE_POINTS or line.bold or line.italic)
    ]
    notes = []
    for note in _grouped(lines):
        rect = around(note)
        ids = {id(line) for line in note}
        level = [
            line
            for line in layout.lines
            if id(line) not in ids and line.bottom > rect.top + 1 and line.top < rect.bottom - 1
        ]
        right = all(line.x1 < rect.x0 - 0.3 * line.size for line in level)
        left = all(line.x0 > rect.x1 + 0.3 * line.size for line in level)
        text = [line for line in level if abs(line.size - body.size) < 1.2 and len(line.words) > 1]
        goes_on = sum(line.text[0].islower() for line in text)
        if (
            (right or left)
            and len(note) > 1
            and len(text) >= MIN_BESIDE
            and 2 * goes_on >= len(text)
            and _is_note(note, column)
        ):
            notes.append(note)
            if left:
                # Text that runs around a note on its left is not set in.
                for line in text:
                    line.x0 = min(line.x0, column.x0)
    return notes


def _grouped(lines: Sequence[Line]) -> list[list[Line]]:
    """Group lines below each other."""
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.base):
        near = [
            group
            for group in groups[-4:]
            if line.base - group[-1].base < STEP_EM * max(line.size, group[-1].size)
            and line.x0 < group[-1].x1 + line.size
            and group[-1].x0 < line.x1 + line.size
            and abs(line.size - group[-1].size) < 3
        ]
        if near:
            near[-1].append(line)
        else:
            groups.append([line])
    return groups


def _is_note(note: Sequence[Line], column: Rect) -> bool:
    letters = sum(char.isalpha() for line in note for char in line.text)
    return (
        around(note).width < MAX_WIDTH * (column.x1 - column.x0)
        and len(note) <= MAX_LINES
        and letters >= MIN_LETTERS
        and max(len(line.words) for line in note) <= MAX_WORDS
    )


def _beside(note: Sequence[Line], prose: Sequence[Line]) -> bool:
    """Return whether prose of the column is at the height of the note."""
    rect = around(note)
    level = [line for line in prose if line.bottom > rect.top and line.top < rect.bottom]
    return len(level) >= max(1, (len(note) + 1) // 2)


def _looks_other(note: Sequence[Line], prose: Sequence[Line]) -> bool:
    first, text = note[0], prose[0]
    return (first.bold, first.italic) != (text.bold, text.italic) or abs(
        first.size - text.size
    ) > OTHER_SIZE_POINTS


def is_beside_text(island: Island, lines: Sequence[Line]) -> bool:
    """Return whether text runs down one side of a box, from above it or to below it."""
    level = [
        line
        for line in lines
        if not line.rotated
        and len(line.words) > 2
        and island.top < (line.top + line.bottom) / 2 < island.bottom
    ]
    apart = all(line.x1 <= island.x0 + 1 or line.x0 >= island.x1 - 1 for line in level)
    return apart and len(level) >= MIN_BESIDE
