"""Helpers that build and cut small documents."""

from __future__ import annotations

from ingest.blocks.assembly import RawBlock, RawTable, assemble
from ingest.models import (
    DocumentId,
    Passage,
)
from ingest.passages.chunking import TARGET_WORDS, chunk

DOCUMENT = DocumentId("rapport")


def passages(*raw_blocks: RawBlock, target_words: int = TARGET_WORDS) -> tuple[Passage, ...]:
    return chunk(DOCUMENT, assemble(raw_blocks), target_words=target_words)


def prose(words: int, *, sentence_words: int = 10) -> str:
    """Running text of so many words, every sentence different."""
    return " ".join(
        f"Setning {n} " + "ord " * (sentence_words - 3) + "slutt."
        for n in range(words // sentence_words)
    )


def table(
    *rows: tuple[str, ...], header: tuple[str, ...] = (), caption: str | None = None
) -> RawBlock:
    return RawBlock("table", table=RawTable(header=header, rows=rows, caption=caption))
