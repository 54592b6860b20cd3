"""Words that a file holds and a reader does not see: covered, white on white, off the page.

What may hide words is cheap to recognise and not certain; so the page is drawn, and words
are left out where the picture has nothing but one colour.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ingest.parsers.pdf.page_model import Line, PageLayout, Word, line_of

if TYPE_CHECKING:
    from PIL.Image import Image

#: Resolution at which words are looked for, in dots per inch.
DPI = 100.0
#: Largest difference between the lightest and the darkest part of a place without ink, 0–255.
BLANK = 8
#: Letter size, in points, below which nobody can read a word.
TINY_POINTS = 1.6
#: Least height and width of a shape that may cover a word, in points, and the largest share
#: of the page that a picture has which does: a larger one is a scan or a background.
COVER_HEIGHT, COVER_WIDTH, COVER_SHARE = 4.0, 6.0, 0.5
#: Most filled shapes of a page that are held against the characters drawn before them.
MAX_COVERS = 100
#: The operator that makes text invisible (ISO 32000-1, 9.3.6).
_INVISIBLE = re.compile(rb"(?<![\d.])[37]\s+Tr\b")


def may_hide_words(page: Any, *, is_scan: bool) -> bool:
    """Return whether some words of a page may not be painted.

    Args:
        page: pdfplumber's page, with its layout.
        is_scan: A picture covers the page: invisible text is what was read from it.
    """
    if not is_scan and (_has_layers_off(page.pdf) or _sets_invisible(page)):
        return True
    return _is_doubtful(page.layout._objs, float(page.width), float(page.height))


def _has_layers_off(pdf: Any) -> bool:
    try:
        layers = _resolved(pdf.doc.catalog.get("OCProperties")) or {}
        default = _resolved(layers.get("D")) or {}
        return bool(_resolved(default.get("OFF"))) or str(default.get("BaseState")) == "/'OFF'"
    except (AttributeError, TypeError):
        return False


def _resolved(value: Any) -> Any:
    return value.resolve() if hasattr(value, "resolve") else value


def _sets_invisible(page: Any) -> bool:
    contents = page.page_obj.contents
    streams = contents if isinstance(contents, list) else [contents]
    for stream in map(_resolved, streams):
        data = getattr(stream, "get_data", None)
        if data is not None and _INVISIBLE.search(data()):
            return True
    return False


def _is_doubtful(objects: Any, width: float, height: float) -> bool:
    """Return whether characters are white, tiny, off the page, or hidden by a shape's colour."""
    places: list[tuple[float, float]] = []
    grounds: dict[Any, list[Any]] = defaultdict(list)
    covers = 0
    for drawn in _flat(objects):
        if type(drawn).__name__ == "LTChar":
            x, y = (drawn.x0 + drawn.x1) / 2, (drawn.y0 + drawn.y1) / 2
            if not (0 <= x <= width and 0 <= y <= height) or drawn.size < TINY_POINTS:
                return True
            if drawn._text.strip() and (
                _is_white(drawn)
                or (grounds and any(_holds(g, x, y) for g in grounds.get(_fill_of(drawn), ())))
            ):
                return True
            places.append((x, y))
        elif covers < MAX_COVERS and _may_cover(drawn, width * height):
            covers += 1
            if any(_holds(drawn, x, y) for x, y in places):
                return True
            grounds[_fill_of(drawn)].append(drawn)
    return False


def _holds(shape: Any, x: float, y: float) -> bool:
    around = _stroke_of(shape) / 2
    return bool(
        shape.x0 - around < x < shape.x1 + around and shape.y0 - around < y < shape.y1 + around
    )


def _fill_of(drawn: Any) -> Any:
    """Return the colour that a character or a shape is filled with, as it can be compared."""
    if hasattr(drawn, "graphicstate"):
        colour = getattr(drawn.graphicstate, "ncolor", None)
    else:
        colour = getattr(drawn, "non_stroking_color", None)
    if isinstance(colour, (int, float)):
        colour = (colour,)
    return tuple(map(str, colour)) if isinstance(colour, (tuple, list)) else None


def _stroke_of(drawn: Any) -> float:
    """Return the width of a stroke that is drawn along a shape, in points."""
    width = getattr(drawn, "linewidth", 0.0) if getattr(drawn, "stroke", False) else 0.0
    return float(width) if isinstance(width, (int, float)) else 0.0


def _flat(objects: Iterable[Any]) -> Iterator[Any]:
    for drawn in objects:
        inner = getattr(drawn, "_objs", None)
        if inner is None:
            yield drawn
        else:
            yield from _flat(inner)


def _is_white(drawn: Any) -> bool:
    colour = getattr(getattr(drawn, "graphicstate", None), "ncolor", None)
    parts = colour if isinstance(colour, (tuple, list)) else (colour,)
    if not parts or not all(isinstance(part, (int, float)) for part in parts):
        return False
    return sum(parts) < 0.1 if len(parts) == 4 else min(parts) > 0.9


def _may_cover(drawn: Any, area: float) -> bool:
    is_picture = type(drawn).__name__ == "LTImage"
    stroke = _stroke_of(drawn)
    if not is_picture and not getattr(drawn, "fill", False) and stroke < COVER_HEIGHT:
        return False
    width, height = drawn.x1 - drawn.x0 + stroke, drawn.y1 - drawn.y0 + stroke
    large = height > COVER_HEIGHT and width > COVER_WIDTH
    return bool(large and (not is_picture or width * height < COVER_SHARE * area))


def take_unpainted(layout: PageLayout, picture: Image) -> int:
    """Remove the words without ink from a page; return how many characters they have.

    Args:
        picture: The page as it is drawn, in colour.
    """
    scale = picture.width / layout.width if layout.width else 1.0
    gone = 0
    lines: list[Line] = []
    for line in layout.lines:
        seen = [word for word in line.words if _is_seen(word, layout, picture, scale)]
        if len(seen) == len(line.words):
            lines.append(line)
            continue
        gone += sum(len(word.text) for word in line.words) - sum(len(word.text) for word in seen)
        if seen:
            seen[0].glued = False
            rest = line_of(seen, page=line.page)
            rest.rotated, rest.way, rest.slant = line.rotated, line.way, line.slant
            lines.append(rest)
    layout.lines = lines
    return gone


def _is_seen(word: Word, layout: PageLayout, picture: Image, scale: float) -> bool:
    if word.size < TINY_POINTS:
        return False
    box = layout.box(word)
    left, top = max(0, int(box.x0 * scale)), max(0, int(box.top * scale))
    right = min(picture.width, int(box.x1 * scale) + 1)
    bottom = min(picture.height, int(box.bottom * scale) + 1)
    if right <= left or bottom <= top:
        return False
    if not any(char.isalnum() for char in word.text):
        return True  # a dot or a dash may be too thin to show
    extremes: Any = picture.crop((left, top, right, bottom)).getextrema()
    return any(high - low > BLANK for low, high in extremes)
