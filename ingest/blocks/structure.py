"""Blocks in reading order → consistent heading levels and marked reference lists.

Marks of level lie in files that have been through a converter, so the level comes from
the best witness there is: the contents list, the heading's own number, and only then
the marks, and those are believed when they agree with the other two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.blocks.assembly import RawBlock
from ingest.blocks.contents import ContentsEntry, fold_title, match_headings, number_of

#: Parts on the level of chapters, never under one.
_TOP_LEVEL = re.compile(
    r"^(?:forord|føreord|preface|foreword|sammendrag|samandrag|summary|abstract|resymé|resume|"
    r"executive summary|litteratur(?:liste)?|referanse(?:r|liste)|references|bibliography|"
    r"kilder|kjelder|noter|notes|sluttnoter)\b",
    re.IGNORECASE,
)
_APPENDIX = re.compile(
    r"^(?:vedlegg|tillegg|appendix|appendices|annex)\b(?P<rest>.*)$", re.IGNORECASE
)
_REFERENCES = re.compile(
    r"(?:litteratur|referanse|reference|bibliogra|kilde|kjelde|workscited)\w*", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: Lowest share of headings on which the file's levels must agree with the other sources.
_TRUSTED_SHARE = 0.9
_MIN_WITNESSES = 3
_MAX_LEVEL = 6


def text_of(block: RawBlock) -> str:
    """Return the words of a block."""
    return "".join(piece.text for piece in block.pieces)


@dataclass(frozen=True, slots=True)
class Leveled:
    """A heading's place in the tree.

    Attributes:
        entry: The index of the contents entry that names it.
    """

    level: int
    entry: int | None = None


def relevel(
    blocks: Sequence[RawBlock], entries: Sequence[ContentsEntry]
) -> tuple[list[RawBlock], dict[int, int]]:
    """Give every heading its level: from the contents list, its number, or the file's marks.

    Returns:
        The blocks, and for those headings that the contents list names, by their
        index in the blocks, the index of the entry.
    """
    places = [n for n, block in enumerate(blocks) if block.kind == "heading"]
    titles = [text_of(blocks[n]) for n in places]
    leveled = heading_levels(titles, [blocks[n].level for n in places], entries)
    levels = dict(zip(places, leveled, strict=True))
    releveled = [
        replace(block, level=levels[n].level) if n in levels else block
        for n, block in enumerate(blocks)
    ]
    return releveled, {n: x.entry for n, x in levels.items() if x.entry is not None}


def heading_levels(
    titles: Sequence[str], marks: Sequence[int | None], entries: Sequence[ContentsEntry]
) -> list[Leveled]:
    """Compute the level of each heading, from 1.

    Args:
        titles: In the order of the text, numbers included.
        marks: What the file's own marks say, ``None`` where there are none.
    """
    sections = [n for n, entry in enumerate(entries) if entry.kind == "section"]
    matched = match_headings(titles, [entries[n] for n in sections])
    pairs = [None if m is None else sections[m] for m in matched]
    witnesses = [
        entries[pair].level if pair is not None else _depth(title)
        for title, pair in zip(titles, pairs, strict=True)
    ]
    if _marks_agree(marks, witnesses):
        levels = _monotone([mark or 1 for mark in marks])
    else:
        numbered = any(map(number_of, titles))
        levels = _Ladder(entries, numbered=numbered).climb(titles, pairs)
    return [Leveled(level, pair) for level, pair in zip(levels, pairs, strict=True)]


def _depth(title: str) -> int | None:
    number = number_of(title)
    if number is None:
        return None
    return number.removesuffix(".0").count(".") + 1


def _marks_agree(marks: Sequence[int | None], witnesses: Sequence[int | None]) -> bool:
    """Return whether the file's own levels agree with contents list and numbers.

    They can when they differ from the witnesses by one constant, or when there is no
    witness at all.
    """
    if any(mark is None for mark in marks):
        return False
    shifts = [
        mark - witness
        for mark, witness in zip(marks, witnesses, strict=True)
        if mark is not None and witness is not None
    ]
    if len(shifts) < _MIN_WITNESSES:
        return True
    most = max(shifts.count(shift) for shift in set(shifts))
    return most >= _TRUSTED_SHARE * len(shifts)


def _monotone(marks: Sequence[int]) -> list[int]:
    """Close gaps in levels: a heading is at most one level below its parent."""
    levels: list[int] = []
    open_marks: list[int] = []
    for mark in marks:
        while open_marks and open_marks[-1] >= mark:
            open_marks.pop()
        open_marks.append(mark)
        levels.append(len(open_marks))
    return levels


class _Ladder:
    """Walks through the headings and keeps the path of open ones."""

    def __init__(self, entries: Sequence[ContentsEntry], *, numbered: bool) -> None:
        self._entries = entries
        self._numbers = numbered
        self._listed = any(entry.kind == "section" for entry in entries)
        self._base = 0  # the level of the appendix that we are in
        self._under = 0  # the level of the last heading that a witness placed
        self._number = ""
        self._bare_appendix = False

    def climb(self, titles: Sequence[str], pairs: Sequence[int | None]) -> list[int]:
        return [
            max(1, min(_MAX_LEVEL, self._level(title, pair)))
            for title, pair in zip(titles, pairs, strict=True)
        ]

    def _level(self, title: str, pair: int | None) -> int:
        if appendix := _APPENDIX.match(title):
            return self._appendix(appendix["rest"], pair)
        if pair is not None:
            entry = self._entries[pair]
            if entry.level == 1:
                self._base, self._bare_appendix = 0, False
            return self._place(entry.level, entry.number)
        if _TOP_LEVEL.match(title) and not self._base:
            return self._place(1, None)
        if number := number_of(title):
            return self._numbered(number)
        if not self._listed and not self._numbers:  # nothing tells a part from its parts
            return self._base + 1
        return self._under + 1

    def _place(self, level: int, number: str | None) -> int:
        self._under = level
        self._number = number or self._number
        return level

    def _appendix(self, rest: str, pair: int | None) -> int:
        """«Vedlegg» alone opens a part; «Vedlegg B» lies in it, or beside the chapters."""
        if pair is not None:
            level = self._entries[pair].level
        else:
            level = 2 if self._bare_appendix and rest.strip() else 1
        self._bare_appendix = self._bare_appendix or not rest.strip()
        self._base = level
        return self._place(level, None)

    def _numbered(self, number: str) -> int:
        """A number that no contents list knows: a chapter's only if it can be one."""
        number = number.removesuffix(".0")
        depth = number.count(".") + 1
        if not self._listed or self._base:
            return self._place(self._base + depth, number)
        parent = number.rpartition(".")[0]
        if depth > 1 and (self._number + ".").startswith(parent + "."):
            return self._place(depth, number)
        return self._under + 1


def mark_references(blocks: Sequence[RawBlock]) -> list[RawBlock]:
    """Mark the blocks of a reference list as ``reference``.

    A section is one by its title and by its words: most entries have a year.
    """
    marked = list(blocks)
    for at, block in enumerate(blocks):
        title = fold_title(text_of(block)) if block.kind == "heading" else ""
        if not title or not _REFERENCES.fullmatch(title):
            continue
        level, end = block.level or 1, at + 1
        while end < len(blocks) and not (
            blocks[end].kind == "heading" and (blocks[end].level or 1) <= level
        ):
            end += 1
        inside = [n for n in range(at + 1, end) if blocks[n].kind in {"paragraph", "list_item"}]
        dated = sum(bool(_YEAR.search(text_of(blocks[n]))) for n in inside)
        if inside and dated * 2 >= len(inside):
            for n in inside:
                marked[n] = replace(blocks[n], kind="reference")
    return marked
