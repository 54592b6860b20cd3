"""Blocks of all pages → one flow: paragraphs carried over columns and pages.

Whatever stands between the two halves of a paragraph (captions, tables, notes, heads
and feet) is put after it, so that a sentence is never torn apart.
"""

from __future__ import annotations

from collections.abc import Iterable

from ingest.layout_blocks import TextBlock, has_ended
from ingest.models import BlockKind

#: What stands beside the text and may interrupt it.
ASIDE: frozenset[BlockKind] = frozenset({"caption", "footnote", "boilerplate"})
#: What may go on in the next column.
FLOWING: frozenset[BlockKind] = frozenset({"paragraph", "list_item", "quote", "reference"})


def flow(blocks: Iterable[TextBlock]) -> list[TextBlock]:
    """Join paragraphs over whatever interrupts them.

    Args:
        blocks: In reading order, page by page.
    """
    done: list[TextBlock] = []
    waiting: list[TextBlock] = []
    current: TextBlock | None = None
    for block in blocks:
        if block.kind in ASIDE or block.island is not None or block.aside:
            (waiting if current else done).append(block)
            continue
        interrupted = bool(waiting) or (current is not None and block.gap is None)
        if current is not None and interrupted and goes_on(current, block):
            current.lines += block.lines
            current.right = block.right
            current.left = block.left
            continue
        if current is not None:
            done += [current, *waiting]
        current, waiting = None, []
        if block.kind in FLOWING:
            current = block
        else:
            done.append(block)
    if current is not None:
        done.append(current)
    return done + waiting


def goes_on(block: TextBlock, following: TextBlock) -> bool:
    """Whether a block that a page or column turn cut off goes on in the next one."""
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
    last = block.lines[-1]
    is_full = last.x1 > block.right - 6 * last.size
    alike = block.kind == following.kind == "paragraph"
    return is_full and alike and not _opens_paragraph(following)


def _opens_paragraph(block: TextBlock) -> bool:
    """Whether the first line is set in deeper than the second, as paragraphs are."""
    if len(block.lines) < 2:
        return False
    return block.lines[0].x0 > block.lines[1].x0 + 0.6 * block.size
