"""Lines with their pages → paragraphs, list items and block quotes.

How a file shows where a paragraph ends is found out from the file: empty lines, or,
where every line is followed by an empty one, the space that a line which goes on has
after its last word, or its length.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import quantiles

from ingest.blocks.assembly import Piece, RawBlock
from ingest.blocks.cleaning import join_lines
from ingest.models import BlockKind
from ingest.parsers.text.flow import ends_sentence
from ingest.parsers.text.headings import looks_like_title
from ingest.parsers.text.pages import PageLine

_BULLET = re.compile(r"^[•▪◆●○◦‣➢✓·]\s*(?=\S)")
_DASH = re.compile(r"^[-–*+]\s+(?=\S)")
_INNER_BULLET = re.compile(r"\s(?=[•▪◆●○◦‣➢✓]\s)")
_TITLE_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,4}\.?\s+[A-ZÆØÅ«]")
_SUMMARY_LINE = re.compile(
    r"^(?:sammendrag|samandrag|abstract|summary|resymé)\b(?P<rest>.*)$", re.I
)
_NEW_START = re.compile(r"^[«“\"(]?[A-ZÆØÅÄÖÜ\d•]")
_IN_BRACKETS = re.compile(r"^\([^()]*\)$")
_DOUBLE_SPACED_SHARE = 0.6
_TIGHT_PAGE_SHARE = 0.7
_OPEN_ENDED_SHARE = 0.35
_UNPARTED_SHARE = 0.06
#: A line below this share of the usual longest one ends its paragraph.
_SHORT = 0.8
_LABEL_WIDTH = 0.5
_MIN_LABELS = 3
_MAX_QUOTE_LINES = 14
_MAX_TITLE_LINES = 3


@dataclass(frozen=True, slots=True)
class _Manner:
    """Line spacing and paragraph style of a file.

    Attributes:
        double: Every line of running text is followed by an empty one.
        open_ends: Lines that go on have a space after their last word.
        unparted: No empty line parts the paragraphs of a single-spaced text.
        width: Length of a full line, in characters.
    """

    double: bool
    open_ends: bool
    unparted: bool
    width: float


def read_paragraphs(
    lines: Sequence[PageLine], vocabulary: Mapping[str, int] | None = None
) -> list[RawBlock]:
    """Put lines together to paragraphs, list items and, by their spacing, block quotes."""
    parts = [part for line in lines for part in _split_bullets(line)]
    return _ParagraphReader(parts, vocabulary or {}).read() if parts else []


def _split_bullets(line: PageLine) -> Iterable[PageLine]:
    """Split list items on one line into lines of their own."""
    parts = _INNER_BULLET.split(line.text)
    for n, part in enumerate(parts):
        last = n == len(parts) - 1
        yield replace(line, text=part, gap=0 if n else line.gap, open_end=line.open_end and last)


def _manner(lines: Sequence[PageLine]) -> _Manner:
    inner = [after for before, after in pairwise(lines) if before.page == after.page]
    spaced = sum(line.gap == 1 for line in inner)
    lengths = [len(line.text) for line in lines]
    width = quantiles(lengths, n=20)[17] if len(lengths) > 1 else lengths[0]
    return _Manner(
        double=spaced > _DOUBLE_SPACED_SHARE * max(1, len(inner)) and len(inner) > 5,
        unparted=sum(line.gap > 0 for line in inner) < _UNPARTED_SHARE * len(inner),
        open_ends=sum(line.open_end for line in lines) > _OPEN_ENDED_SHARE * len(lines),
        width=width,
    )


def _tight_lines(lines: Sequence[PageLine]) -> frozenset[int]:
    """Lines without an empty line between them in a double-spaced text.

    A page that is all single-spaced (an appendix) says nothing by it.
    """
    touching = [
        n for n in range(1, len(lines)) if lines[n].gap == 0 and lines[n - 1].page == lines[n].page
    ]
    sizes = Counter(line.page for line in lines)
    single = Counter(lines[n].page for n in touching)
    mixed = {page for page in single if single[page] < _TIGHT_PAGE_SHARE * sizes[page]}
    return frozenset(m for n in touching if lines[n].page in mixed for m in (n - 1, n))


def _label_lines(lines: Sequence[PageLine], width: float) -> frozenset[int]:
    """Find successive short lines that are no sentences: the labels of a lost figure."""
    found: set[int] = set()
    group: list[int] = []
    for at, line in enumerate([*lines, PageLine("", 0, 0)]):
        if (
            0 < len(line.text) < _LABEL_WIDTH * width
            and not line.open_end
            and looks_like_title(line.text)
            and not _TITLE_NUMBER.match(line.text)
        ):
            group.append(at)
            continue
        before = lines[group[0] - 1] if group and group[0] else None
        if len(group) >= _MIN_LABELS and before and not ends_sentence(before.text):
            found.update(group)
        group = []
    return frozenset(found)


class _ParagraphReader:
    """Goes through the lines once; ``_group`` is the paragraph being put together."""

    def __init__(self, lines: Sequence[PageLine], vocabulary: Mapping[str, int]) -> None:
        self._lines = lines
        self._vocabulary = vocabulary
        self._manner = _manner(lines)
        self._tight = _tight_lines(lines) if self._manner.double else frozenset()
        self._labels = _label_lines(lines, self._manner.width)
        self._blocks: list[RawBlock] = []
        self._group: list[int] = []

    def read(self) -> list[RawBlock]:
        for at in range(len(self._lines)):
            if self._group and self._breaks(at):
                self._close()
            self._group.append(at)
        self._close()
        return self._blocks

    def _close(self) -> None:
        members = [self._lines[n] for n in self._group]
        kind = self._kind()
        if kind == "list_item":
            text = _DASH.sub("", _BULLET.sub("", members[0].text))
            members[0] = replace(members[0], text=text)
        self._blocks.append(RawBlock(kind=kind, pieces=_pieces(members, self._vocabulary)))
        self._group = []

    def _kind(self) -> BlockKind:
        if self._is_item(self._group[0]):
            return "list_item"
        if self._group[0] in self._labels:
            return "caption"
        return "quote" if self._is_set_in() else "paragraph"

    def _is_set_in(self) -> bool:
        """Return whether lines are single-spaced after a colon in a double-spaced text: a quote."""
        if not 2 <= len(self._group) <= _MAX_QUOTE_LINES:
            return False
        return self._opens_set_in()

    def _opens_set_in(self) -> bool:
        """Return whether all lines so far are single-spaced, after a colon."""
        if not self._blocks:
            return False
        before = self._blocks[-1].pieces[-1].text.rstrip()
        return before.endswith(":") and all(n in self._tight for n in self._group)

    def _is_item(self, at: int) -> bool:
        """Return whether the line is a list item: a bullet, or a dash not in mid-sentence."""
        line = self._lines[at]
        if _BULLET.match(line.text):
            return True
        if not _DASH.match(line.text):
            return False
        before = self._lines[at - 1] if at else None
        apart = line.gap > self._manner.double
        return before is None or apart or ends_sentence(before.text)

    def _breaks(self, at: int) -> bool:
        """Return whether a new paragraph begins at line ``at``."""
        before, line = self._lines[at - 1], self._lines[at]
        if at in self._labels or at - 1 in self._labels:
            return not (at in self._labels and at - 1 in self._labels)
        if self._is_item(at) or self._is_title_so_far():
            return True
        if _TITLE_NUMBER.match(line.text) and looks_like_title(line.text):
            in_item = self._is_item(self._group[0]) and not before.open_end
            if in_item or ends_sentence(before.text):
                return True
        return self._parted(at) or self._is_lone_title(at) or self._ends_paragraph(at)

    def _is_lone_title(self, at: int) -> bool:
        """A short line between a sentence's end and a full line, not ending like either."""
        if not self._manner.open_ends or at + 1 >= len(self._lines):
            return False
        line, after = self._lines[at], self._lines[at + 1]
        short = len(line.text) < _LABEL_WIDTH * self._manner.width and not line.open_end
        full = len(after.text) > _SHORT * self._manner.width and _NEW_START.match(after.text)
        ended = ends_sentence(self._lines[at - 1].text)
        return bool(short and full and ended and looks_like_title(line.text))

    def _parted(self, at: int) -> bool:
        """Return whether the spacing sets line ``at`` apart from the one before."""
        before, line = self._lines[at - 1], self._lines[at]
        if line.page != before.page:
            return False
        goes_on = before.open_end and line.text[:1].islower()
        if self._manner.double and goes_on:
            return False
        return line.gap > self._manner.double or (at in self._tight) != (at - 1 in self._tight)

    def _ends_paragraph(self, at: int) -> bool:
        """Say whether a paragraph ends before ``at``, by how its line ends and this one begins."""
        before, line = self._lines[at - 1], self._lines[at]
        turned = line.page != before.page
        if not turned and at in self._tight and self._opens_set_in():
            return False
        if not _NEW_START.match(line.text) or before.text.endswith("-"):
            return False
        short = len(before.text) < _SHORT * self._manner.width
        whole = self._is_item(self._group[0]) or _IN_BRACKETS.match(before.text)
        title = short and bool(looks_like_title(before.text) or whole)
        if self._manner.open_ends:
            return not before.open_end and (ends_sentence(before.text) or title)
        if not turned and (not self._by_length() or at in self._tight):
            return False
        return (short or turned) if ends_sentence(before.text) else title

    def _by_length(self) -> bool:
        """Return whether only a line's length shows that its paragraph ends there."""
        return self._manner.double or self._manner.unparted

    def _is_title_so_far(self) -> bool:
        """Return whether the lines so far are a heading that its text follows at once."""
        if len(self._group) > _MAX_TITLE_LINES:
            return False
        at = self._group[0]
        first, text = self._lines[at], " ".join(self._lines[n].text for n in self._group)
        summary = _SUMMARY_LINE.match(text)
        if summary and (at == 0 or first.gap or self._lines[at - 1].page != first.page):
            rest = summary["rest"].strip()
            asks = rest.startswith(":") and text[-1] in "?!"
            return not rest or asks
        if len(self._group) > 1 or not _TITLE_NUMBER.match(text) or not looks_like_title(text):
            return False
        return not self._lines[at + 1].text[:1].islower()


def _pieces(members: Sequence[PageLine], vocabulary: Mapping[str, int]) -> tuple[Piece, ...]:
    """The running text of some lines, a piece for each page that it is on."""
    joined = join_lines([line.text for line in members], vocabulary=vocabulary)
    starts = [0] + [n for n in range(1, len(members)) if members[n].page != members[n - 1].page]
    begins = [joined.offsets[n][0] for n in starts] + [len(joined.text)]
    return tuple(
        Piece(joined.text[begin:end], page=members[n].page)
        for n, (begin, end) in zip(starts, pairwise(begins), strict=True)
    )
