"""Pieces of rows, and the white strips between them that part the columns of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.parsers.pdf.page_model import Line, Word, text_of

#: Narrowest white strip that is a column border, in points.
MIN_STRIP_POINTS = 3.5
#: Smallest gap between two column names, in letter sizes.
HEAD_GAP_EM = 0.55
#: Smallest gap between pieces of a row of the body, in letter sizes.
PIECE_GAP_EM = 1.1
_LEADERS = re.compile(r"^[.…·_]+$")
_LED = re.compile(r"[.…·_]{4,}$")
_SIGN = re.compile(r"^(?:[$€£]|kr\.?)$")
_VALUE = re.compile(r"^[<>~≤≥±+\-–−(*$€£]*\s?\d[\d\s.,:/%‰)(*†–−-]*$|^[-–—:.x]$|^n/?a$", re.I)

#: Left and right edge of a strip or a column.
Stretch = tuple[float, float]


def is_value(text: str) -> bool:
    """Return whether a piece is a number, a share, or a sign for none."""
    return bool(_VALUE.match(text.strip()))


def values_in(row: Line) -> int:
    """Count the pieces of a row that are values."""
    return sum(is_value(text_of(words)) for words in pieces_of(row))


def pieces_of(row: Line, *, narrow: bool = False) -> list[list[Word]]:
    """Split a row's words at wide gaps and leaders; with ``narrow`` at those of names too."""
    gap = (HEAD_GAP_EM if narrow else PIECE_GAP_EM) * row.size
    pieces: list[list[Word]] = []
    led = False
    for n, word in enumerate(row.words):
        is_leader = bool(_LEADERS.match(word.text)) and _is_leader(row.words, n)
        apart = not pieces or n in row.cells or word.x0 - row.words[n - 1].x1 > gap or led
        if is_leader and pieces:
            pieces[-1].append(word)
        elif apart:
            pieces.append([word])
        else:
            pieces[-1].append(word)
        led = is_leader or bool(_LED.search(word.text))
    return _with_signs(pieces)


def _is_leader(words: Sequence[Word], n: int) -> bool:
    """Return whether a word of dots is one of several, or long enough, to lead to a number."""
    if len(words[n].text) > 2:
        return True
    near = [words[k].text for k in (n - 2, n - 1, n + 1, n + 2) if 0 <= k < len(words)]
    return sum(bool(_LEADERS.match(text)) for text in near) >= 2


def _with_signs(pieces: Sequence[list[Word]]) -> list[list[Word]]:
    """Put a currency sign that is set apart to the number after it."""
    joined: list[list[Word]] = []
    for words in pieces:
        last = joined[-1] if joined else None
        if last and len(last) == 1 and _SIGN.match(last[0].text) and words[0].text[:1].isdigit():
            last += words
        else:
            joined.append(words)
    return joined


def stretches(pieces: Sequence[Sequence[Word]]) -> list[Stretch]:
    """Return the left and right edge of each piece, its leaders left out."""
    return [(words[0].x0, _right_end(words)) for words in pieces]


def _right_end(words: Sequence[Word]) -> float:
    inked = [word for word in words if not _LEADERS.match(word.text)] or [words[0]]
    last = inked[-1]
    led = _LED.search(last.text)
    if not led:
        return last.x1
    return last.x0 + (last.x1 - last.x0) * led.start() / len(last.text)


def strips_between(rows: Sequence[Sequence[Stretch]], allowed: float) -> list[Stretch]:
    """Return white strips that all but the allowed number of rows leave open.

    Args:
        rows: The stretches that each row's pieces cover.
    """
    covered = [stretch for row in rows for stretch in row]
    if not covered:
        return []
    left, right = min(a for a, _ in covered), max(b for _, b in covered)
    cover = [0] * (int(right - left) + 2)
    for row in rows:
        for start, end in row:
            first, after = int(start - left + 0.5), int(end - left + 0.5)
            for x in range(max(0, first), min(len(cover), after)):
                cover[x] += 1
    strips, start_at = [], None
    for x, count in enumerate([*cover, len(rows) + 1]):
        if count <= allowed and start_at is None:
            start_at = x
        elif count > allowed and start_at is not None:
            if x - start_at >= MIN_STRIP_POINTS and start_at > 0 and x < len(cover) - 1:
                strips.append((left + start_at, left + x))
            start_at = None
    return strips


def column_at(x: float, strips: Sequence[Stretch]) -> int:
    """Return the column that a place is in, the strips parting them in the middle."""
    return sum((left + right) / 2 < x for left, right in strips)


def joined_at(words: Sequence[Word], strips: Sequence[Stretch]) -> bool:
    """Return whether a word crosses the middle of a strip."""
    middles = [(left + right) / 2 for left, right in strips]
    return any(word.x0 < middle < word.x1 for middle in middles for word in words)


def rows_with_gaps(rows: Sequence[Line]) -> list[Line]:
    """Return the rows of several pieces."""
    return [row for row in rows if len(pieces_of(row)) > 1]
