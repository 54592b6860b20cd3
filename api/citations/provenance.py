"""Provenance of words in the corpus: everything that a citation of them depends on."""

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
from ingest.passage_voices import is_quoted, other_voices, voice_at


@dataclass(frozen=True, slots=True)
class Provenance:
    """A span of a document with every fact that its citation is made of.

    Attributes:
        passage_id: The passage that it begins in, ``None`` outside all passages.
        start, end: Half-open offsets into the document's canonical text.
        pages: With the unit of their numbers in ``pages.unit``.
        section: Titles of the headings around it, outermost first.
        voice, attribution: Speaker of most of its words, and their name as the text gives it.
        quoted: If another source speaks, in its own words and not in the authors'.
        voices: Parts of it in another voice than most.
        ocr: True if any of its pages was read from a picture.
    """

    document_id: DocumentId
    passage_id: PassageId | None
    start: int
    end: int
    pages: PageRange
    section: tuple[str, ...] = ()
    voice: Voice = "author"
    attribution: str | None = None
    quoted: bool = True
    voices: tuple[VoiceSpan, ...] = ()
    ocr: bool = False


def provenance_of(document: Document, start: int, end: int) -> Provenance:
    """Trace ``document.text[start:end]``. Passages do not overlap: the first character decides."""
    pages = document.parsed.pages_of(start, end)
    passage = _passage_at(document.passages, start)
    voice, attribution = voice_at(passage, start, end) if passage else ("author", None)
    return Provenance(
        document_id=document.document_id,
        passage_id=passage.passage_id if passage else None,
        start=start,
        end=end,
        pages=pages,
        section=document.parsed.section_path(start),
        voice=voice,
        attribution=attribution,
        quoted=is_quoted(passage, start, end) if passage else True,
        voices=other_voices(passage, start, end, (voice, attribution)) if passage else (),
        ocr=_any_ocr(document, pages) or bool(passage and passage.ocr),
    )


def provenance_of_passage(passage: Passage) -> Provenance:
    """Trace a whole passage; equal to ``provenance_of`` its span, without the document."""
    voice, attribution = voice_at(passage, passage.start, passage.end)
    return Provenance(
        document_id=passage.document_id,
        passage_id=passage.passage_id,
        start=passage.start,
        end=passage.end,
        pages=passage.pages,
        section=passage.section,
        voice=voice,
        attribution=attribution,
        quoted=is_quoted(passage, passage.start, passage.end),
        voices=other_voices(passage, passage.start, passage.end, (voice, attribution)),
        ocr=passage.ocr,
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
