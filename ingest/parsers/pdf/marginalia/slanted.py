"""Text at an angle to the page, as watermarks and stamps are set: lines of their own."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence

from ingest.parsers.pdf.page_model import Corners, Glyph, Line, Word

#: Least angle, in degrees, to the nearest side of the page; scans lean by less.
MIN_SLANT_DEGREES = 5.0
#: Largest share of a page's characters that may be set apart for their angle.
MAX_SHARE = 0.5
#: Fewest lines beside each other at one angle that may name the columns of a table.
MIN_NAMES = 3


def slant_of(matrix: Sequence[float]) -> float:
    """Return the angle of a text matrix in degrees; 0 for text along a side of the page."""
    angle = math.degrees(math.atan2(matrix[1], matrix[0]))
    return angle if abs((angle + 45) % 90 - 45) > MIN_SLANT_DEGREES else 0.0


def size_of(matrix: Sequence[float], advance: float, width: float, height: float) -> float:
    """Return the letter size of a slanted character.

    Args:
        advance: Its width in the text's own units.
        width, height: Of the box around it.
    """
    scale = math.hypot(matrix[0], matrix[1]) or 1.0
    cos, sin = abs(matrix[0]) / scale, abs(matrix[1]) / scale
    own = advance * scale
    size = (height - own * sin) / cos if cos > sin else (width - own * cos) / sin
    return round(size, 2)


def part_slanted(glyphs: list[Glyph]) -> tuple[list[Glyph], list[Glyph]]:
    """Part a page's characters in those along its sides and those at an angle."""
    slanted = [glyph for glyph in glyphs if glyph.slant]
    if not slanted or len(slanted) > MAX_SHARE * len(glyphs):
        return glyphs, []
    return [glyph for glyph in glyphs if not glyph.slant], slanted


def slanted_lines(
    glyphs: Sequence[Glyph], gather: Callable[[list[Glyph]], list[Line]]
) -> list[Line]:
    """Read the characters of each angle in the direction in which they run.

    Args:
        gather: Makes lines of characters that run from left to right.
    """
    angles: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        angles[round(glyph.slant)].append(glyph)
    lines = []
    for angle, own in angles.items():
        for line in gather([_levelled(glyph, angle) for glyph in own]):
            for word in line.words:
                _lean(word, angle)
            line.x0, line.x1 = min(w.x0 for w in line.words), max(w.x1 for w in line.words)
            line.top = min(word.top for word in line.words)
            line.bottom = line.base = max(word.bottom for word in line.words)
            line.rotated, line.slant = True, angle
            lines.append(line)
    for line in lines:
        line.apart = not _is_one_of_a_row(line, lines)
    return lines


def _is_one_of_a_row(line: Line, lines: Sequence[Line]) -> bool:
    """Return whether a line stands beside others at its angle: names of a table's columns."""
    row = [
        other
        for other in lines
        if other.slant == line.slant
        and abs(other.bottom - line.bottom) < other.size
        and abs(other.size - line.size) < 0.1 * line.size
    ]
    return len(row) >= MIN_NAMES and len({other.text for other in row}) == len(row)


def _levelled(glyph: Glyph, angle: float) -> Glyph:
    """Turn a character round the page's corner until its text is level."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    along, across = x * cos - y * sin, x * sin + y * cos
    size = glyph.size
    # The box around a turned character is as wide and high as both of its sides, leaning.
    if abs(cos) > abs(sin):
        advance = (glyph.x1 - glyph.x0 - size * abs(sin)) / abs(cos)
    else:
        advance = (glyph.bottom - glyph.top - size * abs(cos)) / abs(sin)
    advance = max(advance, 0.1 * size)
    return glyph._replace(
        x0=along - advance / 2,
        x1=along + advance / 2,
        top=across - size / 2,
        bottom=across + size / 2,
        base=across + 0.3 * size,
    )


def _lean(word: Word, angle: float) -> None:
    """Set a word's box to that around it where it is on the page."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    corners = [(x, y) for x in (word.x0, word.x1) for y in (word.top, word.bottom)]
    xs = [x * cos + y * sin for x, y in corners]
    ys = [y * cos - x * sin for x, y in corners]
    box: Corners = (min(xs), min(ys), max(xs), max(ys))
    word.x0, word.top, word.x1, word.bottom = box
