"""Raised words: marks of notes («3», «6,7», «8–9», «a», «iv», «*»), exponents, or neither."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.parsers.pdf.page_model import Word

#: Most notes that a range of marks («8–9») refers to.
MAX_RANGE = 12
_MARK = r"[1-9]\d{0,2}|[*†‡§¶]{1,3}|[ivx]{2,5}|[a-zæøå]"
_NUMBER = re.compile(r"[1-9]\d{0,2}|[*†‡§]{1,3}")
_LISTED = re.compile(rf"[(\[]?(?:{_MARK})(?:[,;.)]*[,;–—-](?:{_MARK}))*[,;.)\]]*")
_ONE = re.compile(_MARK)
_RANGE = re.compile(r"([1-9]\d{0,2})[–—-]([1-9]\d{0,2})")
#: Units and symbols that are raised to the second or third power.
_UNIT = re.compile(r"(?:.*[^\W\d_]?[\W\d])?(?:[kcdm]?m|sec|cm)", re.DOTALL)
#: «i» and «å» are words, and may have a note.
_SYMBOL = re.compile(r"(?:.*\W)?(?![iåIÅ])[^\W\d_]|\)", re.DOTALL)
_TIMES = "·×⋅*"


def marks_in(word: Word) -> tuple[str, ...]:
    """Return the note marks that a raised word may consist of; none for other words."""
    text = word.text
    if not word.raised or not _LISTED.fullmatch(text):
        return ()
    if found := _RANGE.fullmatch(text.strip("()[],;.")):
        first, last = int(found[1]), int(found[2])
        if first < last <= first + MAX_RANGE:
            return tuple(map(str, range(first, last + 1)))
    return tuple(_ONE.findall(text))


def is_note_number(text: str) -> bool:
    """Return whether a word can be the mark that a note begins with, also where it is level."""
    return bool(_NUMBER.fullmatch(text))


def note_marks(words: Sequence[Word], n: int, notes: Mapping[str, int]) -> tuple[str, ...]:
    """Return the notes that the raised word ``n`` of a line refers to.

    Args:
        notes: The marks of the page's notes, and how often each occurs raised in its text:
            a number that is called elsewhere too is an exponent after a symbol («R²»).
    """
    own = marks_in(words[n])
    if not n or not any(mark in notes for mark in own):
        return ()
    return () if _is_exponent(words, n, own, notes) else own


def _is_exponent(
    words: Sequence[Word], n: int, own: Sequence[str], notes: Mapping[str, int]
) -> bool:
    """Return whether a unit, a power of ten or a symbol is before a raised number."""
    if len(own) > 1 or not own[0].isdigit():
        return False
    base = _before(words, n)
    elsewhere = notes.get(own[0], 0) > 1
    if own[0] in "23" and _UNIT.fullmatch(base):
        return True
    if base == "10" or re.search(rf"[{_TIMES}]10$", base):
        earlier = words[n - 2].text if n > 1 else ""
        return elsewhere or base != "10" or earlier[-1:] in _TIMES
    return elsewhere and bool(_SYMBOL.fullmatch(base))


def _before(words: Sequence[Word], n: int) -> str:
    """Return the word that a raised one is glued to, put together."""
    if not words[n].glued:
        return ""
    start = n - 1
    while start and words[start].glued:
        start -= 1
    return "".join(word.text for word in words[start:n])
