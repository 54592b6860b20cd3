"""Helpers that label blocks and return their voices."""

from __future__ import annotations

from ingest.blocks.assembly import RawBlock, assemble, raw_block
from ingest.models import DocumentId, ParsedDocument, Passage, Voice
from ingest.passages.chunking import chunk
from ingest.voices.labelling import label_voices

FINDINGS = raw_block("heading", "4 Funn fra kontorene", level=1)


def labelled(*raw_blocks: RawBlock, language: str = "nb") -> tuple[ParsedDocument, list[Passage]]:
    parsed = assemble(raw_blocks)
    passages = chunk(DocumentId("rapport"), parsed, language=language)
    return parsed, list(label_voices(parsed, passages, language=language))


def spans(*raw_blocks: RawBlock) -> list[tuple[str, Voice, str | None]]:
    """(words, voice, attribution) of every stretch that the rules are sure enough of."""
    parsed, passages = labelled(*raw_blocks)
    return [
        (parsed.text[s.start : s.end], s.voice, s.attribution)
        for passage in passages
        for s in passage.voices
        if s.confidence >= 0.5
    ]


def quoted(text: str) -> list[tuple[Voice, str | None]]:
    """(voice, attribution) of the quotations in one paragraph of findings."""
    found = spans(FINDINGS, raw_block("paragraph", text))
    return [(voice, who) for words, voice, who in found if words.lstrip()[0] in '«“"”']
