"""Lines whose spaces are narrower than other lines': a justified column can leave little.

A fixed width cannot tell a narrow space from a wide letter gap; the two kinds of gap of the
line itself can: some are alike, and all others are about nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from ingest.parsers.pdf.page_model import Word

#: Fewest letters, and fewest narrow gaps, of what must be several words.
MIN_LETTERS, MIN_SLITS = 16, 3
#: Largest share of gaps that are narrow ones: where all are, letters are spaced out.
MAX_SHARE = 0.4
#: Largest ratio of two narrow gaps of one line.
ALIKE = 2.5
#: Share of the page's narrow gap from which a gap in a shorter word is one too.
SAME_KIND = 0.75
#: Mean length, in letters, of what gaps leave between them.
WORD_LETTERS = (2.0, 11.0)


def parted_at_narrow_gaps(words: Sequence[Word]) -> list[Word]:
    """Split what is read as one word and is several, on one page."""
    long = [word for word in words if _is_several(word)]
    if not long:
        return list(words)
    usual = median(gap for word in long for _, gap in _gaps(word))
    return [part for word in words for part in _parts(word, SAME_KIND * usual)]


def _gaps(word: Word) -> list[tuple[int, float]]:
    """Return the places of a word's narrow gaps, and their widths in letter sizes."""
    return [(at, (after - before) / word.size) for at, before, after in word.slits]


def _is_several(word: Word) -> bool:
    if len(word.slits) < MIN_SLITS or len(word.text) < MIN_LETTERS:
        return False
    if len(word.slits) > MAX_SHARE * (len(word.text) - 1):
        return False
    widths = [gap for _, gap in _gaps(word)]
    letters = len(word.text) / (len(widths) + 1)
    return max(widths) <= ALIKE * min(widths) and WORD_LETTERS[0] <= letters <= WORD_LETTERS[1]


def _parts(word: Word, narrowest: float) -> list[Word]:
    wide = [
        slit for slit, (_, gap) in zip(word.slits, _gaps(word), strict=True) if gap >= narrowest
    ]
    if not wide or len(wide) > MAX_SHARE * (len(word.text) - 1):
        return [word]
    starts = [(0, word.x0), *((at, after) for at, _, after in wide)]
    ends = [(at, before) for at, before, _ in wide] + [(len(word.text), word.x1)]
    return [
        replace(
            word,
            text=word.text[a:b],
            x0=x0,
            x1=x1,
            spaced=word.spaced if a == 0 else True,
            slits=(),
        )
        for (a, x0), (b, x1) in zip(starts, ends, strict=True)
    ]
