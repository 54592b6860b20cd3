"""Numerals: parsed from files, and formatted for lists (3, c, iii)."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LONGEST_LETTERS = 26 * 10
_LARGEST_ROMAN = 4999


def number(text: str | None) -> int | None:
    """A whole number, also one written «360.0»; ``None`` for anything else."""
    try:
        return None if text is None else int(float(text))
    except (ValueError, OverflowError):
        return None


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
