"""Text → words that can be compared exactly, and the signs between them.

A word's *key* is what makes it that word: letters and digits in small letters, without
the hyphen of a line's end. Two texts with the same keys in the same order say the same
words; what else differs is typography.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

#: Characters that print nothing and may stand inside a word.
_SILENT = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SUPERSCRIPTS = "¹²³⁰⁴⁵⁶⁷⁸⁹"
_SMALL_DIGITS = re.compile(f"[{_SUPERSCRIPTS}₀-₉]")
_LETTER = rf"(?:[^\W_{_SUPERSCRIPTS}]|[\u0300-\u036f{_SILENT}])"
WORD_CHARACTER = re.compile(r"\w")
_HYPHENS = "-\u2010\u2011"
#: After «arbeids-» these take up a part left out; the hyphen is no line's end.
_CONJUNCTIONS = "(?:og|eller|samt|men|and|or|und|och)\\b"
#: «m²», «R²»: the square belongs to the word, not to a note; nobody squares «i» and «å».
_SQUARED = r"(?<!\w)(?:[kcdm]?m|(?![iåIÅ])[^\W\d_])[²³](?!\w)"
#: «· 10⁶», «× 10⁻³»: the exponent is a number of its own.
_EXPONENT = rf"(?:(?<=[·×⋅]\s10)|(?<=[·×⋅]10)|(?<=[·×⋅]\s10⁻)|(?<=[·×⋅]10⁻))[{_SUPERSCRIPTS}]+"
_WORD = re.compile(
    rf"""
      {_SQUARED} | {_EXPONENT}
    | \d++(?![^\W\d_{_SUPERSCRIPTS}])                            # «1,5» is two, and a sign between
    | {_LETTER}+(?:['’]{_LETTER}+)*
      (?:(?<=[^\W\d_])[{_HYPHENS}](?:\s+(?!{_CONJUNCTIONS})(?=[a-zæøå]))?(?=[^\W\d_]){_LETTER}+)*
    | [%‰§+=<>±×€$£&]
    """,
    re.VERBOSE,
)
_DROPPED_FROM_KEY = re.compile(rf"[{_HYPHENS}\s{_SILENT}]+")
_LINE_END_HYPHEN = re.compile(rf"[{_HYPHENS}]\s+")
_QUOTATION_MARKS = re.compile("[«»‹›“”„‟\"‘’‚‛'`´]+")
_DASHES = re.compile("[-\u2010-\u2015\u2212\u207b]+")
_ELLIPSES = re.compile(r"…|\.(?:\s?\.){2,}")
#: Characters that never count: spaces, emphasis marks, bullets, footnote signs.
_WEIGHTLESS = re.compile(rf"[\s*_•▪➢✓·{_SUPERSCRIPTS}{_SILENT}]+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text.

    Attributes:
        key: What is compared first.
        surface: As printed, line-end hyphens mended, silent characters out.
        start, end: Half-open offsets into the text it was read from.
        broken: Whether it was read over a line's end, so that nobody can say whether
            its hyphen is its own.
        free_case: Whether the writer has marked its first letter as changed: «[D]e».
    """

    key: str
    surface: str
    start: int
    end: int
    broken: bool = False
    free_case: bool = False


def key_of(printed: str) -> str:
    """Reduce a printed word to the key that it is compared by."""
    bare = _DROPPED_FROM_KEY.sub("", printed).replace("’", "'")
    return unicodedata.normalize("NFKC", bare).casefold()


def surface_of(printed: str) -> str:
    """The word as the page means it: a hyphen at a line's end is none of its letters.

    Raised and lowered digits are plain ones, as many who quote write them.
    """
    mended = _LINE_END_HYPHEN.sub("", printed).replace("’", "'")
    plain = _SMALL_DIGITS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), mended)
    return unicodedata.normalize("NFC", re.sub(f"[{_SILENT}]", "", plain))


def word_spans(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each word's key and offsets, in order."""
    for found in _WORD.finditer(text):
        key = key_of(found[0])
        if key:
            yield key, found.start(), found.end()


def words_of(text: str, offset: int = 0) -> list[Word]:
    """The words of ``text``; ``offset`` is added to their offsets."""
    return [
        Word(
            key=key,
            surface=surface_of(text[start:end]),
            start=start + offset,
            end=end + offset,
            broken=_LINE_END_HYPHEN.search(text, start, end) is not None,
        )
        for key, start, end in word_spans(text)
    ]


def punctuation_of(between: str) -> str:
    """Reduce the text between two words to its punctuation.

    Quotation marks, spaces, emphasis and footnote signs are left out: whoever quotes may
    change them. All dashes are one dash, both ellipses one ellipsis.
    """
    reduced = _QUOTATION_MARKS.sub("", _ELLIPSES.sub("…", between))
    return _WEIGHTLESS.sub("", _DASHES.sub("–", reduced))


@dataclass(frozen=True, slots=True)
class Side:
    """One text and the words of it that are compared. Offsets are into ``text``."""

    text: str
    words: Sequence[Word]

    def printed(self, first: int, last: int) -> str:
        """Words ``first`` to ``last``, half-open, as printed, up to the next word."""
        return self.printed_on(first, last).rstrip()

    def printed_on(self, first: int, last: int) -> str:
        """The same with the space before the next word, if there is one: «2/» has none."""
        if first >= last:
            return ""
        inner = last < len(self.words)
        end = self.words[last].start if inner else self.words[last - 1].end
        return self.text[self.words[first].start : end]

    def part(self, first: int, last: int) -> Side:
        """The same text with words ``first`` to ``last`` only, half-open."""
        return Side(self.text, self.words[first:last])

    def between(self, word: int) -> str:
        """Return the text between a word and the next."""
        return self.text[self.words[word].end : self.words[word + 1].start]
