"""Words without the accents that are now set and now left out: «kafé» and «kafe».

Å, æ, ø, ä and ö are letters of their own and stay.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

#: Combining marks that make another letter of the one before them, by that letter.
_OWN_LETTERS = frozenset({"a\u030a", "a\u0308", "o\u0308"})
#: Letters with a stroke, which Unicode does not take apart.
_STROKES = str.maketrans("łđŧ", "ldt")
#: Words whose plain forms are cached.
_CACHE_SIZE = 1 << 16


@lru_cache(maxsize=_CACHE_SIZE)
def without_accents(word: str) -> str:
    """Return a word in lower case as it is typed in a hurry: «André» as «andre»."""
    if word.isascii():
        return word
    plain: list[str] = []
    for char in unicodedata.normalize("NFD", word):
        if not unicodedata.combining(char):
            plain.append(char)
        elif plain and plain[-1] + char in _OWN_LETTERS:
            plain[-1] = unicodedata.normalize("NFC", plain[-1] + char)
    return "".join(plain).translate(_STROKES)
