"""Words far larger than the text around them: drop caps, and stamps across the lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from ingest.parsers.pdf.page_model import Line, Word

#: Smallest size, as a multiple of the page's usual one, at which a word is looked at.
LARGE = 1.6
#: Fewest words of a page whose usual size is known.
MIN_WORDS = 12
#: Height of a capital, in letter sizes.
CAPITAL = 0.72
#: Largest gap between a drop cap and the lines beside it, in sizes of the two.
CAP_GAP, TEXT_GAP = 0.4, 1.6
#: Largest size of the lines beside a drop cap, as a share of its own.
BESIDE = 0.72
#: Fewest words that a stamp is printed over.
MIN_STAMPED = 2
#: Letters that are words by themselves.
_WORDS = frozenset("IÅAiåa")


@dataclass(slots=True)
class LargeWords:
    """A page's words without its drop caps and stamps.

    Attributes:
        words: Drop caps are put before the words that they begin.
        stamps: Words printed across the lines.
        edges: For the first word of each line beside a drop cap, by its identity, the
            left edge of the cap.
    """

    words: list[Word]
    stamps: list[Word] = field(default_factory=list)
    edges: dict[int, float] = field(default_factory=dict)

    def widen(self, lines: Iterable[Line]) -> None:
        """Let the lines beside a drop cap begin where it does."""
        for line in lines:
            edge = self.edges.get(id(line.words[0]))
            if edge is not None:
                line.x0 = min(line.x0, edge)


def settle_large_words(words: Sequence[Word]) -> LargeWords:
    """Find the drop caps and stamps among the words of a page."""
    found = LargeWords(list(words))
    if len(words) < MIN_WORDS:
        return found
    usual = median(word.size for word in words)
    for word in [word for word in words if word.size > LARGE * usual]:
        small = [one for one in found.words if one.size < BESIDE * word.size]
        if _is_stamp(word, small):
            found.stamps.append(word)
            found.words.remove(word)
        elif rows := _beside(word, small):
            _set_in(word, rows, found)
    return found


def _is_stamp(word: Word, small: Sequence[Word]) -> bool:
    """Return whether a word is printed over words of more than one line."""
    top, bottom = word.base - CAPITAL * word.size, word.base
    under = [
        one
        for one in small
        if word.x0 < (one.x0 + one.x1) / 2 < word.x1 and top < one.base - 0.3 * one.size < bottom
    ]
    return len(under) >= MIN_STAMPED and len(word.text) > 1


def _beside(cap: Word, small: Sequence[Word]) -> list[Word]:
    """Return the first words of the lines beside a drop cap, from top to bottom."""
    letters = cap.text.strip("«\"“”'–- ")
    if len(letters) != 1 or not letters.isalpha() or len(cap.text) > 3:
        return []
    top = cap.base - CAPITAL * cap.size
    near = [
        word
        for word in small
        if top + 0.25 * word.size < word.base < cap.base + 0.3 * word.size
        and -0.2 * cap.size < word.x0 - cap.x1 < max(CAP_GAP * cap.size, TEXT_GAP * word.size)
    ]
    rows: list[Word] = []
    for word in sorted(near, key=lambda word: (round(word.base), word.x0)):
        if not rows or word.base - rows[-1].base > 0.5 * word.size:
            rows.append(word)
    return rows if len(rows) > 1 else []


def _set_in(cap: Word, rows: Sequence[Word], found: LargeWords) -> None:
    """Put a drop cap before the first word beside it."""
    found.words.remove(cap)
    found.edges |= {id(word): cap.x0 for word in rows}
    first = rows[0]
    if _is_word(cap, rows, found.words):
        cap.x1 = min(cap.x1, first.x0 - 0.2 * first.size)
        cap.top, cap.bottom, cap.base, cap.size = first.top, first.bottom, first.base, first.size
        cap.bold, cap.italic, first.spaced = first.bold, first.italic, True
        found.words.append(cap)
        return
    first.text, first.x0 = cap.text + first.text, cap.x0


def _is_word(cap: Word, rows: Sequence[Word], words: Sequence[Word]) -> bool:
    """Return whether a drop cap is a word by itself («I», «Å»), not the first letter of one."""
    first = rows[0]
    if cap.text[-1] not in _WORDS or not first.text[0].isalpha():
        return False
    rest = first.text.casefold()
    known = {word.text.strip(".,;:()«»").casefold() for word in words if word is not first}
    joined = cap.text[-1].casefold() + rest
    if first.spaced or (joined in known) != (rest in known):
        return first.spaced or rest in known
    if first.text[0].isupper() and not first.text.isupper():
        return True
    return first.x0 - rows[1].x0 > 0.15 * first.size
