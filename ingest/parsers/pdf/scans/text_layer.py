"""Quality of a page's own text: missing or garbled text calls for OCR.

A font without a Unicode map gives signs instead of letters, or letters that are all
shifted. Both look like text to a program and like nothing to a reader.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

#: Fewest characters by which a page is judged.
MIN_CHARACTERS = 40
#: Share of meaningless characters from which a page is garbage.
GARBAGE_SHARE = 0.3
#: Fewest words whose letters are judged.
MIN_JUDGED_WORDS = 40
#: Lowest and highest share of vowels among letters, for European languages.
VOWELS = (0.25, 0.62)
_LATIN_WORD = re.compile(r"[A-Za-zÆØÅæøåÄÖäöéèüÉ]{2,}")
_VOWEL = re.compile(r"[aeiouyæøåäöéèü]", re.IGNORECASE)
#: Fewest words by which the language of a text layer is judged.
MIN_LANGUAGE_WORDS = 40
#: Lowest share of small words that only Norwegian has, in Norwegian prose.
NORWEGIAN_SHARE = 0.08
_NORWEGIAN_WORDS = frozenset({
    "og", "er", "som", "av", "til", "med", "ikke", "ikkje", "det", "har", "eller", "ved",
    "mellom", "skal", "ble", "blir", "vart", "etter", "hadde",
})  # fmt: skip
_NORWEGIAN_LETTERS = frozenset("æøåÆØÅ")
#: Fonts that OCR programs write their invisible text in.
_OCR_FONTS = ("glyphless", "hiddenhorzocr", "invisibleocr", "ocr-invisible")


def is_garbage(words: Iterable[str]) -> bool:
    """Return whether the words of a page cannot be the printed ones."""
    listed = list(words)
    text = "".join(listed)
    if len(text) < MIN_CHARACTERS:
        return bool(text) and _meaningless(text) > 0.5 * len(text)
    if _meaningless(text) > GARBAGE_SHARE * len(text):
        return True
    return _has_odd_letters(listed, text)


def _meaningless(text: str) -> int:
    """Count unmapped, private and control characters."""
    return sum(
        char == "\ufffd" or unicodedata.category(char) in {"Co", "Cn", "Cc"}
        for char in text
        if not char.isascii() or not char.isprintable()
    )


def _has_odd_letters(words: list[str], text: str) -> bool:
    """Return whether Latin letters are mixed as in no language, or hardly occur among signs."""
    letters = sum(char.isalpha() for char in text)
    digits = sum(char.isdigit() for char in text)
    if letters + digits < 0.4 * len(text) and len(words) > MIN_JUDGED_WORDS:
        return "...." not in text and "___" not in text
    latin = _LATIN_WORD.findall(" ".join(words))
    if len(latin) < MIN_JUDGED_WORDS or sum(map(len, latin)) < 0.5 * letters:
        return False
    joined = "".join(latin)
    vowels = len(_VOWEL.findall(joined)) / len(joined)
    capitals_inside = sum(not w.isupper() and any(c.isupper() for c in w[1:]) for w in latin)
    return not VOWELS[0] <= vowels <= VOWELS[1] or capitals_inside > 0.5 * len(latin)


def lacks_norwegian_letters(words: Sequence[str]) -> bool:
    """Return whether Norwegian prose has no å, ø or æ: it was read as another language."""
    if len(words) < MIN_LANGUAGE_WORDS or any(_NORWEGIAN_LETTERS & set(word) for word in words):
        return False
    small = sum(word.strip(".,;:()«»").casefold() in _NORWEGIAN_WORDS for word in words)
    return small >= NORWEGIAN_SHARE * len(words)


def is_ocr_font(font: str) -> bool:
    """Return whether a font's name shows that the text comes from earlier OCR."""
    return font.rpartition("+")[2].casefold().startswith(_OCR_FONTS)
