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
#: Fewest words that the words of a stamp are printed over.
MIN_STAMPED = 2
#: Points by which the left edges of the lines beside and below a hanging cap may differ.
HANGING_POINTS = 1.0
#: Letters that are words by themselves.
_WORDS = frozenset("IÅAiåa")


@dataclass(slots=True)
class LargeWords:
    """A page's words without its drop caps and stamps.

    Attributes:
        words: Drop caps are put before the words that they begin.
        stamps: Words printed across the lines.
        edges: For the first word of each line beside a drop cap, by its identity, the
            left edge of the cap, or of the lines where the cap hangs in the margin.
    """

    words: list[Word]
    stamps: list[Word] = field(default_factory=list)
    edges: dict[int, float] = field(default_factory=dict)

    def widen(self, lines: Iterable[Line]) -> None:
        """Let the lines beside a drop cap begin where it does."""
        for line in lines:
            edge = self.edges.get(id(line.words[0]))
            if edge is not None:
                line.x0 = edge


def settle_large_words(words: Sequence[Word]) -> LargeWords:
    """Find the drop caps and stamps among the words of a page."""
    found = LargeWords(list(words))
    if len(words) < MIN_WORDS:
        return found
    usual = median(word.size for word in words)
    for row in _rows([word for word in words if word.size > LARGE * usual]):
        largest = max(word.size for word in row)
        small = [one for one in found.words if one.size < BESIDE * largest]
        if _is_stamp(row, small):
            found.stamps += row
            gone = {id(word) for word in row}
            found.words = [word for word in found.words if id(word) not in gone]
            continue
        for word in row:
            if rows := _beside(word, small):
                _set_in(word, rows, found)
    return found


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Group words of one size on one baseline: a stamp's letters may be far apart."""
    rows: list[list[Word]] = []
    for word in words:
        for row in rows:
            same = abs(row[0].base - word.base) < 0.1 * word.size
            if same and abs(row[0].size - word.size) < 0.1 * word.size:
                row.append(word)
                break
        else:
            rows.append([word])
    return rows


def _is_stamp(row: Sequence[Word], small: Sequence[Word]) -> bool:
    """Return whether words on one baseline are printed over smaller ones."""
    under = [
        one
        for word in row
        for one in small
        if word.x0 < (one.x0 + one.x1) / 2 < word.x1
        and word.base - CAPITAL * word.size < one.base - 0.3 * one.size < word.base
    ]
    return len(under) >= MIN_STAMPED and sum(len(word.text) for word in row) > 1


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
    first = rows[0]
    left = first.x0 if _hangs(cap, rows, found.words) else cap.x0
    found.edges |= {id(word): left for word in rows}
    if _is_word(cap, rows, found.words):
        cap.x1 = min(cap.x1, first.x0 - 0.2 * first.size)
        cap.top, cap.bottom, cap.base, cap.size = first.top, first.bottom, first.base, first.size
        cap.bold, cap.italic, first.spaced = first.bold, first.italic, True
        found.edges[id(cap)] = left
        found.words.append(cap)
        return
    first.text, first.x0 = cap.text + first.text, left


def _hangs(cap: Word, rows: Sequence[Word], words: Sequence[Word]) -> bool:
    """Return whether a cap is in the margin: the line below begins where those beside it do."""
    last = rows[-1]
    below = [
        word.x0
        for word in words
        if word.x0 > cap.x0 - 1 and 0.5 * last.size < word.base - last.base < 2 * last.size
    ]
    return bool(below) and abs(min(below) - last.x0) < HANGING_POINTS


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
