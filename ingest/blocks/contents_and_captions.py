"""Contents lists and table captions in formats with marked-up paragraphs (Word, HTML).

The format says what is a heading or a table; these rules say what follows from the
words: a caption belongs to the table beside it, lines under «Innhold» are a contents
list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks.assembly import RawBlock
from ingest.blocks.captions import read_caption
from ingest.blocks.contents import is_contents_line, is_contents_title, is_list_title
from ingest.blocks.structure import text_of

_LONGEST_TITLE_CHARS = 60
_LONGEST_CAPTION_WORDS = 60


def is_caption(text: str) -> bool:
    """Return whether a paragraph reads like a caption («Figur 2: …»), and is no longer than one."""
    return len(text.split()) <= _LONGEST_CAPTION_WORDS and read_caption(text) is not None


def mark_contents(raw_blocks: Sequence[RawBlock]) -> list[RawBlock]:
    """Turn the lines of a contents list that the format does not mark into ``contents``.

    Under a heading «Innhold» every line with a leader and a page number is one, and so
    are the lines between two of them.
    """
    marked = list(raw_blocks)
    for n, block in enumerate(raw_blocks):
        title = text_of(block)
        if len(title) > _LONGEST_TITLE_CHARS or block.kind not in {"heading", "paragraph"}:
            continue
        if not (is_contents_title(title) or is_list_title(title)):
            continue
        end = next(
            (m for m in range(n + 1, len(raw_blocks)) if raw_blocks[m].kind == "heading"),
            len(raw_blocks),
        )
        entries = [m for m in range(n + 1, end) if is_contents_line(text_of(raw_blocks[m]))]
        for m in range(n + 1, entries[-1] + 1 if entries else n + 1):
            if marked[m].kind in {"paragraph", "list_item"}:
                marked[m] = replace(marked[m], kind="contents")
    return marked


def attach_captions(raw_blocks: Sequence[RawBlock]) -> list[RawBlock]:
    """Give each table the caption directly above it or, failing that, directly below it.

    A paragraph in that place that reads like a table's caption becomes one.
    """
    marked = list(raw_blocks)
    taken: set[int] = set()
    for n, block in enumerate(raw_blocks):
        if block.table is None or block.table.caption:
            continue
        for near in (_neighbour(raw_blocks, n, -1), _neighbour(raw_blocks, n, 1)):
            caption = _table_caption(raw_blocks[near]) if near is not None else None
            if near is None or near in taken or caption is None:
                continue
            taken.add(near)
            number, words = caption
            marked[near] = replace(raw_blocks[near], kind="caption")
            marked[n] = replace(
                block, table=replace(block.table, number=number, caption=words or None)
            )
            break
    return marked


def _neighbour(raw_blocks: Sequence[RawBlock], at: int, step: int) -> int | None:
    """The next block in that direction, notes passed over."""
    at += step
    while 0 <= at < len(raw_blocks) and raw_blocks[at].kind == "footnote":
        at += step
    return at if 0 <= at < len(raw_blocks) else None


def _table_caption(block: RawBlock) -> tuple[str | None, str] | None:
    """Number and words of a block that can be a table's caption."""
    text = text_of(block)
    caption = read_caption(text) if block.kind in {"caption", "paragraph"} else None
    if caption is None:
        return (None, text) if block.kind == "caption" else None
    return (caption.number, caption.title) if caption.is_table else None
