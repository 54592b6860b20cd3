"""Division of each kind of block into sentences."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.models import Block
from ingest.passages.sentences import split_sentences

#: Words from which a table row is cut at its cells and their sentences.
LONG_ROW_WORDS = 100


def sentences_of(text: str, block: Block, *, language: str = "nb") -> list[tuple[int, int]]:
    """The sentences of one block, as offsets into ``text``, the canonical text.

    A reference is one sentence, and so are a label of a chart and a table row, unless the
    row is very long.
    """
    if block.kind in ("reference", "boilerplate"):
        return [(block.start, block.end)]
    if block.kind in ("table", "table_row"):
        return [span for row in _lines(text, block) for span in _row_spans(text, *row, language)]
    found = split_sentences(text[block.start : block.end], language=language)
    return [(block.start + start, block.start + end) for start, end in found]


def _lines(text: str, block: Block) -> Iterator[tuple[int, int]]:
    start = block.start
    for line in text[block.start : block.end].split("\n"):
        if line.strip():
            yield start + len(line) - len(line.lstrip()), start + len(line.rstrip())
        start += len(line) + 1


def _row_spans(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    if len(text[start:end].split()) <= LONG_ROW_WORDS:
        yield start, end
        return
    for cell in text[start:end].split("\t"):
        for left, right in split_sentences(cell, language=language):
            yield start + left, start + right
        start += len(cell) + 1
