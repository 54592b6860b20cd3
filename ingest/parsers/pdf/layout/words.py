"""Glyphs → words: spaces lost and doubled, accents drawn apart, bold drawn twice.

Glyphs come in the order in which the file draws them. Those that follow one another on
a baseline are one word until a space or a gap ends it. ``lines`` gathers words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from ingest.parsers.pdf.page_model import Glyph, Word

#: Font names whose weight and slant are kept in memory.
FONT_CACHE_SIZE = 4096
#: Shares of the letter size: the smallest gap between glyphs that is a space.
SPACE = 0.13
#: The smallest gap that may be a narrow space.
SLIT = 0.055
#: Largest gap at a drawn space that a reader does not see as a space.
NO_SPACE = 0.02

_ACCENTS = {
    "¨": "\u0308",
    "´": "\u0301",
    "`": "\u0300",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "˚": "\u030a",
    "¸": "\u0327",
    "ˇ": "\u030c",
}
#: Characters that are invisible and carry no meaning.
_NOTHING = frozenset(("", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"))
_BOLD = ("bold", "black", "heavy", "demi", "cmbx", "sfbx", "-medi", "ecbx", "tibx", "!")
_ITALIC = ("italic", "oblique", "cmti", "cmsl", "sfti", "ecti", "slanted", "kursiv")
_ITALIC_ENDS = ("-it", "ital", "-bi", ",it", "~")


@lru_cache(maxsize=FONT_CACHE_SIZE)
def weight_and_slant(font: str) -> tuple[bool, bool]:
    """Tell (bold, italic) from a font's name; ``!`` and ``~`` at its end say so too."""
    name = font.rpartition("+")[2].casefold()
    bold = any(mark in name for mark in _BOLD)
    italic = any(mark in name for mark in _ITALIC) or name.endswith(_ITALIC_ENDS)
    return bold, italic


def words_of(glyphs: Iterable[Glyph]) -> list[Word]:  # long: one pass over every glyph read
    """Join glyphs that follow each other on a baseline; a space or a gap ends a word.

    Args:
        glyphs: In the order of drawing, all running from left to right.
    """
    words: list[Word] = []
    word: Word | None = None
    font, spaced = "", False
    for text, x0, top, x1, bottom, base, size, name, _, _ in glyphs:
        if text in _NOTHING:
            continue
        if text.isspace():
            spaced = True
            continue
        if word is None:
            gap = 0.0
        elif (text in _ACCENTS or word.text[-1] in _ACCENTS) and _compose(word, text, x0, x1):
            continue
        else:
            gap = (x0 - word.x1) / (size or 1.0)
        if word is not None and -0.5 < gap < SPACE and not _drawn_twice(word, text, x1, base):
            if (
                (gap < NO_SPACE or not spaced)
                and size == word.size
                and abs(base - word.base) < 0.05 * size
                and (name == font or weight_and_slant(name) == (word.bold, word.italic))
            ):
                if gap > SLIT:
                    word.slits += ((len(word.text), word.x1, x0),)
                word.text += text
                word.x1 = x1 if x1 > word.x1 else word.x1
                spaced, font = False, name
                continue
        elif word is not None and _drawn_twice(word, text, x1, base):
            continue
        bold, italic = weight_and_slant(name)
        word = Word(text, x0, top, x1, bottom, base, size, bold, italic, spaced=spaced)
        words.append(word)
        spaced, font = False, name
    return words


def _drawn_twice(word: Word, text: str, x1: float, base: float) -> bool:
    """Return whether the word's last glyph is drawn twice in one place, to look bold."""
    if text != word.text[-1]:
        return False
    return abs(x1 - word.x1) < 0.1 * word.size and abs(base - word.base) < 0.1 * word.size


def _compose(word: Word, text: str, x0: float, x1: float) -> bool:
    """Put an accent and a letter that are drawn over each other into one character."""
    overlap = min(word.x1, x1) - x0
    if overlap < 0.4 * (x1 - x0):
        return False
    last = word.text[-1]
    letter, accent = (last, text) if text in _ACCENTS else (text, last)
    letter = "i" if letter == "ı" else letter
    composed = unicodedata.normalize("NFC", letter + _ACCENTS.get(accent, ""))
    if len(composed) != 1 or not letter.isalpha():
        return False
    word.text = word.text[:-1] + composed
    word.x1 = max(word.x1, x1)
    return True
