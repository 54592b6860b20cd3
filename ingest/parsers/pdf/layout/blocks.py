"""Lines of a column → blocks: the borders between paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.blocks.contents import is_contents_line
from ingest.models import BlockKind
from ingest.parsers.pdf.layout.captions import caption_match
from ingest.parsers.pdf.layout.columns import Column
from ingest.parsers.pdf.layout.styles import Body, usual_pitch
from ingest.parsers.pdf.page_model import Island, Line

#: Largest line step inside a block, as a multiple of the usual one.
GAP = 1.25
#: Shares of the letter size: least indent, and least room left at the end of a line.
INDENT = 0.6
ROOM = 1.5
#: Lines needed to measure the column's width on a cover.
FEW_LINES = 5
#: A centred line below this share of the column's width ends its paragraph.
SHORT_ROW = 0.6
_MARKS = "•▪●○◦‣▶►➢✓■□❖♦·–—-*"
_MARK = re.compile(rf"^[{re.escape(_MARKS)}]$|^[\ue000-\uf8ff]$")
_NUMBER_MARK = re.compile(r"^\(?(?:\d{1,2}|[a-zæøå]|[ivx]{1,4})[.)]$")
#: «23. juni», «1. og 2. klasse»: an ordinal that happens to begin a line.
_ORDINAL = re.compile(
    r"^\d{1,2}\. (?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|"
    r"desember|og|eller|klasse|trinn|halvår|kvartal|utgave)\b"
)
_ENDED = re.compile(r"[.!?:;…][»\"”’')\]]*\d{0,3}$")


@dataclass(slots=True)
class TextBlock:
    """Lines that belong together, before their kind is known.

    Attributes:
        left, right: The edges of the column they are in.
        gap: From the block before, in usual steps; ``None`` at a column's top.
        kind: ``paragraph`` until something else is found.
        aside: It is in a box or figure that the running text flows around.
    """

    lines: list[Line]
    left: float
    right: float
    gap: float | None = None
    kind: BlockKind = "paragraph"
    level: int | None = None
    marker: str | None = None
    island: Island | None = None
    aside: bool = False

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def page(self) -> int:
        if self.lines:
            return self.lines[0].page
        return self.island.page if self.island else 0

    @property
    def size(self) -> float:
        return max(self.lines, key=lambda line: len(line.text)).size

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def italic(self) -> bool:
        return all(line.italic for line in self.lines)

    @property
    def indent(self) -> float:
        """Distance of the leftmost line from the column's edge, in letter sizes."""
        return (min(line.x0 for line in self.lines) - self.left) / self.size


def has_ended(text: str) -> bool:
    """Return whether a text ends as sentences do."""
    return bool(_ENDED.search(text.rstrip()))


def list_mark(line: Line) -> str | None:
    """Return the mark that begins a list item; ``None`` without one."""
    first = line.words[0].text
    if len(line.words) < 2:
        return None
    if _MARK.match(first) or _NUMBER_MARK.match(first):
        return None if _ORDINAL.match(f"{first} {line.words[1].text}") else first
    return first if first == "o" and line.cells[:1] == (1,) else None


def has_bullet(line: Line) -> bool:
    """Return whether the line begins with a sign that only a list has."""
    return len(line.words) > 1 and bool(_MARK.match(line.words[0].text))


def blocks_of(column: Column, body: Body) -> list[TextBlock]:
    """Divide a column into blocks; an island is a block of its own."""
    blocks: list[TextBlock] = []
    pitch = usual_pitch(column.lines, body)
    edges = _Edges(column, body)
    before: Line | None = None
    for n, thing in enumerate(column.placed):
        if isinstance(thing, Island):
            blocks.append(TextBlock([], column.x0, column.x1, island=thing))
            before = None
            continue
        following = next((t for t in column.placed[n + 1 :] if isinstance(t, Line)), None)
        step = (thing.base - before.base) / pitch if before else None
        if before is None or _begins(thing, before, blocks[-1], following, step, edges):
            blocks.append(TextBlock([thing], edges.left, edges.right, step))
        else:
            blocks[-1].lines.append(thing)
        before = thing
    return blocks


class _Edges:
    """Left and right edge of a column's running text."""

    def __init__(self, column: Column, body: Body) -> None:
        prose = [line for line in column.lines if len(line.words) > 3 and not line.cells]
        prose = [line for line in prose if abs(line.size - body.size) < 2] or column.lines
        self.left = _left_edge([line.x0 for line in prose]) if prose else column.x0
        self.right = (
            sorted(line.x1 for line in prose)[int(0.75 * len(prose))] if prose else column.x1
        )
        few = 0 < len(prose) < FEW_LINES and abs(prose[0].size - body.size) < 2
        if few and prose[0].page == 1 and abs(self.left - body.left) < body.size:
            self.right = max(self.right, body.right)
        self.width = max(self.right - self.left, body.right - body.left)


