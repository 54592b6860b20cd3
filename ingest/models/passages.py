"""Passages and their sentences: the spans of a document that are indexed and cited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ingest.models.ids import DocumentId, PassageId
from ingest.models.pages import UNKNOWN_PAGES, PageRange

PassageKind = Literal["prose", "list", "table", "quote", "footnote", "caption", "reference"]
Voice = Literal["author", "informant", "secondary", "summary", "method"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a passage, as offsets into the canonical text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class VoiceSpan:
    """Whose words a stretch holds, when they are not those of the passage as a whole.

    Attributes:
        attribution: As the text gives it ("kommunal leder"), else ``None``.
        confidence: 0 to 1. Below 0.5 the rules found a hint, not a sign.
    """

    start: int
    end: int
    voice: Voice
    attribution: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one document: what we index, retrieve and cite.

    Attributes:
        passage_id: Made of the document's id and the words, so that it survives
            changes elsewhere in the document.
        start, end: ``document.text[start:end] == text``, always.
        section: Titles of the sections around it, outermost first.
        context: What a reader needs beside the words and may search for, but is not
            in ``text``: a table row's caption and header. Never quoted.
        voice, attribution, voice_confidence: Of the passage as a whole.
        voices: Stretches inside it that are somebody else's words.
    """

    passage_id: PassageId
    document_id: DocumentId
    text: str
    start: int
    end: int
    section: tuple[str, ...] = ()
    pages: PageRange = UNKNOWN_PAGES
    kind: PassageKind = "prose"
    sentences: tuple[Sentence, ...] = ()
    context: str = ""
    table_id: str | None = None
    voice: Voice = "author"
    attribution: str | None = None
    voice_confidence: float = 1.0
    voices: tuple[VoiceSpan, ...] = ()
    ocr: bool = False

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.text):
            raise ValueError(f"{self.passage_id}: text and offsets differ in length")
