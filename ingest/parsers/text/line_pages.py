"""Texts with one page a line, page number, notes and headings run together in it.

Document-sharing sites give a report like this. What is printed at the foot of a page
(footnotes, the page's number) is at the end of its line, and a heading is only known
from the sentence after it by its number and by where a new sentence can begin.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.blocks.assembly import Piece, RawBlock, raw_block
from ingest.blocks.cleaning import clean, one_line
from ingest.blocks.contents import ContentsEntry
from ingest.parsers.text.contents import running_contents
from ingest.parsers.text.flow import ends_sentence, goes_on, merge
from ingest.parsers.text.titles import HeadingFinder

_LAST_NUMBER = re.compile(r"(?:^|\s)[-–]?\s?(?P<label>\d{1,4})\s?[-–]?$")
_FIRST_NUMBER = re.compile(r"^[-–]?\s?(?P<label>\d{1,4})\s?[-–]?\s+(?=\S)")
_MIN_PAGE_CHARS = 800
_MIN_PAGES = 3
_CUT_SHARE = 0.3
_COUNTED_SHARE = 0.6
_MAX_NOTES_SHARE = 0.5
_MAX_NOTES = 12
#: Most note numbers that may be missing in a row.
_MAX_MISSING = 3
#: Words before a number that is no note marker.
_COUNTING = re.compile(
    r"\b(?:vedlegg|kapittel|kap|del|tabell|figur|side|nr|punkt|fase|modul|informant|leder|"
    r"dimensjon|hypotese|trinn|steg|chapter|table|figure)\.?\s*$",
    re.IGNORECASE,
)


def has_page_lines(lines: Sequence[str]) -> bool:
    """Return whether the long lines are pages: numbered, or ending in mid-sentence."""
    filled = [line.strip() for line in lines if line.strip()]
    long = [line for line in filled if len(line) >= _MIN_PAGE_CHARS]
    if len(long) < _MIN_PAGES or sum(map(len, long)) < 0.7 * sum(map(len, filled)):
        return False
    if any(line.startswith("#") for line in filled):
        return False
    labels, _ = _printed(long)
    if len(labels) >= _COUNTED_SHARE * len(long):
        return True
    cut = sum(goes_on(a, b) for a, b in pairwise(long))
    return cut >= _CUT_SHARE * (len(long) - 1) and median(map(len, long)) > 1.5 * _MIN_PAGE_CHARS


@dataclass(frozen=True, slots=True)
class LinePages:
    """A text of one page a line.

    Attributes:
        printed: The number that a page prints, by physical page.
        entries: Of the contents list, if a page holds one.
    """

    blocks: tuple[RawBlock, ...]
    pages: int
    printed: dict[int, str]
    entries: tuple[ContentsEntry, ...] = ()


def read_line_pages(lines: Sequence[str]) -> LinePages:
    """Split pages into headings, running text and notes."""
    pages = [one_line(clean(line)) for line in lines if line.strip()]
    printed, bare = _printed(pages)
    listed = _contents_pages(bare)
    entries = tuple(entry for page in listed.values() for entry in page)
    text_pages = [page for number, page in enumerate(bare, start=1) if number not in listed]
    finder = HeadingFinder(" ".join(text_pages), entries)
    notes = _NoteFinder()
    blocks: list[RawBlock] = []
    for number, text in enumerate(bare, start=1):
        if number in listed:
            blocks.append(raw_block("contents", text, page=number))
        else:
            blocks += _page_blocks(notes.read(text), number, finder, blocks)
    return LinePages(tuple(blocks), len(pages), printed, entries)


def _contents_pages(pages: Sequence[str]) -> dict[int, tuple[ContentsEntry, ...]]:
    """The entries of each page that is part of the contents list."""
    listed: dict[int, tuple[ContentsEntry, ...]] = {}
    for number, text in enumerate(pages, start=1):
        follows = number - 1 in listed
        if listed and not follows:
            break
        if entries := running_contents(text, titled=not follows):
            listed[number] = entries
    return listed


def _printed(pages: Sequence[str]) -> tuple[dict[int, str], list[str]]:
    """The numbers that the pages print at their end or start, and the pages without them.

    A number counts only where its neighbours count with it: number minus page is the
    same for at least three pages.
    """
    best: dict[int, str] = {}
    pattern = _LAST_NUMBER
    for candidate in (_LAST_NUMBER, _FIRST_NUMBER):
        found = {n: x["label"] for n, page in enumerate(pages, 1) if (x := candidate.search(page))}
        offsets = Counter(int(label) - n for n, label in found.items())
        if not offsets:
            continue
        offset, count = offsets.most_common(1)[0]
        if count >= _MIN_PAGES and count > len(best):
            best = {n: label for n, label in found.items() if int(label) - n == offset}
            pattern = candidate
    bare = [pattern.sub("", p).strip() if n in best else p for n, p in enumerate(pages, 1)]
    return best, bare


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's running text, and the notes at its foot.

    Attributes:
        refs: (marker, offset into ``text``) of the note markers taken out.
        notes: (marker, words).
    """

    text: str
    refs: tuple[tuple[str, int], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


class _NoteFinder:
    """Finds footnotes by counting on: each number comes twice, as marker and as note."""

    def __init__(self) -> None:
        self._next = 1

    def read(self, text: str) -> _Page:
        """Separate the notes at a page's end from its running text."""
        for first in range(self._next, self._next + _MAX_MISSING):
            places = self._places(text, first)
            if places and len(text) - places[0][1] <= _MAX_NOTES_SHARE * len(text):
                self._next = first + len(places)
                return _parted(text, first, places)
        return _Page(text)

    def _places(self, text: str, first: int) -> list[tuple[re.Match[str], int]]:
        """Return the offsets of the markers and beginnings of notes ``first``, ``first + 1`` …"""
        places: list[tuple[re.Match[str], int]] = []
        for number in range(first, first + _MAX_NOTES):
            after = places[-1][0].end() if places else 0
            place = _place(text, number, after, places)
            if place is None:
                break
            places.append(place)
        return places


def _place(
    text: str, number: int, after: int, earlier: Sequence[tuple[re.Match[str], int]]
) -> tuple[re.Match[str], int] | None:
    """Find marker and beginning of note ``number``: the last such number is the note."""
    token = re.compile(rf"(?<!\S){number}\s+(?=[A-ZÆØÅ«“\"]|www\.|https?:|\d{{1,2}}\.\d)")
    found = [
        x for x in token.finditer(text, after) if not _COUNTING.search(text[: x.start()][-30:])
    ]
    if len(found) < 2 or (earlier and found[-1].start() <= earlier[-1][1]):
        return None
    note = found[-1].start()
    body_end = earlier[0][1] if earlier else note
    marker = next((x for x in found if x.start() < body_end), None)
    return (marker, note) if marker is not None else None


def _parted(text: str, first: int, places: Sequence[tuple[re.Match[str], int]]) -> _Page:
    body, at = "", 0
    refs: list[tuple[str, int]] = []
    for number, (marker, _) in enumerate(places, start=first):
        body += text[at : marker.start()]
        refs.append((str(number), len(body.rstrip())))
        at = marker.end()
    body += text[at : places[0][1]]
    bounds = [start for _, start in places] + [len(text)]
    notes = [
        (str(number), text[a:b].strip().removeprefix(str(number)).strip())
        for number, (a, b) in enumerate(pairwise(bounds), start=first)
    ]
    return _Page(body.rstrip(), tuple(refs), tuple(notes))


def _page_blocks(
    page: _Page, number: int, finder: HeadingFinder, before: list[RawBlock]
) -> list[RawBlock]:
    """Return the blocks of one page; a sentence from the last page is continued."""
    blocks: list[RawBlock] = []
    for start, end, is_heading in finder.cut(page.text):
        text = page.text[start:end]
        stripped = text.strip()
        lead = start + len(text) - len(text.lstrip())
        refs = tuple((m, o - lead) for m, o in page.refs if lead < o <= lead + len(stripped))
        block = RawBlock(
            kind="heading" if is_heading else "paragraph",
            pieces=(Piece(stripped, page=number),),
            note_refs=refs,
        )
        if not blocks and not is_heading and _continues(before, block):
            last = max(n for n, b in enumerate(before) if b.kind == "paragraph")
            before[last] = merge(before[last], block)
        elif stripped:
            blocks.append(block)
    notes = [
        RawBlock("footnote", (Piece(words, page=number),), marker=marker)
        for marker, words in page.notes
    ]
    return [*blocks, *notes]


def _continues(before: Sequence[RawBlock], block: RawBlock) -> bool:
    """Return whether a page's first words continue the last sentence of the page before."""
    for earlier in reversed(before):
        if earlier.kind == "footnote":
            continue
        text = "".join(piece.text for piece in earlier.pieces)
        return earlier.kind == "paragraph" and (
            goes_on(text, block.pieces[0].text) or not ends_sentence(text)
        )
    return False
