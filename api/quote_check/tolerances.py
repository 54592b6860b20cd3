"""When words that differ are the same after all: line ends, footnote numbers, OCR.

Each excuse is narrow. None of them ever covers another word, another number, or a word
left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal

from api.quote_check.words import Side, surface_of

#: ``spacing`` is typography that shows; the two others leave the quotation as it should be.
Excuse = Literal["spacing", "footnote", "ocr"]

#: Letters that OCR mixes up: both sides are reduced to one form before they are compared.
_OCR_PAIRS = (("rn", "m"), ("cl", "d"), ("vv", "w"), ("æ", "ae"))
_OCR_LETTERS = str.maketrans("1!|ıí0oøöóåäàáéè58", "liiiiøøøøøaaaaeesb")
#: One number, its thousands apart or not: «10 000», "10,000", «10000».
_THOUSANDS = re.compile(r"\d{1,3}(?:[\s.,]\d{3})+(?!\d)|\d+(?![.,]?\d)")
_HYPHEN = re.compile("[-\u2010\u2011\u2013]")
_FOOTNOTE_DIGITS = re.compile(r"\d{1,3}")
_WORD_WITH_FOOTNOTE = re.compile(r"([a-zæøå]{4,})\d{1,2}")
_STANDS_BEFORE_FOOTNOTE = frozenset('.,;:?!»”")')
#: Shorter words before a full stop and a number are abbreviations: «nr.12», «kap.3».
_SHORTEST_WORD = 5


def excuse(
    quote: Side, source: Side, *, ocr: bool, is_rare: Callable[[str], bool]
) -> Excuse | None:
    """Excuse a difference between two sides; ``None`` if it changes the words.

    Args:
        quote, source: Only the words that differ; either may have none.
        ocr: The source was read from a picture.
        is_rare: Says if a word is so rare in the corpus that it may be misread.
    """
    ours = [word.key for word in quote.words]
    theirs = [word.key for word in source.words]
    if not ours:
        return "footnote" if _is_footnote_number(source) else None
    if "".join(ours) == "".join(theirs):
        return _same_letters(quote, source, ocr=ocr)
    with_note = _WORD_WITH_FOOTNOTE.fullmatch(theirs[0]) if len(theirs) == 1 else None
    if with_note and [with_note[1]] == ours:
        return "footnote"
    misread = ocr and all(is_rare(key) for key in theirs) and _reads_alike(ours, theirs)
    return "ocr" if misread else None


def _same_letters(quote: Side, source: Side, *, ocr: bool) -> Excuse | None:
    """The same letters, divided into words otherwise."""
    printed = [side.printed(0, len(side.words)) for side in (quote, source)]
    if all(word.key.isdigit() for side in (quote, source) for word in side.words):
        grouped = all(_THOUSANDS.match(text) for text in printed)
        raised = any(text != surface_of(text) for text in printed)  # «10⁶» is no «106»
        return "spacing" if grouped and not raised else None
    if any(_HYPHEN.search(text) for text in printed):
        return "spacing"
    return "ocr" if ocr else None


def _is_footnote_number(source: Side) -> bool:
    """A number glued to the sign before it, left out by who quotes: «arbeid.12 Dette»."""
    if len(source.words) != 1 or not _FOOTNOTE_DIGITS.fullmatch(source.words[0].key):
        return False
    word = source.words[0]
    before = source.text[max(0, word.start - 40) : word.start]
    after = source.text[word.end : word.end + 1]
    last_word = re.search(r"(\w+)\W+$", before)
    glued = before[-1:] in _STANDS_BEFORE_FOOTNOTE and (not after or after.isspace())
    long_enough = last_word is not None and len(last_word[1]) >= _SHORTEST_WORD
    return glued and long_enough and last_word is not None and not last_word[1].isdigit()


def _reads_alike(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    if any(key.isdigit() for key in (*ours, *theirs)):
        return False  # a number is never excused
    return _ocr_variant("".join(ours)) == _ocr_variant("".join(theirs))


def _ocr_variant(text: str) -> str:
    for seen, meant in _OCR_PAIRS:
        text = text.replace(seen, meant)
    return text.translate(_OCR_LETTERS).replace("l", "i")
