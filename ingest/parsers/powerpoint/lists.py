"""Bullets and numbers of the paragraphs on a slide, their own or inherited ones.

PowerPoint looks in the paragraph, in its text box, in the layout, and in the master.
Source for the order and the formats: ECMA-376 part 1, 21.1.2.4, 20.1.10.61 and 19.3.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER

from ingest.blocks.numerals import format_number, number

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_NUMBER = f"{_A}buAutoNum"
_BULLETS = (f"{_A}buChar", f"{_A}buBlip")
_BODY = frozenset({PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.VERTICAL_BODY})
#: «alphaLcParenR»: numeral and punctuation. Other numerals are written as decimals.
_FORMAT = re.compile(r"(\w+?)(Plain|Period|ParenR|ParenBoth|Minus)")
_NUMERALS = {"alphaLc": "lowerLetter", "alphaUc": "upperLetter", "romanLc": "lowerRoman",
             "romanUc": "upperRoman"}  # fmt: skip
_PUNCTUATION = {"Period": "{}.", "ParenR": "{})", "ParenBoth": "({})", "Minus": "{}-"}


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark before a list item: a bullet, or a number in a format.

    Attributes:
        format: As the file names it («arabicPeriod»), ``None`` for a bullet.
        start: Number of the first item.
    """

    format: str | None = None
    start: int = 1

    def written(self, count: int) -> str:
        """Return a number as printed."""
        parts = _FORMAT.fullmatch(self.format or "")
        numeral, punctuation = parts.groups() if parts else ("", "")
        written = format_number(count, _NUMERALS.get(numeral, "decimal"))
        return _PUNCTUATION.get(punctuation, "{}").format(written)


@dataclass
class ItemNumbers:
    """Counts the numbered paragraphs of one shape, in order."""

    _counts: dict[int, tuple[Mark, int]] = field(default_factory=dict)

    def label(self, level: int, mark: Mark | None) -> str:
        """Count one paragraph; return its number as printed, "" where it has none.

        A paragraph without a number ends the numbering of its level and of deeper ones.
        """
        before = self._counts.get(level)
        self._counts = {n: count for n, count in self._counts.items() if n < level}
        if mark is None or mark.format is None:
            return ""
        count = before[1] + 1 if before and before[0] == mark else mark.start
        self._counts[level] = (mark, count)
        return mark.written(count)


def mark_of(paragraph: Any, shape: Any) -> Mark | None:
    """Return the bullet or number that the paragraph is shown with, if any."""
    for properties in _properties(paragraph, shape):
        if properties.find(f"{_A}buNone") is not None:
            return None
        automatic = properties.find(_NUMBER)
        if automatic is not None:
            start = number(automatic.get("startAt"))
            return Mark(automatic.get("type", "arabicPlain"), 1 if start is None else start)
        if any(properties.find(bullet) is not None for bullet in _BULLETS):
            return Mark()
    return None


def _properties(paragraph: Any, shape: Any) -> Iterator[Any]:
    """Yield the paragraph properties that apply, the nearest first."""
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
