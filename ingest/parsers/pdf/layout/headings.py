"""Levels of headings: from the contents list, their numbers, their typography."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from ingest.blocks.contents import ContentsEntry, fold_title, match_headings, read_contents
from ingest.parsers.pdf.layout.blocks import TextBlock

Look = tuple[float, bool]

DEEPEST = 6
#: Size ratio of two headings from which the smaller is one level deeper.
NEXT_SIZE = 1.15
#: Lowest share of entries found among the headings for a contents list to be used.
GOOD_LIST = 0.6
_NUMBER = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)\.?\s+[^\Wa-zæøå\d]")
_PART = re.compile(
    r"^(?:kapittel|kap\.?|del|chapter|part|vedlegg|tillegg|appendix)\s+(?:\d{1,2}|[A-ZÆØÅ]|[IVX]+)[.:]?$",
    re.IGNORECASE,
)
#: Words from which a first page is no cover.
COVER_WORDS = 150


def contents_entries(blocks: Sequence[TextBlock]) -> list[ContentsEntry]:
    """Read the contents lists of a document, indents as they are printed."""
    lines = [block.lines[0] for block in blocks if block.kind == "contents"]
    left = min((line.x0 for line in lines), default=0.0)
    texts = [
        " " * round((block.lines[0].x0 - left) / 4) + block.text
        for block in blocks
        if block.kind == "contents"
    ]
    return read_contents(texts)


def merge_headings(
    blocks: Sequence[TextBlock], entries: Sequence[ContentsEntry]
) -> list[TextBlock]:
    """Put the lines of one heading together: «Kapittel 2» and its title, a broken title.

    Args:
        entries: A line that the contents list has as an entry is a heading by itself.
    """
    titles = {fold_title(entry.title) for entry in entries}
    merged: list[TextBlock] = []
    for block in blocks:
        last = merged[-1] if merged else None
        if last is not None and _belong_together(last, block, titles):
            last.lines += block.lines
        else:
            merged.append(block)
    return merged


def _belong_together(last: TextBlock, block: TextBlock, titles: set[str]) -> bool:
    if last.kind != "heading" or block.kind != "heading" or last.page != block.page:
        return False
    if _PART.match(last.text) and not _NUMBER.match(block.text):
        return True
    if fold_title(block.text) in titles:
        return False
    return (
        abs(last.size - block.size) < 0.3
        and last.bold == block.bold
        and block.gap is not None
        and block.gap <= 1.6 * max(1.0, block.size / 12)
        and not block.text[:1].isdigit()
        and len(last.text) + len(block.text) < 160
    )


def plain_covers(blocks: Sequence[TextBlock], pages: int) -> None:
    """Keep only the title as heading on the front cover, and none on the back cover."""
    for page in {1, pages} if pages > 3 else {1}:
        cover = [block for block in blocks if block.page == page and block.lines]
        if sum(len(block.text.split()) for block in cover) > COVER_WORDS:
            continue
        headings = [block for block in cover if block.kind == "heading"]
        title = max(headings, key=lambda block: block.size, default=None)
        for block in headings:
            if block is not title or page > 1:
                block.kind = "paragraph"


def heading_levels(headings: Sequence[TextBlock], entries: Sequence[ContentsEntry]) -> None:
    """Set the level of each heading.

    The contents list says it best. What a good list leaves out lies deeper than the
    heading above it that the list has. Without a list a number says it; and headings
    without either have the depth of those that look the same, or lie between those that
    look larger and smaller.
    """
    sections = [entry for entry in entries if entry.kind == "section"]
    pairs = match_headings([block.text for block in headings], sections)
    matched = sum(n is not None for n in pairs)
    is_good = matched >= 4 and matched >= GOOD_LIST * len(sections)
    listed: dict[int, Counter[int]] = defaultdict(Counter)
    for block, n in zip(headings, pairs, strict=True):
        if n is not None:
            block.level = sections[n].level
            listed[_parts(block)][block.level] += 1
    for block, n in zip(headings, pairs, strict=True):
        parts = _parts(block)
        if n is None and parts and (not is_good or parts > 1):
            block.level = listed[parts].most_common(1)[0][0] if listed[parts] else parts
    _level_by_look(headings)
    if is_good:
        # A number as long as those of listed headings says the depth just as well.
        told = [
            n is not None or (_parts(b) > 1 and bool(listed[_parts(b)]))
            for b, n in zip(headings, pairs, strict=True)
        ]
        _sink_unlisted(headings, told)


def _parts(block: TextBlock) -> int:
    """Count the parts of a heading's number: 2 for «3.1», 0 without one."""
    number = _NUMBER.match(block.text)
    return number[1].count(".") + 1 if number else 0


def _level_by_look(headings: Sequence[TextBlock]) -> None:
    known: defaultdict[Look, Counter[int]] = defaultdict(Counter)
    for block in headings:
        if block.level is not None:
            known[_look(block)][block.level] += 1
    usual = {look: counts.most_common(1)[0][0] for look, counts in known.items()}
    ranks = _ranks({_look(block) for block in headings})
    for block in headings:
        if block.level is None:
            look = _look(block)
            level = usual.get(look) or _between(look, usual, ranks[look])
            block.level = min(level, DEEPEST)


def _ranks(looks: set[Look]) -> dict[Look, int]:
    """Rank styles by size, largest first; sizes that hardly differ share a rank."""
    ranks: dict[Look, int] = {}
    rank, last = 0, 0.0
    for look in sorted(looks, reverse=True):
        if not rank or look[0] * NEXT_SIZE < last:
            rank += 1
        last = look[0]
        ranks[look] = rank
    return ranks


def _sink_unlisted(headings: Sequence[TextBlock], told: Sequence[bool]) -> None:
    listed = 0
    for block, is_told in zip(headings, told, strict=True):
        assert block.level is not None
        if is_told:
            listed = block.level
        elif listed:
            block.level = min(max(block.level, listed + 1), DEEPEST)


def _between(look: Look, usual: dict[Look, int], rank: int) -> int:
    larger = [level for other, level in usual.items() if other > look]
    smaller = [level for other, level in usual.items() if other < look]
    if larger:
        return max(larger) + 1
    return max(1, min(smaller) - 1) if smaller else rank


def _look(block: TextBlock) -> Look:
    return round(block.size * 2) / 2, block.bold
