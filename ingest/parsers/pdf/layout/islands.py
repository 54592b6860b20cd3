"""Figures and text boxes: parts of a page that the running text flows around."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.parsers.pdf.layout.blocks import has_bullet
from ingest.parsers.pdf.layout.captions import caption_match
from ingest.parsers.pdf.layout.shapes import pictures_of
from ingest.parsers.pdf.layout.styles import Body
from ingest.parsers.pdf.page_model import Island, Line, PageLayout, Rect, around

#: Largest letters in a figure, as a share of the running text's size.
FIGURE_LETTERS = 0.93
#: The same share on a slide, whose text is mostly over or beside pictures.
SLIDE_LETTERS = 0.7
#: Points that a label may lie outside its figure.
LABEL_DISTANCE_POINTS = 14.0
#: Most words of a label.
LABEL_WORDS = 8
#: Filled rectangles from which they are the bars or boxes of a drawing.
BARS = 4
#: Largest share of the page that a text box covers.
MAX_BOX_SHARE = 0.5


def take_figures(layout: PageLayout, tables: Sequence[Island], body: Body) -> list[Island]:
    """Remove the labels of charts and drawings from a page, one island for each figure."""
    covered = [Rect(table.x0, table.top, table.x1, table.bottom) for table in tables]
    bars = [
        frame
        for frame in layout.frames
        if not any(_overlaps(frame, rect) for rect in covered) and not _holds_text(layout, frame)
    ]
    forms = [] if layout.frame_width > layout.frame_height else layout.forms
    parts = layout.pictures + forms + (bars if len(bars) >= BARS else [])
    labels = _label_lines(layout, body)
    islands = []
    for region in pictures_of(parts):
        if any(_overlaps(region, rect) for rect in covered):
            continue
        own = _labels_of(region, labels)
        if own:
            ids = {id(line) for line in own}
            labels = [line for line in labels if id(line) not in ids]
            layout.lines = [line for line in layout.lines if id(line) not in ids]
            rect = around([region, *own])
            islands.append(Island("figure", *rect, page=layout.number, lines=own))
    return islands


def _label_lines(layout: PageLayout, body: Body) -> list[Line]:
    """Return small short lines that do not end a paragraph or caption."""
    is_slide = layout.frame_width > layout.frame_height
    forms = [] if is_slide else layout.forms
    largest = (SLIDE_LETTERS if is_slide else FIGURE_LETTERS) * body.size
    labels = [line for line in layout.lines if _may_be_label(line, largest, forms)]
    ids = {id(line) for line in labels}
    text = [line for line in layout.lines if id(line) not in ids and not line.rotated]
    return [line for line in labels if not any(_is_next_to(line, other) for other in text)]


def _is_next_to(line: Line, other: Line) -> bool:
    """Return whether two lines belong to one paragraph."""
    return (
        abs(line.x0 - other.x0) < 0.3 * line.size
        and abs(line.size - other.size) < 0.3
        and line.bold == other.bold
        and abs(line.base - other.base) < 1.5 * line.size
    )


def _may_be_label(line: Line, largest: float, forms: Sequence[Rect]) -> bool:
    if line.rotated:
        return True
    if caption_match(line.text) or len(line.words) > LABEL_WORDS or _is_point(line):
        return False
    x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    return line.size <= largest or any(form.holds(x, y) for form in forms)


def _is_point(line: Line) -> bool:
    """Return whether the line is a list item: plot symbols have no words after them."""
    return has_bullet(line) and any(
        len(word.text) > 2 and word.text[0].isalpha() for word in line.words[1:]
    )


def _labels_of(region: Rect, labels: Sequence[Line]) -> list[Line]:
    """Return the labels inside a figure and those that reach out of it."""
    own: list[Line] = []
    reach, left = region, list(labels)
    for distance in (0.0, LABEL_DISTANCE_POINTS, LABEL_DISTANCE_POINTS):
        wide = Rect(
            reach.x0 - distance, reach.top - distance, reach.x1 + distance, reach.bottom + distance
        )
        found = [line for line in left if _overlaps(wide, _rect(line))]
        if distance and not own and not found:
            break
        ids = {id(line) for line in found}
        left = [line for line in left if id(line) not in ids]
        own += found
        reach = around([region, *own]) if own else region
    return own


def _rect(line: Line) -> Rect:
    return Rect(line.x0, line.top, line.x1, line.bottom)


def _overlaps(one: Rect, other: Rect) -> bool:
    return (
        one.x0 < other.x1
        and other.x0 < one.x1
        and one.top < other.bottom
        and other.top < one.bottom
    )


def _holds_text(layout: PageLayout, frame: Rect) -> bool:
    return any(
        frame.holds((line.x0 + line.x1) / 2, (line.top + line.bottom) / 2) for line in layout.lines
    )


def take_boxes(layout: PageLayout, body: Body) -> list[Island]:
    """Remove framed or shaded text from a page that has other text around it."""
    if layout.frame_width > layout.frame_height:
        return []  # slides put all their text in boxes
    whole = layout.frame_width * layout.frame_height
    single = [around(grid) for grid in layout.grids if len({round(c.x0) for c in grid}) == 1]
    islands: list[Island] = []
    for frame in sorted([*layout.frames, *single], key=lambda r: -r.width * r.height):
        if not 0.004 * whole < frame.width * frame.height < MAX_BOX_SHARE * whole:
            continue
        wide = Rect(frame.x0 - 2, frame.top - 2, frame.x1 + 2, frame.bottom + 2)
        inside = [line for line in layout.lines if not line.rotated and _is_within(line, wide)]
        letters = sum(len(line.text) for line in inside)
        if letters < 80 or not _has_text_around(layout, inside, body):
            continue
        ids = {id(line) for line in inside}
        layout.lines = [line for line in layout.lines if id(line) not in ids]
        islands.append(Island("box", *frame, page=layout.number, lines=inside))
    return islands


def _is_within(line: Line, rect: Rect) -> bool:
    return (
        line.x0 >= rect.x0
        and line.x1 <= rect.x1
        and rect.top <= (line.top + line.bottom) / 2 <= rect.bottom
    )


def _has_text_around(layout: PageLayout, inside: Sequence[Line], body: Body) -> bool:
    """Return whether prose of the running text's size is outside the box too."""
    ids = {id(line) for line in inside}
    outside = [
        line
        for line in layout.lines
        if id(line) not in ids and len(line.words) > 4 and abs(line.size - body.size) < 1
    ]
    return len(outside) >= 3
