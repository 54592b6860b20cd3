"""Line numbers in the margin: rising figures beside the text, no part of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from ingest.parsers.pdf.page_model import Line, PageLayout, Word, line_of

Side = Literal["left", "right"]

#: Steps in which lines are numbered.
STEPS = (1, 2, 5, 10)
#: Fewest numbers by which a page's numbering is recognised: every line, or every fifth.
MIN_NUMBERS, MIN_SPARSE_NUMBERS = 5, 3
#: Points by which the edge of numbers below each other may vary.
SAME_EDGE_POINTS = 2.0
#: Smallest gap between a number and the text, in letter sizes.
MIN_GAP_EM = 0.31
#: Lowest share of numbered lines that go on with a small letter: lists begin with capitals.
MIN_SMALL_SHARE = 0.25
#: Highest share of lines of text that may reach into the column of the numbers.
MAX_CROSSING_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class _Number:
    """A word that may number a line, and the text beside it."""

    line: Line
    word: Word
    text: str

    @property
    def value(self) -> int:
        return int(self.word.text)


@dataclass(frozen=True, slots=True)
class _Column:
    """Numbers below each other, ``edge`` the right edge of those that are flush there."""

    side: Side
    flush: Side
    edge: float
    numbers: tuple[_Number, ...]


def take_line_numbers(layouts: Sequence[PageLayout]) -> list[int]:
    """Remove line numbers from all pages; return the pages that had some.

    Pages with few lines are believed where another page numbers its lines at that place.
    """
    found = {n: own for n, layout in enumerate(layouts) if (own := _numbering(layout))}
    places = {(own.side, own.flush, round(own.edge)) for own in found.values()}
    for n, layout in enumerate(layouts):
        if n not in found and places:
            known = [c for c in _columns(layout) if _is_known(c, places) and _is_outside(c, layout)]
            if known:
                found[n] = max(known, key=lambda column: len(column.numbers))
    for n, column in found.items():
        _remove(layouts[n], column)
    return [layouts[n].number for n in sorted(found)]


def _numbering(layout: PageLayout) -> _Column | None:
    for column in _columns(layout):
        step = _step(column.numbers)
        enough = MIN_NUMBERS if step == 1 else MIN_SPARSE_NUMBERS
        if not step or len(column.numbers) < enough or not _is_outside(column, layout):
            continue
        small = sum(number.text[:1].islower() for number in column.numbers)
        if small >= MIN_SMALL_SHARE * len(column.numbers):
            return column
    return None


def _columns(layout: PageLayout) -> list[_Column]:
    """Return the columns of rising numbers at both ends of a page's lines."""
    level = [line for line in layout.lines if not line.rotated]
    columns = []
    for side in ("left", "right"):
        numbers = _candidates(level, "left" if side == "left" else "right")
        for flush in ("right", "left"):
            edges = Counter(round(_edge(n.word, flush)) for n in numbers)
            for edge, _ in edges.most_common(2):
                own = [n for n in numbers if abs(_edge(n.word, flush) - edge) <= SAME_EDGE_POINTS]
                if rising := _rising(own):
                    columns.append(_Column(side, flush, edge, rising))
    return sorted(columns, key=lambda column: -len(column.numbers))


def _edge(word: Word, flush: str) -> float:
    return word.x1 if flush == "right" else word.x0


def _candidates(lines: Sequence[Line], side: Side) -> list[_Number]:
    """Return the words of figures at one end of the lines, with the text beside each."""
    by_base: dict[int, list[Line]] = {}
    for line in lines:
        by_base.setdefault(round(line.base), []).append(line)
    found = []
    for line in lines:
        word = line.words[0] if side == "left" else line.words[-1]
        if not (word.text.isascii() and word.text.isdigit() and len(word.text) <= 4):
            continue
        rest = line.words[1:] if side == "left" else line.words[:-1]
        if rest and _gap(word, rest[0] if side == "left" else rest[-1]) < MIN_GAP_EM * line.size:
            continue
        text = rest[0].text if rest else _text_beside(line, by_base)
        if text:
            found.append(_Number(line, word, text))
    return found


def _gap(one: Word, other: Word) -> float:
    return max(one.x0, other.x0) - min(one.x1, other.x1)


def _text_beside(line: Line, by_base: dict[int, list[Line]]) -> str:
    """Return the words at the height of a number that is alone on its line."""
    near = [
        other
        for base in range(round(line.base) - 2, round(line.base) + 3)
        for other in by_base.get(base, ())
        if other is not line and not other.text.isdigit()
    ]
    return min(near, key=lambda other: other.x0).text if near else ""


def _rising(numbers: Sequence[_Number]) -> tuple[_Number, ...]:
    """Return the longest run of numbers that rise by one step down the page."""
    ordered = sorted(numbers, key=lambda number: number.line.base)
    steps = Counter(b.value - a.value for a, b in pairwise(ordered))
    usual = [step for step, _ in steps.most_common(2) if step in STEPS]
    best: list[_Number] = ordered[:1]
    for step in usual:
        for first in range(min(3, len(ordered))):
            run = [ordered[first]]
            for number in ordered[first + 1 :]:
                ahead = number.value - run[-1].value
                if ahead > 0 and ahead % step == 0 and ahead <= 4 * step:
                    run.append(number)
            best = max(best, run, key=len)
    return tuple(best)


def _step(numbers: Sequence[_Number]) -> int | None:
    steps = Counter(b.value - a.value for a, b in pairwise(numbers))
    step = steps.most_common(1)[0][0] if steps else 0
    return step if step in STEPS and steps[step] >= 0.75 * (len(numbers) - 1) else None


def _is_outside(column: _Column, layout: PageLayout) -> bool:
    """Return whether the numbers are beside the text, not among it."""
    own = {id(number.word) for number in column.numbers}
    left = min(number.word.x0 for number in column.numbers)
    right = max(number.word.x1 for number in column.numbers)
    crossing = total = 0
    for line in layout.lines:
        words = [word for word in line.words if id(word) not in own]
        if len(words) > 3 and not line.rotated:
            total += 1
            crossing += words[0].x0 < right if column.side == "left" else words[-1].x1 > left
    return total > 0 and crossing <= MAX_CROSSING_SHARE * total


def _is_known(column: _Column, places: set[tuple[Side, Side, int]]) -> bool:
    near = any(
        column.side == side and column.flush == flush and abs(column.edge - edge) <= 3
        for side, flush, edge in places
    )
    return near and (len(column.numbers) == 1 or _step(column.numbers) is not None)


def _remove(layout: PageLayout, column: _Column) -> None:
    gone = {id(number.word) for number in column.numbers}
    changed = {id(number.line) for number in column.numbers}
    lines: list[Line] = []
    for line in layout.lines:
        if id(line) not in changed:
            lines.append(line)
        elif rest := [word for word in line.words if id(word) not in gone]:
            rest[0].glued = False
            lines.append(line_of(rest, page=line.page))
    layout.lines = lines
