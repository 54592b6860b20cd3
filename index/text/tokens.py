"""Text to tokens, with offsets into the unchanged text.

Words keep their accents and their å. A soft hyphen or a zero-width character inside a
word belongs to it; what is compared, ``Token.form``, is without. An abbreviation is one
word, with full stops or without: «N.A.V.» is «NAV».
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from index.text.stopwords import ABBREVIATIONS

TokenKind = Literal["word", "number", "section"]

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LETTERS = rf"[^\W_](?:[^\W_]|[{_INVISIBLE}\u0300-\u036f]|['’](?=[^\W\d_]))*"
_HYPHEN = "[-\u2010\u2011]"
_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
#: Two capitals before a name are a person's: «J.P. Nystuen».
_INITIALS = (
    rf"(?<![\w.])(?:[^\W\d_](?:\.[^\W\d_]\b){{2,}}|{_CAPITAL}\.{_CAPITAL}\b(?!\.?\s+{_CAPITAL}))"
)
_TOKEN = re.compile(
    rf"""
    (?P<section> §{{1,2}}\s?\d+(?:[-–]\d+)*(?:\s?[a-h]\b(?!\.))? )
  | (?P<initials> {_INITIALS}(?:\.?{_HYPHEN}{_LETTERS})* )
  | (?P<abbreviation> (?:[^\W\d_]{{1,3}}\.)+[^\W\d_]{{1,3}}\b )
  | (?P<number>
        (?<![\w,.]) [-−]? (?: \d{{1,3}}(?:[ \u00a0\u202f]\d{{3}})+(?!\d) | \d+ )?
        (?: [.,]\d+ )* (?<=\d) (?!\w)
    )
  | (?P<word> {_LETTERS}(?:{_HYPHEN}{_LETTERS})* )
  | (?P<sign> [%§] )
    """,
    re.VERBOSE,
)
_DOTTED = re.compile(rf"(?P<letters>{_INITIALS})\.?")
#: Signs that are read as words.
_SIGNS = {"%": "prosent", "§": "paragraf"}
_SUPERSCRIPTS = re.compile("[\u00b2\u00b3\u00b9\u2070-\u2079]+$")
#: «m²», «R²»: the square belongs to the word, so that «m2» finds it.
_SQUARED = re.compile("(?:[kcdm]?m|[^\\W\\d_iåIÅ])[²³]")
_POSSESSIVE = re.compile("['’]s$")
_HYPHENS = re.compile(_HYPHEN)
_HUNG = re.compile(rf"{_HYPHEN}\s")
#: Words whose folded forms are cached.
_WORD_CACHE_SIZE = 1 << 16
_THOUSANDS = re.compile(r"[ \u00a0\u202f]")


@dataclass(frozen=True, slots=True)
class Token:
    """One token.

    Attributes:
        surface: ``text[start:end]``.
        form: What is compared: NFKC, in lower case, without invisible characters and
            footnote figures. Hyphens are kept.
        hung: A hyphen follows and then a space: «arbeids- og velferdsetaten».
    """

    surface: str
    start: int
    end: int
    form: str
    kind: TokenKind = "word"
    hung: bool = False


def tokenize(text: str) -> Iterator[Token]:
    """Yield every word, number and meaningful sign of ``text``, in order."""
    for match in _TOKEN.finditer(text):
        surface, start, end = match.group(), match.start(), match.end()
        kind = match.lastgroup
        if kind == "initials" and surface.casefold() not in ABBREVIATIONS:
            yield Token(surface, start, end, fold(surface.replace(".", "")))
        elif kind == "abbreviation" and surface.casefold() not in ABBREVIATIONS:
            yield from _pieces(surface, start)
        elif kind in ("number", "section"):
            form = unicodedata.normalize("NFKC", surface)
            yield Token(surface, start, end, form, "number" if kind == "number" else "section")
        elif kind == "sign":
            yield Token(surface, start, end, _SIGNS[surface])
        else:
            hung = _HUNG.match(text, end) is not None
            yield Token(surface, start, end, fold(surface), "word", hung)


def undotted(text: str) -> str:
    """Write abbreviations without full stops: «Hva er A.A.P.?» as «Hva er AAP?»."""
    return _DOTTED.sub(
        lambda found: (
            found.group()
            if found["letters"].casefold() in ABBREVIATIONS
            else found["letters"].replace(".", "")
        ),
        text,
    )


def _pieces(surface: str, start: int) -> Iterator[Token]:
    for piece in re.finditer(r"[^.]+", surface):
        word, at = piece.group(), start + piece.start()
        yield Token(word, at, at + len(word), fold(word))


@lru_cache(maxsize=_WORD_CACHE_SIZE)
def fold(surface: str) -> str:
    """Return the form in which words are compared. Never å to a, nor ø to o."""
    bare = surface if _SQUARED.fullmatch(surface) else _SUPERSCRIPTS.sub("", surface)
    folded = unicodedata.normalize("NFKC", bare).casefold()
    for character in _INVISIBLE:
        folded = folded.replace(character, "")
    return _POSSESSIVE.sub("", folded).replace("’", "'")


def hyphen_parts(form: str) -> list[str]:
    """Split at hyphens: «to-ledermodell» is «to» and «ledermodell»."""
    return [part for part in _HYPHENS.split(form) if part]


def number_forms(form: str) -> list[str]:
    """List the ways to write a number, its plain form first.

    «2.63» and «2,63» are the same, as are «,12» and «0,12»; «1 000» is «1000»; a sign
    is kept and left out; a date or a version also gives its figures one by one.
    """
    unsigned = form.lstrip("-−")
    figures = re.findall(r"\d+", unsigned)
    joined = _THOUSANDS.sub("", unsigned)
    plain = joined.replace(".", ",")
    if plain.startswith("0,"):
        plain = plain[1:]
    forms = [plain] if unsigned == form else ["-" + plain, plain]
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", joined):
        forms.append(joined.replace(".", ""))
    if len(figures) > 2 or joined != unsigned:
        forms += figures
    return list(dict.fromkeys(forms))


def count_words(texts: Iterable[str]) -> Counter[str]:
    """Count each word as written, for ``Analyzer`` and ``Speller``."""
    return Counter(
        token.surface for text in texts for token in tokenize(text) if token.kind == "word"
    )
