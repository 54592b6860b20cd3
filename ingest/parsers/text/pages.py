"""Plain text with page turns → lines that know their page, then paragraphs.

Text pulled out of a PDF keeps its lines. Pages show in a form feed, in a single space
before a page's first line, or in a printed number alone on a line. Where every line is
followed by an empty one, only the line itself tells where a paragraph ends.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.blocks.cleaning import clean, one_line

_PAGE_SPACE = re.compile(r"^ \S")
_BARE_NUMBER = re.compile(r"^[ \t]*[-–]?\s?(?P<label>\d{1,4}|[ivxlc]{1,7})\s?[-–]?[ \t]*$")
#: Part of a sentence, which a running head is not.
_IN_SENTENCE = re.compile(r"^[a-zæøå]{2}|[,;:!?]$|[a-zæøå]{2}\.$")
_MIN_PAGE_MARKS = 3
_MAX_MARK_SHARE = 0.08
#: Fewest and most lines between two page marks; otherwise it is an indent.
_PAGE_LINES = (12, 90)
#: Lowest share of pages on which a running head recurs.
_HEAD_SHARE = 0.2
_EDGE_LINES = 2


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page.

    Attributes:
        page: Physical page, from 1.
        gap: Empty lines before it on the page, as they are in the file.
        open_end: Whether the file has a space after its last word: the line goes on.
    """

    text: str
    page: int
    gap: int
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class PagedText:
    """A text with page turns.

    Attributes:
        printed: For pages that print their number alone on a line, that number.
        running_heads: Lines that come again at the edge of many pages, with their page.
    """

    lines: tuple[PageLine, ...]
    pages: int
    printed: Mapping[int, str]
    running_heads: tuple[PageLine, ...] = ()


def has_page_marks(lines: Sequence[str]) -> bool:
    """Return whether a single space before a line, now and then, tells where pages begin.

    They come at distances that pages have, and some are in mid-sentence: an indent
    that opens paragraphs never does.
    """
    filled = [line for line in lines if line.strip()]
    marks = [n for n, line in enumerate(filled) if _PAGE_SPACE.match(line)]
    if len(marks) < _MIN_PAGE_MARKS or len(marks) > _MAX_MARK_SHARE * len(filled):
        return False
    steps = [after - before for before, after in pairwise(marks)]
    low, high = _PAGE_LINES
    usual = sum(low <= step <= high for step in steps)
    in_sentence = any(filled[n].strip()[:1].islower() for n in marks)
    return in_sentence and usual >= 0.7 * len(steps)


def read_pages(lines: Sequence[str]) -> PagedText:
    """Cut the lines of a file into pages; printed numbers and running heads go apart."""
    marked = list(_marked_lines(lines))
    by_space = not any("\f" in line for line in lines)
    usual_gap = median(line.gap for line in marked) if marked else 0
    numbers = [n for n, x in enumerate(marked) if by_space and _is_page_number(x, usual_gap)]
    turns = _consistent_numbers(marked, numbers)
    paged, printed = _paginate(marked, turns)
    return _without_edges(paged, printed)


@dataclass(frozen=True, slots=True)
class _MarkedLine:
    """A line, and whether a page turn precedes it.

    Attributes:
        turns: Page turns before it that the file marks (more than one: empty pages).
    """

    text: str
    gap: int
    turns: int
    open_end: bool


def _marked_lines(lines: Sequence[str]) -> Iterator[_MarkedLine]:
    by_space = not any("\f" in line for line in lines)
    gap, turns, first = 0, 0, True
    for raw in lines:
        for k, part in enumerate(raw.split("\f")):
            turns += k > 0
            text = clean(part)
            if not text.strip():
                gap += 1
                continue
            turns += by_space and not first and bool(_PAGE_SPACE.match(text))
            yield _MarkedLine(one_line(text), gap, turns, text[-1:].isspace())
            gap, turns, first = 0, 0, False


def _is_page_number(line: _MarkedLine, usual_gap: float) -> bool:
    """A number alone on a line, set off from the text above it."""
    return line.gap > usual_gap and bool(_BARE_NUMBER.match(line.text))


def _consistent_numbers(lines: Sequence[_MarkedLine], numbers: Sequence[int]) -> frozenset[int]:
    """Keep lone numbers that count the pages: number minus page is mostly the same."""
    chosen = frozenset(numbers)
    for _ in range(len(numbers)):
        offsets = {n: int(label) - page for n, page, label in _numbered(lines, chosen)}
        if len(offsets) < 2:
            return frozenset()
        usual, count = Counter(offsets.values()).most_common(1)[0]
        if count == len(offsets):
            return chosen
        strange = next(n for n, offset in sorted(offsets.items()) if offset != usual)
        chosen -= {strange}
    return frozenset()


def _numbered(
    lines: Sequence[_MarkedLine], chosen: frozenset[int]
) -> Iterator[tuple[int, int, str]]:
    """(line, page, label) of each chosen number, each of which ends its page."""
    page, ended = 1, False
    for n, line in enumerate(lines):
        page += line.turns or ended
        ended = n in chosen and line.text.strip(" -–").isdigit()
        if ended:
            yield n, page, line.text.strip(" -–")


def _paginate(
    lines: Sequence[_MarkedLine], turns: frozenset[int]
) -> tuple[list[PageLine], dict[int, str]]:
    """Return lines with their pages, without the numbers that end a page."""
    paged, printed = [], {}
    page, ended = 1, False
    for n, line in enumerate(lines):
        page += line.turns or ended
        ended = n in turns
        if ended:
            printed[page] = line.text.strip(" -–")
        else:
            paged.append(PageLine(line.text, page, line.gap, line.open_end))
    return paged, printed


def _without_edges(lines: Sequence[PageLine], printed: dict[int, str]) -> PagedText:
    """Take running heads and page numbers at the edges of pages out of the text."""
    pages = lines[-1].page if lines else 0
    edges = _edge_lines(lines)
    shapes: Counter[str] = Counter()
    edges = {at for at in edges if not _IN_SENTENCE.search(lines[at].text)}
    for at in edges:
        shapes[_shape(lines[at].text)] += 1
    often = max(_MIN_PAGE_MARKS, pages * _HEAD_SHARE)
    running_heads = {at for at in edges if shapes[_shape(lines[at].text)] >= often}
    for at in running_heads:
        if number := re.search(r"^\D*(\d{1,4})$|^(\d{1,4})\D*$", lines[at].text):
            printed.setdefault(lines[at].page, number[1] or number[2])
    return PagedText(
        lines=tuple(line for at, line in enumerate(lines) if at not in running_heads),
        pages=pages,
        printed=printed,
        running_heads=tuple(lines[at] for at in sorted(running_heads)),
    )


def _edge_lines(lines: Sequence[PageLine]) -> set[int]:
    """The first two and the last two lines of each page."""
    edges: set[int] = set()
    by_page: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        by_page.setdefault(line.page, []).append(at)
    for places in by_page.values():
        if len(places) > _EDGE_LINES * 2:
            edges.update((*places[:_EDGE_LINES], *places[-_EDGE_LINES:]))
    return edges


def _shape(text: str) -> str:
    """Return a running head without the numbers that change from page to page."""
    return re.sub(r"\d+|\b[ivxlc]+\b", "#", text.casefold())
