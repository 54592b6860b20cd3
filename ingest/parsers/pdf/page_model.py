"""Contents of a page before they are classified: words, lines, rules.

Coordinates are PDF points in the page's reading frame: origin top left once the page
is turned so that most of its text runs from left to right. ``PageLayout.box`` turns a
rectangle of that frame back into the page as it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ingest.boxes import Box

#: Clockwise turn of the reading frame from the page as shown, in degrees.
Turn = Literal[0, 90, 180, 270]


class Glyph(NamedTuple):
    """One character as drawn, page coordinates, origin top left.

    Attributes:
        turn: 90 for text that runs upwards, 270 downwards, 180 upside down.
        base: The coordinate of the baseline, across the text's own direction.
        slant: The angle of text that runs along no side of the page, in degrees.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    font: str
    turn: Turn = 0
    slant: float = 0.0


@dataclass(slots=True)
class Word:
    """Glyphs without a gap between them.

    Attributes:
        base: The baseline's distance from the top.
        glued: There is no space between this word and the one before it on the line.
        spaced: The file draws a space before it, however narrow.
        raised: A superscript: a footnote marker, perhaps.
        lowered: A subscript.
        confidence: Of a word that was read from a picture, 0 to 100.
        slits: Gaps between its letters that may be spaces: offset, and both edges.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool = False
    italic: bool = False
    glued: bool = False
    spaced: bool = False
    raised: bool = False
    lowered: bool = False
    confidence: float | None = None
    slits: tuple[tuple[int, float, float], ...] = ()


@dataclass(slots=True)
class Line:
    """Words on one baseline that belong together.

    Attributes:
        size: The size of most of its letters.
        bold, italic: Whether most of its letters are.
        cells: Where wide gaps divide the line, the index of each first word after one.
        rotated: The text runs across the reading direction of its page.
        page: The physical page it is on.
        apart: A stamp or watermark across the text, no part of it.
        way, slant: How a rotated line runs, 90 upwards, 270 downwards; along no side, its angle.
    """

    words: list[Word]
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool
    italic: bool
    cells: tuple[int, ...] = ()
    rotated: bool = False
    page: int = 0
    apart: bool = False
    slant: float = 0.0
    way: Turn = 0

    @property
    def text(self) -> str:
        """The words joined by single spaces, none before glued ones."""
        return text_of(self.words)

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top


def text_of(words: Iterable[Word]) -> str:
    """Put words together, with a space except before a glued one."""
    parts: list[str] = []
    for word in words:
        if parts and not word.glued:
            parts.append(" ")
        parts.append(word.text)
    return "".join(parts)


def line_of(
    words: list[Word], *, cells: tuple[int, ...] = (), rotated: bool = False, page: int = 0
) -> Line:
    """Make a line of words given from left to right."""
    letters: dict[tuple[float, bool, bool], int] = {}
    for word in words:
        if not word.raised and not word.lowered:
            key = (round(word.size, 1), word.bold, word.italic)
            letters[key] = letters.get(key, 0) + len(word.text)
    if not letters:
        first = words[0]
        letters = {(round(first.size, 1), first.bold, first.italic): 1}
    total = sum(letters.values())
    size = max(letters, key=lambda key: letters[key])[0]
    plain = next((w for w in words if not w.raised and round(w.size, 1) == size), words[0])
    return Line(
        words=words,
        x0=words[0].x0,
        top=min(word.top for word in words),
        x1=max(word.x1 for word in words),
        bottom=max(word.bottom for word in words),
        base=plain.base,
        size=size,
        bold=sum(n for key, n in letters.items() if key[1]) > 0.6 * total,
        italic=sum(n for key, n in letters.items() if key[2]) > 0.6 * total,
        cells=cells,
        rotated=rotated,
        page=page,
    )


class Rect(NamedTuple):
    """A rectangle in the reading frame."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


