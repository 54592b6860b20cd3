"""The look of Word text, from styles, their bases and direct formatting.

Word writes the names of its own styles in English («heading 1») in the file, whatever
the language of the program; other programs write what the user sees («Overskrift 1»).
Both are read, and a style that is based on another inherits from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from ingest.blocks.numerals import number
from ingest.blocks.raised import Position
from ingest.blocks.symbol_fonts import is_symbol_font

T = TypeVar("T")

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Word's outline levels are 0 to 8; 9 means body text.
BODY_LEVEL = 9
_LONGEST_CHAIN = 20
_POSITIONS: dict[str | None, Position] = {"superscript": "raised", "subscript": "lowered"}
#: Smallest move off the line that counts, in half points.
_MIN_SHIFT = 3

_HEADING_NAME = re.compile(
    r"^(?:heading|overskrift|rubrik|überschrift|otsikko|titre|encabezado)\s*(?P<level>[1-9])"
    r"(?!\d)(?!.*(?:char|tegn)$)"
)
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("title", re.compile(r"^(?:title|tittel)$")),
    ("contents_heading", re.compile(r"^(?:toc heading|overskrift for innhold\w*)")),
    (
        "contents",
        re.compile(r"^(?:toc|innhold|innh|inh|indholdsfortegnelse|verzeichnis|contents)\s*\d$"
                   r"|^(?:table of figures|figurliste|index|indeks|stikkordregister)"),
    ),
    ("caption", re.compile(r"^(?:caption|bildetekst|bilettekst|figurtekst|tabelltekst|"
                           r"tabelltittel|figurtittel|beskriftung|billedtekst)")),
    (
        "quote",
        re.compile(r"quote|quotation|sitat|zitat|\bcitat\b|^(?:block text|blokktekst)"),
    ),
    ("reference", re.compile(r"^(?:bibliogra\w+|litteraturliste|referanseliste)")),
    ("list", re.compile(r"^(?:list (?:bullet|number)|punktliste|nummerert liste)")),
)  # fmt: skip


def w(name: str) -> str:
    """Return a WordprocessingML name with its namespace."""
    return _W + name


def value(element: Any, name: str) -> str | None:
    """Return the ``w:val`` of the child called ``name``; ``None`` without such a child."""
    child = element.find(w(name)) if element is not None else None
    return None if child is None else child.get(w("val"))


def switched(properties: Any, name: str) -> bool | None:
    """Return an on/off property; ``None`` where it is not set."""
    child = properties.find(w(name)) if properties is not None else None
    if child is None:
        return None
    return child.get(w("val"), "true") not in {"0", "false", "off", "none"}


@dataclass(frozen=True, slots=True)
class Look:
    """Formatting of a style, bases included.

    Attributes:
        kind: One of ``_KINDS``, by the style's name; ``None`` for most.
        outline: 0 to 8 for a heading, 9 for body text, ``None`` where it is not set.
        num_id, list_level: The automatic numbering that the style brings along.
        left, right, first: Indents in twentieths of a point; ``first`` is negative
            for a hanging line.
        size: Font size in half points.
        position: ``None`` for text on the line.
        symbol_font: Name of the font, if it holds signs in place of letters.
    """

    kind: str | None = None
    outline: int | None = None
    italic: bool = False
    bold: bool = False
    hidden: bool = False
    num_id: str | None = None
    list_level: int | None = None
    left: int | None = None
    right: int | None = None
    first: int | None = None
    size: int | None = None
    struck: bool = False
    position: Position | None = None
    symbol_font: str | None = None


class Stylesheet:
    """The styles of one file, looked up by id."""

    def __init__(self, styles: Any) -> None:
        """Take the ``w:styles`` element, or ``None`` where the file has none."""
        found = [] if styles is None else styles.findall(w("style"))
        self._styles = {style.get(w("styleId")): style for style in found}
        self._default = next(
            (
                style.get(w("styleId"))
                for style in found
                if style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true"}
            ),
            None,
        )
        self._looks: dict[str | None, Look] = {}

    def paragraph(self, style_id: str | None) -> Look:
        """Return the look of a paragraph style; the default one for an unknown id."""
        return self.look(style_id if style_id in self._styles else self._default)

    def look(self, style_id: str | None) -> Look:
        """Return the look of any style; a plain one for an unknown id."""
        if style_id not in self._looks:
            self._looks[style_id] = self._add_up(list(self._chain(style_id)))
        return self._looks[style_id]

    def _chain(self, style_id: str | None) -> Iterator[Any]:
        """Yield the style, the one it is based on, and so on; stop at a cycle."""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(style_id)
            if style is None:
                return
            yield style
            style_id = value(style, "basedOn")

    @staticmethod
    def _add_up(chain: list[Any]) -> Look:
        runs = [style.find(w("rPr")) for style in chain]
        paragraphs = [style.find(w("pPr")) for style in chain]
        numbering = [p.find(w("numPr")) for p in paragraphs if p is not None]
        indents = [p.find(w("ind")) for p in paragraphs if p is not None]
        names = [name for style in chain for name in _names(style)]
        return Look(
            kind=next((kind for name in names if (kind := _kind_of(name))), None),
            outline=_outline(chain),
            italic=bool(_first(switched(run, "i") for run in runs)),
            bold=bool(_first(switched(run, "b") for run in runs)),
            hidden=bool(_first(switched(run, "vanish") for run in runs)),
            num_id=_first(value(num, "numId") for num in numbering),
            list_level=number(_first(value(num, "ilvl") for num in numbering)),
            left=_first(indent_of(ind, "left", "start") for ind in indents),
            right=_first(indent_of(ind, "right", "end") for ind in indents),
            first=_first_line(indents),
            size=number(_first(value(run, "sz") for run in runs)),
            struck=bool(_first(is_struck(run) for run in runs)),
            position=_first_position(runs),
            symbol_font=_first(symbol_font_of(run) for run in runs) or None,
        )


def is_struck(properties: Any) -> bool | None:
    """Return whether text is struck out, once or twice; ``None`` where it is not set."""
    states = [switched(properties, name) for name in ("strike", "dstrike")]
    return None if states == [None, None] else any(states)


def position_of(properties: Any) -> Position | Literal[""] | None:
    """Return how text is moved off its line; "" for back onto it, ``None`` for not set."""
    align, shift = value(properties, "vertAlign"), number(value(properties, "position"))
    if align in _POSITIONS:
        return _POSITIONS[align]
    if shift is not None and abs(shift) >= _MIN_SHIFT:
        return "raised" if shift > 0 else "lowered"
    return None if align is None and shift is None else ""


def symbol_font_of(properties: Any) -> str | None:
    """Return the font if it holds signs; "" for another one, ``None`` where it is not set."""
    fonts = properties.find(w("rFonts")) if properties is not None else None
    names = [fonts.get(w(kind)) for kind in ("ascii", "hAnsi")] if fonts is not None else []
    named = [name for name in names if name]
    return next(filter(is_symbol_font, named), "") if named else None


def _first(values: Iterator[T | None]) -> T | None:
    """Return the first value that is set: the nearest style wins."""
    return next((found for found in values if found is not None), None)


def _first_position(runs: list[Any]) -> Position | None:
    found = [position for run in runs if (position := position_of(run)) is not None]
    return (found[0] or None) if found else None


def _names(style: Any) -> Iterator[str]:
    yield (value(style, "name") or "").casefold()
    yield (style.get(w("styleId")) or "").casefold()


def _kind_of(name: str) -> str | None:
    return next((kind for kind, pattern in _KINDS if pattern.search(name)), None)


def _outline(chain: list[Any]) -> int | None:
    """Return the outline level of the nearest style that is a heading, by level or name."""
    for style in chain:
        level = number(value(style.find(w("pPr")), "outlineLvl"))
        if level is not None:
            return level
        for name in _names(style):
            if heading := _HEADING_NAME.match(name):
                return int(heading["level"]) - 1
    return None


def indent_of(indent: Any, *sides: str) -> int | None:
    """Return one side of a ``w:ind``: «left» in older files, «start» in newer ones."""
    if indent is None:
        return None
    return number(next((indent.get(w(side)) for side in sides if indent.get(w(side))), None))


def _first_line(indents: list[Any]) -> int | None:
    for ind in indents:
        if ind is not None and ind.get(w("hanging")):
            return -(number(ind.get(w("hanging"))) or 0)
        if ind is not None and ind.get(w("firstLine")):
            return number(ind.get(w("firstLine")))
    return None
