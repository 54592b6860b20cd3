"""Numerals: parsed from files, and formatted for lists (3, c, iii)."""

from __future__ import annotations

import re
from collections.abc import Callable

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_WELL_FORMED = re.compile(r"^c?(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_LONGEST_LETTERS = 26 * 10
_LARGEST_ROMAN = 4999


def number(text: str | None) -> int | None:
    """A whole number, also one written «360.0»; ``None`` for anything else."""
    try:
        return None if text is None else int(float(text))
    except (ValueError, OverflowError):
        return None


def roman_value(numeral: str) -> int | None:
    """The value of a well-formed Roman numeral up to 199, ``None`` for other letters."""
    folded = numeral.casefold()
    if not folded or not _WELL_FORMED.match(folded):
        return None
    values = [_VALUES[letter] for letter in folded]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def format_number(count: int, style: str) -> str:
    """Write a count as Word's ``w:numFmt`` says; decimal for formats we do not know."""
    write = _FORMATS.get(style)
    return write(count) if write and count > 0 else str(count)


def _roman(count: int) -> str:
    if count > _LARGEST_ROMAN:
        return str(count)
    written = ""
    for amount, numeral in _ROMAN:
        written += numeral * (count // amount)
        count %= amount
    return written


def _letters(count: int) -> str:
    """a … z, then aa, bb …: Word repeats the letter."""
    if count > _LONGEST_LETTERS:
        return str(count)
    times, letter = divmod(count - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda count: f"{count:02}",
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "ordinal": lambda count: f"{count}.",
    "none": lambda _: "",
}
