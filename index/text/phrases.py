"""Exact phrases found in running text, whatever kind of hyphen or space is between words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


_ACCENTS = "\u0300-\u036f"


_HYPHENS = "-\u2010\u2011"


_APOSTROPHES = "'’"


def find_phrase(text: str, phrase: str) -> list[tuple[int, int]]:
    """Find where ``phrase`` occurs in ``text``, word for word: half-open offsets, in order.

    Letter case, the width of white space, characters that are not seen (soft hyphens)
    and the kind of hyphen or apostrophe make no difference. Everything else does:
    inflection, punctuation, and that the first and last word are whole.
    """
    words = unicodedata.normalize("NFC", phrase).split()
    if not any(char.isalnum() for word in words for char in word):
        return []
    return [match.span() for match in _phrase_pattern(tuple(words)).finditer(text)]


@lru_cache(maxsize=256)
def _phrase_pattern(words: Sequence[str]) -> re.Pattern[str]:
    unseen = f"[{_INVISIBLE}]*"
    space = rf"{unseen}\s[\s{_INVISIBLE}]*"
    body = space.join(unseen.join(_either_form(char) for char in word) for word in words)
    before = rf"(?<!\w)(?<!\w[{_INVISIBLE}])" if words[0][0].isalnum() else ""
    after = rf"(?!{unseen}[\w{_ACCENTS}])" if words[-1][-1].isalnum() else ""
    return re.compile(f"{before}{body}{after}", re.IGNORECASE)


def _either_form(char: str) -> str:
    """Make a pattern for ``char`` as one code point or as a letter and its accent."""
    for alike in (_HYPHENS, _APOSTROPHES):
        if char in alike:
            return f"[{re.escape(alike)}]"
    apart = unicodedata.normalize("NFD", char)
    return re.escape(char) if apart == char else f"(?:{char}|{apart})"
