"""pdfplumber's page layout → glyphs and shapes in plain values.

The objects are pdfminer's, taken as they come: this module imports nothing of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from ingest.blocks.symbol_fonts import symbol_map
from ingest.parsers.pdf.layout.shapes import Shape, ShapeKind
from ingest.parsers.pdf.marginalia.slanted import size_of, slant_of
from ingest.parsers.pdf.page_model import Glyph, Rect, Turn

#: Beginning of pdfminer's text for a character that its font does not map to Unicode.
_UNMAPPED = "(cid:"
UNKNOWN = "\ufffd"
#: Lowest weight and stem width of a bold font's descriptor (ISO 32000-1, 9.8).
BOLD_WEIGHT = 600
BOLD_STEM = 125
#: Least width and height, in points, of a box with rounded corners that is there for its text;
#: and the least share of each of its sides that is straight.
MIN_BOX = 120.0, 60.0
STRAIGHT_SHARE = 0.5
_ITALIC_FLAG, _BOLD_FLAG = 1 << 6, 1 << 18
#: Codes that WinAnsiEncoding leaves unused stand for a bullet (ISO 32000-1, annex D.2);
#: so do the codes of the bullet itself in fonts that have lost their encoding.
_BULLETS = {f"(cid:{code})": "•" for code in (127, 129, 141, 143, 144, 149, 157, 183)}


class FontNames(dict[str, str]):
    """Font names, with marks for bold and italic that only the font descriptor states.

    A ``!`` at the end says bold, a ``~`` italic: «LinLibertineTB» is bold, and «TT3» may be
    anything.
    """

    def __init__(self, resources: Any) -> None:
        super().__init__()
        self._resources = resources

    def __missing__(self, name: str) -> str:
        marked = name
        for font in getattr(self._resources, "_cached_fonts", {}).values():
            if getattr(font, "fontname", None) == name:
                marked = name + _marks(font)
                break
        self[name] = marked
        return marked


def _marks(font: Any) -> str:
    descriptor = font.descriptor if isinstance(font.descriptor, dict) else {}
    flags = font.flags if isinstance(font.flags, int) else 0
    weight, stem = descriptor.get("FontWeight"), descriptor.get("StemV")
    heavy = isinstance(weight, (int, float)) and weight >= BOLD_WEIGHT
    thick = isinstance(stem, (int, float)) and BOLD_STEM <= stem <= 250
    angle = getattr(font, "italic_angle", 0)
    leans = bool(flags & _ITALIC_FLAG) or (isinstance(angle, (int, float)) and angle <= -4)
    return ("!" if heavy or flags & _BOLD_FLAG or (thick and not leans) else "") + "~" * leans


def collect(
    objects: Any, glyphs: list[Glyph], shapes: list[Shape], height: float, fonts: FontNames
) -> None:
    """Sort what a page's layout holds into characters and shapes, in drawing order.

    Args:
        objects: pdfminer's layout objects; a form holds further ones.
        height: Of the page, in points: theirs is measured from its foot.
    """
    for drawn in objects:
        kind = type(drawn).__name__
        if kind == "LTChar":
            glyphs.append(_glyph(drawn, height, fonts))
        elif kind == "LTFigure":
            before = len(glyphs)
            collect(drawn._objs, glyphs, shapes, height, fonts)
            if len(glyphs) > before:
                shapes.append(Shape("form", _rect(drawn, height), True, False, False))
        else:
            shapes.append(_shape(kind, drawn, height))


def _glyph(drawn: Any, height: float, fonts: FontNames) -> Glyph:
    a, b, c, d, _, f = drawn.matrix
    name = drawn.fontname if isinstance(drawn.fontname, str) else repr(drawn.fontname)
    font = fonts[name]
    turn: Turn = 0
    base, size = height - f, drawn.size
    slant = 0.0
    if b or c or a <= 0 or d <= 0:
        turn, base, font = _direction(drawn, height, font)
        size = drawn.size if turn in {0, 180} else drawn.width
        slant = slant_of(drawn.matrix) if b else 0.0
        if slant:
            size = size_of(drawn.matrix, drawn.adv, drawn.width, drawn.height)
    text = drawn._text
    if text.startswith(_UNMAPPED):
        text = _BULLETS.get(text, UNKNOWN)
    else:
        signs = symbol_map(name)
        text = signs.get(text, text) if signs else text
    x0, y0, x1, y1 = drawn.bbox
    return Glyph(text, x0, height - y1, x1, height - y0, base, size, font, turn, slant)


def _direction(drawn: Any, height: float, font: str) -> tuple[Turn, float, str]:
    """Turn, baseline and font of a character that is turned or sheared."""
    a, b, c, d, e, f = drawn.matrix
    if abs(a) >= abs(b):
        sheared = a > 0 and not b and d and 0.1 < abs(c / d) < 0.6
        return (0 if a > 0 else 180), height - f, font + "~" if sheared else font
    return (90 if b > 0 else 270), e, font


def _rect(drawn: Any, height: float) -> Rect:
    return Rect(drawn.x0, height - drawn.y1, drawn.x1, height - drawn.y0)


def _shape(kind: str, drawn: Any, height: float) -> Shape:
    rect = _rect(drawn, height)
    if kind == "LTImage":
        return Shape("image", rect, True, False, True)
    stroked = bool(drawn.stroke) and not _is_white(drawn.stroking_color)
    filled = bool(drawn.fill) and not _is_white(drawn.non_stroking_color)
    if kind == "LTLine":
        straight = min(rect.width, rect.height) < 1.0
        return Shape("line" if straight else "curve", rect, stroked or filled, stroked, False)
    points = getattr(drawn, "pts", ())
    is_rect = kind == "LTRect" or _is_rectangle(points) or _is_rounded(points, drawn)
    form: ShapeKind = "rect" if is_rect else "curve"
    return Shape(form, rect, stroked or filled, stroked, filled)


def _is_rectangle(points: Sequence[tuple[float, float]]) -> bool:
    """Return whether a path that the file does not close goes around a rectangle."""
    if not 4 <= len(points) <= 5:
        return False
    across, up = ({round(place, 1) for place in places} for places in zip(*points, strict=True))
    straight = all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(points))
    return straight and len(across) == len(up) == 2


def _is_rounded(points: Sequence[tuple[float, float]], drawn: Any) -> bool:
    """Return whether a path goes around a box for text whose corners are rounded."""
    width, height = drawn.x1 - drawn.x0, drawn.y1 - drawn.y0
    if not 8 <= len(points) <= 10 or width < MIN_BOX[0] or height < MIN_BOX[1]:
        return False
    sides = {"left": 0.0, "right": 0.0, "foot": 0.0, "head": 0.0}
    for (xa, ya), (xb, yb) in pairwise([*points, points[0]]):
        for side, place, edge, length in (
            ("left", (xa, xb), drawn.x0, abs(ya - yb) / height),
            ("right", (xa, xb), drawn.x1, abs(ya - yb) / height),
            ("foot", (ya, yb), drawn.y0, abs(xa - xb) / width),
            ("head", (ya, yb), drawn.y1, abs(xa - xb) / width),
        ):
            if max(abs(one - edge) for one in place) < 0.5:
                sides[side] += length
    return min(sides.values()) > STRAIGHT_SHARE


def _is_white(colour: Any) -> bool:
    """Return whether a colour of one (grey), three (RGB) or four (CMYK) parts is white."""
    parts = colour if isinstance(colour, (tuple, list)) else (colour,)
    if not all(isinstance(part, (int, float)) for part in parts):
        return False
    return all(p == 0 for p in parts) if len(parts) == 4 else all(p > 0.99 for p in parts)


def cropped(
    page: Any, glyphs: list[Glyph], shapes: list[Shape]
) -> tuple[float, float, list[Glyph], list[Shape]]:
    """Limit a page to its crop box and move the origin there.

    Returns:
        Width and height of the crop box, what is in it, and all shapes.
    """
    media, crop = page.mediabox, page.cropbox
    # pdfplumber changes sides over on a turned page, but does not turn the boxes.
    from_left, from_top = page.rotation in {0, 90}, page.rotation in {0, 270}
    left = max(crop[0] - media[0] if from_left else media[2] - crop[2], 0.0)
    top = max(crop[1] - media[1] if from_top else media[3] - crop[3], 0.0)
    width = min(crop[2], media[2]) - max(crop[0], media[0])
    height = min(crop[3], media[3]) - max(crop[1], media[1])
    whole = float(page.width), float(page.height)
    if min(width, height) < 1 or (abs(width - whole[0]) < 1 and abs(height - whole[1]) < 1):
        return *whole, glyphs, shapes
    seen = Rect(left - 2, top - 2, left + width + 2, top + height + 2)
    inside = [
        _moved(glyph, left, top)
        for glyph in glyphs
        if seen.holds((glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2)
    ]
    shifted = [
        shape._replace(rect=Rect(r.x0 - left, r.top - top, r.x1 - left, r.bottom - top))
        for shape in shapes
        for r in (shape.rect,)
    ]
    return float(width), float(height), inside, shifted


def _moved(glyph: Glyph, left: float, top: float) -> Glyph:
    return glyph._replace(
        x0=glyph.x0 - left,
        x1=glyph.x1 - left,
        top=glyph.top - top,
        bottom=glyph.bottom - top,
        base=glyph.base - (left if glyph.turn in {90, 270} else top),
    )
