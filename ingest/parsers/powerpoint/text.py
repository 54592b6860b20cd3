"""One paragraph on a slide → running text: raised and struck text, symbol fonts, formulas."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ingest.blocks.inline import Inline, InlineBuilder
from ingest.blocks.numerals import number
from ingest.blocks.raised import Position
from ingest.blocks.symbol_fonts import UNREAD, is_symbol_font, symbols
from ingest.formulas.linear import GAP, FormulaError
from ingest.formulas.omml import formula_of

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_FONTS = (f"{_A}latin", f"{_A}sym")
#: Fonts of a theme, by which a run names no font of its own.
_THEME = "+"


def joined(frame: Any, losses: Counter[str]) -> Inline:
    """Return all paragraphs as one line; count in ``losses`` what is left out."""
    text = InlineBuilder()
    for paragraph in frame.paragraphs:
        text.add(" ")
        _add(paragraph, text, losses)
    return text.build()


def inline(paragraph: Any, losses: Counter[str], label: str = "") -> Inline:
    """Return one paragraph with its number."""
    text = InlineBuilder()
    text.add(f"{label} ")
    _add(paragraph, text, losses)
    return text.build()


def _add(paragraph: Any, text: InlineBuilder, losses: Counter[str]) -> None:
    """Add text, fields, formulas and line breaks in order."""
    for element in paragraph._p:
        if element.tag == f"{_A}br":
            text.add(" ")
        elif element.tag in {f"{_A}r", f"{_A}fld"}:
            _add_run(element, text, losses)
        elif element.tag == _ALTERNATE or element.tag.endswith("}m"):
            _add_formulas(element, text, losses)


def _add_run(run: Any, text: InlineBuilder, losses: Counter[str]) -> None:
    properties, words = run.find(f"{_A}rPr"), run.findtext(f"{_A}t") or ""
    if properties is None:
        text.add(words)
        return
    if properties.get("strike", "noStrike") != "noStrike":
        losses["struck_words"] += len(words.split())
        return
    shown = symbols(words, _symbol_font(properties, words))
    losses["symbols_unread"] += shown.count(UNREAD)
    italic = properties.get("i") in {"1", "true"}
    text.add(shown, italic=italic, position=_position(properties))


def _position(properties: Any) -> Position | None:
    """Return how a run is moved off its line; the share is in 1/1000 percent, or in percent."""
    shift = number((properties.get("baseline") or "0").rstrip("%")) or 0
    return None if not shift else "raised" if shift > 0 else "lowered"


def _symbol_font(properties: Any, words: str) -> str | None:
    """Return the run's symbol font; ``sym`` counts only for codes that are no letters."""
    for tag in _FONTS:
        font = properties.find(tag)
        name = font.get("typeface", _THEME) if font is not None else _THEME
        private = any(0xF000 <= ord(char) <= 0xF0FF for char in words)
        if is_symbol_font(name) and (tag == _FONTS[0] or private):
            return str(name)
    return None


def _add_formulas(element: Any, text: InlineBuilder, losses: Counter[str]) -> None:
    """Add the formulas in an element; only the first of several alternatives has them."""
    for math in element.iter(_MATH):
        try:
            text.add(formula_of(math))
        except FormulaError:
            losses["formulas_unread"] += 1
            text.add(f" {GAP} ")
