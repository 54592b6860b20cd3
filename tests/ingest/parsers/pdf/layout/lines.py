"""Lines and letters laid by hand on a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ingest.models import BlockKind
from ingest.parsers.pdf.layout.blocks import TextBlock
from ingest.parsers.pdf.layout.styles import Body
from ingest.parsers.pdf.page_model import (
    Glyph,
    Line,
    Word,
    line_of,
)

BODY = Body(size=10.0, pitch=12.0)


def glyphs(
    text: str, x: float = 50, base: float = 100, size: float = 10, **more: Any
) -> list[Glyph]:
    """Letters half as wide as high, without gaps; a space is drawn as a space."""
    made = []
    for n, letter in enumerate(text):
        x0 = x + n * size / 2
        made.append(
            Glyph(letter, x0, base - size * 0.8, x0 + size / 2, base + size * 0.2, base, size, "F")
        )
    return [glyph._replace(**more) for glyph in made]


def line(
    text: str, x: float = 50, base: float = 100, size: float = 10, *, bold: bool = False
) -> Line:
    """A line of words with a space of half a letter size between them."""
    words, at = [], x
    for part in text.split():
        end = at + len(part) * size * 0.45
        words.append(Word(part, at, base - size * 0.8, end, base + size * 0.2, base, size, bold))
        at = end + size * 0.3
    return line_of(words, page=1)


def stack(texts: Sequence[str], x: float = 50, base: float = 100, step: float = 12) -> list[Line]:
    return [line(text, x, base + n * step) for n, text in enumerate(texts)]


def block(
    text: str, kind: BlockKind = "paragraph", *, page: int = 1, gap: float | None = 1.0
) -> TextBlock:
    made = line(text)
    made.page = page
    made.x1 = 545
    return TextBlock([made], 50, 545, gap, kind=kind)
