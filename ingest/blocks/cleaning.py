"""Cleaning of typography, words untouched: ligatures, soft hyphens, spaces, broken lines.

Nothing here changes what a word is. A reader who looks a quote up in the source must
find the same letters in the same order.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

#: Invisible characters that only steer layout: zero-width, word joiner, byte order
#: mark, direction marks.
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u180e" + "".join(
    map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
_TRANSLATION = str.maketrans(
    {
        **dict.fromkeys(_INVISIBLE, ""),
        **dict.fromkeys("\x0b\x85\u2028\u2029", "\n"),
        **dict.fromkeys("\u00a0\u1680\u202f\u205f\u3000", " "),
        **{chr(code): " " for code in range(0x2000, 0x200B)},
        "\u2010": "-",
        "\u2011": "-",
        "\uf0b7": "•",  # bullets of the Symbol and Wingdings fonts
        "\uf0a7": "▪",
        "\uf0d8": "➢",
        "\uf0fc": "✓",
    }
)
_LIGATURES = re.compile("[\ufb00-\ufb06]")
_CONTROLS = re.compile(r"[\x00-\x08\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SOFT_HYPHEN_AT_LINE_END = re.compile("\u00ad(?=[ \t]*(?:\n|$))")
_WHITE = re.compile(r"\s+")

_WORD = re.compile(r"\w+(?:-\w+)*")
_BROKEN_WORD = re.compile(r"(?P<word>\w+(?:[-/]\w+)*)-$")
#: Characters to search back for the first half of a hyphenated word.
_MAX_WORD_CHARS = 80
#: Characters to search back for the beginning of a web address.
_MAX_ADDRESS_CHARS = 2000
#: A web address broken at a sign of its own, and what can be the rest of it.
_BROKEN_ADDRESS = re.compile(r"(?:https?://|www\.)\S*[-/_.=?&]$")
_REST_OF_ADDRESS = re.compile(r"[a-z0-9%~][\w%~-]*[/\-_.=?&0-9]|[\w%~-]+/?\.?$")
_FIRST_WORD = re.compile(r"\w+(?:-\w+)*")
#: After «arbeids-» and before these the hyphen stands for a part left out.
_CONJUNCTIONS = frozenset({"og", "eller", "samt", "men", "and", "or", "und", "och", "eller/og"})
#: First parts that Norwegian writes with a hyphen when the compound is not a usual word.
_HYPHENED_FIRST = frozenset(
    [
        "en",
        "én",
        "ein",
        "éin",
        "to",
        "tre",
        "fire",
        "fem",
        "seks",
        "sju",
        "syv",
        "åtte",
        "ni",
        "ti",
        "ikke",
        "ikkje",
        "non",
        "eks",
        "ex",
        "anti",
    ]
)


def clean(text: str) -> str:
    """Return ``text`` in NFC without ligatures, invisible or control characters.

    Line feeds and tabs stay. A soft hyphen inside a line goes; at a line's end it is
    printed as a hyphen, and becomes one, so that ``join_lines`` sees a broken word.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = text.translate(_TRANSLATION)
    text = _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    text = _SOFT_HYPHEN_AT_LINE_END.sub("-", text).replace("\u00ad", "")
    return _CONTROLS.sub("", text)


def one_line(text: str) -> str:
    """Collapse white space to single spaces, none at the ends."""
    return _WHITE.sub(" ", text).strip()


@dataclass(frozen=True, slots=True)
class Joined:
    """Lines of one paragraph as running text.

    Attributes:
        offsets: For each line that went in, where what is left of it lies in
            ``text``; ``start == end`` for an empty line.
    """

    text: str
    offsets: tuple[tuple[int, int], ...]


def vocabulary_of(lines: Iterable[str]) -> Counter[str]:
    """Count the whole words of a document, case folded, hyphened ones as one word.

    A word broken over two lines is not a whole word, and neither half is counted.
    """
    counts: Counter[str] = Counter()
    broken = False
    for line in lines:
        words = _WORD.findall(line.casefold())
        stripped = line.rstrip()
        whole = words[1:] if broken else words
        broken = bool(_BROKEN_WORD.search(stripped, max(0, len(stripped) - _MAX_WORD_CHARS)))
        counts.update(whole[:-1] if broken else whole)
    return counts


def join_lines(lines: Sequence[str], *, vocabulary: Mapping[str, int] | None = None) -> Joined:
    """Join the lines of one paragraph to running text.

    Args:
        lines: As on the page, cleaned. White space at the ends is ignored.
        vocabulary: Whole words of the same document with their counts, from
            ``vocabulary_of``; tells «to-ledermodell» from «etableringen».

    Returns:
        The text and where each line went.
    """
    text = ""
    offsets: list[tuple[int, int]] = []
    for line in (one_line(raw) for raw in lines):
        if line and text:
            seam = _seam(text, line, vocabulary or {})
            if seam == "drop":
                text = text[:-1]
                _shorten(offsets, len(text))
            elif seam == "space":
                text += " "
        offsets.append((len(text), len(text) + len(line)))
        text += line
    return Joined(text, tuple(offsets))


def _shorten(offsets: list[tuple[int, int]], length: int) -> None:
    """Take the last character, a hyphen, away from the lines that reach that far."""
    for n in range(len(offsets) - 1, -1, -1):
        start, end = offsets[n]
        if end <= length:
            return
        offsets[n] = (min(start, length), length)


def _seam(text: str, line: str, vocabulary: Mapping[str, int]) -> Literal["drop", "keep", "space"]:
    last_word = max(text.rfind(" ") + 1, len(text) - _MAX_ADDRESS_CHARS)
    if _BROKEN_ADDRESS.search(text, last_word) and _REST_OF_ADDRESS.match(line):
        return "keep"
    broken = _BROKEN_WORD.search(text, max(0, len(text) - _MAX_WORD_CHARS))
    following = _FIRST_WORD.match(line)
    if not broken:
        return "space"
    if not following:
        return "keep" if line[0] in "«\"'(" else "space"
    return hyphen_fate(broken["word"], following[0], vocabulary)


def hyphen_fate(
    first: str, second: str, vocabulary: Mapping[str, int]
) -> Literal["drop", "keep", "space"]:
    """Decide about the hyphen between two halves on two lines.

    Returns:
        ``drop`` when it only divides («etable-/ringen»), ``keep`` when the word is
        written with it («NAV-/kontoret»), ``space`` when it stands for a part left
        out («arbeids-/og velferd»).
    """
    if second.casefold() in _CONJUNCTIONS:
        return "space"
    capitals = first.isupper() and second.isupper() and len(first) > 1 and len(second) > 1
    joined, hyphened = (first + second).casefold(), f"{first}-{second}".casefold()
    seen = vocabulary.get(hyphened, 0) - vocabulary.get(joined, 0)
    if seen and (capitals or not second[0].isupper()):
        return "keep" if seen > 0 else "drop"
    if capitals:
        return "keep" if first.casefold() in vocabulary else "drop"
    last_part = re.split("[-/]", first)[-1]
    if second[0].isupper() or second[0].isdigit() or not _is_plain(last_part):
        return "keep"
    stands_alone = len(second) > 3 and second.casefold() in vocabulary
    return "keep" if stands_alone and last_part.casefold() in _HYPHENED_FIRST else "drop"


def _is_plain(part: str) -> bool:
    """Return whether a first half looks like part of a word: not «NAV», «e», «57», «IKTs»."""
    return len(part) > 1 and part.isalpha() and part[1:].islower()
