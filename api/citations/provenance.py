"""A stretch of the corpus as a place that can be cited, and whether a cited page fits it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.models import (
    Document,
    DocumentId,
    PageRange,
    Passage,
    PassageId,
    Voice,
    VoiceSpan,
)
from ingest.passage_voices import other_voices, voice_at


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand, with everything that a citation of them needs.

    Attributes:
        start, end: Half-open offsets into the document's canonical text.
        section: Titles of the headings around it, outermost first.
        ocr: Whether any of its pages was read from a picture.
        voices: Stretches of it that are somebody else's words than most of it.
    """

    document_id: DocumentId
    passage_id: PassageId | None
    start: int
    end: int
    pages: PageRange
    section: tuple[str, ...]
    voice: Voice
    attribution: str | None
    ocr: bool
    voices: tuple[VoiceSpan, ...] = ()


def place_of(document: Document, start: int, end: int) -> Place:
    """Describe ``document.text[start:end]``."""
    pages = document.parsed.pages_of(start, end)
    passage = _passage_at(document.passages, start)
    voice, attribution = voice_at(passage, start, end) if passage else ("author", None)
    return Place(
        document_id=document.document_id,
        passage_id=passage.passage_id if passage else None,
        start=start,
        end=end,
        pages=pages,
        section=document.parsed.section_path(start),
        voice=voice,
        attribution=attribution,
        ocr=_any_ocr(document, pages) or bool(passage and passage.ocr),
        voices=other_voices(passage, start, end, (voice, attribution)) if passage else (),
    )


def _passage_at(passages: Sequence[Passage], offset: int) -> Passage | None:
    after = bisect_right(passages, offset, key=lambda passage: passage.start)
    if after and offset < passages[after - 1].end:
        return passages[after - 1]
    return None


def _any_ocr(document: Document, pages: PageRange) -> bool:
    if pages.first is None:
        return False
    last = pages.last if pages.last is not None else pages.first
    return any(page.ocr for page in document.parsed.pages if pages.first <= page.number <= last)
