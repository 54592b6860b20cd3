"""The look of a ``w:r``: its own formatting over that of its styles."""

from __future__ import annotations

from typing import Any

from ingest.blocks.numerals import number
from ingest.parsers.word.styles import (
    Look,
    Stylesheet,
    is_struck,
    position_of,
    switched,
    symbol_font_of,
    value,
    w,
)

_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_EQUATION_PROGRAMS = ("equation", "mathtype")


def text_run_look(properties: Any, paragraph: Look, styles: Stylesheet) -> Look:
    """Return the look of a ``w:r``. Italic and bold toggle: set in both styles, they are off."""
    style = styles.look(value(properties, "rStyle"))
    italic, bold = switched(properties, "i"), switched(properties, "b")
    hidden, struck = switched(properties, "vanish"), is_struck(properties)
    position, font = position_of(properties), symbol_font_of(properties)
    if position is None:
        position = style.position or paragraph.position
    if font is None:
        font = style.symbol_font or paragraph.symbol_font
    return Look(
        italic=paragraph.italic != style.italic if italic is None else italic,
        bold=paragraph.bold != style.bold if bold is None else bold,
        hidden=(paragraph.hidden or style.hidden) if hidden is None else hidden,
        size=number(value(properties, "sz")) or style.size or paragraph.size,
        struck=(paragraph.struck or style.struck) if struck is None else struck,
        position=position or None,
        symbol_font=font or None,
    )


def is_equation_object(element: Any) -> bool:
    """Return whether an object is a formula of an older program, left as a picture."""
    if element.tag != w("object"):
        return False
    programs = [(ole.get("ProgID") or "").casefold() for ole in element.iter(_OLE)]
    return any(program.startswith(_EQUATION_PROGRAMS) for program in programs)
