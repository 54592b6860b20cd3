"""Lines of a block → its running text, with pages, boxes, italics and note markers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.assembly import Piece
from ingest.cleaning import Joined, join_lines
from ingest.layout_models import Line, Paper, Word
from ingest.layout_notes import marker_of
from ingest.models import Box, Span


@dataclass(slots=True)
class Composed:
    """Running text, cut where it turns the page.

    Attributes:
        note_refs: Each marker that was taken out, and the offset where it stood.
    """

    pieces: tuple[Piece, ...]
    note_refs: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class _Written:
    """A line's text and what stands where in it."""

    text: str = ""
    italics: list[tuple[int, int]] = field(default_factory=list)
    markers: list[tuple[str, int]] = field(default_factory=list)


def compose(
    lines: Sequence[Line],
    papers: Mapping[int, Paper],
    *,
    vocabulary: Mapping[str, int],
    markers: Mapping[int, Collection[str]],
    separator: str | None = None,
) -> Composed:
    """Join a block's lines.

    Args:
        markers: For each page, the markers that its notes have; only those are taken
            out of the text, so that «m²» keeps its square.
        separator: Put between lines as it is, instead of joining broken words.
    """
    written = [_write(line, markers.get(line.page, ())) for line in lines]
    texts = [one.text for one in written]
    if separator is None:
        joined = join_lines(texts, vocabulary=vocabulary)
    else:
        joined = _separated(texts, separator)
    refs = [
        (marker, min(joined.offsets[n][0] + at, joined.offsets[n][1]))
        for n, one in enumerate(written)
        for marker, at in one.markers
    ]
    return Composed(_pieces(lines, written, joined, papers), tuple(refs))


def _separated(texts: Sequence[str], separator: str) -> Joined:
    offsets, at = [], 0
    for text in texts:
        offsets.append((at, at + len(text)))
        at += len(text) + len(separator)
    return Joined(separator.join(texts), tuple(offsets))


def _write(line: Line, markers: Collection[str]) -> _Written:
    out = _Written()
    for word in line.words:
        marker = marker_of(word)
        if marker and marker in markers and out.text:
            out.markers.append((marker, len(out.text)))
            continue
        if out.text and not word.glued:
            out.text += " "
        start = len(out.text)
        out.text += word.text
        if word.italic:
            _lengthen(out, start, word)
    return out


def _lengthen(out: _Written, start: int, word: Word) -> None:
    end = start + len(word.text)
    if out.italics and start - out.italics[-1][1] <= 1:
        out.italics[-1] = (out.italics[-1][0], end)
    else:
        out.italics.append((start, end))


def _pieces(
    lines: Sequence[Line],
    written: Sequence[_Written],
    joined: Joined,
    papers: Mapping[int, Paper],
) -> tuple[Piece, ...]:
    starts = [n for n, line in enumerate(lines) if n == 0 or lines[n - 1].page != line.page]
    pieces = []
    for first, after in zip(starts, [*starts[1:], len(lines)], strict=True):
        begin = joined.offsets[first][0] if first else 0
        end = joined.offsets[after][0] if after < len(lines) else len(joined.text)
        boxes: list[Box] = [papers[line.page].box(line) for line in lines[first:after]]
        spans = [
            (joined.offsets[n][0] + a - begin, min(joined.offsets[n][0] + b, joined.offsets[n][1]))
            for n in range(first, after)
            for a, b in written[n].italics
        ]
        emphasis = _merged([(a, b - begin) for a, b in spans], joined.text[begin:end])
        text = joined.text[begin:end]
        pieces.append(Piece(text, lines[first].page, tuple(boxes), emphasis))
    return tuple(pieces)


def _merged(spans: Sequence[tuple[int, int]], text: str) -> tuple[Span, ...]:
    """Join italic stretches with nothing but a space between them."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if end <= start:
            continue
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(Span(start, end) for start, end in merged)
