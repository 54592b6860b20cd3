"""Footnotes without marks: numbers glued to words, notes at a page's foot or at the end.

A number is a note's marker only if a note of that number exists and the numbers come in
order; «57 kontor» and «i 2014.» are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.blocks.assembly import Piece, RawBlock
from ingest.blocks.contents import fold_title
from ingest.blocks.structure import text_of
from ingest.models import Span

_NOTES_TITLE = re.compile(r"(?:slutt|fot|end|foot)?not(?:er|es?|ar)")
_NOTE = re.compile(
    r"^(?P<marker>\d{1,3})[.)]?\s+(?P<words>(?=[A-ZÆØÅ«“\"(]|www\.|https?:).*)$", re.S
)
_GLUED = r"(?<=[a-zæøå»”)\]][.,;:!?»”)]|.[a-zæøå»”)\]])(?<!\d){number}(?=$|[\s.,;:»”)])"
_RUNNING = frozenset({"paragraph", "list_item", "quote"})
_MAX_NOTE_CHARS = 900
_MAX_BLOCKS_BACK = 15


def mark_endnotes(blocks: Sequence[RawBlock]) -> list[RawBlock]:
    """Turn the list under «Noter» into footnotes, and take their markers out of the text."""
    marked = list(blocks)
    first = 0  # what the notes so far do not name
    for at, block in enumerate(blocks):
        if block.kind != "heading" or not _NOTES_TITLE.fullmatch(fold_title(text_of(block))):
            continue
        notes = dict(_notes_after(blocks, at))
        for n, note in notes.items():
            marked[n] = note
        markers = [note.marker for note in notes.values() if note.marker]
        marked[first:at] = _without_markers(marked[first:at], markers)
        first = at
    return marked


def mark_foot_notes(blocks: Sequence[RawBlock]) -> list[RawBlock]:
    """Turn numbered paragraphs at the end of a page into footnotes.

    Only where the number is glued to a word shortly before, on the same page.
    """
    marked = list(blocks)
    for at, block in enumerate(blocks):
        found = _NOTE.match(text_of(block)) if block.kind == "paragraph" else None
        if not found or len(text_of(block)) > _MAX_NOTE_CHARS:
            continue
        place = _glued_before(marked, at, found["marker"])
        if place is not None:
            marked[place] = _take_out(marked[place], found["marker"])
            marked[at] = _as_note(block, found)
    return marked


def _notes_after(blocks: Sequence[RawBlock], at: int) -> Iterator[tuple[int, RawBlock]]:
    """The notes below a heading, as long as they count on."""
    expected = 1
    for n in range(at + 1, len(blocks)):
        block = blocks[n]
        if block.kind == "heading":
            return
        found = _NOTE.match(text_of(block)) if block.kind in _RUNNING else None
        if found and int(found["marker"]) == expected:
            yield n, _as_note(block, found)
            expected += 1


def _as_note(block: RawBlock, found: re.Match[str]) -> RawBlock:
    shift = found.start("words")
    first, *rest = block.pieces
    spans = (Span(max(0, e.start - shift), e.end - shift) for e in first.emphasis)
    piece = replace(
        first, text=first.text[shift:], emphasis=tuple(e for e in spans if e.end > e.start)
    )
    return replace(block, kind="footnote", pieces=(piece, *rest), marker=found["marker"])


def _without_markers(blocks: Sequence[RawBlock], markers: Sequence[str]) -> list[RawBlock]:
    """Take each marker out once, in order, if they are all there in order."""
    changed, at = list(blocks), 0
    for marker in markers:
        place = next(
            (
                n
                for n in range(at, len(changed))
                if changed[n].kind in _RUNNING and _glued(changed[n], marker)
            ),
            None,
        )
        if place is None:
            continue
        changed[place], at = _take_out(changed[place], marker), place
    return changed


def _glued_before(blocks: Sequence[RawBlock], at: int, marker: str) -> int | None:
    """Find the block shortly before ``at``, on its page, with the marker glued to a word."""
    page = blocks[at].pieces[0].page
    for n in range(at - 1, max(-1, at - 1 - _MAX_BLOCKS_BACK), -1):
        if blocks[n].kind not in _RUNNING:
            continue
        if page not in {piece.page for piece in blocks[n].pieces}:
            return None
        if _glued(blocks[n], marker):
            return n
    return None


def _glued(block: RawBlock, marker: str) -> re.Match[str] | None:
    return re.search(_GLUED.format(number=marker), text_of(block))


def _take_out(block: RawBlock, marker: str) -> RawBlock:
    """Remove the marker from the block and record its offset."""
    found = _glued(block, marker)
    if found is None:
        return block
    start, end = found.span()
    pieces: list[Piece] = []
    at = 0
    for piece in block.pieces:
        first, last = max(start - at, 0), min(end - at, len(piece.text))
        at += len(piece.text)
        if first >= last:
            pieces.append(piece)
            continue
        width = last - first
        spans = tuple(
            Span(e.start - width * (e.start >= last), e.end - width * (e.end >= last))
            for e in piece.emphasis
        )
        text = piece.text[:first] + piece.text[last:]
        pieces.append(replace(piece, text=text, emphasis=spans))
    width = end - start
    refs = tuple((m, o - width * (o >= end)) for m, o in block.note_refs)
    return replace(
        block,
        pieces=tuple(pieces),
        note_refs=tuple(sorted((*refs, (marker, start)), key=lambda ref: ref[1])),
    )
