"""Blocks of all pages → one flow: paragraphs carried over columns and pages.

Whatever lies between the two halves of a paragraph (captions, tables, notes, heads
and feet) is put after it, so that a sentence is never torn apart.
"""

from __future__ import annotations

from collections.abc import Iterable

from ingest.models import BlockKind
from ingest.parsers.pdf.layout.blocks import TextBlock, has_ended

#: Kinds of blocks that may interrupt a paragraph.
ASIDE: frozenset[BlockKind] = frozenset({"caption", "footnote", "boilerplate"})
#: Kinds of blocks that may continue in the next column.
FLOWING: frozenset[BlockKind] = frozenset({"paragraph", "list_item", "quote", "reference"})


def flow(blocks: Iterable[TextBlock]) -> list[TextBlock]:
    """Join paragraphs across notes, figures and page turns.

    Args:
        blocks: In reading order, page by page.
    """
    joiner = _FlowJoiner()
    for block in blocks:
        joiner.take(block)
    return joiner.finish()


class _FlowJoiner:
    """Blocks joined so far, and those that may still continue.

    Attributes:
        current: The paragraph that may go on.
        waiting: Blocks between it and its next part.
        torn: A paragraph that a column's end cut off, and that did not go on at the top of
            the next one: a figure or a listing may be there first.
        note: The last footnote, which the next page may carry on.
    """

    def __init__(self) -> None:
        self.done: list[TextBlock] = []
        self.current: TextBlock | None = None
        self.waiting: list[TextBlock] = []
        self.torn: TextBlock | None = None
        self.note: TextBlock | None = None

    def take(self, block: TextBlock) -> None:
        """Add the next block, or append it to an unfinished earlier one."""
        if block.kind == "footnote":
            if block.marker is None and self.note is not None:
                self.note.lines += block.lines
                return
            self.note = block
        if block.kind in ASIDE or block.island is not None or block.aside:
            (self.waiting if self.current else self.done).append(block)
            return
        if self.current is not None and _is_label(block, self.current):
            self.waiting.append(block)
            return
        if block.kind == "heading" and self.current is not None and _is_torn(self.current):
            self.torn = None
            self.waiting.append(block)  # a pull quote, if the sentence goes on after it
            return
        for earlier in (self.torn, self.current):
            if earlier is not None and self._resumes(earlier, block):
                self.waiting = _demoted(self.waiting)
                earlier.lines += block.lines
                earlier.left, earlier.right = block.left, block.right
                self.torn = None
                return
        if self.current is not None and block.gap is None and _is_torn(self.current):
            self.torn = self.current
        if block.kind == "heading" or (len(block.lines) > 1 and _begins_full(block)):
            self.torn = None
        self._close()
        if block.kind in FLOWING:
            self.current = block
        else:
            self.done.append(block)

    def _resumes(self, earlier: TextBlock, block: TextBlock) -> bool:
        interrupted = bool(self.waiting) or block.gap is None
        over_heading = any(one.kind == "heading" for one in self.waiting)
        is_small = block.text[:1].islower()
        if over_heading and not is_small:
            return False
        if earlier is self.torn and not (bool(self.waiting) and is_small):
            return False
        return interrupted and goes_on(earlier, block)

    def _close(self) -> None:
        if self.current is not None:
            self.done += [self.current, *self.waiting]
        self.current, self.waiting = None, []

    def finish(self) -> list[TextBlock]:
        """Return all blocks in the order of the text."""
        self._close()
        return self.done + self.waiting


def _demoted(waiting: Iterable[TextBlock]) -> list[TextBlock]:
    """Make headings in the middle of a sentence what they are, pull quotes: one for each look."""
    blocks: list[TextBlock] = []
    pulled: TextBlock | None = None
    for block in waiting:
        if block.kind != "heading":
            blocks.append(block)
            pulled = None
        elif pulled is not None and abs(pulled.size - block.size) < 0.7:
            pulled.lines += block.lines
        else:
            block.kind, block.level, pulled = "paragraph", None, block
            blocks.append(block)
    return blocks


def _is_torn(block: TextBlock) -> bool:
    """Return whether prose stops in mid-sentence, beyond the middle of its last line."""
    prose = block.kind == "paragraph" and len(block.lines) > 1
    beyond = block.lines[-1].x1 > (block.left + block.right) / 2
    return prose and beyond and not has_ended(block.text)


def _is_label(block: TextBlock, current: TextBlock) -> bool:
    """Return whether a line in smaller letters, in a figure, is between parts of a sentence."""
    small = len(block.lines) == 1 and block.size < current.size - 0.7
    prose = block.kind == current.kind == "paragraph" and len(current.lines) > 1
    return small and prose and not has_ended(current.text)


def _is_full(block: TextBlock) -> bool:
    """Return whether the last line leaves no room for a long word."""
    return block.lines[-1].x1 > block.right - 6 * block.lines[-1].size


def _begins_full(block: TextBlock) -> bool:
    """Return whether the first line reaches the column's right edge, as in running text."""
    return block.lines[0].x1 > block.right - 6 * block.size


def goes_on(block: TextBlock, following: TextBlock) -> bool:
    """Return whether a block that a page or column turn cut off goes on in the next one."""
    if following.kind not in FLOWING or abs(block.size - following.size) > 0.7:
        return False
    text, after = block.text.rstrip(), following.text.lstrip()
    if not after or (following.kind == "list_item" and not after[0].islower()):
        return False
    if text.endswith("-"):
        return True
    if has_ended(text) or text.endswith(":"):
        return False
    if after[0].islower():
        return True
    alike = block.kind == following.kind == "paragraph"
    flows = _begins_full(following) or has_ended(after)
    return alike and flows and _is_full(block) and not _opens_paragraph(following)


def _opens_paragraph(block: TextBlock) -> bool:
    """Return whether the first line is set in deeper than the second, as paragraphs are."""
    if len(block.lines) < 2:
        return False
    return block.lines[0].x0 > block.lines[1].x0 + 0.6 * block.size