@dataclass(slots=True)
class TableLine:
    """One row of a table.

    Attributes:
        cells: The lines in each column's cell; empty where there is none, or where a
            cell from the left or from above reaches over it.
        spans: For each column, how many columns its cell reaches over.
        page: The physical page the row is on.
    """

    cells: list[list[Line]]
    spans: list[int]
    rect: Rect
    page: int


@dataclass(slots=True)
class Island:
    """A part of the page that the text flows around, read separately.

    Attributes:
        lines: Its segments; those of a table are in its rows.
        rows: Of a table, header included.
        heads: How many of the rows are known to be header, from a rule below them.
        columns: The left edges of a table's columns.
    """

    kind: Literal["table", "figure", "box"]
    x0: float
    top: float
    x1: float
    bottom: float
    page: int = 0
    lines: list[Line] = field(default_factory=list)
    rows: list[TableLine] = field(default_factory=list)
    heads: int | None = None
    columns: list[float] = field(default_factory=list)


def around(boxes: Iterable[Line | Word | Rect | Island]) -> Rect:
    """Return the smallest rectangle around all of them."""
    listed = list(boxes)
    return Rect(
        min(box.x0 for box in listed),
        min(box.top for box in listed),
        max(box.x1 for box in listed),
        max(box.bottom for box in listed),
    )


@dataclass(slots=True)
class PageLayout:
    """One page as read from the file: the input of layout analysis.

    Attributes:
        width, height: Of the page as shown, in points.
        turn: How the reading frame is turned from the page as shown.
        lines: Segments of text, from top to bottom, not yet in reading order.
        horizontals, verticals: Ruling lines, as thin rectangles.
        grids: Cells of each ruled table, as rectangles.
        frames: Filled or bordered rectangles that may hold a text box.
        pictures: Where images and drawings are.
        forms: Where drawings made elsewhere are set in, with their own text.
        covered: A picture covers the whole page: a scan, or a background.
        overlaid: Stamps and watermarks across the text, set apart from its lines.
        ocr: The text was read from a picture; then with its mean confidence.
    """

    number: int
    width: float
    height: float
    turn: Turn = 0
    lines: list[Line] = field(default_factory=list)
    horizontals: list[Rect] = field(default_factory=list)
    verticals: list[Rect] = field(default_factory=list)
    grids: list[list[Rect]] = field(default_factory=list)
    frames: list[Rect] = field(default_factory=list)
    pictures: list[Rect] = field(default_factory=list)
    forms: list[Rect] = field(default_factory=list)
    covered: bool = False
    overlaid: list[Line] = field(default_factory=list)
    ocr: bool = False
    confidence: float | None = None

    @property
    def frame_width(self) -> float:
        return self.height if self.turn in {90, 270} else self.width

    @property
    def frame_height(self) -> float:
        return self.width if self.turn in {90, 270} else self.height

    def box(self, rect: Rect | Line | Word) -> Box:
        """Return a rectangle of the reading frame in coordinates of the page as shown."""
        x0, top, x1, bottom = turned_back(
            (rect.x0, rect.top, rect.x1, rect.bottom), self.turn, self.width, self.height
        )
        return Box(self.number, round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1))

    def boxes(self, lines: Sequence[Line]) -> tuple[Box, ...]:
        return tuple(self.box(line) for line in lines)


Corners = tuple[float, float, float, float]


def turned(rect: Corners, turn: int, width: float, height: float) -> Corners:
    """Carry ``(x0, top, x1, bottom)`` from the page as shown into the reading frame."""
    x0, top, x1, bottom = rect
    if turn == 90:
        return (height - bottom, x0, height - top, x1)
    if turn == 180:
        return (width - x1, height - bottom, width - x0, height - top)
    if turn == 270:
        return (top, width - x1, bottom, width - x0)
    return rect


def turned_back(rect: Corners, turn: int, width: float, height: float) -> Corners:
    """Undo ``turned``."""
    if turn in {90, 270}:
        width, height = height, width
    return turned(rect, (360 - turn) % 360, width, height)