def _left_edge(starts: Sequence[float]) -> float:
    """Return the leftmost x at which at least two lines begin, however many are indented."""
    ordered = sorted(starts)
    pairs = (x for x, after in pairwise(ordered) if after - x < 2.0)
    return next(pairs, ordered[0])


def _begins(
    line: Line,
    before: Line,
    block: TextBlock,
    following: Line | None,
    step: float | None,
    edges: _Edges,
) -> bool:
    """Return whether a line begins a new block."""
    if step is None or step > GAP * max(1.0, line.size / before.size) or step < 0:
        return True
    if line.rotated or before.rotated or abs(line.size - before.size) > 0.6:
        return True
    if is_contents_line(before.text) or is_contents_line(line.text):
        return True
    marked = list_mark(line) and not _numbers_in_sentence(line, block, edges)
    if marked or (line.cells and before.cells):
        return True
    if _changes_weight(line, before, block) or _is_caption_start(line, before):
        return True
    return _is_indented(line, block, following, edges) or _had_room(line, block, edges)


def _numbers_in_sentence(line: Line, block: TextBlock, edges: _Edges) -> bool:
    """Return whether a number or letter only happens to begin the line («jf. § 14 / a.»)."""
    before = block.lines[-1]
    if has_bullet(line) or has_ended(before.text) or list_mark(block.lines[0]):
        return False
    full = before.x1 > edges.right - 3 * before.size
    below = any(abs(word.x0 - line.x0) < 1.5 for word in before.words[:4])
    return full and (below or line.x0 < before.x0 + INDENT * line.size)


def _changes_weight(line: Line, before: Line, block: TextBlock) -> bool:
    if line.bold == before.bold or (line.text[0].islower() and not has_ended(before.text)):
        return False
    return block.bold if before.bold else has_ended(before.text)


def _is_caption_start(line: Line, before: Line) -> bool:
    found = caption_match(line.text)
    return found is not None and (bool(found["stop"]) or has_ended(before.text))


def _is_indented(line: Line, block: TextBlock, following: Line | None, edges: _Edges) -> bool:
    """Return whether the line's indent, or the end of one, begins a paragraph."""
    before, shift = block.lines[-1], INDENT * line.size
    if abs(_middle(line) - _middle(before)) < 0.2 * line.size:
        return _is_row_of_a_cover(line, before, edges)
    alone = len(block.lines) == 1
    if alone and list_mark(before) and has_ended(before.text) and line.x0 > before.x0:
        # The second line of an item is under its mark, or under the words after it.
        mark, words = before.words[0], before.words[1:3]
        under_words = any(abs(word.x0 - line.x0) < INDENT * line.size for word in words)
        return not under_words and line.x0 > mark.x0 + 0.2 * line.size
    if line.x0 > before.x0 + shift:
        return _is_set_in_further(line, block, following, edges)
    return line.x0 < before.x0 - shift and not alone


def _is_set_in_further(line: Line, block: TextBlock, following: Line | None, edges: _Edges) -> bool:
    """Say whether a line that begins further to the right than the last one begins a paragraph."""
    before, shift = block.lines[-1], INDENT * line.size
    if len(block.lines) > 1:
        return not list_mark(block.lines[0])
    if list_mark(before) or any(abs(word.x0 - line.x0) < 1.5 for word in before.words[1:3]):
        return False
    if has_ended(before.text):
        return True
    hanging = following is not None and abs(following.x0 - line.x0) < shift
    return not hanging and before.x1 < edges.right - shift


def _is_row_of_a_cover(line: Line, before: Line, edges: _Edges) -> bool:
    """Return whether the second of two centred lines does not continue the first."""
    short = before.width < SHORT_ROW * edges.width
    centred = abs(_middle(line) - _middle(before)) < 0.06 * line.size
    centred = centred and abs(line.x0 - before.x0) > 0.2 * line.size
    begins = line.text[0].isupper() or line.text[0].isdigit()
    return short and centred and begins and before.text[-1] not in ",-–:&" and not line.cells


def _middle(line: Line) -> float:
    return (line.x0 + line.x1) / 2


def _had_room(line: Line, block: TextBlock, edges: _Edges) -> bool:
    """Return whether the next word would have fitted on the line before: it ended on purpose."""
    before = block.lines[-1]
    right = max(edges.right, before.x1)
    set_in = before.x0 - edges.left
    if set_in > line.size:  # perhaps on both sides, as quotes are
        longest = max(one.x1 for one in block.lines)
        right = longest if len(block.lines) > 1 else max(right - set_in, before.x1)
    word = line.words[0]
    room = right - before.x1 - (word.x1 - word.x0)
    if room < ROOM * line.size:
        return False
    in_sentence = word.text[0].islower() or before.text.endswith(",")
    goes_on = in_sentence and not has_ended(before.text)
    return not goes_on and not before.text.endswith("-")
