"""Shapes on a page: ruling lines, frames, pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from ingest.parsers.pdf.page_model import Rect

#: Points: thickest ruling line, and shortest one that counts.
THICKEST = 2.6
SHORTEST = 3.0
#: Largest gap between pieces of one ruling line, in points.
JOIN_POINTS = 3.5
#: Largest distance between the drawings of one picture, in points.
NEAR_POINTS = 12.0
#: Share of the page from which a shape is its background.
BACKGROUND_SHARE = 0.85
#: Largest share of the page's height of a form that is not the page itself, wrapped.
MAX_FORM_SHARE = 0.7
#: Most shapes on a page that is searched for tables; more are a map or a plot.
MAX_SHAPES = 30_000

ShapeKind = Literal["line", "rect", "curve", "image", "form"]


class Shape(NamedTuple):
    """Something drawn, in the reading frame.

    Attributes:
        seen: It has ink: a stroke, or a fill that is not white.
        filled: The inside is coloured.
    """

    kind: ShapeKind
    rect: Rect
    seen: bool
    stroked: bool
    filled: bool


class Drawn(NamedTuple):
    """The shapes of a page, sorted by what they are for.

    Attributes:
        covered: A picture covers the whole page: a scan, or a background.
    """

    horizontals: list[Rect]
    verticals: list[Rect]
    frames: list[Rect]
    pictures: list[Rect]
    forms: list[Rect]
    covered: bool


def sort_shapes(shapes: Sequence[Shape], width: float, height: float) -> Drawn:
    """Tell ruling lines, frames and drawings apart.

    Args:
        width, height: Of the reading frame; what covers the whole page is background.
    """
    if len(shapes) > MAX_SHAPES:
        return Drawn([], [], [], [Rect(0, 0, width, height)], [], False)
    drawn = Drawn([], [], [], [], [], any(_covers(s, width, height) for s in shapes))
    for shape in shapes:
        rect = shape.rect
        if shape.kind == "form":
            _add_form(rect, width, height, drawn.forms)
        elif not shape.seen or rect.width * rect.height > BACKGROUND_SHARE * width * height:
            continue
        elif shape.kind == "image":
            drawn.pictures.append(rect)
        elif rect.height <= THICKEST and rect.width >= SHORTEST and shape.kind != "curve":
            drawn.horizontals.append(rect)
        elif rect.width <= THICKEST and rect.height >= SHORTEST and shape.kind != "curve":
            drawn.verticals.append(rect)
        elif shape.kind != "rect":
            drawn.pictures.append(rect)
        elif min(rect.width, rect.height) > THICKEST:
            drawn.frames.append(rect)
            if shape.stroked:
                _add_edges(rect, drawn.horizontals, drawn.verticals)
    upright = [_flipped(rule) for rule in joined_rules(map(_flipped, drawn.verticals))]
    return drawn._replace(
        horizontals=joined_rules(drawn.horizontals),
        verticals=upright,
        pictures=pictures_of(drawn.pictures),
    )


def _covers(shape: Shape, width: float, height: float) -> bool:
    rect = shape.rect
    return shape.kind == "image" and rect.width * rect.height > BACKGROUND_SHARE * width * height


def _add_form(rect: Rect, width: float, height: float, forms: list[Rect]) -> None:
    """Clip a form to the page and keep it, unless it is most of the page."""
    inside = Rect(max(rect.x0, 0), max(rect.top, 0), min(rect.x1, width), min(rect.bottom, height))
    if inside.width > 20 and 20 < inside.height < MAX_FORM_SHARE * height:
        forms.append(inside)


def _add_edges(rect: Rect, horizontals: list[Rect], verticals: list[Rect]) -> None:
    x0, top, x1, bottom = rect
    horizontals += [Rect(x0, top, x1, top), Rect(x0, bottom, x1, bottom)]
    verticals += [Rect(x0, top, x0, bottom), Rect(x1, top, x1, bottom)]


def _flipped(rect: Rect) -> Rect:
    return Rect(rect.top, rect.x0, rect.bottom, rect.x1)


def joined_rules(rules: Iterable[Rect]) -> list[Rect]:
    """Join horizontal pieces that continue each other, from top to bottom."""
    joined: list[Rect] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.top), rule.x0)):
        near = range(len(joined) - 1, max(len(joined) - 4, -1), -1)
        at = next((n for n in near if _continues(joined[n], rule)), None)
        if at is None:
            joined.append(rule)
            continue
        last = joined[at]
        joined[at] = Rect(
            min(last.x0, rule.x0),
            min(last.top, rule.top),
            max(last.x1, rule.x1),
            max(last.bottom, rule.bottom),
        )
    return joined


def _continues(last: Rect, rule: Rect) -> bool:
    return (
        abs(last.top - rule.top) < 1.5
        and rule.x0 <= last.x1 + JOIN_POINTS
        and last.x0 <= rule.x1 + JOIN_POINTS
    )


def pictures_of(drawings: Sequence[Rect]) -> list[Rect]:
    """Gather drawings that touch or nearly do; leave out what is too small to show anything."""
    groups: list[Rect] = []
    for rect in sorted(drawings, key=lambda rect: rect.top)[:MAX_SHAPES]:
        merged = rect
        apart = []
        for group in groups[-60:]:
            if _near(group, merged):
                merged = _union(group, merged)
            else:
                apart.append(group)
        groups[-60:] = [*apart, merged]
    return [group for group in groups if group.width > 20 and group.height > 20]


def _near(one: Rect, other: Rect) -> bool:
    return (
        one.x0 - NEAR_POINTS < other.x1
        and other.x0 - NEAR_POINTS < one.x1
        and one.top - NEAR_POINTS < other.bottom
        and other.top - NEAR_POINTS < one.bottom
    )


def _union(one: Rect, other: Rect) -> Rect:
    return Rect(
        min(one.x0, other.x0),
        min(one.top, other.top),
        max(one.x1, other.x1),
        max(one.bottom, other.bottom),
    )
