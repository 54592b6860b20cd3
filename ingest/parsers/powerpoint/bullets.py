"""Bullets and numbers of the paragraphs on a slide, their own or inherited ones.

PowerPoint looks in the paragraph, in its text box, in the layout, and in the master.
Source for the order: ECMA-376 part 1, 21.1.2.4 and 19.3.1.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_MARKS = tuple(f"{_A}{name}" for name in ("buChar", "buAutoNum", "buBlip"))
_BODY = frozenset({PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.VERTICAL_BODY})


def is_bulleted(paragraph: Any, shape: Any) -> bool:
    """Say whether the paragraph is shown with a bullet or a number."""
    for properties in _properties(paragraph, shape):
        if properties.find(f"{_A}buNone") is not None:
            return False
        if any(properties.find(mark) is not None for mark in _MARKS):
            return True
    return False


def _properties(paragraph: Any, shape: Any) -> Iterator[Any]:
    """Paragraph properties that apply, the nearest first."""
    own = paragraph._p.find(f"{_A}pPr")
    if own is not None:
        yield own
    level = f"{_A}lvl{paragraph.level + 1}pPr"
    holder = shape
    while holder is not None:
        found = holder.element.find(f"{_P}txBody/{_A}lstStyle/{level}")
        if found is not None:
            yield found
        holder = getattr(holder, "_base_placeholder", None)
    if shape.is_placeholder and shape.placeholder_format.type in _BODY:
        master = shape.part.slide_layout.slide_master.element
        found = master.find(f"{_P}txStyles/{_P}bodyStyle/{level}")
        if found is not None:
            yield found
