"""Chunks of a Markdown or plain file → blocks: words read, captions and tables matched."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.blocks.assembly import RawBlock, raw_block
from ingest.blocks.captions import is_table_note, read_caption
from ingest.blocks.cleaning import join_lines, one_line
from ingest.blocks.structure import text_of
from ingest.models import BlockKind
from ingest.parsers.text.contents import ContentsList
from ingest.parsers.text.inline import InlineReader
from ingest.parsers.text.markdown import Chunk, read_chunks
from ingest.parsers.text.tables import table_blocks

_LEADER = re.compile(r"\s*(?:(?:[.…·_]\s?){3,}|…)\s*(?=\w{0,7}$)")
_LIST_MARK = re.compile(r"^\s*(?:#{1,6}|[-*+])\s+")
_HARD_BREAK = re.compile(r"\\$")
_KINDS: dict[str, BlockKind] = {"item": "list_item", "quote": "quote", "caption": "caption"}


def raw_blocks_of_lines(
    lines: Sequence[str],
    contents: Sequence[ContentsList],
    reader: InlineReader,
    vocabulary: Mapping[str, int],
) -> list[RawBlock]:
    """Read the lines of a file, its contents lists set apart as such."""
    blocks: list[RawBlock] = []
    at = 0
    for listed in contents:
        blocks += _raw_blocks(read_chunks(lines[at : listed.start]), reader, vocabulary)
        blocks += contents_blocks(lines[listed.start : listed.end], reader)
        at = listed.end
    blocks += _raw_blocks(read_chunks(lines[at:]), reader, vocabulary)
    return _with_captions(blocks)


def contents_blocks(lines: Sequence[str], reader: InlineReader) -> list[RawBlock]:
    """Each line of a contents list as a block, without the leader."""
    words = (reader.read(_LIST_MARK.sub("", line)).text for line in lines)
    return [raw_block("contents", one_line(_LEADER.sub(" ", text))) for text in words if text]


def _raw_blocks(
    chunks: Sequence[Chunk], reader: InlineReader, vocabulary: Mapping[str, int]
) -> list[RawBlock]:
    blocks: list[RawBlock] = []
    for chunk in chunks:
        if chunk.table is not None:
            blocks += table_blocks(chunk.table, reader)
        else:
            block = _raw_block(chunk, reader, vocabulary, blocks)
            if text_of(block):
                blocks.append(block)
    return blocks


def _raw_block(
    chunk: Chunk,
    reader: InlineReader,
    vocabulary: Mapping[str, int],
    before: Sequence[RawBlock],
) -> RawBlock:
    lines = [_HARD_BREAK.sub("", line) for line in chunk.lines]
    if chunk.kind == "code":
        return raw_block("paragraph", one_line(" ".join(lines)))
    words = reader.read(join_lines(lines, vocabulary=vocabulary).text)
    if chunk.kind == "note":
        return words.raw_block("footnote", marker=chunk.marker)
    if chunk.kind in {"heading", "paragraph"} and read_caption(words.text):
        return words.raw_block("caption")
    if chunk.kind == "heading":
        return words.raw_block("heading", level=chunk.level)
    after_table = bool(before) and before[-1].kind in {"table", "caption"}
    if chunk.kind == "paragraph" and after_table and is_table_note(words.text):
        return words.raw_block("caption")
    return words.raw_block(_KINDS.get(chunk.kind, "paragraph"))


def _with_captions(blocks: Sequence[RawBlock]) -> list[RawBlock]:
    """Give each table its caption: the one above it, else the one below."""
    captioned = list(blocks)
    taken: set[int] = set()
    for at, block in enumerate(blocks):
        if block.table is None:
            continue
        for place in (at - 1, at - 2, at + 1):
            text = text_of(blocks[place]) if 0 <= place < len(blocks) else ""
            caption = read_caption(text) if place not in taken else None
            if caption and caption.is_table and blocks[place].kind == "caption":
                own = replace(block.table, number=caption.number, caption=text)
                captioned[at] = replace(block, table=own)
                taken.add(place)
                break
    return captioned
