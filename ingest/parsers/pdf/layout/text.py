"""Lines → running text, with pages, places of words, italics and note markers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.blocks.assembly import CellWords, Piece
from ingest.blocks.cleaning import Joined, join_lines
from ingest.blocks.raised import lowered, raised
from ingest.boxes import Box, WordBox
from ingest.models import Span
from ingest.parsers.pdf.marginalia.note_marks import note_marks
from ingest.parsers.pdf.page_model import Line, PageLayout, Word


@dataclass(slots=True)
class Composed:
    """Running text, cut at page turns.

    Attributes:
        note_refs: Each marker that was taken out, and the offset where it was.
    """

    pieces: tuple[Piece, ...]
    note_refs: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a table's cell on one line, and the boxes of its words."""

    text: str
    words: CellWords


@dataclass(slots=True)
class _Written:
    """A line's text, with the offsets of its words, italics and note markers."""

    text: str = ""
    words: list[tuple[int, Word]] = field(default_factory=list)
    italics: list[tuple[int, int]] = field(default_factory=list)
    markers: list[tuple[str, int]] = field(default_factory=list)


def compose(
    lines: Sequence[Line],
    layouts: Mapping[int, PageLayout],
    *,
    vocabulary: Mapping[str, int],
    markers: Mapping[int, Mapping[str, int]],
) -> Composed:
    """Join a block's lines.

    Args:
        markers: For each page, the markers that its notes have and how often each is
            called; only those are taken out of the text, so that «m²» keeps its square.
    """
    written = [_write(line, markers.get(line.page, {})) for line in lines]
    joined = join_lines([one.text for one in written], vocabulary=vocabulary)
    refs = [
        (marker, min(joined.offsets[n][0] + at, joined.offsets[n][1]))
        for n, one in enumerate(written)
        for marker, at in one.markers
    ]
    return Composed(_pieces(lines, written, joined, layouts), tuple(refs))


def compose_cell(
    lines: Sequence[Line], layouts: Mapping[int, PageLayout], *, vocabulary: Mapping[str, int]
) -> Cell:
    """Join the lines of a table's cell; note markers stay in the text."""
    written = [_write(line, {}) for line in lines]
    joined = join_lines([one.text for one in written], vocabulary=vocabulary)
    places = zip(lines, written, joined.offsets, strict=True)
    words = [word for line, one, left in places for word in _placed(one, left, layouts[line.page])]
    return Cell(joined.text, tuple(words))


def _write(line: Line, markers: Mapping[str, int]) -> _Written:
    out = _Written()
    for n, word in enumerate(line.words):
        marks = note_marks(line.words, n, markers) if word.raised and markers else ()
        if marks and out.text:
            out.markers += [(mark, len(out.text)) for mark in marks]
            continue
        if out.text and not word.glued:
            out.text += " "
        start = len(out.text)
        out.text += _written_word(word, out.text)
        out.words.append((start, word))
        if word.italic:
            _lengthen(out, start)
    return out


def _written_word(word: Word, before: str) -> str:
    """Return a word's text, raised and lowered ones in characters of their own."""
    if word.raised:
        return raised(word.text, before)
    return lowered(word.text, before) if word.lowered else word.text


def _lengthen(out: _Written, start: int) -> None:
    end = len(out.text)
    if out.italics and start - out.italics[-1][1] <= 1:
        out.italics[-1] = (out.italics[-1][0], end)
    else:
        out.italics.append((start, end))


def _pieces(
    lines: Sequence[Line],
    written: Sequence[_Written],
    joined: Joined,
    layouts: Mapping[int, PageLayout],
) -> tuple[Piece, ...]:
    starts = [n for n, line in enumerate(lines) if n == 0 or lines[n - 1].page != line.page]
    pieces = []
    for first, after in zip(starts, [*starts[1:], len(lines)], strict=True):
        begin = joined.offsets[first][0] if first else 0
        end = joined.offsets[after][0] if after < len(lines) else len(joined.text)
        boxes: list[Box] = [layouts[line.page].box(line) for line in lines[first:after]]
        spans = [
            (joined.offsets[n][0] + a - begin, min(joined.offsets[n][0] + b, joined.offsets[n][1]))
            for n in range(first, after)
            for a, b in written[n].italics
        ]
        emphasis = _merged([(a, b - begin) for a, b in spans], joined.text[begin:end])
        text = joined.text[begin:end]
        layout = layouts[lines[first].page]
        words = [
            word.moved(-begin)
            for n in range(first, after)
            for word in _placed(written[n], joined.offsets[n], layout)
        ]
        pieces.append(Piece(text, layout.number, tuple(boxes), emphasis, tuple(words)))
    return tuple(pieces)


def _placed(written: _Written, left: tuple[int, int], layout: PageLayout) -> Iterator[WordBox]:
    """Return the words of a line at their offsets in the joined text.

    A hyphen that only divided a word is gone from the text, not from the box.
    """
    first, last = left
    for start, word in written.words:
        at = first + start
        if at < last:
            yield WordBox(at, min(at + len(word.text), last), layout.box(word))


def _merged(spans: Sequence[tuple[int, int]], text: str) -> tuple[Span, ...]:
    """Join italic spans with nothing but a space between them."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if end <= start:
            continue
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(Span(start, end) for start, end in merged)
