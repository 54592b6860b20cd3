"""Passages and their sentences: the spans of a document that are indexed and cited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ingest.models.ids import DocumentId, PassageId
from ingest.models.pages import UNKNOWN_PAGES, PageRange

PassageKind = Literal[
    "prose", "list", "table", "quote", "footnote", "caption", "reference", "figure"
]
Voice = Literal["author", "informant", "secondary", "summary", "method"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a passage, as offsets into the canonical text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class VoiceSpan:
    """A span in another voice than the rest of its passage.

    Attributes:
        attribution: The speaker or source as named in the text ("kommunal leder"), if any.
        confidence: 0 to 1. Below 0.5 it is a guess, and not shown as another voice.
        quoted: The words are the speaker's or source's own; else the authors report them.
    """

    start: int
    end: int
    voice: Voice
    attribution: str | None = None
    confidence: float = 1.0
    quoted: bool = True


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of one document: the unit that is indexed, retrieved and cited.

    Attributes:
        passage_id: Derived from the document's id and the text, so that it is stable
            when the document changes elsewhere.
        start, end: ``document.text[start:end] == text``, always.
        section: Titles of the sections around it, outermost first.
        context: Searchable text beside ``text``: a table row's caption and header.
            Never quoted.
        voice, attribution, voice_confidence: Of the passage as a whole.
        voices: Spans inside it in another voice.
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
